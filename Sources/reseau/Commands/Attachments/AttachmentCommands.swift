import ArgumentParser
import Community

/// `attachment`: the files of a record.
struct AttachmentCommands: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "attachment",
      Phrase(fr: "Les pièces jointes d’une fiche.", en: "The attachments of a record."),
      examples: [
        "reseau attachment list \"réserver une salle\"",
        "reseau attachment get \"réserver une salle\" plan.pdf",
      ],
      subcommands: [AttachmentList.self, AttachmentGet.self, AttachmentRemove.self])
  }
}

/// The attachment that a command is about.
struct AttachmentArgument: ParsableArguments {
  @Argument(
    help: help(
      fr: "Le nom du fichier, ou le début de son empreinte.",
      en: "The name of the file, or the start of its hash.",
      valueName: Phrase(fr: "fichier", en: "file")),
    completion: .custom { words, _, start in Completions.attachments(words, start) })
  var attachment: String
}
