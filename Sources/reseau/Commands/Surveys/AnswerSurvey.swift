import ArgumentParser
import Community
import Merge
import Workspace

/// `survey answer`: a member answers the questions of a survey.
struct AnswerSurvey: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "answer",
      Phrase(
        fr: "Répondre à une enquête.", en: "Answer a survey."),
      more: Phrase(
        fr: "« reseau survey show » montre les questions avec leurs numéros. Un choix se donne par "
          + "son numéro ou ses mots, plusieurs se séparent par un point-virgule. Sans réponses, "
          + "les questions sont posées l’une après l’autre. Répondre de nouveau remplace ; les "
          + "résultats ne disent jamais qui a répondu quoi.",
        en: "“reseau survey show” shows the questions with their numbers. A choice is given by its "
          + "number or its words, several stand apart by semicolons. Without answers the questions "
          + "are asked one after the other. To answer again replaces; the results never tell who "
          + "answered what."),
      examples: [
        "reseau survey answer \"nos formations\" --by claire",
        "reseau survey answer \"nos formations\" 1=jeudi \"2=GED; visio\" 3=4 --by claire",
      ])
  }

  @OptionGroup var handle: RecordArgument<Surveys>

  @Argument(
    help: help(
      fr: "Le numéro d’une question, « = », la réponse.",
      en: "The number of a question, “=”, the answer.",
      valueName: Phrase(fr: "réponses", en: "answers")))
  var answers: [String] = []

  @OptionGroup var author: ByOption
  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let found = try Replica.reading { replica in
      let survey = try replica.record(handle.record, kind: Kind.survey.name)
      let member = try member(in: replica)
      do throws(BallotError) { try BallotError.check(isOpen: survey) } catch {
        throw Complaint(error)
      }
      let questions = try replica.questions(of: survey.record).map { SurveyQuestion($0) }
      return (survey: survey, member: member, questions: questions)
    }
    let given = try answers.isEmpty ? asked(found.questions) : answers.map { try numbered($0) }
    guard !given.isEmpty else {
      return try Output.print(Phrase(fr: "Rien n’est changé.", en: "Nothing is changed.").text)
    }
    try Replica.writing { replica in
      let survey = try replica.view(of: found.survey.record) ?? found.survey
      let applied = try replica.answer(given, to: survey, by: found.member)
      guard !output.json else { return try ChangeReport(applied, title: nil).tell(asJSON: true) }
      let count = Counted.answers(applied.count).phrase
      try Output.print(
        Phrase(
          fr: "\(Visible.line(survey.title)) : \(count.french), c’est enregistré. Merci !",
          en: "\(Visible.line(survey.title)): \(count.english), recorded. Thank you!"
        ).text)
    }
  }

  private func member(in replica: Replica) throws -> String {
    if let member = try author.member(in: replica) { return member }
    throw Complaint(
      .usage, fr: "Dites qui répond, avec --by : chaque membre ne compte qu’une fois.",
      en: "Say who answers, with --by: each member counts only once.")
  }

  private func numbered(_ word: String) throws -> (number: Int, typed: String) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Value(canonical: String(parts[0])).whole else {
      let shown = Visible.excerpt(word)
      throw Complaint(
        .usage, fr: "« \(shown) » n’est pas une réponse comme « 1=jeudi ».",
        en: "“\(shown)” is no answer such as “1=jeudi”.")
    }
    return (number, String(parts[1]))
  }

  /// Asks the questions one after the other; an empty line leaves one out.
  private func asked(_ questions: [SurveyQuestion]) throws -> [(number: Int, typed: String)] {
    guard Terminal.canAsk else {
      throw Complaint(
        .usage, fr: "Donnez les réponses par leurs numéros, comme « 1=jeudi ».",
        en: "Give the answers by their numbers, such as “1=jeudi”.")
    }
    var given: [(number: Int, typed: String)] = []
    for (place, question) in questions.enumerated() {
      let heading = "\(place + 1). \(Visible.line(question.title))"
      let hints = question.hints.map { "   " + $0 }
      guard let typed = try Question.line([heading] + hints) else { break }
      if !typed.isEmpty { given.append((place + 1, typed)) }
    }
    return given
  }
}

extension Counted {
  /// So many answers.
  static func answers(_ count: Int) -> Counted {
    Counted(count: count, fr: ("réponse", "réponses"), en: ("answer", "answers"))
  }
}
