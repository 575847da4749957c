import ArgumentParser
import Community
import Merge
import Workspace

/// `survey tally`: what was answered, in sums.
struct TallySurvey: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "tally",
      Phrase(
        fr: "Compter les réponses, sans dire qui a répondu quoi.",
        en: "Count the answers, without telling who answered what."),
      more: Phrase(
        fr: "Les réponses libres ne se montrent que si assez de membres ont répondu : cinq, ou le "
          + "« plus petit groupe » de l’enquête.",
        en: "Free answers are only shown when enough members have answered: five, or the survey's "
          + "“smallest group”."),
      examples: [
        "reseau survey tally \"nos formations\"", "reseau survey tally \"nos formations\" --json",
      ])
  }

  @OptionGroup var handle: RecordArgument<Surveys>
  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let tally = try Replica.reading { replica in
      try replica.tally(of: try replica.record(handle.record, kind: Kind.survey.name))
    }
    if output.json { return try Output.print(tally.json.json) }
    var lines = Output()
    let members = Counted(
      count: tally.respondents, fr: ("membre a répondu", "membres ont répondu"),
      en: ("member has answered", "members have answered"))
    try lines.line(Terminal.bold(Visible.line(tally.title)))
    try lines.line(members.phrase.text)
    for (place, question) in tally.questions.enumerated() {
      try lines.line()
      let title = Visible.line(question.question.title)
      let count = Counted.answers(question.respondents).phrase.text
      try lines.line(Terminal.bold("\(place + 1). \(title)") + "  " + Terminal.dim(count))
      for line in question.outcome.lines(smallest: tally.smallest) {
        try lines.line("   " + line)
      }
    }
    try lines.flush()
  }
}

extension SurveyTally.Outcome {
  /// The sums, a line each.
  fileprivate func lines(smallest: Int) -> [String] {
    switch self {
    case .choices(let choices):
      let width = choices.map { DisplayWidth.of(Visible.line($0.text)) }.max() ?? 0
      return choices.map { choice in
        let text = Visible.line(choice.text)
        let gap = String(repeating: " ", count: width - DisplayWidth.of(text) + 2)
        let former = choice.isOffered ? "" : Self.formerPhrase.text
        return "\(text)\(gap)\(choice.count)  \(Self.percentPhrase(choice.percent).text)\(former)"
      }
    case .scale(let counts, let mean):
      let steps = counts.enumerated().map { "\($0 + 1) : \($1)" }.joined(separator: "   ")
      guard let mean else { return [steps] }
      let text = Self.rounded(mean)
      return [
        Phrase(
          fr: "moyenne \(text.replacing(".", with: ",")) sur \(counts.count)",
          en: "mean \(text) of \(counts.count)"
        ).text, steps,
      ]
    case .texts(let texts): return texts.flatMap { Self.item($0) }
    case .withheld(let count):
      let answers = Counted.answers(count)
      return [
        Phrase(
          fr: "\(answers.french), à lire quand il y en aura \(smallest) : si peu de personnes se "
            + "reconnaîtraient.",
          en: "\(answers.english), to be read once there are \(smallest): so few people would be "
            + "recognised."
        ).text
      ]
    }
  }

  private static func item(_ text: String) -> [String] {
    let lines = Visible.text(text).split(separator: "\n")
    return lines.enumerated().map { ($0 == 0 ? "– " : "  ") + $1 }
  }

  private static func percentPhrase(_ percent: Int) -> Phrase {
    Phrase(fr: "\(percent)\u{A0}%", en: "\(percent)%")
  }

  private static let formerPhrase = Phrase(
    fr: "  (n’est plus proposé)", en: "  (not offered any more)")

  /// A mean with one decimal.
  static func rounded(_ mean: Double) -> String {
    let tenths = Int((mean * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}

extension SurveyTally {
  /// The tally for another program.
  var json: Value {
    Value(object: [
      ("questions", Value(array: questions.map(\.json))), ("respondents", Value(respondents)),
      ("smallest", Value(smallest)), ("survey", Value(survey)), ("title", Value(title)),
    ])
  }
}

extension SurveyTally.Question {
  fileprivate var json: Value {
    var members: [(key: String, value: Value)] = [
      ("question", Value(question.record)), ("respondents", Value(respondents)),
      ("title", Value(question.title)),
    ]
    switch outcome {
    case .choices(let choices):
      members.append(("choices", Value(array: choices.map(\.json))))
    case .scale(let counts, let mean):
      members.append(("steps", Value(array: counts.map { Value($0) })))
      if let mean {
        members.append(
          ("mean", Value(canonical: SurveyTally.Outcome.rounded(mean))))
      }
    case .texts(let texts): members.append(("texts", Value(array: texts.map { Value($0) })))
    case .withheld(let count): members.append(("withheld", Value(count)))
    }
    return Value(object: members)
  }
}

extension SurveyTally.Choice {
  fileprivate var json: Value {
    Value(object: [
      ("choice", Value(text)), ("count", Value(count)), ("offered", Value(isOffered)),
      ("percent", Value(percent)),
    ])
  }
}
