import Community
import Merge
import Testing
import Web
import Workspace

/// A small network whose figures were counted by hand.
@Suite struct ReportTests {
  private static func day(_ text: String) throws -> CalendarDate {
    try #require(CalendarDate(text))
  }

  private static func record(
    _ name: String, _ changes: (day: String, site: String, json: String)...
  ) throws -> DatedRecord {
    DatedRecord(
      name,
      try changes.map { entry in
        let draft = try Draft(json: Array(#"{"on":"\#(name)",\#(entry.json)}"#.utf8))
        return DatedRecord.Dated(try day(entry.day), entry.site, draft.change)
      })
  }

  private static func records() throws -> ReportRecords {
    ReportRecords(
      members: [
        try record(
          "member/a", ("2025-01-10", "Pau", #""set":{"name":"A","site":"Pau","unit":"RH"}"#)),
        try record(
          "member/b", ("2026-02-01", "Pau", #""set":{"name":"B","site":"Lyon","unit":"RH"}"#)),
        // The same person twice, in a circle: one.
        try record(
          "member/c",
          (
            "2026-02-02", "Pau",
            #""set":{"name":"C","site":"Lyon","same":"member/d"}"#
          )),
        try record(
          "member/d",
          (
            "2026-02-03", "Pau",
            #""set":{"name":"C","site":"Lyon","same":"member/c"}"#
          )),
        try record("member/e", ("2026-12-01", "Pau", #""set":{"name":"E","site":"Lyon"}"#)),
      ],
      practices: [
        // Shared before, validated and taken over by two in the period; one thought better of it.
        try record(
          "practice/p",
          ("2025-12-31", "Pau", #""set":{"title":"P","owner":"member/b","status":"proposed"}"#),
          ("2026-01-01", "Pau", #""set":{"status":"validated","gained":12.5}"#),
          ("2026-03-01", "Lyon", #""add":{"adopted":["Lyon","Pau","Gap"]}"#),
          ("2026-03-02", "Lyon", #""remove":{"adopted":["Gap"]}"#)),
        // Shared in the period by a site whose member nobody named.
        try record("practice/q", ("2026-06-30", "Gap", #""set":{"title":"Q"}"#)),
        // After the period.
        try record(
          "practice/r", ("2026-07-01", "Gap", #""set":{"title":"R","status":"validated"}"#)),
      ],
      projects: [
        // Over before the period: none of its concern.
        try record(
          "project/p",
          ("2025-01-01", "Pau", #""set":{"title":"P","status":"running","hours":100}"#),
          ("2025-12-31", "Pau", #""set":{"status":"done"}"#)),
        // Done within it, of management.
        try record(
          "project/q",
          (
            "2025-11-01", "Pau",
            #""set":{"title":"Q","status":"running","origin":"management","hours":20}"#
          ),
          ("2026-05-01", "Pau", #""set":{"status":"done","hours":30.5,"gained":200}"#),
          ("2026-08-01", "Pau", #""set":{"hours":99}"#)),
        try record(
          "project/r",
          ("2026-05-01", "Pau", #""set":{"title":"R","status":"idea","origin":"network"}"#)),
      ],
      meetings: [
        try record(
          "meeting/a",
          (
            "2025-12-01", "Pau",
            #""set":{"title":"A","date":"2026-01-15","status":"planned","host":"Pau"}"#
          ),
          (
            "2026-09-01", "Pau",
            #""set":{"status":"held"},"add":{"attendance":["member/a","member/b","member/c"]}"#
          )),
        try record(
          "meeting/b",
          ("2026-01-01", "Pau", #""set":{"title":"B","date":"2026-02-15","status":"cancelled"}"#)),
        try record(
          "meeting/c",
          ("2026-01-01", "Pau", #""set":{"title":"C","date":"2026-07-01","status":"held"}"#)),
        try record(
          "meeting/d",
          ("2026-01-01", "Pau", #""set":{"title":"D","date":"2026-06-30","status":"held"}"#)),
      ])
  }

  private static func report() throws -> NetworkReport {
    let period = try #require(ReportPeriod(from: day("2026-01-01"), to: day("2026-06-30")))
    return NetworkReport(network: "Réseau <A>", try records(), in: period)
  }

  @Test func `the figures are those counted by hand`() throws {
    let report = try Self.report()
    let now = report.now
    #expect(now.members == 3)
    #expect(
      now.units.map { "\($0.site) \($0.unit) \($0.members)" } == [
        "Lyon  1", "Lyon RH 1", "Pau RH 1",
      ])
    #expect(now.shared == 1)
    #expect(now.validated == 1)
    #expect(now.reused == 1)
    #expect(now.adoptions == 2)
    #expect(
      now.projects.map { "\($0.origin) \($0.status) \($0.count)" } == [
        "management done 1", "network idea 1",
      ])
    #expect(now.hours == 30.5)
    #expect(now.gained == 212.5)
    #expect(now.held == 2 && now.cancelled == 1)
    #expect(now.attendance == 3 && now.counted == 1)
    #expect(
      now.sites.map {
        "\($0.name) \($0.members) \($0.shared) \($0.validated) \($0.adopted) \($0.hosted)"
      }
        == ["Gap 0 1 0 0 0", "Lyon 2 0 1 1 0", "Pau 1 0 0 1 1"])
  }

  @Test func `the period before is as long, and ends the day before`() throws {
    let report = try Self.report()
    let before = try #require(report.before)
    #expect(report.period.previous?.from.text == "2025-07-04")
    #expect(report.period.previous?.to.text == "2025-12-31")
    #expect(before.members == 1)
    #expect(before.shared == 1 && before.validated == 0 && before.reused == 0)
    #expect(before.projects.map { "\($0.status) \($0.count)" } == ["done 1", "running 1"])
    #expect(before.hours == 120)
  }

  @Test func `a report is the same in whatever order the changes of different days came`() throws {
    let records = try Self.records()
    func turned(_ list: [DatedRecord]) -> [DatedRecord] {
      list.reversed().map { DatedRecord($0.record, $0.changes.reversed()) }
    }
    let other = ReportRecords(
      members: turned(records.members), practices: turned(records.practices),
      projects: turned(records.projects), meetings: turned(records.meetings))
    let report = try Self.report()
    #expect(NetworkReport(network: report.network, other, in: report.period) == report)
  }

  @Test func `no period ends before it begins`() throws {
    let (first, last) = (try Self.day("2026-01-01"), try Self.day("2025-12-31"))
    #expect(ReportPeriod(from: first, to: last) == nil)
    #expect(ReportPeriod(from: first, to: first)?.previous?.from == last)
  }

  @Test(arguments: Language.allCases)
  func `the page holds all it needs, escapes names and names nobody`(language: Language) throws {
    let html = ReportPage(try Self.report(), in: language).html
    #expect(html.contains("Réseau &lt;A&gt;") && !html.contains("<A>"))
    #expect(!html.contains("<script") && !html.contains("src=") && !html.contains("<link"))
    #expect(html.contains("role=\"img\""))
    #expect(!html.contains("member/"))
    #expect(html.contains(language == .french ? "30,5" : "30.5"))
    #expect(html.matches(of: /<table/).count == html.matches(of: /<thead>/).count)
  }
}
