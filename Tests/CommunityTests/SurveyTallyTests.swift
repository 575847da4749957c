import Community
import Merge
import Testing

@Suite struct SurveyTallyTests {
  private func survey(smallest: Int? = nil) throws -> RecordView {
    try made(
      "survey/s",
      ["title": Value("Nos formations")].merging(
        smallest.map { ["smallest": Value($0)] } ?? [:]
      ) { $1 })
  }

  /// What `members` answer to `question`, by their place.
  private func answers(_ typed: [String], to question: RecordView) throws -> [RecordView] {
    try typed.enumerated().map { place, typed in
      let ballot = try SurveyBallot(
        typed, to: SurveyQuestion(question), by: "member/m\(place)", replacing: nil)
      return try shown([ballot.draft])
    }
  }

  private func outcome(
    _ question: RecordView, _ answers: [RecordView], smallest: Int? = nil
  ) throws -> SurveyTally.Outcome {
    let tally = SurveyTally(
      survey: try survey(smallest: smallest), questions: [question], answers: answers)
    return try #require(tally.questions.first).outcome
  }

  @Test func `choices are counted, in the order in which they are offered`() throws {
    let one = try question("q", "one", choices: "b\na\nc")
    let found = try outcome(one, answers(["a", "b", "a"], to: one))
    let choices = [("b", 1, 33), ("a", 2, 67), ("c", 0, 0)].map {
      SurveyTally.Choice(text: $0.0, count: $0.1, percent: $0.2, isOffered: true)
    }
    #expect(found == .choices(choices))
  }

  @Test func `a choice that is not offered any more still counts`() throws {
    let before = try question("q", "one", choices: "a\nb")
    let now = try question("q", "one", choices: "a")
    let found = try outcome(now, answers(["a", "b"], to: before))
    #expect(
      found
        == .choices([
          SurveyTally.Choice(text: "a", count: 1, percent: 50, isOffered: true),
          SurveyTally.Choice(text: "b", count: 1, percent: 50, isOffered: false),
        ]))
  }

  @Test func `of several choices, the parts are of those who answered`() throws {
    let several = try question("q", "several", choices: "a\nb")
    let found = try outcome(several, answers(["a; b", "b"], to: several))
    let percents: [Int]? =
      if case .choices(let choices) = found { choices.map(\.percent) } else { nil }
    #expect(percents == [50, 100])
  }

  @Test func `a scale has its counts and its mean; steps beyond it count for nothing`() throws {
    let scale = try question("q", "scale", scale: 3)
    let wide = try question("q", "scale", scale: 10)
    let found = try outcome(scale, answers(["1", "3", "3", "9"], to: wide))
    #expect(found == .scale(counts: [1, 0, 2], mean: 7.0 / 3))
    #expect(try outcome(scale, []) == .scale(counts: [0, 0, 0], mean: nil))
  }

  @Test(arguments: [(nil, 5), (3, 3), (8, 8), (1, 3)] as [(Int?, Int)])
  func `free answers of fewer members than the smallest group are only counted`(
    said: Int?, smallest: Int
  ) throws {
    let free = try question("q", "text")
    let words = (0..<smallest).map { "mot \(9 - $0)" }
    let few = try outcome(free, answers(words.dropLast(), to: free), smallest: said)
    #expect(few == .withheld(smallest - 1))
    let enough = try outcome(free, answers(words, to: free), smallest: said)
    #expect(enough == .texts(words.reversed()))
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func `the order of answers changes nothing, and tells nothing`(seed: UInt64) throws {
    var generator = Seeded(seed)
    let questions = [
      try question("a", "several", order: 2, choices: "x\ny\nz"), try question("b", "text"),
      try question("c", "scale", order: 3),
    ]
    let given =
      try answers(["x", "y;z", "x;z", "y", "z"], to: questions[0])
      + answers(["d", "b", "e", "a", "c"], to: questions[1])
      + answers(["1", "5", "2", "3", "3"], to: questions[2])
    let tally = SurveyTally(survey: try survey(), questions: questions, answers: given)
    let mixed = SurveyTally(
      survey: try survey(), questions: questions.shuffled(using: &generator),
      answers: given.shuffled(using: &generator))
    #expect(mixed == tally, "seed \(seed)")
    #expect(tally.questions.map(\.question.record) == ["question/b", "question/a", "question/c"])
    #expect(tally.questions.first?.outcome == .texts(["a", "b", "c", "d", "e"]))
    #expect(tally.respondents == 5)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `a member counts once, however many answers bear the name`(seed: UInt64) throws {
    var generator = Seeded(seed)
    let one = try question("q", "one", choices: "a\nb\nc")
    let own = try answers(["a"], to: one)
    let imported = try ["x1", "x2"].map { id in
      try made(
        "answer/\(id)",
        [
          "question": Value("question/q"), "by": Value("member/m0"),
          "choice": Value(id == "x1" ? "b" : "c"),
        ])
    }
    func counts(_ answers: [RecordView]) throws -> [Int] {
      guard case .choices(let choices) = try outcome(one, answers.shuffled(using: &generator))
      else { return [] }
      return choices.map(\.count)
    }
    #expect(try counts(own + imported) == [1, 0, 0], "seed \(seed)")
    #expect(try counts(imported) == [0, 0, 1], "seed \(seed)")
  }

  @Test func `what belongs to another survey or question, or says nothing, does not count`() throws
  {
    let free = try question("q", "text")
    let stray = try made("question/r", ["survey": Value("survey/other"), "title": Value("?")])
    let empty = try made(
      "answer/q-m9", ["question": Value("question/q"), "by": Value("member/m9")],
      texts: ["body": " \n"])
    let tally = SurveyTally(
      survey: try survey(), questions: [free, stray],
      answers: try answers(["x"], to: stray) + [empty])
    #expect(tally.questions.map(\.respondents) == [0])
    #expect(tally.respondents == 0)
  }

  @Test(arguments: [(1, 3, 33), (2, 3, 67), (1, 8, 13), (0, 5, 0), (5, 5, 100), (0, 0, 0)])
  func `percents are whole, halves rounded up`(count: Int, whole: Int, percent: Int) {
    #expect(SurveyTally.percent(count, of: whole) == percent)
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func `records in order are the same whatever order they come in`(seed: UInt64) throws {
    var generator = Seeded(seed)
    let tasks = try [("c", "1"), ("a", "2"), ("b", "2"), ("e", "-1.5"), ("d", nil), ("f", nil)].map
    {
      id, order in
      try made(
        "task/\(id)", order.map { ["order": Value(canonical: $0)] } ?? ["title": Value("x")])
    }
    let sorted = tasks.shuffled(using: &generator).sorted { $0.precedesInOrder($1) }
    #expect(sorted.map { $0.record.last } == ["e", "c", "a", "b", "d", "f"], "seed \(seed)")
  }
}
