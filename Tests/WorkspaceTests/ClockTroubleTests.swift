import Community
import Journal
import Merge
import Testing

@testable import Workspace

/// Whose clock is taken for the wrong one.
@Suite struct ClockTroubleTests {
  private static let day: Int64 = 86_400_000
  private static let now: Int64 = 1_795_507_200_000

  private func site(_ place: Int) -> SiteName { SiteName(id: "s\(place)", name: "S\(place)") }

  /// What is wrong, by how many days from now the last change from here bears, the others signed
  /// their heads, and the change that they had seen.
  private func troubles(
    last: Int64 = 0, _ signs: [Int64], seen: UInt32 = 0, written: Int64 = 0
  ) -> [ClockTrouble] {
    func time(_ days: Int64) -> Timestamp { Timestamp(milliseconds: Self.now + days * Self.day) }
    return ClockComparison(
      now: time(0), last: time(last),
      signs: signs.enumerated().map {
        ClockComparison.Sign(site: site($0.offset), at: time($0.element))
      }
    ).troubles {
      Dictionary(uniqueKeysWithValues: signs.indices.map { (site($0).id, seen) })
    } date: {
      $0 == seen ? time(written) : nil
    }
  }

  @Test(arguments: [[], [0], [0, 1, -1], [-400, -2], [0, -90]] as [[Int64]])
  func `clocks that differ by a day at most, and sites that are silent, are no trouble`(
    signs: [Int64]
  ) {
    #expect(troubles(signs).isEmpty)
    #expect(troubles(last: 1, signs).isEmpty)
  }

  @Test func `a clock that most others contradict is behind, by the median of them`() {
    #expect(troubles([3, 4, 9]) == [.behind(4 * Self.day, nil)])
    #expect(troubles([3, 4, -90]) == [.behind(3 * Self.day, nil)])
    #expect(troubles([3, 4, 5, 0, 0]) == [.behind(4 * Self.day, nil)])
  }

  @Test func `one other site and what was written here contradict a clock together`() {
    #expect(troubles(last: 5, [3]) == [.behind(3 * Self.day, nil)])
  }

  @Test func `of two sites that disagree alone either may be wrong`() {
    #expect(troubles([3]) == [.behind(3 * Self.day, site(0))])
    #expect(troubles([-2], seen: 7, written: 1) == [.ahead(3 * Self.day, site(0))])
  }

  @Test func `a site whose clock is ahead is named where others agree with this one`() {
    #expect(troubles([3, 0]) == [.other(site(0), 3 * Self.day)])
    #expect(
      troubles([3, 0, 4, 1]) == [.other(site(0), 3 * Self.day), .other(site(2), 4 * Self.day)])
  }

  @Test func `who had what is asked only where no clock agrees`() {
    let now = Timestamp(milliseconds: Self.now)
    let comparison = ClockComparison(
      now: now, last: now, signs: [ClockComparison.Sign(site: site(0), at: now)])
    let troubles = comparison.troubles {
      Issue.record("the clocks of all heads are read")
      return [:]
    } date: { _ in
      nil
    }
    #expect(troubles.isEmpty)
  }

  @Test func `a clock is ahead when all who have a change from here had it earlier than it says`() {
    #expect(troubles([-4, -5], seen: 7, written: 0) == [.ahead(4 * Self.day, nil)])
    #expect(troubles([-4, -1], seen: 7, written: 0).isEmpty)
  }

  @Test(
    arguments: [
      (day + 1, "24 heures"), (day + day / 2, "2 jours"), (3 * day - 60_000, "3 jours"),
      (3 * day + 60_000, "3 jours"),
    ] as [(Int64, String)])
  func `a span is told to the nearest day`(span: Int64, words: String) {
    #expect(ClockTrouble.behind(span, nil).phrase.french.contains(words))
  }

  @Test func `a last change that is dated in the future is told`() {
    #expect(troubles(last: 3650, [0, 0]) == [.wasAhead(3650 * Self.day)])
  }

  @Test
  func `a log hears which clock is wrong once, by how much is no news, and once that it is over`()
    throws
  {
    let network = try Network(["Lyon", "Pau"])
    func news(_ troubles: [ClockTrouble]) throws -> [ClockTrouble]? {
      try network.with("Lyon") { $0.newsOfClocks(among: troubles) }
    }
    #expect(try news([]) == nil)
    let first = ClockTrouble.behind(3 * Self.day, site(0))
    #expect(try news([first]) == [first])
    #expect(try news([.behind(4 * Self.day, site(0))]) == nil)
    let both = [ClockTrouble.wasAhead(2 * Self.day), .other(site(0), 3 * Self.day)]
    #expect(try news(both) == both)
    #expect(try news(both) == nil)
    #expect(try news([]) == [])
    #expect(try news([]) == nil)
  }

  @Test func `homes tell it in what they say of themselves`() throws {
    let network = try Network(["Lyon", "Pau"])
    try network.syncAll()
    network.world.turnClock(of: "Lyon", by: 3 * Self.day)
    try network.apply("Lyon", #"{"on":"practice/a","set":{"title":"Salle"}}"#)
    try network.sync("Lyon")
    try network.sync("Pau")
    let pau = SiteName(id: try network.siteID("Pau"), name: "Pau")
    let lyon = SiteName(id: try network.siteID("Lyon"), name: "Lyon")
    try network.sync("Lyon", .pull)
    for (name, other) in [("Pau", lyon), ("Lyon", pau)] {
      let health = try HomeHealth.read(
        at: network.homePath(name), drive: LocalFiles(), in: network.world.surroundings(of: name))
      let (status, outlook) = try network.with(name, for: .read) {
        (try $0.status(), try $0.outlook())
      }
      for told in [health.clocks, status.clocks, outlook.clocks] {
        switch told.first {
        case .behind(let span, let site) where name == "Pau":
          #expect(site == other && span / Self.day == 2)
        case .ahead(let span, let site) where name == "Lyon":
          #expect(site == other && span / Self.day == 2)
        default: Issue.record("\(name): \(told)")
        }
      }
    }
  }
}
