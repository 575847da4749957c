import Merge

/// How a clock, or what is new in one, is written: an object of sites and their points.
/// Grammar: Journal.docc/EntryFormat.md.
///
/// A site has several points where it has several journals, none of which is the start of another.
public enum Clock {
  /// Reads a clock that names at least one site.
  static func read(_ reader: inout JSONReader) throws(JSONError) -> [EntryName] {
    let start = reader.position
    let clock = try readAny(&reader)
    guard !clock.isEmpty else { throw JSONError(reason: .unexpected, offset: start) }
    return clock
  }

  /// Reads a clock, which may be empty.
  ///
  /// - Throws: `JSONError` for whatever ``json(_:)`` does not write.
  public static func readAny(_ reader: inout JSONReader) throws(JSONError) -> [EntryName] {
    var clock: [EntryName] = []
    try reader.object(isSorted: true) { (key, reader) throws(JSONError) in
      guard let site = SiteID(key) else { throw reader.error(.unexpected) }
      try reader.expect(exactly: "\"")
      var last: Point?
      repeat {
        let point = try reader.point()
        guard last.map({ $0 < point }) ?? true else { throw reader.error(.unexpected) }
        clock.append(EntryName(site: site, point: point))
        last = point
      } while reader.take(exactly: ",")
      try reader.expect(exactly: "\"")
    }
    return clock
  }

  /// The text of `clock`: sites sorted by their bytes, their points by number.
  public static func json(_ clock: [EntryName]) -> String {
    let sorted = zip(clock, clock.dropFirst()).allSatisfy(<) ? clock : clock.sorted()
    var text = "{"
    for (place, name) in sorted.enumerated() {
      if place > 0, sorted[place - 1].site == name.site {
        text += ","
      } else {
        text += place > 0 ? "\",\"" : "\""
        text += name.site.text
        text += "\":\""
      }
      text += name.point.description
    }
    return text + (sorted.isEmpty ? "}" : "\"}")
  }
}

extension JSONReader {
  /// Reads a point: a number above 0, a dash, 16 digits of lower-case hex.
  fileprivate mutating func point() throws(JSONError) -> Point {
    let seq = UInt32(try integer(upTo: Int(UInt32.max)))
    try expect(exactly: "-")
    guard seq > 0, let hash = hexNumber() else { throw error(.unexpected) }
    return Point(seq: seq, hash: hash)
  }
}
