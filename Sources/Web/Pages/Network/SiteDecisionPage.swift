import Community
import Workspace

/// Asks a lead, before something is decided about a site, whether that is meant, and says what
/// follows from it.
struct SiteDecisionPage {
  private let t: Wording
  private let page: Frame
  private let id: String
  private let question: String
  private let consequence: String
  /// What follows here and now.
  private let following: [String]
  private let hasFollowing: Bool
  private let warnings: [String]
  private let decision: String
  private let label: String
  private let isDanger: Bool

  init(
    _ foresight: Foresight, about subject: SiteSubject, _ visit: Visit
  ) {
    let decision = foresight.decision
    t = visit.words
    question = visit.say(decision.question(about: subject.siteName.nameAndNumber))
    label = visit.say(decision.label)
    isDanger = decision.isDanger
    page = Frame(visit, title: question, at: "/network")
    id = subject.origin.text
    consequence = visit.say(foresight.outcome)
    following = subject.following(foresight).map { visit.say($0) }
    hasFollowing = !following.isEmpty
    warnings = decision.warnings(about: subject).map { visit.say($0) }
    self.decision = decision.rawValue
  }

  var answer: PageAnswer { .html(Templates.render("site-decision", self)) }
}

extension Routes {
  /// The picture of the network, and what leads decide about its sites.
  static let network: [Route] = [
    .page("/network") { visit, replica in try NetworkPage(visit, replica).answer },
    .page("/network/:site") { visit, replica in try NetworkSitePage(visit, replica).answer },
    .page("/network/:site/:decision") { visit, replica in
      let (subject, decision) = try visit.asLead(in: replica)
      guard subject.decisions.contains(decision) else { return subject.isSoAlready }
      let foresight = try replica.foresee(decision, about: .whole(subject.origin))
      return SiteDecisionPage(foresight, about: subject, visit).answer
    },
    .change("/network/:site/:decision") { visit, replica in
      let (subject, decision) = try visit.asLead(in: replica)
      guard subject.decisions.contains(decision) else { return subject.isSoAlready }
      try replica.decide(decision, about: subject.origin)
      return .goTo("/network/\(subject.origin)?note=siteDecided")
    },
  ]
}

extension Visit {
  /// What the path names, when this site is a lead: a site, and what to decide about it.
  fileprivate func asLead(in replica: Replica) throws -> (SiteSubject, SiteDecision) {
    guard let decision = SiteDecision(rawValue: path["decision"] ?? "") else {
      throw PageError.noSuchPage
    }
    let status = try replica.status()
    guard status.isLead else { throw WorkspaceError.leadsOnly }
    let subject = try SiteSubject(self, status)
    guard decision != .demote || !subject.isOwn || !subject.decisions.isEmpty else {
      throw WorkspaceError.lastLead
    }
    return (subject, decision)
  }
}

extension SiteSubject {
  /// What is answered who follows an old link, or comes second.
  fileprivate var isSoAlready: PageAnswer { .goTo("/network/\(origin)?note=same") }
}
