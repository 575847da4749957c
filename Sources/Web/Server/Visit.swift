import Community
import Merge

/// One request, read: who asks for what, in which language, and when.
struct Visit: Sendable {
  /// The parts of the path that the route names, by name.
  let path: [String: String]
  /// What stands after the question mark.
  let query: FormFields
  /// What a form sent.
  let form: FormFields
  /// The bytes of the body, when it is no form.
  let body: [UInt8]
  /// The language that the person reads.
  let language: Language
  /// The token that each form carries.
  let token: String
  /// The moment.
  let now: Timestamp
  /// The surroundings.
  let surroundings: PageSurroundings

  /// The day it is; `nil` where the clock is beyond all calendars.
  var today: CalendarDate? { surroundings.day(now) }

  /// The words of the page.
  var words: Wording { Wording(language: language) }

  /// The record that the path names.
  var record: String { "\(path["kind"] ?? "")/\(path["id"] ?? "")" }

  /// `phrase` in the person's language.
  func say(_ phrase: Phrase) -> String { phrase.text(in: language) }
}

/// Names and values as forms send them (`application/x-www-form-urlencoded`, WHATWG URL, 5.1):
/// in order, a name as often as it was given.
struct FormFields: Sendable {
  private let pairs: [(name: String, value: String)]

  /// No fields.
  init() { pairs = [] }

  /// Reads `text`.
  init(_ text: String) {
    pairs = text.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (Self.decoded(parts[0]), parts.count > 1 ? Self.decoded(parts[1]) : "")
    }
  }

  /// The first value called `name`.
  subscript(_ name: String) -> String? { pairs.first { $0.name == name }?.value }

  /// All values called `name`.
  func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

  /// The names that were given.
  var names: Set<String> { Set(pairs.map(\.name)) }

  private static func decoded(_ text: Substring) -> String {
    String(text.replacing("+", with: " ")).percentDecoded
  }
}
