import Community
import Merge
import Workspace

/// A survey below its fields: the questions to answer, and what was answered, in sums.
struct SurveySection {
  /// A question, as a form asks it.
  struct Question: Sendable {
    let number: Int
    let title: String
    let name: String
    let isText: Bool
    let input: String
    let options: [Option]
    /// What the member answered before, in words.
    let text: String
  }

  /// A choice, or a step of a scale.
  struct Option: Sendable {
    let id: String
    let value: String
    let isChosen: Bool
  }

  /// A question's answers.
  struct Sum: Sendable {
    let title: String
    let count: String
    let bars: [Bar]
    let texts: [String]
    let note: String?
  }

  /// How many chose something.
  struct Bar: Sendable {
    let label: String
    let count: Int
    let percent: Int
  }

  /// The questions; empty while the survey takes no answers.
  let questions: [Question]
  let isOpen: Bool
  let respondents: String
  let sums: [Sum]

  init(_ visit: Visit, _ replica: Replica, _ view: RecordView, person: String?) throws {
    let all = SurveyQuestion.inOrder(try replica.questions(of: view.record))
    isOpen = view.string("status") == "open" && !all.isEmpty && person != nil
    questions =
      isOpen
      ? try all.enumerated().map { place, question in
        let given = try person.flatMap {
          try replica.view(of: SurveyBallot.record(of: question.record, by: $0))
        }
        return Question(place + 1, question, given)
      } : []
    let tally = try replica.tally(of: view)
    respondents = visit.say(
      Counted(
        count: tally.respondents, fr: ("membre a répondu", "membres ont répondu"),
        en: ("member has answered", "members have answered")
      ).phrase)
    sums = tally.questions.map { Sum($0, smallest: tally.smallest, visit) }
  }

  /// The answers that `form` gives, by the number of the question.
  static func answers(in form: FormFields) -> [(number: Int, typed: String)] {
    form.names.compactMap { name in
      guard name.hasPrefix("q"), let number = Int(name.dropFirst()) else { return nil }
      let given = form.all(name).map { $0[...].trimmingWhiteSpace }.filter { !$0.isEmpty }
      return given.isEmpty ? nil : (number, given.joined(separator: ";"))
    }.sorted { $0.number < $1.number }
  }
}

extension SurveySection.Question {
  fileprivate init(_ number: Int, _ question: SurveyQuestion, _ given: RecordView?) {
    self.number = number
    title = question.title
    name = "q\(number)"
    let chosen: Set<String>
    let choices: [String]
    switch question.form {
    case .one(let offered):
      choices = offered
      chosen = Set([given?.string("choice")].compactMap { $0 })
      input = "radio"
    case .several(let offered):
      choices = offered
      chosen = Set(given?.elements("choices") ?? [])
      input = "checkbox"
    case .scale(let most):
      choices = (1...most).map { String($0) }
      chosen = Set([given?.number("rating").map { String(Int($0)) }].compactMap { $0 })
      input = "radio"
    case .text:
      choices = []
      chosen = []
      input = ""
    }
    isText = choices.isEmpty
    text = given?.text("body") ?? ""
    options = choices.enumerated().map { place, choice in
      SurveySection.Option(
        id: "q\(number)-\(place)", value: choice, isChosen: chosen.contains(choice))
    }
  }
}

extension SurveySection.Sum {
  fileprivate init(_ question: SurveyTally.Question, smallest: Int, _ visit: Visit) {
    title = question.question.title
    count = visit.say(
      Counted(
        count: question.respondents, fr: ("réponse", "réponses"), en: ("answer", "answers")
      ).phrase)
    switch question.outcome {
    case .choices(let choices):
      bars = choices.map {
        SurveySection.Bar(label: $0.text, count: $0.count, percent: $0.percent)
      }
      texts = []
      note = nil
    case .scale(let counts, let mean):
      bars = counts.enumerated().map { place, count in
        SurveySection.Bar(
          label: String(place + 1), count: count,
          percent: SurveyTally.percent(count, of: question.respondents))
      }
      texts = []
      note = mean.map { mean in
        let tenths = Int((mean * 10).rounded())
        let (whole, part) = (tenths / 10, tenths % 10)
        return visit.say(
          Phrase(
            fr: "Moyenne : \(whole),\(part) sur \(counts.count)",
            en: "Mean: \(whole).\(part) of \(counts.count)"))
      }
    case .texts(let answers):
      bars = []
      texts = answers
      note = nil
    case .withheld(let count):
      bars = []
      texts = []
      note =
        count == 0
        ? nil
        : visit.say(
          Phrase(
            fr: "\(count) pour l’instant ; on les lira quand il y en aura \(smallest), pour que "
              + "personne ne se reconnaisse.",
            en: "\(count) so far; they can be read once there are \(smallest), so that nobody is "
              + "recognised."))
    }
  }
}
