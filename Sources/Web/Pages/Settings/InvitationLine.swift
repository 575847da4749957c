import Community
import Merge
import Workspace

/// An invitation, and what became of it.
struct InvitationLine: Sendable {
  let record: String
  let site: String
  let role: String
  let state: String
  let until: String
  /// Whether it can be withdrawn.
  let isOpen: Bool

  /// All invitations.
  static func all(_ replica: Replica, _ visit: Visit) throws -> [InvitationLine] {
    try replica.invitations().map { invitation in
      try InvitationLine(
        invitation, guest: invitation.usedBy.map { try replica.name(of: $0).name }, visit)
    }
  }

  private init(_ invitation: InvitationState, guest: String?, _ visit: Visit) throws {
    let fate = invitation.fate(at: visit.now.milliseconds)
    record = invitation.record
    site = invitation.site
    role = visit.say(
      invitation.role == .lead
        ? Phrase(fr: "animateur", en: "lead") : Phrase(fr: "site", en: "site"))
    until = visit.say(visit.surroundings.time(Timestamp(milliseconds: invitation.expires)))
    isOpen = fate == .open
    let phrase =
      switch fate {
      case .open: Phrase(fr: "attend une réponse", en: "waits for an answer")
      case .contested:
        Phrase(fr: "plusieurs sites l’ont utilisée", en: "several sites used it")
      case .used:
        Phrase(fr: "a servi à \(guest ?? "")", en: "was used by \(guest ?? "")")
      case .withdrawn: Phrase(fr: "retirée", en: "withdrawn")
      case .expired: Phrase(fr: "expirée", en: "expired")
      }
    state = visit.say(phrase)
  }
}

/// An invitation that was written just now.
struct NewCode: Sendable {
  let site: String
  let text: String
  let until: String

  init(_ code: InvitationCode, _ visit: Visit) {
    site = code.site
    text = code.text
    until = visit.say(visit.surroundings.time(Timestamp(milliseconds: code.expires)))
  }
}
