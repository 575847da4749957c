// Reads JSON (RFC 8259) from bytes, a token at a time.

/// Why bytes are no acceptable JSON, and where.
public struct JSONError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// Something else should stand here.
    case unexpected
    /// The text ends in the middle of a value.
    case unfinished
    /// A string holds bytes that are no UTF-8, or half of a surrogate pair.
    case notUnicode
    /// A string holds a raw control character, which JSON only takes escaped.
    case controlCharacter
    /// A number is malformed, or out of the range asked for.
    case number
    /// An object names one key twice.
    case duplicateKey
    /// Values are nested more than ``JSONReader/maximumDepth`` deep.
    case tooDeep
  }

  /// What is wrong.
  public let reason: Reason
  /// The byte where it was noticed, from the start of what was read.
  public let offset: Int

  /// Makes the error of `reason` at byte `offset`.
  public init(reason: Reason, offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}

/// A cursor over JSON text that decodes only what is asked for.
///
/// The standard decoder reads some 80,000 journal lines a second; a catch-up reads millions.
/// Every look at a byte is guarded by ``peek()``, so no input can make it read outside.
/// The memory must outlive the reader, which is why readers are handed into closures and
/// never kept.
public struct JSONReader {
  /// How deep arrays and objects may nest. Real entries nest four deep.
  public static let maximumDepth = 32

  /// How much a reader takes.
  public enum Spelling: Sendable {
    /// All of RFC 8259.
    case any
    /// Only what ``Value`` writes: no white space, the fewest escapes, the keys of a value sorted.
    /// What is signed or chained has one spelling, or two readers could differ over it.
    case canonical
  }

  let bytes: UnsafeBufferPointer<UInt8>
  private let spelling: Spelling
  /// The next byte to be read.
  public internal(set) var position = 0

  /// Makes a reader at the start of `bytes`.
  public init(_ bytes: UnsafeBufferPointer<UInt8>, spelling: Spelling = .any) {
    self.bytes = bytes
    self.spelling = spelling
  }

  /// Calls `body` with a reader over `bytes`, and requires that it reads them to the end.
  public static func read<Result>(
    _ bytes: some Sequence<UInt8>, spelling: Spelling = .any,
    _ body: (inout JSONReader) throws(JSONError) -> Result
  ) throws(JSONError) -> Result {
    let copy = ContiguousArray(bytes)
    let outcome = copy.withUnsafeBufferPointer { buffer -> Swift.Result<Result, JSONError> in
      var reader = JSONReader(buffer, spelling: spelling)
      do throws(JSONError) {
        let result = try body(&reader)
        try reader.finish()
        return .success(result)
      } catch {
        return .failure(error)
      }
    }
    return try outcome.get()
  }

  /// An error of `reason` at the current position.
  public func error(_ reason: JSONError.Reason) -> JSONError {
    JSONError(reason: position < bytes.count ? reason : .unfinished, offset: position)
  }

  /// The next byte after white space; 0 at the end, where no JSON text has a meaning for it.
  public mutating func peek() -> UInt8 {
    while position < bytes.count {
      let byte = bytes[position]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
      if spelling == .canonical { return byte }
      position += 1
    }
    return 0
  }

