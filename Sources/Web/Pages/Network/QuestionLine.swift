import Community
import Workspace

/// Something that a lead is asked, and the ways to answer.
struct QuestionLine: Sendable {
  let text: String
  let answers: [DecisionLink]
  /// The page that answers it, where that is no decision about a site.
  let way: Way?

  struct Way: Sendable {
    let href: String
    let label: String
  }

  init(_ question: LeadQuestion, _ visit: Visit) {
    let phrase = question.phrase
    text = visit.say(Phrase(fr: phrase.french + ".", en: phrase.english + "."))
    answers =
      question.site.map { site in
        question.answers.map { DecisionLink($0, about: site, visit) }
      } ?? []
    switch question {
    case .lapsed(let record):
      way = Way(
        href: "/\(record)/forget",
        label: visit.say(Phrase(fr: "Redemander l’effacement", en: "Ask for the erasure again")))
    case .onlyLead:
      way = Way(
        href: "/network#sites",
        label: visit.say(Phrase(fr: "Choisir un site", en: "Choose a site")))
    case .contested, .orphan: way = nil
    }
  }
}
