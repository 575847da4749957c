// A whole home in one file. What the file looks like: Archive.docc/BackupFormat.md.

import Archive
import Community
import Journal
import Merge

/// What a backup holds, and what of it was not sound when it was made.
public struct BackedUp: Sendable {
  /// What the backup says about itself.
  public let manifest: Manifest
  /// Files that are not what their names say, by their path in the home. They are in the backup as
  /// they are.
  public let damaged: [String]
}

extension Replica {
  /// Takes the next bytes of a backup.
  public typealias BackupSink = ([UInt8]) throws(FileError) -> Void

  /// Writes the home at `path`, without what can be made anew, to `target`: one moment's state,
  /// since nobody can change the home meanwhile.
  ///
  /// The home is not opened, so that one with a damaged index or journal can be backed up, too.
  ///
  /// - Parameters:
  ///   - program: the version of this program.
  ///   - target: opens where the backup goes, runs what writes it, and puts it in its place.
  /// - Throws: ``WorkspaceError``, or what `target` throws.
  public static func backUp(
    _ path: String, program: String, in surroundings: Surroundings,
    report: @escaping ProgressReport,
    to target: (_ body: (@escaping BackupSink) throws -> Void) throws -> Void
  ) throws -> BackedUp {
    let folder = HomeFolder(path: path, files: surroundings.files)
    _ = try folder.settings()
    do {
      let lock = try folder.lockWaiting(surroundings)
      defer { lock.release() }
      var settings = try folder.settings()
      try folder.finish(&settings)
      let position = try folder.position(of: settings.site)
      let (files, strange) = try folder.described()
      let damaged = strange + folder.lackingOfOwn(settings.site, position)
      let manifest = Manifest(
        program: program, at: surroundings.now(), network: settings.network,
        networkName: settings.networkName, site: settings.site, siteName: settings.name,
        position: position, files: files)
      try target { sink in
        var writer = try BackupWriter(manifest, to: sink)
        for (done, file) in files.enumerated() {
          report(.copying(done, of: files.count))
          try writer.append(folder.bytes(of: file.path))
        }
        try writer.finish()
      }
      return BackedUp(manifest: manifest, damaged: damaged)
    } catch let error as ArchiveError {
      throw WorkspaceError.backup(.unusable(file: path, error))
    } catch let error as FileError {
      throw WorkspaceError(error)
    } catch let error as JournalError {
      throw WorkspaceError(error)
    }
  }
}

extension HomeFolder {
  func bytes(of file: String) throws(FileError) -> [UInt8] {
    try files.read("\(path)/\(file)", limit: Segment.maximumFile)
  }

  /// The files to keep, and which of them are not what their names say.
  fileprivate func described() throws -> ([Manifest.File], damaged: [String]) {
    var (described, damaged): ([Manifest.File], [String]) = ([], [])
    for file in try filesToKeep() {
      let entry = Manifest.File(path: file.path, bytes: try bytes(of: file.path))
      described.append(entry)
      if let digest = file.digest, !entry.digest.hasPrefix(digest) { damaged.append(file.path) }
    }
    return (described, damaged)
  }

  /// What a restored home could not go on without and that is not here as it should be: the key,
  /// and the own journal as far as it was signed.
  fileprivate func lackingOfOwn(_ own: SiteID, _ position: [SiteID: UInt32]) -> [String] {
    let signed = (try? heads.head(of: JournalID(own)))?.head.seq ?? 0
    let held = position[own] ?? 0
    return ((try? key(of: own)) == nil ? ["keys/\(own).key"] : [])
      + (held == 0 || held < signed ? ["journals/\(own)"] : [])
  }

  /// How far each journal goes.
  fileprivate func position(of own: SiteID) throws(JournalError) -> [SiteID: UInt32] {
    var position = try headsBySite(withClocks: false).mapValues(\.seq)
    position[own] = try OpenSegment(of: JournalID(own), in: journals).read().position.next - 1
    return position
  }
}
