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
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16),
          rest.prefix(2).count == 2
        else {
          bytes.append(byte)
          continue
        }
        bytes.append(value)
        rest = rest.dropFirst(2)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension String {
  /// The text as it stands in a part of a URL (RFC 3986, 2.3: all but unreserved is escaped).
  var inURL: String {
    utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        String(UnicodeScalar(byte))
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}
