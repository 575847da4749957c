import Oracle
import Testing

@testable import Merge

/// What is kept of a text's past decides what a merge costs, and never what it yields.
struct RecentEditsTests {
  /// A home that takes in the events of one text, some at a time, as an index does.
  private struct Home {
    /// How much is kept of the past.
    let room: RecentEdits.Room
    var held: [TextEvent] = []
    /// How often the journals were read.
    var readings = 0
    private var text = TextState()

    init(keeping room: RecentEdits.Room = .init()) { self.room = room }

    var merged: MergedText { text.merged }
    /// The bytes in the index beside the text.
    var kept: Int { text.coded.count }

    mutating func take(_ events: some Sequence<TextEvent>, _ rank: (SiteIndex) -> Int) {
      var text = TextState(merged: text.merged, coded: text.coded)
      for event in events {
        text.take(event)
        held.append(event)
      }
      text.settle(siteRank: rank, keeping: room) {
        readings += 1
        return held
      }
      self.text = text
    }
  }

  /// Cuts a list into parts of one to `most` events.
  private func parts(
    _ events: [TextEvent], upTo most: Int, _ random: inout TextSeed
  ) -> [ArraySlice<TextEvent>] {
    var (rest, parts) = (events[...], [ArraySlice<TextEvent>]())
    while !rest.isEmpty {
      parts.append(rest.prefix(Int.random(in: 1...most, using: &random)))
      rest = rest.dropFirst(parts.last?.count ?? 0)
    }
    return parts
  }

  @Test func `a text is the same in whatever steps its events came, and whatever is kept`() throws {
    for seed in textSeeds(400) {
      var random = TextSeed(seed)
      let history = try TextHistory(
        stepCount: 30, pullPercent: Int.random(in: 10...70, using: &random), &random)
      let rank = history.siteRank
      let events = history.causalShuffle(&random)
      var home = Home(keeping: .random(&random))

      for part in parts(events, upTo: 6, &random) {
        home.take(part, rank)
        let plain = PlainTextMerge(home.held, siteRank: rank).result
        #expect(home.merged == plain, "seed \(seed), \(home.held.count) events")
      }
    }
  }

  @Test func `events that reach beyond the text are set aside in whatever steps they came`() throws
  {
    for seed in textSeeds(500) {
      var random = TextSeed(seed)
      let history = try TextHistory(stepCount: 24, pullPercent: 40, &random)
      let events = history.causalShuffle(&random).map { event in
        guard random.chance(of: 15) else { return event }
        let beyond = TextEdit(
          position: 3, deleted: Int.random(in: 0...9, using: &random), inserted: "!")
        return TextEvent(dot: event.dot, clock: event.clock, edits: event.edits + [beyond])
      }
      let plain = PlainTextMerge(events, siteRank: history.siteRank).result
      var home = Home(keeping: .random(&random))

      for part in parts(events, upTo: 4, &random) { home.take(part, history.siteRank) }

      #expect(home.merged == plain, "seed \(seed)")
    }
  }

  private func rank(_ site: SiteIndex) -> Int { Int(site.rawValue) }

  /// Ten sites that write two paragraphs a day each in one text, without having seen what the
  /// others write that day.
  private func days(_ count: Int) -> [[TextEvent]] {
    var (morning, random, length) = (VersionVector(), TextSeed(1), 0)
    func event(_ site: Int, _ clock: inout VersionVector, _ length: inout Int) -> TextEvent {
      let index = SiteIndex(UInt32(site))
      let dot = Dot(site: index, seq: clock[index] + 1)
      clock.insert(dot)
      let paragraph = "Le site \(site) écrit son paragraphe \(dot.seq).\n"
      let position = Int.random(in: 0...length, using: &random)
      length += paragraph.unicodeScalars.count
      return TextEvent(
        dot: dot, clock: clock,
        edits: [TextEdit(position: position, deleted: 0, inserted: paragraph)])
    }
    var days = [[event(0, &morning, &length)]]
    for _ in 0..<count {
      var (day, evening, added) = ([TextEvent](), morning, 0)
      for site in 0..<10 {
        var (clock, own) = (morning, length)
        day += [event(site, &clock, &own), event(site, &clock, &own)]
        evening.formUnion(clock)
        added += own - length
      }
      days.append(day)
      (morning, length) = (evening, length + added)
    }
    return days
  }

  @Test func `two thousand edits of the days before are not read for those of today`() throws {
    var (home, random) = (Home(), TextSeed(2))

    for day in days(105) {
      for part in parts(day, upTo: 8, &random) { home.take(part, rank) }
      #expect(home.kept <= RecentEdits.Room().enough + home.merged.text.utf8.count + 64)
    }

    #expect(home.held.count == 2_101)
    #expect(home.readings == 0)
    #expect(try home.merged == mergeText(home.held, siteRank: rank))
  }

  @Test func `who comes back after long costs one reading of the journals`() throws {
    let days = days(60)
    var home = Home()
    for day in days { home.take(day, rank) }
    /// Edits of a site that has seen what `clock` says, and nothing since.
    func edits(of site: UInt32, _ count: UInt32, after clock: VersionVector) -> [TextEvent] {
      var clock = clock
      return (0..<count).map { _ in
        let dot = Dot(site: SiteIndex(site), seq: clock[SiteIndex(site)] + 1)
        clock.insert(dot)
        let edit = TextEdit(position: 5, deleted: 2, inserted: "de retour")
        return TextEvent(dot: dot, clock: clock, edits: [edit])
      }
    }
    func clock(of events: [TextEvent]) -> VersionVector {
      events.reduce(into: VersionVector()) { $0.formUnion($1.clock) }
    }

    home.take(edits(of: 10, 3, after: clock(of: Array(days[..<4].joined()))), rank)

    #expect(home.readings == 1)
    #expect(try home.merged == mergeText(home.held, siteRank: rank))
    // Then everybody has heard of it, and two write again at once.
    let all = clock(of: home.held)
    for site in 1...2 as ClosedRange<UInt32> { home.take(edits(of: site, 2, after: all), rank) }
    #expect(home.readings == 1)
    #expect(try home.merged == mergeText(home.held, siteRank: rank))
    #expect(home.merged.isToReread)
  }

  @Test func `a past that can't be read is as good as forgotten`() throws {
    for seed in textSeeds(200) {
      let history = try TextHistory(seed: seed)
      var text = TextState()
      for event in history.events.dropLast() { text.take(event) }
      text.settle(siteRank: history.siteRank) { Array(history.events.dropLast()) }

      var cut = TextState(merged: text.merged, coded: text.coded.dropLast())
      for event in history.events.suffix(1) { cut.take(event) }
      cut.settle(siteRank: history.siteRank) { history.events }

      #expect(try cut.merged == history.merged(), "seed \(seed)")
    }
  }
}

extension RecentEdits.Room {
  /// Little room, so that short histories outgrow it.
  fileprivate static func random(_ random: inout TextSeed) -> Self {
    let enough = Int.random(in: 0...300, using: &random)
    return Self(enough: enough, most: enough + Int.random(in: 0...300, using: &random))
  }
}
