import Community
import Workspace

/// What was answered to a survey, as the report shows it: sums, and free answers only where the
/// tally gives them.
struct ReportAnswers {
  /// A question and its answers. Named apart from what stands around it, which a template would
  /// find in place of what is missing.
  struct Question {
    let asked: String
    let count: String
    let pictures: [ReportPage.Picture]
    let columns: [String]
    let rows: [ReportPage.Row]
    let hasRows: Bool
    let texts: [String]
    let hasTexts: Bool
  }

  let name: String
  let answered: String
  let questions: [Question]

  /// Sets the answers to `survey` in `language`.
  init(_ survey: ReportSurvey, _ language: Language) {
    let tally = survey.tally
    name = tally.title
    let members = Counted(
      count: tally.respondents, fr: ("membre a répondu", "membres ont répondu"),
      en: ("member has answered", "members have answered"))
    let state =
      survey.isClosed
      ? Phrase(fr: "enquête close", en: "the survey is closed")
      : Phrase(fr: "enquête encore ouverte", en: "the survey is still open")
    answered = Phrase(
      fr: "\(members.french) ; \(state.french).", en: "\(members.english); \(state.english)."
    ).text(in: language)
    questions = tally.questions.map { Question($0, smallest: tally.smallest, language) }
  }
}

extension ReportAnswers.Question {
  fileprivate init(_ question: SurveyTally.Question, smallest: Int, _ language: Language) {
    asked = question.question.title
    var note = Counted(
      count: question.respondents, fr: ("réponse", "réponses"), en: ("answer", "answers")
    ).phrase
    var bars: [BarChart.Bar] = []
    var rows: [ReportPage.Row] = []
    var first = "reportAnswer"
    var texts: [String] = []
    func add(_ label: String, _ count: Int, _ percent: Int) {
      bars.append(BarChart.Bar(label: label, value: Double(count), before: nil))
      let part = Phrase(fr: "\(percent)\u{A0}%", en: "\(percent)%").text(in: language)
      rows.append(
        ReportPage.Row(
          name: label, cells: [ReportNumber.text(Double(count), in: language), part]))
    }
    switch question.outcome {
    case .choices(let choices):
      for choice in choices { add(choice.text, choice.count, choice.percent) }
    case .scale(let counts, let mean):
      first = "reportStep"
      for (place, count) in counts.enumerated() {
        add(String(place + 1), count, SurveyTally.percent(count, of: question.respondents))
      }
      if let mean { note = Self.with(mean, of: counts.count, note) }
    case .texts(let answers): texts = answers
    case .withheld(let count):
      if count > 0 {
        note = Phrase(
          fr: "\(note.french), qu’on ne montre pas : à moins de \(smallest), on se reconnaîtrait.",
          en: "\(note.english), not shown: among fewer than \(smallest), people would be "
            + "recognised.")
      }
    }
    count = note.text(in: language)
    let words = Wording(language: language)
    pictures = BarChart(title: question.question.title, bars: bars, language: language).svg
      .map { ReportPage.Picture(svg: $0) }
    columns = [first, "reportCount", "reportPart"].map { words[$0] }
    self.rows = rows
    hasRows = !rows.isEmpty
    self.texts = texts
    hasTexts = !texts.isEmpty
  }

  /// « 12 réponses ; moyenne 3,6 sur 5 »
  private static func with(_ mean: Double, of largest: Int, _ note: Phrase) -> Phrase {
    let french = ReportNumber.text(mean, in: .french)
    let english = ReportNumber.text(mean, in: .english)
    return Phrase(
      fr: "\(note.french) ; moyenne \(french) sur \(largest)",
      en: "\(note.english); mean \(english) of \(largest)")
  }
}
