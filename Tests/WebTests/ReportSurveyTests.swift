import Community
import Merge
import Testing
import Web
import Workspace

/// What a report tells of surveys. The numbers were counted by hand.
@Suite struct ReportSurveyTests {
  private let ground: SiteGround

  init() throws {
    ground = try SiteGround()
    try ground.apply(
      #"{"on":"survey/s","set":{"title":"Nos <formations>","status":"closed","#
        + #""opens":"2026-03-01","closes":"2026-04-30","smallest":3}}"#,
      #"{"on":"question/a","set":{"survey":"survey/s","title":"Lieu ?","form":"one","order":1},"#
        + #""text":{"choices":"Sur place\nÀ distance"}}"#,
      #"{"on":"question/b","set":{"survey":"survey/s","title":"Utile ?","form":"scale","scale":5,"#
        + #""order":2}}"#,
      #"{"on":"question/c","set":{"survey":"survey/s","title":"Peu","form":"text","order":3}}"#,
      #"{"on":"question/d","set":{"survey":"survey/s","title":"Assez","form":"text","order":4}}"#)
    // Three members: 2 on site, 1 at a distance; 5, 4 and 2, which is 3.7 on average.
    for (name, place, step) in [
      ("zoe", "Sur place", 5), ("yves", "Sur place", 4), ("ana", "À distance", 2),
    ] {
      try ground.apply(
        #"{"on":"member/\#(name)","set":{"name":"Nom de \#(name)","site":"Pau"}}"#,
        #"{"on":"answer/a-\#(name)","set":{"question":"question/a","by":"member/\#(name)","#
          + #""choice":"\#(place)"}}"#,
        #"{"on":"answer/b-\#(name)","set":{"question":"question/b","by":"member/\#(name)","#
          + #""rating":\#(step)}}"#,
        #"{"on":"answer/d-\#(name)","set":{"question":"question/d","by":"member/\#(name)"},"#
          + #""text":{"body":"Avis <\#(step)>"}}"#)
      guard name != "ana" else { continue }
      try ground.apply(
        #"{"on":"answer/c-\#(name)","set":{"question":"question/c","by":"member/\#(name)"},"#
          + #""text":{"body":"Secret \#(step)"}}"#)
    }
  }

  private func report(_ from: String, _ to: String) throws -> NetworkReport {
    let days = [from, to].compactMap { CalendarDate($0) }
    let period = try #require(ReportPeriod(from: days[0], to: days[1]))
    return try ground.replica.report(of: period, day: SiteGround.day)
  }

  @Test func `the sums of a survey are those counted by hand`() throws {
    let report = try report("2026-04-01", "2026-06-30")
    let survey = try #require(report.surveys.first)
    #expect(report.surveys.count == 1 && survey.isClosed && survey.tally.respondents == 3)
    let outcomes = survey.tally.questions.map(\.outcome)
    #expect(
      outcomes[0]
        == .choices([
          .init(text: "Sur place", count: 2, percent: 67, isOffered: true),
          .init(text: "À distance", count: 1, percent: 33, isOffered: true),
        ]))
    #expect(outcomes[1] == .scale(counts: [0, 1, 0, 1, 1], mean: 11.0 / 3))
    #expect(outcomes[2] == .withheld(2))
    #expect(outcomes[3] == .texts(["Avis <2>", "Avis <4>", "Avis <5>"]))
  }

  @Test(arguments: Language.allCases)
  func `the page shows sums, and of a small group no word, and nobody`(
    language: Language
  ) throws {
    let html = ReportPage(try report("2026-04-01", "2026-06-30"), in: language).html
    #expect(html.contains("Nos &lt;formations&gt;") && !html.contains("<formations>"))
    #expect(html.contains("<td>2</td><td>67\(language == .french ? "\u{A0}" : "")%</td>"))
    #expect(html.contains(language == .french ? "moyenne 3,7 sur" : "mean 3.7 of"))
    #expect(html.contains("<li>Avis &lt;2&gt;</li>"))
    #expect(html.contains(language == .french ? "ne montre pas" : "not shown"))
    for word in ["Secret", "Nom de", "member/", "answer/"] { #expect(!html.contains(word)) }
    #expect(html.matches(of: /<table/).count == html.matches(of: /<thead>/).count)
  }

  @Test func `a survey stands in the periods in which it was opened, ended or closed`() throws {
    func count(_ from: String, _ to: String) throws -> Int {
      try report(from, to).surveys.count
    }
    #expect(try count("2026-03-01", "2026-03-31") == 1)
    #expect(try count("2026-04-30", "2026-04-30") == 1)
    #expect(try count("2026-04-01", "2026-04-29") == 0)
    // The record itself says on which day it was closed.
    #expect(try count("2026-11-01", "2026-12-31") == 1)
    try ground.apply(#"{"on":"survey/s","set":{"status":"draft"}}"#)
    #expect(try count("2026-01-01", "2026-12-31") == 0)
  }
}
