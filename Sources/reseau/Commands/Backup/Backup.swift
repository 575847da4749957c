import ArgumentParser
import Community
import Journal
import Merge
import Workspace

/// `backup`: the whole home in one file.
struct Backup: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "backup",
      Phrase(
        fr: "Sauvegarder tout le dossier de ce site dans un seul fichier.",
        en: "Back the whole folder of this site up in one file."),
      more: Phrase(
        fr: "Le fichier contient la clé privée du site : gardez-le où vous seul pouvez le lire, "
          + "jamais dans un partage. Dans un dossier, il porte la date et l’heure ; « - » l’écrit "
          + "sur la sortie standard. C’est un .tar.gz, que d’autres programmes lisent aussi. "
          + "« reseau restore » en refait le site.",
        en: "The file holds the site's private key: keep it where only you can read it, never in a "
          + "share. In a folder it bears the day and the time; “-” writes it to the standard "
          + "output. It is a .tar.gz, which other programs read, too. “reseau restore” makes the "
          + "site from it."),
      examples: [
        "reseau backup /media/disque/reseau.tar.gz", "reseau backup /media/disque --keep 14",
        "reseau backup --list /media/disque/reseau.tar.gz",
      ])
  }

  @Argument(
    help: help(
      fr: "Le fichier de la sauvegarde, ou le dossier où le mettre.",
      en: "The file of the backup, or the folder to put it in.",
      valueName: Phrase(fr: "fichier", en: "file")),
    completion: .file())
  var file: String

  @Flag(
    help: help(
      fr: "Vérifier cette sauvegarde jusqu’au bout, et dire ce qu’elle contient.",
      en: "Check this backup to its end, and say what it holds."))
  var list = false

  @Flag(
    help: help(
      fr: "Remplacer le fichier s’il existe.", en: "Replace the file if there is one."))
  var replace = false

  @Option(
    help: help(
      fr: "Dans un dossier : n’y garder que les N dernières sauvegardes de ce site.",
      en: "In a folder: keep only the N latest backups of this site there.",
      valueName: Phrase(fr: "nombre", en: "number")))
  var keep: Int?

  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    if list { return try show() }
    let site = try SiteSettings(at: Edge.home, files: Edge.surroundings.files).site
    if file == "-" { return try writeToOutput() }
    let folder = Edge.absolute(file)
    let isFolder = (try? Edge.surroundings.files.list(folder)) != nil
    guard keep ?? 1 > 0, keep == nil || isFolder else { throw Self.keepsInFolder }
    let name = BackupFile.name(of: site, at: Edge.now)
    let path = isFolder ? "\(folder)/\(name)" : folder
    guard let mayReplace = try mayReplace(path) else { return }
    let target = try BackupFile(
      of: site, at: path, mayReplace: mayReplace, in: Edge.surroundings)
    let made = try write { try target.write($0) }
    // What is damaged now may be sound in an older backup.
    let removed =
      made.damaged.isEmpty
      ? try keep.map {
        try BackupFile.removeOld(of: site, in: folder, keeping: $0, files: Edge.surroundings.files)
      } ?? [] : []
    try tell(made, path, removed)
  }

  private static let keepsInFolder = Complaint(
    .usage, fr: "--keep compte des sauvegardes, au moins une, dans un dossier : donnez un dossier.",
    en: "--keep counts backups, at least one, in a folder: name a folder.")

  private func show() throws {
    guard keep == nil, !replace else {
      throw Complaint(
        .usage, fr: "--list va sans --keep et sans --replace.",
        en: "--list goes without --keep and --replace.")
    }
    let manifest = try CheckedBackup.manifest(of: file)
    if output.json { return try Output.print(manifest.summary.json) }
    try Output.print(manifest.phrase.text)
  }

  /// Whether a file that is there may be replaced; `nil` when nothing is to be done.
  private func mayReplace(_ path: String) throws -> Bool? {
    guard !replace, try Edge.surroundings.files.size(of: path) != nil, Terminal.canAsk else {
      return replace
    }
    let question = Phrase(fr: "Remplacer « \(path) » ?", en: "Replace “\(path)”?")
    if try Question.ask(question) { return true }
    try Output.print(Phrase(fr: "Rien n’est changé.", en: "Nothing is changed.").text)
    return nil
  }

  private func writeToOutput() throws {
    guard keep == nil, !output.json, !Terminal.showsOutput else {
      throw Complaint(
        .usage,
        fr: "« - » écrit la sauvegarde sur la sortie standard, sans --json ni --keep : dirigez-la "
          + "vers un fichier ou un programme.",
        en: "“-” writes the backup to the standard output, without --json and --keep: direct it "
          + "to a file or a program.")
    }
    let made = try write { body in
      try body { (bytes) throws(FileError) in
        do throws(OutputError) {
          try Output.print(bytes: bytes)
        } catch {
          throw FileError(.write, "-", .other(error.code))
        }
      }
    }
    try warn(of: made)
  }

  private func write(
    to target: ((@escaping Replica.BackupSink) throws -> Void) throws -> Void
  ) throws -> BackedUp {
    let progress = ProgressLine()
    defer { progress.finish() }
    return try Replica.backUp(
      Edge.home, program: Reseau.version, in: Edge.surroundings, report: progress.report,
      to: target)
  }

  private func tell(_ made: BackedUp, _ path: String, _ removed: [String]) throws {
    if output.json {
      let members =
        made.manifest.members + [
          ("damaged", Value(array: made.damaged.map { Value($0) })), ("file", Value(path)),
          ("removed", Value(array: removed.map { Value($0) })),
        ]
      try Output.print(Value(object: members).json)
    } else {
      let (changes, size) = (Counted.changes(made.manifest.changes), made.manifest.sizePhrase)
      try Output.print(
        Phrase(
          fr:
            "Sauvegarde faite : « \(path) » (\(changes.french), \(size.french)). Elle contient la "
            + "clé privée de ce site : vous seul devez pouvoir la lire.",
          en: "Backup made: “\(path)” (\(changes.english), \(size.english)). It holds the private "
            + "key of this site: only you should be able to read it."
        ).text)
      for path in removed {
        try Output.print(
          Phrase(
            fr: "Ancienne sauvegarde supprimée : « \(path) ».", en: "Old backup removed: “\(path)”."
          ).text)
      }
    }
    try warn(of: made)
  }

  /// - Throws: ``Ending`` when files of the home are damaged.
  private func warn(of made: BackedUp) throws {
    guard !made.damaged.isEmpty else { return }
    for path in made.damaged {
      Output.message(
        "reseau: "
          + Phrase(
            fr: "« \(path) » est endommagé dans ce dossier, et donc dans la sauvegarde : « reseau "
              + "repair » le reprend d’un partage. Aucune ancienne sauvegarde n’est supprimée.",
            en: "“\(path)” is damaged in this folder, and so it is in the backup: “reseau repair” "
              + "takes it from a share. No old backup is removed."
          ).text)
    }
    throw Ending(outcome: .inputOutput)
  }
}
