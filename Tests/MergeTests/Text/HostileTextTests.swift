import Merge
import Testing

/// Events that no honest site writes: each is named, and none stops the program.
struct HostileTextTests {
  private static let badSteps = [
    (4, 0), (-1, 0), (0, 4), (0, -1), (3, 1), (1, Int.max), (Int.max, 1), (Int.max, Int.max),
    (Int.min, 0), (0, Int.min), (Int.min, Int.min),
  ]

  @Test(arguments: badSteps)
  func `a step beyond the text is refused in a sequence`(position: Int, deleted: Int) throws {
    var history = TextHistory(siteCount: 1)
    history.write(0, 0, "abc", at: 0)
    let bad = history.write(position, deleted, "x", at: 0)

    #expect(throws: outOfRange(bad, position, deleted, 3)) { try history.merged() }
  }

  @Test(arguments: badSteps)
  func `a step beyond the text is refused among concurrent ones`(
    position: Int, deleted: Int
  ) throws {
    var history = TextHistory(siteCount: 2)
    history.write(0, 0, "abc", at: 0)
    history.pullAll()
    history.write(0, 0, "longer by far", at: 0)
    let bad = history.write(position, deleted, "x", at: 1)

    #expect(throws: outOfRange(bad, position, deleted, 3)) { try history.merged() }
  }

  @Test func `a later step of an event counts in what the earlier ones left`() throws {
    var history = TextHistory(siteCount: 1)
    history.write(
      [
        TextEdit(position: 0, deleted: 0, inserted: "été"),
        TextEdit(position: 3, deleted: 0, inserted: "s"),
        TextEdit(position: 3, deleted: 1, inserted: ""),
      ], at: 0)
    #expect(try history.merged().text == "été")

    let bad = history.write(
      [
        TextEdit(position: 0, deleted: 2, inserted: ""),
        TextEdit(position: 2, deleted: 0, inserted: "s"),
      ], at: 0)

    #expect(throws: outOfRange(bad, 2, 0, 1)) { try history.merged() }
  }

  @Test func `an event twice, or before one that it has seen, is refused`() throws {
    var history = TextHistory(siteCount: 2)
    history.write(0, 0, "a", at: 0)
    history.pullAll()
    history.write(1, 0, "b", at: 1)
    history.write(1, 0, "c", at: 0)
    let (a, b, c) = (history.events[0], history.events[1], history.events[2])

    for events in [[a, a], [b, a], [c, a], [a, b, b], [a, b, c, b]] {
      #expect(throws: TextError.self) { try mergeText(events, siteRank: history.siteRank) }
    }
  }

  @Test func `a clock that lacks its own dot is refused`() throws {
    let dot = Dot(site: SiteIndex(3), seq: 2)
    for seq: UInt32 in [0, 1, 3] {
      var clock = VersionVector()
      clock[dot.site] = seq
      let event = TextEvent(dot: dot, clock: clock, edits: [])

      #expect(throws: TextError.brokenClock(dot)) { try mergeText([event]) { _ in 0 } }
    }
  }

  @Test func `a clock that lacks what a seen event had seen is refused`() throws {
    var history = TextHistory(siteCount: 2)
    history.write(0, 0, "a", at: 0)
    history.pullAll()
    history.write(1, 0, "b", at: 1)
    let dot = Dot(site: SiteIndex(2), seq: 1)
    var clock = VersionVector()
    clock.insert(dot)
    clock.insert(history.events[1].dot)
    let events = history.events + [TextEvent(dot: dot, clock: clock, edits: [])]

    #expect(throws: TextError.brokenClock(dot)) {
      try mergeText(events) { Int($0.rawValue) }
    }
  }

  @Test func `more text than 31 bits can count is refused before it is built`() throws {
    let page = String(repeating: "x", count: 1 << 20)
    let edit = TextEdit(position: 0, deleted: 0, inserted: page)
    let dot = Dot(site: SiteIndex(0), seq: 1)
    var clock = VersionVector()
    clock.insert(dot)
    let event = TextEvent(dot: dot, clock: clock, edits: Array(repeating: edit, count: 1 << 11))

    #expect(throws: TextError.tooLong(dot)) { try mergeText([event]) { _ in 0 } }
  }

  private func outOfRange(_ dot: Dot, _ position: Int, _ deleted: Int, _ count: Int) -> TextError {
    var buffer = TextBuffer(String(repeating: "x", count: count))
    do throws(TextRangeError) {
      try buffer.apply([TextEdit(position: position, deleted: deleted, inserted: "")])
      return .tooLong(dot)
    } catch {
      return .outOfRange(dot, error)
    }
  }
}
