// The last edits of a text as bytes, beside the text that they led to.
//
// Mostly an edit leaves the text as it was save in one place: of the text before them only what
// is not at the start or the end of the text now is written. And mostly who edits a text has seen
// what is kept of it: of a clock only what it lacks of the events before is written.

extension RecentEdits {
  /// The edits as bytes, and how many bytes the events take up to the end of each.
  func encoded(before now: String) -> (bytes: [UInt8], ends: [Int]) {
    var writer = StateWriter()
    writer.put(start)
    let shared = events.isEmpty ? SharedEnds(all: now) : SharedEnds(of: text, and: now)
    writer.put(UInt64(shared.start))
    writer.put(UInt64(shared.end))
    writer.put(Array(text.utf8.dropFirst(shared.start).dropLast(shared.end))[...])
    let first = writer.bytes.count
    var ends: [Int] = []
    var known: [Dot] = []
    for event in events {
      writer.put(event.dot)
      writer.put(
        known.filter { !event.clock.contains($0) }
          .map { Dot(site: $0.site, seq: event.clock[$0.site]) })
      writer.put(UInt64(event.edits.count))
      for edit in event.edits {
        writer.put(UInt64(edit.position))
        writer.put(UInt64(edit.deleted))
        writer.put(edit.inserted)
      }
      ends.append(writer.bytes.count - first)
      if let place = known.firstIndex(where: { $0.site == event.dot.site }) {
        known[place] = event.dot
      } else {
        known.append(event.dot)
      }
    }
    return (writer.bytes, ends)
  }

  /// Reads what ``encoded(before:)`` wrote beside the text `now`.
  ///
  /// The clocks that come back name the events here, and nothing else.
  init(encoded bytes: ArraySlice<UInt8>, before now: String) throws(StateCodingError) {
    var reader = StateReader(bytes)
    let start = try reader.dots()
    let shared = (start: try reader.number(), end: try reader.number())
    let size = UInt64(now.utf8.count)
    guard shared.start <= size, shared.end <= size - shared.start else { throw StateCodingError() }
    let text =
      Array(now.utf8.prefix(Int(shared.start))) + (try reader.part())
      + now.utf8.suffix(Int(shared.end))
    var events: [TextEvent] = []
    var known = VersionVector()
    while !reader.bytes.isEmpty {
      let dot = try reader.dot()
      guard dot.site.rawValue < Self.mostSites else { throw StateCodingError() }
      var clock = known
      for unseen in try reader.dots() {
        guard clock[unseen.site] > unseen.seq else { throw StateCodingError() }
        clock[unseen.site] = unseen.seq
      }
      clock.insert(dot)
      known.insert(dot)
      let edits = try Self.edits(&reader)
      events.append(TextEvent(dot: dot, clock: clock, edits: edits))
    }
    self.init(start: start, text: String(decoding: text, as: UTF8.self), events: events)
  }

  /// A clock takes room for all sites up to the last, so damaged bytes must not name any number.
  private static let mostSites: UInt32 = 1 << 20

  private static func edits(_ reader: inout StateReader) throws(StateCodingError) -> [TextEdit] {
    var edits: [TextEdit] = []
    for _ in 0..<(try reader.count()) {
      guard let position = Int(exactly: try reader.number()),
        let deleted = Int(exactly: try reader.number())
      else { throw StateCodingError() }
      edits.append(
        TextEdit(position: position, deleted: deleted, inserted: try reader.string()))
    }
    return edits
  }
}

/// How many bytes two texts share at the start, and how many of the others at the end.
private struct SharedEnds {
  let start: Int
  let end: Int

  /// All of a text that both are.
  init(all text: String) { (start, end) = (text.utf8.count, 0) }

  init(of one: String, and other: String) {
    var (one, other) = (one, other)
    (start, end) = one.withUTF8 { one in
      other.withUTF8 { other in
        let limit = min(one.count, other.count)
        var (start, end) = (0, 0)
        while start < limit, one[start] == other[start] { start += 1 }
        while end < limit - start, one[one.count - end - 1] == other[other.count - end - 1] {
          end += 1
        }
        return (start, end)
      }
    }
  }
}
