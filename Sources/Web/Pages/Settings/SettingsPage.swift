import Community
import Merge
import Workspace

/// The settings of this home, and who is invited.
struct SettingsPage {
  /// What a form said that was not done, and why.
  struct Problem: Sendable {
    /// The part of the page that the form stands in.
    enum Part: Sendable {
      case member
      case share
      case invitation
    }

    let part: Part
    let phrase: Phrase
    /// Whether it is done when it is asked for once more.
    var canConfirm = false
  }

  /// Something about the home.
  struct Fact: Sendable {
    let label: String
    let value: String
  }

  private let t: Wording
  private let page: Frame
  private let languages: [ListPage.Option]
  private let member: String
  private let memberProblem: String?
  private let shares: [ShareLine]
  private let folder: String
  private let shareProblem: String?
  private let asksAgain: Bool
  private let isLead: Bool
  private let openInvitations: [InvitationLine]
  private let hasOpen: Bool
  private let pastInvitations: [InvitationLine]
  private let hasPast: Bool
  private let pastCount: String
  private let guest: String
  private let days: String
  private let isGuestLead: Bool
  private let invitationProblem: String?
  private let code: NewCode?
  private let facts: [Fact]
  private let status: PageAnswer.Status

  /// - Parameters:
  ///   - problem: what was not done of what the visit's form says, which is shown as it was typed.
  ///   - code: the invitation that was written just now: its code is shown this once.
  init(
    _ visit: Visit, _ replica: Replica, problem: Problem? = nil, code: NewCode? = nil
  ) throws {
    t = visit.words
    page = Frame(visit, title: visit.words["settings"], at: "/settings")
    let network = try replica.status()
    func told(_ part: Problem.Part) -> String? {
      problem?.part == part ? problem.map { visit.say($0.phrase) } : nil
    }
    func typed(_ name: String, in part: Problem.Part) -> String? {
      problem?.part == part ? visit.form[name] : nil
    }
    languages = Language.allCases.map { language in
      ListPage.Option(
        value: language.rawValue, label: language.ownName, isChosen: language == visit.language)
    }
    let text = FieldText(replica: replica, language: visit.language)
    member =
      try typed("member", in: .member)
      ?? replica.person().map { try text.handle(of: $0, [Kind.member.name]) } ?? ""
    memberProblem = told(.member)
    shares = network.shares.map { ShareLine($0, visit) }
    folder = typed("folder", in: .share) ?? ""
    shareProblem = told(.share)
    asksAgain = problem?.canConfirm ?? false
    isLead = network.isLead
    let invitations = network.isLead ? try InvitationLine.all(replica, visit) : []
    openInvitations = invitations.filter(\.isOpen)
    hasOpen = !openInvitations.isEmpty
    pastInvitations = invitations.filter { !$0.isOpen }
    hasPast = !pastInvitations.isEmpty
    pastCount = String(pastInvitations.count)
    guest = typed("site", in: .invitation) ?? ""
    days = typed("days", in: .invitation) ?? "14"
    isGuestLead = typed("lead", in: .invitation) != nil
    invitationProblem = told(.invitation)
    self.code = code
    facts = Self.facts(network, visit)
    status = problem == nil ? .ok : .badRequest
  }

  private static func facts(_ network: Status, _ visit: Visit) -> [Fact] {
    let role = network.isLead ? visit.say(Phrase(fr: ", animateur", en: ", lead")) : ""
    return [
      Fact(label: visit.words["network"], value: network.network),
      Fact(
        label: visit.words["site"], value: "\(network.site.name) (\(network.site.id))\(role)"),
      Fact(label: visit.words["aboutHome"], value: visit.surroundings.home),
      Fact(label: visit.words["aboutVersion"], value: visit.surroundings.version),
    ].filter { !$0.value.isEmpty }
  }

  var answer: PageAnswer { .html(Templates.render("settings", self), status) }
}

extension Language {
  /// What the language calls itself.
  fileprivate var ownName: String {
    switch self {
    case .french: "Français"
    case .english: "English"
    }
  }
}
