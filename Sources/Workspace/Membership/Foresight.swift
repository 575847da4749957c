import Community
import Merge

/// What a decision about a site comes to, by the very rules that will judge it, as far as this home
/// knows. The rules: Community.docc/Membership.md.
public struct Foresight: Sendable {
  /// What becomes of one home of a site that is revoked.
  public struct Home: Sendable {
    /// The home.
    public let site: SiteName
    /// The last of its changes that counts from then on.
    public let through: UInt32
    /// How many of its changes count now, and no longer then.
    public let lost: Int
    /// How it was revoked before; `nil` when it was not.
    public let former: PastRevocation?
    /// Whether the revocation stands: one that takes away what it rests on itself does not.
    public let stands: Bool

    /// Whether anything is to be written: what was revoked up to there is revoked.
    public var isDue: Bool { former.map { through < $0.through } ?? true }
  }

  /// What is decided. To revoke a site that was never let in is to refuse it.
  public let decision: SiteDecision
  /// The homes of the site that it is about.
  public let sites: [SiteName]
  /// Whether the site is this very one.
  public let isOwn: Bool
  /// What becomes of each home of a site that is revoked, this very one last; none otherwise.
  public let homes: [Home]
  /// Whether it would stand: one that takes away what it rests on itself does not.
  public let stands: Bool
  /// Whether the site is a lead now.
  public let isLead: Bool
  /// The leads that are left, each as one site, by id.
  public let leads: [SiteName]
  /// The other sites that belong no more, by id.
  public let fallen: [SiteName]
  /// What leads are asked that they are not asked now.
  public let questions: [LeadQuestion]
  /// The codes of the site by which somebody could still join: a revocation takes them back, all
  /// else leaves them.
  public let invitations: [InvitationState]
  /// What the decision takes away, as it is written.
  let written: [Change]

  /// Whether a revocation writes anything.
  public var isDue: Bool { homes.contains(where: \.isDue) }
  /// How many changes count now, and no longer then.
  public var lost: Int { homes.reduce(0) { $0 + $1.lost } }
  /// The sites that the site alone had let in: leads are asked about them then.
  public var orphans: [SiteName] {
    questions.compactMap { if case .orphan(let site, _, _) = $0 { site } else { nil } }
  }
}
