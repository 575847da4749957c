import Community
import Workspace

/// Something that a lead is asked, and the ways to answer.
struct QuestionLine: Sendable {
  let text: String
  let answers: [Answer]

  /// The ways to answer, as far as they are about one site.
  struct Answer: Sendable {
    /// The site, where there are several to choose from.
    let site: Candidate?
    let links: [DecisionLink]
  }

  /// One of several sites: all may have one name, and their numbers tell them apart.
  struct Candidate: Sendable {
    let name: String
    let number: String
  }

  /// The lines of `questions`: that about a code, which each site that came by it raises, once.
  ///
  /// - Parameter all: all questions, where `questions` are only some of them.
  static func lines(
    _ questions: [LeadQuestion], of all: [LeadQuestion]? = nil, _ visit: Visit
  ) -> [QuestionLine] {
    var told: Set<[SiteName]> = []
    let asked = Set((all ?? questions).compactMap(\.site))
    return questions.compactMap { question in
      if let sites = question.contestants, !told.insert(sites).inserted { return nil }
      return QuestionLine(question, among: asked, visit)
    }
  }

  /// - Parameter asked: the sites that are asked about: who was refused is no answer any more.
  private init(_ question: LeadQuestion, among asked: Set<SiteName>, _ visit: Visit) {
    text = visit.say(question.sentence)
    func links(about site: SiteName) -> [DecisionLink] {
      question.answers.map { DecisionLink($0, about: site, isNamed: true, visit) }
    }
    switch question {
    case .contested:
      answers = (question.contestants ?? []).filter(asked.contains).map { site in
        Answer(
          site: Candidate(name: site.name, number: site.id), links: links(about: site))
      }
    case .orphan(let site, _, _), .stranded(let site, _):
      answers = [Answer(site: nil, links: links(about: site))]
    case .lapsed(let record):
      let label = Phrase(fr: "Redemander l’effacement", en: "Ask for the erasure again")
      answers = [Answer("/\(record)/forget", visit.say(label))]
    case .onlyLead:
      let label = Phrase(fr: "Choisir un site", en: "Choose a site")
      answers = [Answer("/network#sites", visit.say(label))]
    }
  }
}

extension QuestionLine.Answer {
  /// The only way to answer: a page.
  fileprivate init(_ href: String, _ label: String) {
    self.init(site: nil, links: [DecisionLink(href: href, label: label)])
  }
}

extension LeadQuestion {
  /// The sites that came by one code, by id, where it is asked which of them is meant.
  fileprivate var contestants: [SiteName]? {
    guard case .contested(let site, let rivals) = self else { return nil }
    return ([site] + rivals).sorted { $0.id < $1.id }
  }

  /// What is the matter. The page shows the sites beneath, by name and number.
  fileprivate var sentence: Phrase {
    guard contestants != nil else {
      return Phrase(fr: phrase.french + ".", en: phrase.english + ".")
    }
    return Phrase(
      fr: "Plusieurs sites ont utilisé la même invitation. Lequel est le bon ? Demandez son numéro "
        + "à la personne que vous avez invitée : il est dans ses réglages, sous « À propos ».",
      en:
        "Several sites used the same invitation. Which is the right one? Ask the person whom you "
        + "invited for its number: it stands in the settings there, under “About”.")
  }
}
