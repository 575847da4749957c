import Community
import Merge

/// Reads vCards of versions 2.1, 3.0 and 4.0 as members: what Outlook, Thunderbird and phones
/// write.
public enum CardReader {
  /// The most cards of a file.
  public static let mostCards = 100_000

  /// What the cards in `bytes` propose.
  ///
  /// A card of Réseau's own names its record and says all of each list; one of another program
  /// adds to lists, and fills the site and the notes where they are empty.
  public static func proposals(from bytes: [UInt8]) throws(FormatError) -> Proposals {
    guard bytes.count <= CSVReader.mostBytes else {
      throw FormatError(.tooMuch(most: CSVReader.mostBytes, .bytes))
    }
    var proposals = Proposals()
    var card: [ContentLine]?
    for line in try ContentLine.lines(of: bytes) {
      let mark = SetCell.trimmed(line.value).uppercased()
      switch line.name {
      case "BEGIN" where mark == "VCARD":
        if let first = card?.first { throw FormatError(.unclosed("VCARD"), line: first.number) }
        card = [line]
      case "END" where mark == "VCARD":
        if let lines = card { proposals.all.append(proposal(of: lines)) }
        card = nil
        guard proposals.all.count <= mostCards else {
          throw FormatError(.tooMuch(most: mostCards, .entries))
        }
      default: card?.append(line)
      }
    }
    if let first = card?.first { throw FormatError(.unclosed("VCARD"), line: first.number) }
    guard !proposals.all.isEmpty else { throw FormatError(.empty) }
    return proposals
  }

  private static func proposal(of lines: [ContentLine]) -> Proposal {
    var proposal = Proposal(line: lines.first?.number ?? 1)
    let card = Card(lines)
    if card.first("KIND")?.lowercased() == "group" { proposal.problem = .notAPerson }
    let uid = card.first("UID") ?? ""
    let own = RecordName(uid).flatMap { $0.kind == Kind.member.name ? $0.text : nil }
    proposal.record = own
    let kind = Kind.member
    func say(_ text: String?, _ field: String, filling: Bool = false) {
      guard let text, !text.isEmpty else { return }
      proposal.say(filling ? .filling(text) : .typed(text), of: field, kind)
    }
    func list(_ elements: [String], _ field: String) {
      let said = own == nil ? elements.map { SetCell.trimmed($0) } : elements
      let elements = said.filter { !$0.isEmpty }
      guard !elements.isEmpty else { return }
      proposal.say(own == nil ? .adding(elements) : .set(elements), of: field, kind)
    }
    say(card.name, "name")
    say(card.first("TITLE"), "title")
    let organisation = card.parts("ORG", dividedBy: ";")
    let town = card.parts("ADR", dividedBy: ";").dropFirst(3).first ?? ""
    if own == nil, !town.isEmpty {
      say(town, "site", filling: true)
    } else {
      say(organisation.first, "site", filling: own == nil)
    }
    say(organisation.dropFirst().first { !$0.isEmpty }, "unit")
    say(card.preferred("EMAIL", before: []), "email")
    say(card.preferred("TEL", before: ["fax", "pager", "video"]), "phone")
    say(card.first("X-RESEAU-ASSISTS"), "assists")
    say(card.first("X-RESEAU-ARRIVED"), "arrived")
    say(card.first("X-RESEAU-VISIBLE"), "visible")
    list(card.languages, "languages")
    list(card.all("EXPERTISE"), "skills")
    list(card.all("ROLE"), "roles")
    list(card.lists("CATEGORIES"), "tags")
    let notes = card.all("NOTE").filter { !$0.isEmpty }
    if !notes.isEmpty {
      let text = notes.joined(separator: "\n\n")
      let content: Proposal.Content =
        own == nil ? .filling(SetCell.trimmed(Draft.withLineFeeds(text))) : .text(text)
      proposal.say(content, of: "notes", kind)
    }
    return proposal
  }
}

/// The properties of one card.
private struct Card {
  private let lines: [ContentLine]

  init(_ lines: [ContentLine]) { self.lines = lines }

  func all(_ name: String) -> [String] {
    lines.filter { $0.name == name }.map { EscapedText.read($0.decoded) }
  }

  /// The first value of the property called `name` that says something, as one line.
  func first(_ name: String) -> String? {
    all(name).lazy.map { SetCell.trimmed($0) }.first { !$0.isEmpty }
  }

  func parts(_ name: String, dividedBy divider: Unicode.Scalar) -> [String] {
    guard let line = lines.first(where: { $0.name == name }) else { return [] }
    return EscapedText.parts(of: line.decoded, dividedBy: divider).map { SetCell.trimmed($0) }
  }

  func lists(_ name: String) -> [String] {
    lines.filter { $0.name == name }.flatMap {
      EscapedText.parts(of: $0.decoded, dividedBy: ",")
    }
  }

  /// `FN`; else what `N` says, the first name first.
  var name: String? {
    if let name = first("FN") { return name }
    let parts = parts("N", dividedBy: ";")
    let names = [parts.dropFirst().first, parts.dropFirst(2).first, parts.first]
    let name = names.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
    return name.isEmpty ? nil : name
  }

  /// The value that its types prefer: of work before of the home, none of `unwanted`.
  func preferred(_ name: String, before unwanted: [String]) -> String? {
    func rank(_ line: ContentLine) -> Int {
      let types = line.types
      if !types.filter(unwanted.contains).isEmpty { return 3 }
      if types.contains("pref") || line.parameter("PREF") == "1" { return 0 }
      return types.contains("home") ? 2 : 1
    }
    let ranked = lines.filter { $0.name == name && rank($0) < 3 }
    var best: ContentLine?
    for line in ranked where best.map({ rank(line) < rank($0) }) ?? true { best = line }
    return best.map { line in
      let text = SetCell.trimmed(EscapedText.read(line.decoded))
      return text.lowercased().hasPrefix("tel:") ? String(text.dropFirst(4)) : text
    }
  }

  var languages: [String] {
    let tagged = lines.filter { $0.name == "LANG" }.map { line in
      line.parameter("X-RESEAU-NAME") ?? LanguageTag.name(of: SetCell.trimmed(line.decoded))
    }
    return tagged + all("X-RESEAU-LANGUAGE")
  }
}

extension ContentLine {
  /// The value, out of quoted-printable.
  fileprivate var decoded: String {
    guard parameter("ENCODING")?.uppercased() == "QUOTED-PRINTABLE" else { return value }
    return QuotedPrintable.read(value, charset: parameter("CHARSET"))
  }
}
