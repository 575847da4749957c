import Community
import Merge
import Testing

/// A view of a record after changes that followed one another.
func shown(_ drafts: [Draft], by order: [Int]? = nil) throws -> RecordView {
  var state = RecordState()
  var clock = VersionVector()
  var texts: [String: String] = [:]
  for (place, draft) in drafts.enumerated() {
    var change = draft.change
    for text in draft.texts {
      let before = texts[text.field]?.unicodeScalars.count ?? 0
      change.edit.append(
        FieldChange(
          text.field, [TextEdit(position: 0, deleted: before, inserted: text.content)]))
      texts[text.field] = text.content
    }
    let dot = Dot(site: SiteIndex(0), seq: UInt32(place + 1))
    clock.insert(dot)
    state.apply(change, dot: dot, at: Int64(place), clock: clock)
  }
  let record = try #require(drafts.first).change.record
  return try #require(RecordView(record, state) { Int($0.rawValue) })
}

/// A record with these values and texts.
func made(
  _ record: String, _ values: [String: Value], add: [String: [String]] = [:],
  texts: [String: String] = [:]
) throws -> RecordView {
  var change = Change(on: record)
  change.set = values.map { FieldChange($0.key, $0.value) }
  change.add = add.map { FieldChange($0.key, $0.value) }
  return try shown([Draft(change, texts: texts.map { FieldChange($0.key, $0.value) })])
}

/// A question of `survey/s`.
func question(
  _ id: String, _ form: String, order: Int = 1, choices: String = "", scale: Int? = nil
) throws -> RecordView {
  var values = [
    "survey": Value("survey/s"), "title": Value("Question \(id)"), "form": Value(form),
    "order": Value(order),
  ]
  if let scale { values["scale"] = Value(scale) }
  return try made("question/\(id)", values, texts: choices.isEmpty ? [:] : ["choices": choices])
}

@Suite struct SurveyBallotTests {
  private let member = "member/zoe"

  private func ballot(
    _ typed: String, to question: RecordView, replacing earlier: RecordView? = nil
  ) throws -> SurveyBallot {
    try SurveyBallot(
      typed, to: SurveyQuestion(question), by: member, replacing: earlier)
  }

  private func refusal(_ typed: String, to question: RecordView) -> BallotError.Reason? {
    do {
      _ = try ballot(typed, to: question)
      return nil
    } catch {
      return (error as? BallotError)?.reason
    }
  }

  @Test(arguments: ["Jeudi", "jeudi", " JEUDI ", "2"])
  func `a choice is given by its words or its number`(typed: String) throws {
    let question = try question("q", "one", choices: "Lundi\nJeudi\n\nJeudi\n")
    let view = try shown([ballot(typed, to: question).draft])
    #expect(view.string("choice") == "Jeudi")
    #expect(view.string("question") == "question/q")
    #expect(view.string("by") == member)
  }

  @Test func `what is not offered is refused, with what is`() throws {
    let one = try question("q", "one", choices: "Lundi\nJeudi")
    #expect(refusal("mardi", to: one) == .notAChoice("mardi", ["Lundi", "Jeudi"]))
    #expect(refusal("3", to: one) == .notAChoice("3", ["Lundi", "Jeudi"]))
    let several = try question("q", "several", choices: "Lundi\nJeudi")
    #expect(refusal("lundi; mardi", to: several) == .notAChoice("mardi", ["Lundi", "Jeudi"]))
    #expect(refusal(" ; ", to: several) == .empty)
    #expect(refusal("  ", to: one) == .empty)
  }

  @Test(arguments: [("0", false), ("1", true), ("7", true), ("8", false), ("3,5", false)])
  func `a step is on the scale`(typed: String, isOn: Bool) throws {
    let scale = try question("q", "scale", scale: 7)
    #expect(refusal(typed, to: scale) == (isOn ? nil : .notOnScale(typed, largest: 7)))
  }

  @Test(arguments: [(nil, 5), (2, 2), (10, 10), (99, 10), (1, 2)] as [(Int?, Int)])
  func `a scale has five steps unless it says otherwise, and never more than ten`(
    scale: Int?, largest: Int
  ) throws {
    let read = try SurveyQuestion(question("q", "scale", scale: scale))
    #expect(read.form == .scale(largest))
  }

  @Test func `a question of an unknown form, or without choices, is answered freely`() throws {
    for form in ["one", "several", "matrix"] {
      #expect(try SurveyQuestion(question("q", form)).form == .text)
    }
  }

  @Test func `a later answer replaces an earlier one, whatever form the question had`() throws {
    let forms = [
      (try question("q", "one", choices: "a\nb"), "b"),
      (try question("q", "several", choices: "a\nb\nc"), "a;c"),
      (try question("q", "several", choices: "a\nb\nc"), "b"),
      (try question("q", "scale"), "4"), (try question("q", "text"), "Des mots"),
    ]
    for (first, early) in forms {
      for (second, late) in forms {
        let before = try shown([ballot(early, to: first).draft])
        let replaced = try shown([
          ballot(early, to: first).draft, ballot(late, to: second, replacing: before).draft,
        ])
        let fresh = try shown([ballot(late, to: second).draft])
        #expect(replaced.fields == fresh.fields, "\(early), then \(late)")
      }
    }
  }

  @Test func `a member's answer to a question has one name, and always a valid one`() {
    #expect(SurveyBallot.record(of: "question/q", by: "member/zoe") == "answer/q-zoe")
    let long = String(repeating: "x", count: 40)
    let names = [
      SurveyBallot.record(of: "question/\(long)", by: "member/\(long)"),
      SurveyBallot.record(of: "question/\(long)y", by: "member/\(long)"),
      SurveyBallot.record(of: "question/\(long)", by: "member/\(long.dropLast())"),
    ]
    #expect(names.allSatisfy { RecordName($0)?.kind == "answer" })
    #expect(Set(names).count == 3)
    #expect(names.allSatisfy { $0.utf8.count == "answer/".utf8.count + 32 })
    let fitting = SurveyBallot.record(of: "question/\(long.prefix(23))", by: "member/\(long)")
    #expect(fitting == "answer/\(long.prefix(23))-\(long)")
  }

  @Test(
    arguments: [
      ("open", nil), ("closed", .closed), ("draft", .draft), (nil, .draft), ("paused", .draft),
    ] as [(String?, BallotError.Reason?)])
  func `only an open survey takes answers`(status: String?, reason: BallotError.Reason?) throws {
    let survey = try made("survey/s", status.map { ["status": Value($0)] } ?? ["title": Value("x")])
    do throws(BallotError) {
      try BallotError.check(isOpen: survey)
      #expect(reason == nil)
    } catch {
      #expect(error.reason == reason)
    }
  }

  @Test func `choices that were typed in one line stand apart by semicolons`() {
    #expect(SurveyQuestion.choices(typed: "lundi; jeudi ;; vendredi") == "lundi\njeudi\nvendredi")
    #expect(SurveyQuestion.choices(typed: "oui; mais\nnon") == "oui; mais\nnon")
  }
}