  /// Steps over `byte` when it comes next, and says whether it did.
  public mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte, position < bytes.count else { return false }
    position += 1
    return true
  }

  /// Steps over `byte`, which must come next.
  public mutating func expect(_ byte: UInt8) throws(JSONError) {
    guard take(byte) else { throw error(.unexpected) }
  }

  /// Steps over the exact bytes of `literal`, if they come next, and says whether they did.
  public mutating func take(exactly literal: StaticString) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard bytes.count - position >= length else { return false }
    let next = UnsafeBufferPointer(rebasing: bytes[position..<position + length])
    guard next.holdsSame(as: UnsafeBufferPointer(start: literal.utf8Start, count: length)) else {
      return false
    }
    position += length
    return true
  }

  /// Steps over the exact bytes of `literal`, which must come next.
  public mutating func expect(exactly literal: StaticString) throws(JSONError) {
    guard take(exactly: literal) else { throw error(.unexpected) }
  }

  /// Requires that nothing is left, save white space where any spelling is taken.
  public mutating func finish() throws(JSONError) {
    _ = peek()
    guard position == bytes.count else { throw error(.unexpected) }
  }

  /// Reads an object, calling `member` with each key and the reader before its value.
  ///
  /// - Parameter isSorted: whether the keys must ascend by code point.
  public mutating func object(
    isSorted: Bool = false, _ member: (String, inout JSONReader) throws(JSONError) -> Void
  ) throws(JSONError) {
    try expect(UInt8(ascii: "{"))
    if take(UInt8(ascii: "}")) { return }
    var keys = KeySet()
    repeat {
      _ = peek()
      let start = position
      let key = try string()
      guard keys.insert(key) else { throw JSONError(reason: .duplicateKey, offset: start) }
      guard !isSorted || keys.isAscending else {
        throw JSONError(reason: .unexpected, offset: start)
      }
      try expect(UInt8(ascii: ":"))
      try member(key, &self)
    } while take(UInt8(ascii: ","))
    try expect(UInt8(ascii: "}"))
  }

  /// Moves past an object that holds no other object and no brace in a string. What stands in it is
  /// not looked at, which is for text that was read whole before.
  public mutating func skipFlatObject() throws(JSONError) {
    try expect(UInt8(ascii: "{"))
    guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "}")) else {
      throw error(.unexpected)
    }
    position = end + 1
  }

  /// Reads an array, calling `element` with the reader before each element.
  public mutating func array(
    _ element: (inout JSONReader) throws(JSONError) -> Void
  ) throws(JSONError) {
    try expect(UInt8(ascii: "["))
    if take(UInt8(ascii: "]")) { return }
    repeat { try element(&self) } while take(UInt8(ascii: ","))
    try expect(UInt8(ascii: "]"))
  }

  /// Reads a whole number between 0 and `maximum`, without sign, fraction or exponent.
  public mutating func integer(upTo maximum: Int) throws(JSONError) -> Int {
    _ = peek()
    let start = position
    var number = 0
    while position < bytes.count, bytes[position] &- 0x30 < 10 {
      let (scaled, tooBig) = number.multipliedReportingOverflow(by: 10)
      number = scaled &+ Int(bytes[position] &- 0x30)
      if tooBig || number > maximum || number < 0 { throw error(.number) }
      position += 1
    }
    let hasLeadingZero = position - start > 1 && bytes[start] == 0x30
    guard position > start, !hasLeadingZero else { throw error(.number) }
    return number
  }

  /// Reads a string and decodes it.
  public mutating func string() throws(JSONError) -> String {
    let (place, hasEscapes) = try skipString()
    return hasEscapes ? try unescaped(place) : String(decoding: bytes[place], as: UTF8.self)
  }

  /// Reads a time: a string that says what ``Timestamp/text`` writes.
  ///
  /// Nearly all stand there without escapes, and need not become a string on the way.
  public mutating func timestamp() throws(JSONError) -> Timestamp {
    if peek() == UInt8(ascii: "\"") {
      let rest = bytes[(position + 1)...]
      if let end = rest.firstIndex(of: UInt8(ascii: "\"")),
        let time = Timestamp(UnsafeBufferPointer(rebasing: rest[..<end]))
      {
        position = end + 1
        return time
      }
    }
    guard spelling == .any, let time = Timestamp(try string().utf8) else {
      throw error(.unexpected)
    }
    return time
  }

  /// Reads what follows a backslash.
  mutating func escape() throws(JSONError) -> Unicode.Scalar {
    guard position < bytes.count else { throw error(.unfinished) }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return Unicode.Scalar(byte)
    case UInt8(ascii: "/") where spelling == .any: return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{c}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u") where spelling == .canonical: return try canonicalEscape()
    case UInt8(ascii: "u"):
      var code = try fourHexDigits()
      if (0xD800..<0xDC00).contains(code), take(exactly: "\\u") {
        let low = try fourHexDigits()
        guard (0xDC00..<0xE000).contains(low) else { throw error(.notUnicode) }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw error(.notUnicode) }
      return scalar
    default:
      position -= 1
      throw error(.unexpected)
    }
  }

  /// Reads the digits of a control character that has no shorter escape.
  private mutating func canonicalEscape() throws(JSONError) -> Unicode.Scalar {
    let start = position
    let code = try fourHexDigits()
    guard code < 0x20, ![0x8, 0x9, 0xA, 0xC, 0xD].contains(code),
      !bytes[start..<position].contains(where: { 0x41...0x46 ~= $0 }),
      let scalar = Unicode.Scalar(code)
    else { throw JSONError(reason: .unexpected, offset: start) }
    return scalar
  }

  private mutating func fourHexDigits() throws(JSONError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard position < bytes.count,
        let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue
      else { throw error(.unexpected) }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }

  /// Reads 16 digits of lower-case hex, if they come next.
  public mutating func hexNumber() -> UInt64? {
    guard bytes.count - position >= 16 else { return nil }
    var number: UInt64 = 0
    for byte in bytes[position..<position + 16] {
      guard byte.isHexDigit else { return nil }
      number = number << 4 | UInt64(byte < 0x3A ? byte - 0x30 : byte - 0x57)
    }
    position += 16
    return number
  }

  /// Steps over the bytes of a record's name (``Change/isRecordName(_:)``), and returns where they
  /// end; `nil` when there is none, or one that is too long.
  public mutating func skipRecordNameBytes() -> Int? {
    let start = position
    while position < bytes.count, 97...122 ~= bytes[position] { position += 1 }
    guard 1...64 ~= position - start, position < bytes.count, bytes[position] == 0x2F else {
      return nil
    }
    position += 1
    let id = position
    while position < bytes.count, Change.isIDByte(bytes[position]) { position += 1 }
    return 1...64 ~= position - id ? position : nil
  }

  /// Reads any value and returns its canonical text.
  public mutating func value(depth: Int = 0) throws(JSONError) -> Value {
    guard depth < Self.maximumDepth else { throw error(.tooDeep) }
    switch peek() {
    case UInt8(ascii: "\""):
      let start = position
      let (place, hasEscapes) = try skipString()
      // Without escapes, the string stands there as it is written canonically.
      return hasEscapes
        ? Value(try unescaped(place))
        : Value(canonical: String(decoding: bytes[start..<position], as: UTF8.self))
    case UInt8(ascii: "{"):
      var members: [(key: String, value: Value)] = []
      try object(isSorted: spelling == .canonical) { (key, reader) throws(JSONError) in
        members.append((key, try reader.value(depth: depth + 1)))
      }
      return Value(object: members)
    case UInt8(ascii: "["):
      var elements: [Value] = []
      try array { (reader) throws(JSONError) in
        elements.append(try reader.value(depth: depth + 1))
      }
      return Value(array: elements)
    case UInt8(ascii: "t") where take(exactly: "true"): return Value(true)
    case UInt8(ascii: "f") where take(exactly: "false"): return Value(false)
    case UInt8(ascii: "n") where take(exactly: "null"): return .null
    default: return try number()
    }
  }

  /// Reads a number by RFC 8259's grammar, and keeps it as it is written.
  private mutating func number() throws(JSONError) -> Value {
    let start = position
    skip(anyOf: UInt8(ascii: "-"))
    let first = position
    let whole = skipDigits()
    guard whole > 0 else { throw error(start == position ? .unexpected : .number) }
    guard whole == 1 || bytes[first] != 0x30 else { throw error(.number) }
    if skip(anyOf: UInt8(ascii: ".")) {
      guard skipDigits() > 0 else { throw error(.number) }
    }
    if skip(anyOf: UInt8(ascii: "e"), UInt8(ascii: "E")) {
      skip(anyOf: UInt8(ascii: "+"), UInt8(ascii: "-"))
      guard skipDigits() > 0 else { throw error(.number) }
    }
    return Value(number: String(decoding: bytes[start..<position], as: UTF8.self))
  }

  /// Steps over the digits that come next, and returns how many there were.
  private mutating func skipDigits() -> Int {
    let first = position
    while position < bytes.count, bytes[position] &- 0x30 < 10 { position += 1 }
    return position - first
  }

  /// Steps over the next byte if it is one of `choices`, and says whether it was.
  @discardableResult
  private mutating func skip(anyOf choices: UInt8...) -> Bool {
    guard position < bytes.count, choices.contains(bytes[position]) else { return false }
    position += 1
    return true
  }
}

