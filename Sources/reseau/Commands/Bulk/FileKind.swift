import ArgumentParser
import Community

/// A format that records are exchanged in.
enum FileKind: String, CaseIterable {
  case csv
  case vcard
  case ics
  case markdown
  case json

  /// The format that files called like `path` are in; `nil` when the name does not tell.
  init?(of path: String) {
    switch path.lowercased().split(separator: ".").last {
    case "csv", "tsv", "txt": self = .csv
    case "vcf", "vcard": self = .vcard
    case "ics", "ical", "ifb": self = .ics
    case "md", "markdown": self = .markdown
    case "json", "jsonl", "ndjson": self = .json
    default: return nil
    }
  }
}

extension Kind {
  /// The kind that people call `word`: its name, or what one or several of them are called.
  static func typed(_ word: String) throws(Complaint) -> Kind {
    let key = Folding.key(of: word)
    let found = editable.first { kind in
      let words = [kind.singular, kind.plural].flatMap { [$0.french, $0.english] }
      return (words + [kind.name]).contains { Folding.key(of: $0) == key }
    }
    if let found { return found }
    let names = editable.map(\.name).joined(separator: ", ")
    throw Complaint(
      .usage,
      fr: "Il n’y a pas de fiches « \(Visible.excerpt(word)) », mais : \(names).",
      en: "There are no records “\(Visible.excerpt(word))”, but: \(names).")
  }

  /// Makes sure that records of this kind can be written in `format`, or read from it.
  func check(_ format: FileKind) throws(Complaint) {
    let fits =
      switch format {
      case .csv: titleField != nil
      case .json: true
      case .vcard: self == .member
      case .ics: name == "meeting"
      case .markdown: name == "practice"
      }
    if fits { return }
    throw Complaint(
      .usage,
      fr: "Les \(plural.french) n’existent pas en \(format.phrase.french) : \(hint.french)",
      en: "There are no \(plural.english) in \(format.phrase.english): \(hint.english)")
  }

  private var hint: Phrase {
    Phrase(
      fr: "« --format csv » vaut pour presque tout, vcard pour les membres, ics pour les réunions, "
        + "markdown pour les pratiques, json pour tout.",
      en: "“--format csv” suits nearly all, vcard members, ics meetings, markdown practices, json "
        + "all.")
  }
}

extension FileKind {
  /// What people call the format.
  var phrase: Phrase {
    switch self {
    case .csv: Phrase(same: "CSV")
    case .vcard: Phrase(same: "vCard")
    case .ics: Phrase(same: "iCalendar")
    case .markdown: Phrase(same: "Markdown")
    case .json: Phrase(same: "JSON")
    }
  }
}

/// How the characters of a table are written.
struct EncodingOption: ParsableArguments {
  @Option(
    help: help(
      fr: "L’encodage d’un fichier CSV : utf-8, windows-1252, utf-16le, utf-16be.",
      en: "The encoding of a CSV file: utf-8, windows-1252, utf-16le, utf-16be.",
      valueName: Phrase(fr: "encodage", en: "encoding")),
    completion: .list(["utf-8", "windows-1252", "utf-16le", "utf-16be"]))
  var encoding: String?
}

/// The format of a file, where its name does not tell.
struct FormatOption: ParsableArguments {
  @Option(
    help: help(
      fr: "Le format, quand la fin du nom ne le dit pas : csv, vcard, ics, markdown, json.",
      en: "The format, where the end of the name does not tell: csv, vcard, ics, markdown, json.",
      valueName: Phrase(fr: "format", en: "format")),
    completion: .list(FileKind.allCases.map(\.rawValue)))
  var format: String?

  /// The format that is asked for; `nil` when none is.
  func checked() throws(Complaint) -> FileKind? {
    guard let format else { return nil }
    if let known = FileKind(rawValue: format.lowercased()) { return known }
    let names = FileKind.allCases.map(\.rawValue).joined(separator: ", ")
    throw Complaint(
      .usage,
      fr: "Le format « \(Visible.excerpt(format)) » n’est pas connu ; au choix : \(names).",
      en: "The format “\(Visible.excerpt(format))” is not known; choose one of: \(names).")
  }
}
