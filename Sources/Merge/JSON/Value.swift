/// A JSON value, held as its canonical text.
///
/// A merge only asks whether two values are equal and hands them on; their text answers both
/// and is what the index and the journal store. Canonical: no white space, object keys sorted
/// by code point, in strings only `"`, `\` and control characters escaped (the short escapes
/// where there is one, `\u00XX` in lower case otherwise), numbers as their author wrote them.
public struct Value: Hashable, Sendable {
  /// The canonical JSON text.
  public let json: String

  /// The value that clears a field.
  public static let null = Value(canonical: "null")

  /// Takes `canonical` as it is: only for text that this type wrote.
  public init(canonical: String) { json = canonical }

  /// Makes a string.
  public init(_ string: String) {
    var text = ""
    text.reserveCapacity(string.utf8.count + 2)
    text.appendJSON(string)
    json = text
  }

  /// Makes a truth value.
  public init(_ bool: Bool) { json = bool ? "true" : "false" }

  /// Makes a whole number.
  public init(_ integer: Int) { json = String(integer) }

  init(number: String) { json = number }

  /// Makes an array.
  public init(array: [Value]) {
    json = "[" + array.map(\.json).joined(separator: ",") + "]"
  }

  /// Makes an object of `members`, whose keys must be distinct.
  public init(object members: [(key: String, value: Value)]) {
    var text = "{"
    for member in members.sorted(by: { $0.key.precedesByCodePoint($1.key) }) {
      if text.utf8.count > 1 { text += "," }
      text.appendJSON(member.key)
      text += ":"
      text += member.value.json
    }
    json = text + "}"
  }

  /// Whether the texts are the same bytes. `String` would take *é* and *e* with a combining
  /// accent for one, and which of them is kept would depend on the order of arrival.
  public static func == (left: Value, right: Value) -> Bool {
    left.json.utf8.elementsEqual(right.json.utf8)
  }

  /// Hashes the text's bytes.
  public func hash(into hasher: inout Hasher) {
    var text = json
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }

  /// The string that this is; `nil` when it is something else.
  public var string: String? {
    guard json.utf8.first == UInt8(ascii: "\"") else { return nil }
    if !json.utf8.contains(UInt8(ascii: "\\")) { return String(json.utf8.dropFirst().dropLast()) }
    return try? JSONReader.read(json.utf8) { (reader) throws(JSONError) in try reader.string() }
  }

  /// The truth value that this is; `nil` when it is something else.
  public var bool: Bool? {
    switch json {
    case "true": true
    case "false": false
    default: nil
    }
  }

  /// Whether this is a number.
  public var isNumber: Bool {
    json.utf8.first.map { $0 == UInt8(ascii: "-") || $0 &- 0x30 < 10 } ?? false
  }
}

extension String {
  /// Whether this string's UTF-8 bytes, and so its code points, come before `other`'s.
  public func precedesByCodePoint(_ other: String) -> Bool {
    let answer = utf8.withContiguousStorageIfAvailable { left in
      other.utf8.withContiguousStorageIfAvailable { right in left.precedes(right) }
    }
    return answer.flatMap(\.self) ?? utf8.lexicographicallyPrecedes(other.utf8)
  }

  /// Appends `string` as a JSON string, escaping no more than JSON asks for.
  public mutating func appendJSON(_ string: String) {
    self += "\""
    if string.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }) {
      self += string
    } else {
      for scalar in string.unicodeScalars { appendEscaped(scalar) }
    }
    self += "\""
  }

  private mutating func appendEscaped(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": self += "\\\""
    case "\\": self += "\\\\"
    case "\u{8}": self += "\\b"
    case "\u{c}": self += "\\f"
    case "\n": self += "\\n"
    case "\r": self += "\\r"
    case "\t": self += "\\t"
    case "\u{0}"..<" ":
      let hex = String(scalar.value, radix: 16)
      self += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
    default: unicodeScalars.append(scalar)
    }
  }
}