/// The keys of one object, told apart by their bytes.
///
/// Keys that ascend, as those of a clock over a thousand sites do, are compared with the one before
/// alone. The few of a change are all compared, which is quickest; a hostile object has a million.
private struct KeySet {
  /// The first two, of which most objects have no more.
  private var first: String?
  private var second: String?
  private var more: [String] = []
  /// All of them, once there are many that do not ascend.
  private var known: Set<[UInt8]> = []
  /// Whether each came after the one before.
  private(set) var isAscending = true

  /// Puts `key` in, and says whether it was not in yet.
  mutating func insert(_ key: String) -> Bool {
    guard let first else {
      first = key
      return true
    }
    let last = more.last ?? second ?? first
    isAscending = isAscending && last.precedesByCodePoint(key)
    if !isAscending, !isNew(key, first) { return false }
    if second == nil { second = key } else { more.append(key) }
    return true
  }

  private mutating func isNew(_ key: String, _ first: String) -> Bool {
    if first.isExactly(key) || second?.isExactly(key) == true { return false }
    if more.count < 16 { return !more.contains { $0.isExactly(key) } }
    if known.isEmpty { known = Set(more.map { Array($0.utf8) }) }
    return known.insert(Array(key.utf8)).inserted
  }
}

extension String {
  fileprivate func isExactly(_ other: String) -> Bool {
    self == other && utf8.elementsEqual(other.utf8)
  }
}
