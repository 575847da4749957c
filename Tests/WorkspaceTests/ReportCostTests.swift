import Community
import Fakes
import Foundation
import Merge
import Testing

@testable import Catalog
@testable import Workspace

/// Reports read rows of what they show.
@Suite struct ReportCostTests {
  private let network: Network

  init() throws {
    network = try Network(["Lyon", "Pau"])
    try network.syncAll()
    try network.apply(
      "Lyon",
      [
        #"{"on":"member/a","set":{"name":"A","site":"Lyon","phone":"1"}}"#,
        #"{"on":"practice/p","set":{"owner":"member/a","status":"proposed","title":"P"}}"#,
        #"{"on":"project/q","set":{"hours":3,"status":"running","title":"Q"}}"#,
        #"{"on":"task/t","set":{"due":"2026-01-02","project":"project/q","title":"T"}}"#,
        #"{"on":"meeting/m","set":{"date":"2026-11-25","status":"held","title":"M"}}"#,
        #"{"on":"survey/s","set":{"closes":"2026-11-01","status":"open","title":"S"}}"#,
        #"{"on":"question/f","set":{"form":"scale","scale":5,"survey":"survey/s","title":"F"}}"#,
        #"{"on":"answer/r","set":{"by":"member/a","question":"question/f","rating":4}}"#,
      ])
    try network.syncAll()
    try network.apply("Lyon", #"{"on":"practice/p","set":{"title":"de Lyon"}}"#)
    try network.apply(
      "Pau", #"{"on":"practice/p","set":{"title":"de Pau"},"add":{"adopted":["Pau"]}}"#)
    try network.syncAll()
  }

  private static func day(_ at: Timestamp) -> CalendarDate? {
    CalendarDate(dayNumber: Int(at.milliseconds / 86_400_000))
  }

  /// All that is asked of a home at the end of a year, in which its sites made so many changes.
  private func ask(_ home: Replica, changes: [Int] = [1, 9]) throws {
    let first = try #require(CalendarDate("2026-01-01"))
    let last = try #require(CalendarDate("2026-12-31"))
    let period = try #require(ReportPeriod(from: first, to: last))
    let report = try home.report(of: period, day: Self.day)
    #expect(report.now.adoptions == 1 && report.now.held == 1 && report.now.hours == 3)
    let now = Timestamp(milliseconds: Int64(last.dayNumber) * 86_400_000)
    let balance = try home.balance(since: first, now: now, today: last, day: Self.day)
    #expect(balance.sites.map(\.changes).sorted() == changes)
    #expect(balance.waiting.map(\.record) == ["practice/p", "task/t", "survey/s"])
    let conflicts = try home.conflicts()
    #expect(conflicts.map(\.record) == ["practice/p"])
    for view in conflicts {
      #expect(try PendingDecision.all(of: view, in: home).map(\.sides.count) == [2])
      #expect(try home.related(to: view.record).allSatisfy { $0.records.isEmpty })
    }
    #expect(try home.lastChanges(of: ["practice/p"])["practice/p"] != nil)
    #expect(try home.likelyDuplicates().isEmpty)
  }

  @Test func `reports, lists and what a site shows open no journal`() throws {
    let home = try network.open("Pau", for: .read)
    defer { home.close() }
    let journals = network.homePath("Pau") + "/journals"
    try FileManager.default.moveItem(atPath: journals, toPath: journals + ".away")

    try ask(home)
  }

  @Test func `reports cost no more where people wrote more of what they do not count`() throws {
    func cost(_ changes: [Int]) throws -> Int {
      try network.with("Pau", for: .read) { home in
        let before = try home.index.steps
        try ask(home, changes: changes)
        return try home.index.steps - before
      }
    }
    let before = try cost([1, 9])
    try network.apply(
      "Lyon", (0..<300).map { #"{"on":"task/c\#($0)","set":{"title":"T","who":"member/a"}}"# })
    try network.apply("Lyon", (0..<300).map { #"{"on":"task/t","set":{"order":\#($0)}}"# })
    try network.syncAll()
    #expect(try cost([1, 609]) < before + before / 10)
  }

  @Test func `who wrote a practice first is the same everywhere, whatever came there first`() throws
  {
    for name in network.names {
      try network.apply(name, #"{"on":"practice/both","set":{"title":"de \#(name)"}}"#)
    }
    try network.syncAll()
    let day = try #require(CalendarDate("2026-12-31"))
    let now = Timestamp(milliseconds: Int64(day.dayNumber) * 86_400_000)
    for name in network.names {
      let balance = try network.with(name, for: .read) { home in
        try home.balance(since: day, now: now, today: day, day: Self.day)
      }
      let written = Dictionary(
        uniqueKeysWithValues: balance.sites.map { ($0.site.name, $0.practices) })
      #expect(written == ["Lyon": 2, "Pau": 0])
    }
  }

  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func `rows say of each change what its journal says`(seed: UInt64) throws {
    var random = Seeded(seed)
    for round in 0..<12 {
      for name in network.names {
        network.world.turnClock(
          of: name, by: Int64.random(in: -50...50, using: &random) * 3_600_000)
        let value = Int.random(in: 0...3, using: &random)
        let on = #"{"on":"practice/p","#
        try network.apply(
          name,
          [
            on + #""set":{"gained":\#(value),"status":"draft","theme":"t\#(round)"}}"#,
            on + #""add":{"adopted":["a\#(value)"],"tags":["x"]}}"#,
            on + #""remove":{"adopted":["a\#(value + 1)"]},"text":{"body":"\#(round)"}}"#,
          ])
      }
      if Bool.random(using: &random) { try network.syncAll() }
    }
    try network.syncAll()
    let fields = ReportedField.fields(of: "practice/p")
    for name in network.names {
      try network.with(name, for: .read) { home in
        let past = try home.history(of: "practice/p")
        let trail = try home.reading { try $0.trail(of: "practice/p") }
        #expect(trail.count == past.count)
        for (dot, change) in zip(trail, past) {
          #expect(dot.seq == change.seq, "seed \(seed)")
          var said = try #require(change.change)
          said.set.removeAll { fields[$0.field] == nil }
          said.add.removeAll { fields[$0.field] == nil }
          said.remove.removeAll { fields[$0.field] == nil }
          let kept = try #require(ReportedField.change(of: "practice/p", saying: dot.said))
          #expect(kept.set == said.set && kept.add == said.add && kept.remove == said.remove)
        }
      }
    }
  }
}
