import Merge

/// What the members answered to a survey, in sums.
///
/// An answer is never shown with who gave it. Of a small group people would guess: what was
/// answered in free words is only counted until ``smallest`` members have answered the question.
public struct SurveyTally: Hashable, Sendable {
  /// The survey's record.
  public let survey: String
  /// What it is called.
  public let title: String
  /// How many members must have answered a question before its free answers are shown.
  public let smallest: Int
  /// How many members answered at least one question.
  public let respondents: Int
  /// The questions, in the order in which they are asked.
  public let questions: [Question]

  /// How many members make a group that is not small, unless the survey says so itself.
  public static let usualSmallest = 5

  /// What was answered to one question.
  public struct Question: Hashable, Sendable {
    /// The question.
    public let question: SurveyQuestion
    /// How many members answered it.
    public let respondents: Int
    /// What they answered.
    public let outcome: Outcome
  }

  /// The answers to a question, in sums.
  public enum Outcome: Hashable, Sendable {
    /// How many chose each choice: those that are offered, in their order, then those that were
    /// offered when they were chosen.
    case choices([Choice])
    /// How many chose each step, from 1 on, and their mean; `nil` when nobody did.
    case scale(counts: [Int], mean: Double?)
    /// What was written, sorted by code point, so that the order tells nothing of who wrote it.
    case texts([String])
    /// So many free answers are there, from too few members to be shown.
    case withheld(Int)
  }

  /// How many members chose a choice.
  public struct Choice: Hashable, Sendable {
    /// The choice.
    public let text: String
    /// How many members chose it.
    public let count: Int
    /// Which part of those who answered the question they are, in whole percent; halves are
    /// rounded up.
    public let percent: Int
    /// Whether the question offers it still.
    public let isOffered: Bool

    /// Says that `count` members, `percent` of those who answered, chose `text`.
    public init(text: String, count: Int, percent: Int, isOffered: Bool) {
      self.text = text
      self.count = count
      self.percent = percent
      self.isOffered = isOffered
    }
  }

  /// Counts answers.
  ///
  /// - Parameters:
  ///   - survey: the survey.
  ///   - questions: its questions; those of other surveys are left out.
  ///   - answers: answers to them; what belongs to none of the questions is left out. Of several
  ///     answers of one member to one question one counts.
  public init(survey: RecordView, questions: [RecordView], answers: [RecordView]) {
    self.survey = survey.record
    title = survey.title
    smallest = max(3, survey.value("smallest")?.whole ?? Self.usualSmallest)
    let (smallest, record) = (smallest, survey.record)
    let answers = Dictionary(grouping: answers) { $0.string("question") ?? "" }
    var everybody: Set<String> = []
    self.questions = SurveyQuestion.inOrder(questions).filter { $0.survey == record }.map {
      question in
      let given = question.counted(among: answers[question.record] ?? []).filter {
        question.isAnswered(by: $0)
      }
      everybody.formUnion(given.map { $0.string("by") ?? $0.record })
      return Question(
        question: question, respondents: given.count,
        outcome: Outcome(question, given, smallest: smallest))
    }
    respondents = everybody.count
  }

  /// Which part of `whole` `count` is, in whole percent.
  public static func percent(_ count: Int, of whole: Int) -> Int {
    whole == 0 ? 0 : (200 * count + whole) / (2 * whole)
  }
}

extension SurveyTally.Outcome {
  fileprivate init(_ question: SurveyQuestion, _ answers: [RecordView], smallest: Int) {
    switch question.form {
    case .one(let choices), .several(let choices):
      var counts: [String: Int] = [:]
      for choice in answers.flatMap({ question.chosen(in: $0) }) { counts[choice, default: 0] += 1 }
      let offered = Set(choices)
      let former = counts.keys.filter { !offered.contains($0) }
        .sorted { $0.precedesByCodePoint($1) }
      self = .choices(
        (choices + former).map { choice in
          let count = counts[choice] ?? 0
          return SurveyTally.Choice(
            text: choice, count: count,
            percent: SurveyTally.percent(count, of: answers.count),
            isOffered: offered.contains(choice))
        })
    case .scale(let largest):
      let steps = answers.compactMap { $0.value("rating")?.whole }
      let counts = (1...largest).map { step in steps.count { $0 == step } }
      let mean = steps.isEmpty ? nil : Double(steps.reduce(0, +)) / Double(steps.count)
      self = .scale(counts: counts, mean: mean)
    case .text:
      guard answers.count >= smallest else {
        self = .withheld(answers.count)
        return
      }
      self = .texts(answers.map { $0.text("body").trimmed }.sorted { $0.precedesByCodePoint($1) })
    }
  }
}

extension SurveyQuestion {
  /// What an answer chose.
  fileprivate func chosen(in answer: RecordView) -> [String] {
    switch form {
    case .one: answer.string("choice").map { [$0] } ?? []
    case .several: answer.elements("choices")
    case .scale, .text: []
    }
  }

  /// Whether an answer says something that the question asks for.
  fileprivate func isAnswered(by answer: RecordView) -> Bool {
    switch form {
    case .one, .several: !chosen(in: answer).isEmpty
    case .scale(let largest):
      answer.value("rating")?.whole.map { 1...largest ~= $0 } ?? false
    case .text: !answer.text("body").trimmed.isEmpty
    }
  }
}
