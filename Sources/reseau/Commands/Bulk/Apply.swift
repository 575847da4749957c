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

  /// What is asked for.
  var change: BulkChange { BulkChange(file: file, by: author.by, asJSON: output.json) }

  func run() throws { try change.run() }
}

/// What `apply` does, apart from how it is asked for.
struct BulkChange: Equatable {
  /// The file; `-` is the standard input.
  var file = "-"
  /// The member who makes the changes, as somebody typed it.
  var by: String?
  /// Whether to answer in JSON.
  var asJSON = false

  /// Records the changes, and tells what became of them.
  func run() throws {
    let drafts = try DraftLines(of: file).drafts()
    let applied = try DraftImport(drafts, by: by).run()
    try DraftReport(drafts, applied).tell(asJSON: asJSON)
  }
}

extension BulkChange {
  /// Reads the words of a command line that is as plain as scripts write it, `apply`, and perhaps
  /// a file and `--json`; `nil` for any other, which is for the argument parser.
  ///
  /// The parser looks at its own options for longer than a change takes to reach the disk.
  init?(plain words: [String]) {
    guard words.first == "apply" else { return nil }
    var rest = words.dropFirst()
    if rest.last == "--json" {
      asJSON = true
      rest.removeLast()
    }
    guard rest.count < 2, rest.first?.isPlainName ?? true else { return nil }
    file = rest.first ?? file
  }
}

extension String {
  /// Whether the parser takes this word for a value, whatever stands around it.
  fileprivate var isPlainName: Bool { utf8.first.map { $0 != UInt8(ascii: "-") } ?? false }
}
