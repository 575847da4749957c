import ArgumentParser
import Community
import Merge
import Workspace

/// `attachment list`: the files of a record, and whether they are here.
struct AttachmentList: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "list",
      Phrase(
        fr: "Montrer les fichiers d’une fiche, et s’ils sont ici.",
        en: "Show the files of a record, and whether they are here."),
      examples: [
        "reseau attachment list \"réserver une salle\"",
        "reseau attachment list \"réserver une salle\" --json",
      ])
  }

  @OptionGroup var handle: AttachmentOwner
  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try Replica.reading { replica in
      let view = try replica.record(handle.record)
      guard view.kind?.fields.contains(where: \.holdsAttachments) == true else {
        throw WorkspaceError.attachment(.noneAllowed(record: view.record))
      }
      let states = try replica.attachments(of: view)
      if output.json { return try Output.print(Value(array: states.map(\.json)).json) }
      guard !states.isEmpty else {
        return try Output.print(
          Phrase(
            fr: "Aucune pièce jointe : « reseau attach » en ajoute.",
            en: "No attachment: “reseau attach” adds some."
          ).text)
      }
      var table = Table()
      for state in states {
        let size = state.attachment.map { ByteCount(bytes: $0.size).phrase.text } ?? ""
        let hash = state.attachment?.shortDigest ?? ""
        table.add([
          state.attachment?.name ?? state.element, size, state.presence.text, hash,
        ])
      }
      try table.print()
    }
  }
}
