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
    let applied = drafts.isEmpty ? [] : try applied(drafts)
    if output.json { return try printJSON(drafts, applied) }
    let counts = Dictionary(grouping: applied, by: \.effect).mapValues(\.count)
    let parts = [
      Counted.created(counts[.created] ?? 0), Counted.changed(counts[.changed] ?? 0),
      Counted.deleted(counts[.deleted] ?? 0), Counted.unchanged(counts[.unchanged] ?? 0),
    ]
    let shown = parts.enumerated().filter { $0.offset == 0 || $0.element.count > 0 }
    try Output.print(
      Phrase(
        fr: shown.map(\.element.french).joined(separator: ", ") + ".",
        en: shown.map(\.element.english).joined(separator: ", ") + "."
      ).text)
  }

  /// Records the drafts, and names the line where one is about a record that is not there.
  private func applied(_ drafts: [NumberedDraft]) throws -> [Applied] {
    do {
      return try Replica.writing { try $0.apply(drafts, by: author.member(in: $0)) }
    } catch let error as WorkspaceError {
      guard case .noSuchRecord(let record) = error,
        let line = drafts.first(where: { $0.draft.change.record == record })?.line
      else { throw error }
      throw Complaint(
        .missing, fr: "Ligne \(line) : \(record) n’existe pas, ou plus.",
        en: "Line \(line): there is no \(record), or not any more.")
    }
  }

  private func printJSON(_ drafts: [NumberedDraft], _ applied: [Applied]) throws {
    var lines = Output()
    for (draft, outcome) in zip(drafts, applied) {
      try lines.line(
        Value(object: [
          ("effect", Value(outcome.effect.rawValue)), ("line", Value(draft.line ?? 0)),
          ("record", Value(outcome.record)),
        ]).json)
    }
    try lines.flush()
  }
}
