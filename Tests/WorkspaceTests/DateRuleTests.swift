import Journal
import Merge
import Testing
import Workspace

/// The dates of changes where a clock was wrong.
@Suite struct DateRuleTests {
  private let network: Network
  private static let day: Int64 = 86_400_000
  private static let tenYears: Int64 = 3650 * day

  init() throws {
    network = try Network(["Lyon", "Pau"])
    try network.syncAll()
  }

  private func write(_ name: String, _ record: String, theme: String = "un") throws {
    try network.apply(
      name, #"{"on":"practice/\#(record)","set":{"title":"Salle","theme":"\#(theme)"}}"#)
  }

  /// Runs `body` while the clock of `name` is wrong.
  private func turned(_ name: String, by span: Int64, _ body: () throws -> Void) rethrows {
    network.world.turnClock(of: name, by: span)
    defer { network.world.turnClock(of: name, by: -span) }
    try body()
  }

  private func now(at name: String) -> Timestamp { network.world.surroundings(of: name).now() }

  private func dates(of record: String, at name: String) throws -> [Timestamp] {
    try network.with(name, for: .read) { try $0.history(of: "practice/\(record)").map(\.at) }
  }

  @Test func `a change bears what the clock says, also when that went back`() throws {
    try turned("Lyon", by: Self.tenYears) { try write("Lyon", "a") }
    try write("Lyon", "b")
    let date = try #require(try dates(of: "b", at: "Lyon").first)
    #expect(date < now(at: "Lyon"))
  }

  @Test func `an hour with a clock ahead wins no tie for what is written after it`() throws {
    try turned("Lyon", by: Self.tenYears) { try write("Lyon", "a") }
    try network.syncAll()
    try write("Lyon", "a", theme: "un")
    try write("Pau", "a", theme: "deux")
    try network.syncAll()
    for name in network.names {
      let view = try network.with(name, for: .read) { try $0.view(of: "practice/a") }
      #expect(view?.string("theme") == "deux" && view?.conflicts["theme"]?.count == 2)
    }
  }

  @Test func `a change is no later than one behind it in its journal`() throws {
    try turned("Lyon", by: Self.tenYears) {
      try write("Lyon", "a")
      try write("Lyon", "b")
    }
    #expect(try dates(of: "a", at: "Lyon")[0] > now(at: "Lyon"))
    try write("Lyon", "c")
    try write("Lyon", "d")
    try network.syncAll()
    for name in network.names {
      let next = try dates(of: "c", at: name)
      #expect(try dates(of: "a", at: name) == next, "at \(name)")
      #expect(try dates(of: "b", at: name) == next, "at \(name)")
      #expect(try dates(of: "d", at: name)[0] > next[0])
      let news = try network.with(name, for: .read) {
        try $0.news(since: [:], limit: 9, includesOwn: true).items
      }
      let told = news.first { $0.record == "practice/a" }?.changes.map(\.at)
      #expect(told == next, "at \(name)")
      let last = try network.with(name, for: .read) {
        try $0.lastChanges(of: ["practice/a"])["practice/a"]?.at
      }
      #expect(last == next[0])
    }
  }

  @Test func `when a record last changed is found anew once its journal says better`() throws {
    try turned("Lyon", by: Self.tenYears) { try write("Lyon", "a") }
    let known = try network.with("Lyon", for: .read) { try $0.lastChanges(of: ["practice/a"]) }
    try write("Lyon", "b")
    let found = try network.with("Lyon", for: .read) {
      try $0.lastChanges(of: ["practice/a"], known: known)
    }
    #expect(try found["practice/a"]?.at == dates(of: "b", at: "Lyon")[0])
  }

  @Test func `a change is no later than another site's of its record that has seen it`() throws {
    try turned("Lyon", by: Self.tenYears) {
      try write("Lyon", "a")
      try network.sync("Lyon")
    }
    try network.sync("Pau")
    try write("Pau", "a", theme: "deux")
    try network.syncAll()
    for name in network.names {
      let dates = try dates(of: "a", at: name)
      #expect(dates.count == 2 && dates[0] == dates[1], "at \(name)")
      #expect(dates[0] < now(at: name))
    }
  }

  @Test func `a change that has not seen another takes it nowhere`() throws {
    try turned("Lyon", by: Self.tenYears) { try write("Lyon", "a") }
    try write("Pau", "a", theme: "deux")
    try network.syncAll()
    #expect(try dates(of: "a", at: "Pau").max() ?? now(at: "Pau") > now(at: "Pau"))
  }

  @Test func `a date before a journal began takes none of its changes back`() throws {
    try write("Lyon", "a")
    let before = try dates(of: "a", at: "Lyon")
    try turned("Lyon", by: -5 * Self.tenYears) { try write("Lyon", "b") }
    try network.syncAll()
    try turned("Pau", by: -5 * Self.tenYears) { try write("Pau", "a", theme: "deux") }
    try network.syncAll()
    for name in network.names {
      #expect(try dates(of: "a", at: name)[0] == before[0], "at \(name)")
    }
  }

  @Test func `reports count what was written while a clock was ahead, and behind it`() throws {
    try turned("Lyon", by: Self.tenYears) { try write("Lyon", "a") }
    try network.apply(
      "Lyon", #"{"on":"practice/b","set":{"title":"Deux","status":"validated"}}"#)
    try network.syncAll()
    let (from, to) = try (
      #require(CalendarDate("2026-01-01")), #require(CalendarDate("2027-12-31"))
    )
    let period = try #require(ReportPeriod(from: from, to: to))
    for name in network.names {
      let report = try network.with(name, for: .read) {
        try $0.report(of: period, day: Self.date)
      }
      #expect(report.now.shared == 2, "at \(name)")
      #expect(report.now.validated == 1, "at \(name)")
    }
  }

  @Test func `a balance counts what a site wrote in a period, whatever its clock said`() throws {
    try write("Lyon", "a")
    try turned("Lyon", by: Self.tenYears) { try write("Lyon", "b") }
    try write("Lyon", "c")
    try turned("Lyon", by: -5 * Self.tenYears) { try write("Lyon", "d") }
    try network.syncAll()
    for name in network.names {
      for (since, count) in [("2026-01-01", 4), ("2028-01-01", 0)] {
        let since = try #require(CalendarDate(since))
        let balance = try network.with(name, for: .read) {
          try $0.balance(since: since, now: now(at: name), today: since, day: Self.date)
        }
        let changes = balance.sites.first { $0.site.name == "Lyon" }?.changes
        #expect(changes == count, "at \(name) since \(since)")
      }
    }
  }

  private static func date(_ moment: Timestamp) -> CalendarDate? {
    CalendarDate(dayNumber: Int(moment.milliseconds / day))
  }
}
