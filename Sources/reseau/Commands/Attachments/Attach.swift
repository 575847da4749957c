import ArgumentParser
import Community
import Journal
import Merge
import Workspace

/// `attach`: adds files to a record.
struct Attach: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "attach",
      Phrase(
        fr: "Joindre des fichiers à une fiche : un modèle de lettre, une photo.",
        en: "Attach files to a record: a letter template, a photo."),
      more: Phrase(
        fr: "Un fichier compte au plus 20 Mio. Il part avec le prochain échange ; les autres sites "
          + "le prennent quand ils veulent le lire.",
        en: "A file has at most 20 MiB. It leaves with the next exchange; the other sites take it "
          + "when they want to read it."),
      examples: [
        "reseau attach \"réserver une salle\" plan.pdf photo.jpg",
        "reseau attach \"nouvelle GED\" lettre.docx --by claire",
      ])
  }

  @OptionGroup var handle: AttachmentOwner

  @Argument(
    help: help(
      fr: "Les fichiers.", en: "The files.", valueName: Phrase(fr: "fichier", en: "file")),
    completion: .file())
  var files: [String]

  @OptionGroup var author: ByOption
  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let read = try files.map { try Self.file($0) }
    try Replica.writing { replica in
      let view = try replica.record(handle.record)
      let change = try replica.attach(read, to: view.record, by: author.member(in: replica))
      if output.json { return try Output.print(change.json.json) }
      let title = Visible.line(view.title)
      for attachment in change.attachments {
        let file = attachment.phrase
        let told =
          change.applied.effect == .unchanged
          ? Phrase(
            fr: "\(title) : \(file.french), c’était déjà joint.",
            en: "\(title): \(file.english), it was attached already.")
          : Phrase(
            fr: "\(title) : \(file.french), c’est joint.",
            en: "\(title): \(file.english), attached.")
        try Output.print(told.text)
      }
    }
  }

  private static func file(_ path: String) throws -> NamedFile {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let input = try Input(path)
    defer { input.close() }
    do throws(FileError) {
      return NamedFile(name, try input.readAll(limit: Attachment.largest))
    } catch {
      guard error.reason == .tooLarge else { throw error }
      throw WorkspaceError.attachment(.tooLarge(name: name))
    }
  }
}

/// The record that attachments belong to.
struct AttachmentOwner: ParsableArguments {
  @Argument(
    help: help(
      fr: "La fiche : son nom, le début de son nom, ou son titre.",
      en: "The record: its name, the start of its name, or its title.",
      valueName: Phrase(fr: "fiche", en: "record")),
    completion: .custom { _, _, start in Completions.records(of: nil, start) })
  var record: String
}
