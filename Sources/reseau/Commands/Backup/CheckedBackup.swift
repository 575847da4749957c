import Archive
import Community
import Journal
import Merge
import Workspace

/// A backup that is read, and not restored.
enum CheckedBackup {
  /// What the backup in `file` says about itself, once all of it has been checked.
  static func manifest(of file: String) throws -> Manifest {
    let progress = ProgressLine()
    defer { progress.finish() }
    let input = try Input(file)
    defer { input.close() }
    return try Replica.checkBackup(
      called: file, from: { (count) throws(FileError) in try input.read(count) },
      report: progress.report)
  }
}

extension Manifest {
  /// What programs are told of a backup.
  var members: [(key: String, value: Value)] {
    [
      ("at", Value(at.text)), ("changes", Value(changes)), ("files", Value(files.count)),
      ("network", Value(network)), ("networkName", Value(networkName)),
      ("program", Value(program)), ("site", Value(site.text)), ("siteName", Value(siteName)),
      ("sites", Value(position.count)), ("size", Value(size)),
    ]
  }

  var summary: Value { Value(object: members) }

  var sizePhrase: Phrase { ByteCount(bytes: size).phrase }

  /// How far the backup goes: « 12 changements de 2 sites ».
  var extent: Phrase {
    let (changes, sites) = (Counted.changes(changes), Counted.sites(position.count))
    return Phrase(
      fr: "\(changes.french) de \(sites.french)", en: "\(changes.english) of \(sites.english)")
  }

  /// What the backup is, for people.
  var phrase: Phrase {
    let (time, size) = (LocalTime(at).phrase, sizePhrase)
    let (name, network) = (Visible.line(siteName), Visible.line(networkName))
    return Phrase(
      fr: "Sauvegarde de \(name) (« \(network) »), faite le \(time.french) : \(extent.french), "
        + "\(size.french). Elle est entière.",
      en: "Backup of \(name) (“\(network)”), made on \(time.english): \(extent.english), "
        + "\(size.english). It is whole.")
  }
}
