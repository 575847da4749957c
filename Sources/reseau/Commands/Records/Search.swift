import ArgumentParser
import Community
import Merge
import Workspace

/// `search`: finds records by words.
struct Search: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "search",
      Phrase(
        fr: "Chercher des mots dans toutes les fiches, accents et majuscules ignorés.",
        en: "Look for words in all records, accents and case ignored."),
      examples: ["reseau search salle visio", "reseau search voyage --kind practice --limit 5"])
  }

  @Argument(
    help: help(fr: "Les mots.", en: "The words.", valueName: Phrase(fr: "mots", en: "words")))
  var words: [String]

  @Option(
    help: help(
      fr: "Seulement ces fiches : \(kinds).", en: "Only these records: \(kinds).",
      valueName: Phrase(fr: "genre", en: "kind")),
    completion: .list(Kind.searched.map(\.name)))
  var kind: [String] = []

  @Option(
    help: help(
      fr: "Combien de résultats au plus.", en: "How many results at most.",
      valueName: Phrase(fr: "nombre", en: "number")))
  var limit = 20

  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  private static var kinds: String { Kind.searched.map(\.name).joined(separator: ", ") }

  func run() throws {
    let limit = try CheckedLimit.of(limit) ?? 20
    for kind in kind where !Kind.searched.contains(where: { $0.name == kind }) {
      throw Complaint(
        .usage, fr: "Il n’y a pas de fiches « \(kind) », mais : \(Self.kinds).",
        en: "There are no records “\(kind)”, but: \(Self.kinds).")
    }
    let found = try Replica.reading {
      try $0.search(words.joined(separator: " "), kinds: kind, limit: limit)
    }
    if output.json {
      return try Output.print(
        Value(
          array: found.map { hit in
            Value(object: [
              ("excerpt", Value(hit.excerpt)), ("record", Value(hit.record)),
              ("title", Value(hit.title)),
            ])
          }
        ).json)
    }
    guard !found.isEmpty else {
      return try Output.print(Phrase(fr: "Rien trouvé.", en: "Nothing found.").text)
    }
    var lines = Output()
    for hit in found {
      try lines.line("\(Terminal.bold(Visible.line(hit.title)))  \(Terminal.dim(hit.record))")
      let excerpt = Visible.line(hit.excerpt)
      if !excerpt.isEmpty { try lines.line("  \(excerpt)") }
    }
    try lines.flush()
  }
}
