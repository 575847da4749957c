import Community
import Workspace

/// One site of the network: how it stands, and what a lead can decide about it.
struct NetworkSitePage {
  private let t: Wording
  private let page: Frame
  private let id: String
  private let line: SiteLine?
  private let questions: [QuestionLine]
  private let links: [DecisionLink]
  private let hasLinks: Bool
  private let accessToClose: String?
  /// By whom and when it was revoked.
  private let revoked: String?

  init(_ visit: Visit, _ replica: Replica) throws {
    let status = try replica.status()
    let subject = try SiteSubject(visit, status)
    t = visit.words
    page = Frame(visit, title: subject.name, at: "/network")
    id = subject.origin.text
    line = subject.line
    questions = QuestionLine.lines(subject.questions, of: status.questions, visit)
    // What answers a question stands with it.
    let answers = subject.questions.flatMap(\.answers)
    links = subject.decisions.filter { !answers.contains($0) }
      .map { DecisionLink($0, about: subject.siteName, isNamed: false, visit) }
    hasLinks = !links.isEmpty
    accessToClose =
      subject.isRevoked && status.isLead ? visit.say(SiteDecision.accessToClose) : nil
    revoked = try replica.pastRevocation(of: subject.origin).map { revocation in
      let day = visit.surroundings.time(revocation.at)
      let phrase = revocation.phrase(of: subject.name, on: day)
      return visit.say(Phrase(fr: "\(phrase.french).", en: "\(phrase.english)."))
    }
  }

  var answer: PageAnswer { .html(Templates.render("network-site", self)) }
}
