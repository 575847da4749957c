/// The bytes are no record state: the index was written by something else.
public struct StateCodingError: Error, Hashable, Sendable {}

/// Writes numbers as LEB128, and strings and parts after their lengths.
struct StateWriter {
  private(set) var bytes: [UInt8] = []

  mutating func put(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func put(_ string: String) {
    put(UInt64(string.utf8.count))
    bytes.append(contentsOf: string.utf8)
  }

  mutating func put(_ part: ArraySlice<UInt8>) {
    put(UInt64(part.count))
    bytes.append(contentsOf: part)
  }

  mutating func put(_ dot: Dot) {
    put(UInt64(dot.site.rawValue))
    put(UInt64(dot.seq))
  }

  mutating func put(_ dots: [Dot]) {
    put(UInt64(dots.count))
    for dot in dots { put(dot) }
  }

  mutating func put<Content>(
    _ fields: [String: Content], _ content: (inout StateWriter, Content) -> Void
  ) {
    put(UInt64(fields.count))
    for field in fields.sorted(by: { $0.key.precedesByCodePoint($1.key) }) {
      put(field.key)
      content(&self, field.value)
    }
  }
}

/// Reads what ``StateWriter`` wrote.
struct StateReader {
  private(set) var bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  mutating func number() throws(StateCodingError) -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while let byte = bytes.popFirst(), shift < 64 {
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    throw StateCodingError()
  }

  /// A count of things that take at least a byte each, so that no count can ask for more
  /// memory than there are bytes.
  mutating func count() throws(StateCodingError) -> Int {
    guard let count = Int(exactly: try number()), count <= bytes.count else {
      throw StateCodingError()
    }
    return count
  }

  mutating func string() throws(StateCodingError) -> String {
    String(decoding: try part(), as: UTF8.self)
  }

  mutating func part() throws(StateCodingError) -> ArraySlice<UInt8> {
    let length = try count()
    defer { bytes = bytes.dropFirst(length) }
    return bytes.prefix(length)
  }

  mutating func dot() throws(StateCodingError) -> Dot {
    guard let site = UInt32(exactly: try number()), let seq = UInt32(exactly: try number()) else {
      throw StateCodingError()
    }
    return Dot(site: SiteIndex(site), seq: seq)
  }

  mutating func dots() throws(StateCodingError) -> [Dot] {
    var dots: [Dot] = []
    for _ in 0..<(try count()) { dots.append(try dot()) }
    return dots
  }

  mutating func fields<Content>(
    _ content: (inout StateReader) throws(StateCodingError) -> Content
  ) throws(StateCodingError) -> [String: Content] {
    var fields: [String: Content] = [:]
    for _ in 0..<(try count()) {
      let field = try string()
      fields[field] = try content(&self)
    }
    return fields
  }
}
