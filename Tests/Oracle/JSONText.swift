/// A JSON value that keeps its numbers as they were written.
///
/// A second reader of the format, independent of the one that is tested: it takes any JSON and
/// knows nothing of entries.
public indirect enum JSONText: Sendable {
  /// `null`, `true`, `false`, or a number as it was written.
  case literal(String)
  /// A string.
  case string(String)
  /// An array.
  case array([JSONText])
  /// An object, its members in the order in which they were written.
  case object([(key: String, value: JSONText)])

  /// Reads a value from the whole of `bytes`; `nil` when they are no JSON.
  public init?(_ bytes: some Collection<UInt8>) {
    var reader = Reader(rest: Array(bytes)[...])
    guard let value = reader.value() else { return nil }
    reader.skipSpace()
    guard reader.rest.isEmpty else { return nil }
    self = value
  }

  /// What the object holds under `key`.
  public subscript(key: String) -> JSONText? {
    members.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }

  /// The object's members; none when this is no object.
  public var members: [(key: String, value: JSONText)] {
    guard case .object(let members) = self else { return [] }
    return members
  }

  /// The array's elements; none when this is no array.
  public var elements: [JSONText] {
    guard case .array(let elements) = self else { return [] }
    return elements
  }

  /// The string that this is.
  public var string: String? {
    guard case .string(let string) = self else { return nil }
    return string
  }

  /// The whole number that this is.
  public var integer: Int? {
    guard case .literal(let text) = self else { return nil }
    return Int(text)
  }

  /// The value without white space, keys sorted by code point, nothing escaped that need not be.
  public var text: String {
    switch self {
    case .literal(let text): text
    case .string(let string): Self.quoted(string)
    case .array(let elements): "[" + elements.map(\.text).joined(separator: ",") + "]"
    case .object(let members):
      "{"
        + members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        .map { Self.quoted($0.key) + ":" + $0.value.text }.joined(separator: ",") + "}"
    }
  }

  /// A string with the fewest escapes, in its quotes.
  static func quoted(_ string: String) -> String {
    var text = "\"".unicodeScalars
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"", "\\": text.append(contentsOf: ["\\", scalar])
      case "\u{8}": text.append(contentsOf: ["\\", "b"])
      case "\u{c}": text.append(contentsOf: ["\\", "f"])
      case "\n": text.append(contentsOf: ["\\", "n"])
      case "\r": text.append(contentsOf: ["\\", "r"])
      case "\t": text.append(contentsOf: ["\\", "t"])
      case "\u{0}"..<" ":
        let hex = String(scalar.value, radix: 16)
        let digits = String(repeating: "0", count: 4 - hex.count) + hex
        text.append(contentsOf: "\\u\(digits)".unicodeScalars)
      default: text.append(scalar)
      }
    }
    text.append("\"")
    return String(text)
  }
}

/// Reads JSON (RFC 8259) from left to right.
private struct Reader {
  /// Deeper than any value may be nested, and far from the end of a thread's stack.
  static let deepest = 64
  var rest: ArraySlice<UInt8>
  var depth = 0

  mutating func skipSpace() {
    rest = rest.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard rest.first == UInt8(ascii: character) else { return false }
    rest = rest.dropFirst()
    return true
  }

  mutating func value() -> JSONText? {
    skipSpace()
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { return nil }
    switch rest.first.map({ Unicode.Scalar($0) }) {
    case "{": return object()
    case "[": return array()
    case "\"": return string().map { .string($0) }
    default:
      let text = rest.prefix { byte in
        byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39
          || [0x2B, 0x2D, 0x2E].contains(byte)
      }
      rest = rest.dropFirst(text.count)
      return text.isEmpty ? nil : .literal(String(decoding: text, as: UTF8.self))
    }
  }

  private mutating func object() -> JSONText? {
    var members: [(key: String, value: JSONText)] = []
    guard take("{") else { return nil }
    if take("}") { return .object([]) }
    repeat {
      skipSpace()
      guard let key = string(), take(":"), let value = value() else { return nil }
      members.append((key, value))
    } while take(",")
    return take("}") ? .object(members) : nil
  }

  private mutating func array() -> JSONText? {
    var elements: [JSONText] = []
    guard take("[") else { return nil }
    if take("]") { return .array([]) }
    repeat {
      guard let element = value() else { return nil }
      elements.append(element)
    } while take(",")
    return take("]") ? .array(elements) : nil
  }

  private mutating func string() -> String? {
    guard rest.first == UInt8(ascii: "\"") else { return nil }
    rest = rest.dropFirst()
    var units: [UInt8] = []
    while let byte = rest.popFirst() {
      switch Unicode.Scalar(byte) {
      case "\"": return String(validating: units, as: UTF8.self)
      case "\\":
        guard let scalar = escaped() else { return nil }
        units.append(contentsOf: String(scalar).utf8)
      default: units.append(byte)
      }
    }
    return nil
  }

  private mutating func escaped() -> Unicode.Scalar? {
    guard let byte = rest.popFirst() else { return nil }
    switch Unicode.Scalar(byte) {
    case "b": return "\u{8}"
    case "f": return "\u{c}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "u":
      guard let high = unit() else { return nil }
      guard 0xD800...0xDBFF ~= high else { return Unicode.Scalar(high) }
      guard rest.starts(with: [0x5C, 0x75]) else { return nil }
      rest = rest.dropFirst(2)
      guard let low = unit(), 0xDC00...0xDFFF ~= low else { return nil }
      return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    case let other: return other
    }
  }

  private mutating func unit() -> UInt32? {
    let digits = String(decoding: rest.prefix(4), as: UTF8.self)
    rest = rest.dropFirst(4)
    return digits.utf8.count == 4 ? UInt32(digits, radix: 16) : nil
  }
}
