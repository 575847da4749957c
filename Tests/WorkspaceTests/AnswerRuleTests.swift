// What belongs to a record, and how answers to a survey count, over several sites.

import Community
import Fakes
import Merge
import Testing
import Workspace

@Suite struct AnswerRuleTests {
  private static let survey = "survey/s"
  private static let choices = ["a", "b", "c"]

  private func network(seed: UInt64 = 1) throws -> Network {
    let network = try Network(["Lyon", "Pau", "Sète"], seed: seed)
    try network.apply(
      "Lyon", #"{"on":"survey/s","set":{"title":"Avis","status":"open"}}"#,
      #"{"on":"question/q","set":{"survey":"survey/s","form":"one"},"text":{"choices":"a\nb\nc"}}"#)
    try network.syncAll()
    return network
  }

  private func answer(_ choice: String, by member: String, at name: String, _ network: Network)
    throws
  {
    try network.with(name) { replica in
      let survey = try #require(try replica.view(of: Self.survey))
      _ = try replica.answer([(1, choice)], to: survey, by: member)
    }
  }

  private func tally(at name: String, _ network: Network) throws -> SurveyTally {
    try network.with(name) { replica in
      try replica.tally(of: try #require(try replica.view(of: Self.survey)))
    }
  }

  private func counts(_ tally: SurveyTally) -> [String: Int] {
    guard case .choices(let choices)? = tally.questions.first?.outcome else { return [:] }
    return Dictionary(uniqueKeysWithValues: choices.map { ($0.text, $0.count) })
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `each member counts once, with the last answer that all sites had seen the others of`(
    seed: UInt64
  ) throws {
    var generator = Seeded(seed)
    let network = try network(seed: seed)
    let members = ["member/ana", "member/bea", "member/eve"]
    var answered: Set<String> = []
    func answerAtRandom() throws -> (member: String, choice: String) {
      let member = members.randomElement(using: &generator) ?? ""
      let choice = Self.choices.randomElement(using: &generator) ?? ""
      let name = network.names.randomElement(using: &generator) ?? ""
      try answer(choice, by: member, at: name, network)
      answered.insert(member)
      return (member, choice)
    }
    for _ in 0..<12 {
      _ = try answerAtRandom()
      if Bool.random(using: &generator) {
        try network.sync(network.names.randomElement(using: &generator) ?? "")
      }
    }
    try network.syncAll()
    let first = try tally(at: "Lyon", network)
    #expect(first.respondents == answered.count, "seed \(seed)")
    #expect(counts(first).values.reduce(0, +) == answered.count, "seed \(seed)")

    let last = try answerAtRandom()
    try network.syncAll()
    let tallies = try network.names.map { try tally(at: $0, network) }
    #expect(Set(tallies).count == 1, "seed \(seed)")
    let name = SurveyBallot.record(of: "question/q", by: last.member)
    let view = try network.with("Sète") { try $0.view(of: name) }
    #expect(view?.string("choice") == last.choice, "seed \(seed)")
    #expect(view?.conflicts.isEmpty == true, "seed \(seed)")
  }

  @Test func `all answers are checked before the first is written`() throws {
    let network = try network()
    try network.with("Pau") { replica in
      let survey = try #require(try replica.view(of: Self.survey))
      #expect(throws: WorkspaceError.self) {
        try replica.answer([(1, "a"), (2, "x")], to: survey, by: "member/ana")
      }
      #expect(try replica.answers(to: Self.survey).isEmpty)
    }
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `tasks stand in one order, whoever wrote them first`(seed: UInt64) throws {
    var generator = Seeded(seed)
    let network = try Network(["Lyon", "Pau"], seed: seed)
    var lines = [
      (1, "2"), (2, "10"), (3, "2"), (4, "-1"), (5, "2.5"), (6, "null"),
    ].map {
      #"{"on":"task/t\#($0.0)","set":{"project":"project/p","order":\#($0.1),"title":"x"}}"#
    }
    lines.append(#"{"on":"task/other","set":{"project":"project/p2","order":1,"title":"x"}}"#)
    for line in lines.shuffled(using: &generator) {
      try network.apply(network.names.randomElement(using: &generator) ?? "", line)
    }
    try network.syncAll()
    for name in network.names {
      let tasks = try network.with(name) { try $0.tasks(of: "project/p").map(\.record) }
      let expected = ["t4", "t1", "t3", "t5", "t2", "t6"].map { "task/\($0)" }
      #expect(tasks == expected, "seed \(seed)")
    }
  }

  @Test func `what belongs to a record is what names it, and nothing that merely looks like it`()
    throws
  {
    let network = try Network(["Lyon"])
    try network.apply(
      "Lyon", #"{"on":"meeting/a","set":{"title":"Mai"}}"#,
      #"{"on":"comment/c","set":{"about":"meeting/a"},"text":{"body":"Bien."}}"#,
      #"{"on":"comment/d","set":{"about":"meeting/A"},"text":{"body":"Autre."}}"#,
      #"{"on":"task/t","set":{"meeting":"meeting/a","title":"x"}}"#,
      #"{"on":"task/u","set":{"project":"project/a","title":"x"}}"#)
    try network.with("Lyon") { replica in
      #expect(try replica.comments(about: "meeting/a").map(\.record) == ["comment/c"])
      let related = try replica.related(to: "meeting/a")
      #expect(related.map(\.relation.name) == ["actions", "comments"])
      #expect(related.map { $0.records.map(\.record) } == [["task/t"], ["comment/c"]])
      #expect(try replica.related(to: "member/a").isEmpty)
    }
  }
}
