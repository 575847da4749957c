extension Change {
  /// Moves `reader`, of canonical spelling, past what is done to a record: past exactly what
  /// ``init(on:from:)`` reads.
  ///
  /// Whoever takes in a journal must know that each line is a change; what it does is asked for
  /// later, of most lines by nobody else. To make its strings takes most of the time of reading it.
  public static func skip(_ reader: inout JSONReader) throws(JSONError) {
    try reader.expect(UInt8(ascii: "{"))
    if reader.take(UInt8(ascii: "}")) { return }
    var isFirst = true
    if reader.take(key: "\"set\":", &isFirst) {
      try reader.skipFields { (reader) throws(JSONError) in try reader.skipValue() }
    }
    if reader.take(key: "\"add\":", &isFirst) {
      try reader.skipFields { (reader) throws(JSONError) in try reader.skipElements() }
    }
    if reader.take(key: "\"remove\":", &isFirst) {
      try reader.skipFields { (reader) throws(JSONError) in try reader.skipElements() }
    }
    if reader.take(key: "\"edit\":", &isFirst) {
      try reader.skipFields { (reader) throws(JSONError) in
        try reader.array { (reader) throws(JSONError) in
          _ = try step(&reader) { (reader) throws(JSONError) in _ = try reader.skipString() }
        }
      }
    }
    if reader.take(key: "\"delete\":", &isFirst) { try reader.expect(exactly: "true") }
    if reader.take(key: "\"salt\":", &isFirst) {
      let place = try reader.skipString().place
      guard isSalt(reader.bytes[place]) else { throw reader.error(.unexpected) }
    }
    guard !isFirst else { throw reader.error(.unexpected) }
    try reader.expect(UInt8(ascii: "}"))
  }
}

extension JSONReader {
  /// Steps over the key of a member, and the comma before it unless it is the first, if that comes
  /// next.
  fileprivate mutating func take(key: StaticString, _ isFirst: inout Bool) -> Bool {
    var ahead = self
    guard isFirst || ahead.take(UInt8(ascii: ",")), ahead.take(exactly: key) else { return false }
    self = ahead
    isFirst = false
    return true
  }

  /// Moves past an object of fields, each passed by `content`.
  fileprivate mutating func skipFields(
    _ content: (inout JSONReader) throws(JSONError) -> Void
  ) throws(JSONError) {
    try expect(UInt8(ascii: "{"))
    var last: Range<Int>?
    repeat {
      let field = try skipString().place
      guard Change.isFieldName(bytes[field]), last.map({ precedes($0, field) }) ?? true else {
        throw JSONError(reason: .unexpected, offset: field.lowerBound)
      }
      try expect(UInt8(ascii: ":"))
      try content(&self)
      last = field
    } while take(UInt8(ascii: ","))
    try expect(UInt8(ascii: "}"))
  }

  /// Moves past a value. Nearly all are strings.
  fileprivate mutating func skipValue() throws(JSONError) {
    if peek() == UInt8(ascii: "\"") { _ = try skipString() } else { _ = try value() }
  }

  /// Moves past an array of strings that ascend by code point, at least one.
  fileprivate mutating func skipElements() throws(JSONError) {
    var last: (place: Range<Int>, hasEscapes: Bool)?
    try array { (reader) throws(JSONError) in
      let next = try reader.skipString()
      if let last, try !reader.precedes(last, next) {
        throw JSONError(reason: .unexpected, offset: next.place.lowerBound)
      }
      last = next
    }
    guard last != nil else { throw error(.unexpected) }
  }

  private func precedes(
    _ left: (place: Range<Int>, hasEscapes: Bool), _ right: (place: Range<Int>, hasEscapes: Bool)
  ) throws(JSONError) -> Bool {
    guard left.hasEscapes || right.hasEscapes else { return precedes(left.place, right.place) }
    return try unescaped(left.place).precedesByCodePoint(try unescaped(right.place))
  }

  private func precedes(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    bytes[left].lexicographicallyPrecedes(bytes[right])
  }
}
