// A record's state as bytes, for the index. Site numbers are the home's own, so the bytes never
// leave it; the index is made anew when they change form.

/// The bytes are no record state: the index was written by something else.
public struct StateCodingError: Error, Hashable, Sendable {}

extension RecordState {
  /// The state as bytes: fields by code point, numbers as LEB128, strings after their length.
  public var encoded: [UInt8] {
    var writer = StateWriter()
    writer.put(life.uncovered)
    writer.put(life.deletes)
    writer.put(values) { writer, register in
      writer.put(UInt64(register.live.count))
      for value in register.live {
        writer.put(value.dot)
        writer.put(UInt64(bitPattern: value.at))
        writer.put(value.value.json)
      }
    }
    writer.put(sets) { writer, set in
      writer.put(UInt64(set.members.count))
      for member in set.members {
        writer.put(member.element)
        writer.put(member.adds)
      }
    }
    writer.put(texts) { writer, text in
      writer.put(text.merged.text)
      writer.put(text.merged.heads)
      writer.put(UInt64(text.merged.readings.count))
      for reading in text.merged.readings {
        writer.put(reading.dot)
        writer.put(reading.text)
      }
    }
    return writer.bytes
  }

  /// Reads a state that ``encoded`` wrote.
  public init(encoded bytes: some Collection<UInt8>) throws(StateCodingError) {
    var reader = StateReader(bytes: ArraySlice(bytes))
    life = Lifetime(uncovered: try reader.dots(), deletes: try reader.dots())
    values = try reader.fields { (reader) throws(StateCodingError) in
      var live: [LiveValue] = []
      for _ in 0..<(try reader.count()) {
        let dot = try reader.dot()
        let at = Int64(bitPattern: try reader.number())
        live.append(LiveValue(dot: dot, at: at, value: Value(canonical: try reader.string())))
      }
      return ValueRegister(live: live)
    }
    sets = try reader.fields { (reader) throws(StateCodingError) in
      var members: [AddWinsSet.Member] = []
      for _ in 0..<(try reader.count()) {
        let element = try reader.string()
        members.append(AddWinsSet.Member(element: element, adds: try reader.dots()))
      }
      return AddWinsSet(members: members)
    }
    texts = try reader.fields { (reader) throws(StateCodingError) in
      var merged = MergedText(text: try reader.string(), heads: try reader.dots(), readings: [])
      for _ in 0..<(try reader.count()) {
        let dot = try reader.dot()
        merged.readings.append(MergedText.Reading(dot: dot, text: try reader.string()))
      }
      return TextState(merged: merged)
    }
    guard reader.bytes.isEmpty else { throw StateCodingError() }
  }
}

private struct StateWriter {
  var bytes: [UInt8] = []

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

private struct StateReader {
  var bytes: ArraySlice<UInt8>

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
    let length = try count()
    let string = String(decoding: bytes.prefix(length), as: UTF8.self)
    bytes = bytes.dropFirst(length)
    return string
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
