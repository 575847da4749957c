import ArgumentParser
import Community
import Journal
import Merge
import Workspace

/// `apply`: records changes in bulk.
struct Apply: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "apply",
      Phrase(
        fr: "Enregistrer des changements en nombre, un objet JSON par ligne.",
        en: "Record changes in bulk, one JSON object a line."),
      more: Phrase(
        fr: """
          Chaque ligne nomme une fiche (« on ») et dit ce qui change : « set » des valeurs, \
          « add » et « remove » des éléments de listes, « text » des textes entiers, « delete ». \
          Tout est vérifié avant que rien ne soit écrit.
          """,
        en: """
          Each line names a record (“on”) and says what changes: “set” values, “add” and “remove” \
          elements of lists, “text” whole texts, “delete”. All is checked before anything is \
          written.
          """),
      examples: [
        "reseau apply changements.jsonl",
        "echo '{\"on\":\"practice/salle\",\"set\":{\"title\":\"Réserver\"}}' | reseau apply -",
      ])
  }

  @Argument(
    help: help(
      fr: "Le fichier ; « - », ou rien, est l’entrée standard.",
      en: "The file; “-”, or none, is the standard input.",
      valueName: Phrase(fr: "fichier", en: "file")),
    completion: .file())
  var file = "-"

  @OptionGroup var author: ByOption
  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let drafts = try DraftLines(of: file).drafts()
    let applied = try DraftImport(drafts, author: author).run()
    try DraftReport(drafts, applied).tell(asJSON: output.json)
  }
}
