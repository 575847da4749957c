import Community
import Merge
import Workspace

/// What fields hold, as people read and type it.
struct FieldText {
  let replica: Replica
  let language: Language

  /// A piece of what a field holds, with where it leads.
  struct Part: Sendable {
    let text: String
    let href: String?
  }

  /// `value` as it is read.
  func part(_ value: Value, _ form: Field.Form?) throws -> Part {
    guard let string = value.string else { return Part(text: plain(value), href: nil) }
    switch form {
    case .date:
      return Part(
        text: CalendarDate(string).map { DayText($0).phrase.text(in: language) } ?? string,
        href: nil)
    case .choice(let choices):
      let label = choices.first { $0.name == string }?.label
      return Part(text: label?.text(in: language) ?? string, href: nil)
    case .reference:
      guard let title = try replica.title(of: string) else {
        return Part(text: "\(string) (\(Self.absent.text(in: language)))", href: nil)
      }
      return Part(text: title, href: "/" + string)
    default:
      return Part(text: string, href: Self.address(string))
    }
  }

  private static let absent = Phrase(fr: "pas encore ici", en: "not here yet")

  /// `value` as it stands in a form: what ``Field/Form/value(typed:)`` reads back.
  func typed(_ value: Value?, _ form: Field.Form?) throws -> String {
    guard let value, value != .null else { return "" }
    guard let string = value.string else { return plain(value) }
    if case .choice = form { return string }
    guard case .reference(let kinds) = form else { return string }
    return try handle(of: string, kinds)
  }

  /// What one types to mean the record: its title, where that is enough.
  func handle(of record: String, _ kinds: [String]) throws -> String {
    guard let title = try replica.title(of: record) else { return record }
    let found = try? replica.record(title, kind: kinds.count == 1 ? kinds.first : nil)
    return found?.record == record ? title : record
  }

  /// The record that somebody means who types `text`.
  func reference(_ text: String, _ kinds: [String]) throws -> String {
    if let name = RecordName(text), kinds.contains(name.kind) { return name.text }
    var found: [String] = []
    for kind in kinds {
      do {
        found.append(try replica.record(text, kind: kind).record)
      } catch WorkspaceError.noSuchRecord {
        continue
      }
    }
    guard let first = found.first else { throw WorkspaceError.noSuchRecord(text) }
    return first
  }

  private func plain(_ value: Value) -> String {
    switch value.bool {
    case true?: Phrase(fr: "oui", en: "yes").text(in: language)
    case false?: Phrase(fr: "non", en: "no").text(in: language)
    case nil:
      language == .french && value.isNumber
        ? value.json.replacing(".", with: ",") : value.string ?? value.json
    }
  }

  /// Where a line leads that is itself an address: a mail or a page.
  private static func address(_ line: String) -> String? {
    guard !line.contains(where: \.isWhitespace) else { return nil }
    if line.hasPrefix("https://") || line.hasPrefix("http://") { return line }
    let parts = line.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), !line.contains("/") else {
      return nil
    }
    return "mailto:" + line
  }
}
