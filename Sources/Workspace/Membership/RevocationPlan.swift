import Community
import Journal
import Merge

/// What the revocation of a site comes to, before anything is written.
public struct RevocationPlan: Sendable {
  /// What becomes of one home of the site.
  public struct Home: Sendable {
    /// The home.
    public let site: SiteName
    /// The last of its changes that counts from then on.
    public let through: UInt32
    /// How many of its changes count now, and no longer then.
    public let lost: Int
    /// How it was revoked before; `nil` when it was not.
    public let former: Former?

    /// Whether anything is to be written: what was revoked up to there is revoked.
    public var isDue: Bool { former.map { through < $0.through } ?? true }
  }

  /// A revocation that stands.
  public struct Former: Sendable {
    /// Who revoked.
    public let by: SiteName
    /// When, by that one's clock.
    public let at: Timestamp
    /// The last change that it leaves.
    public let through: UInt32
  }

  /// What becomes of each home.
  public internal(set) var homes: [Home] = []
  /// The other sites that belong no longer, by id.
  public internal(set) var falling: [SiteName] = []
  /// The sites that only it had let in, by id: leads are asked about them then.
  public internal(set) var orphans: [SiteName] = []
  /// The invitations of it that are taken back: they would serve on.
  public internal(set) var withdrawn: [InvitationState] = []
  var written: [Change] = []

  /// Whether anything is to be written.
  public var isDue: Bool { homes.contains(where: \.isDue) }
  /// How many changes count now, and no longer then.
  public var lost: Int { homes.reduce(0) { $0 + $1.lost } }
}

extension Replica {
  /// What it comes to to revoke a site. Nothing is written.
  ///
  /// - Parameters:
  ///   - handle: the site.
  ///   - seq: the last entry that is believed; what has come here when `nil`.
  /// - Throws: ``WorkspaceError/leadsOnly``, ``WorkspaceError/noSuchSite(_:)``,
  ///   ``WorkspaceError/lastLead`` when nobody would be left to lead the network.
  public func plan(
    revoking handle: SiteHandle, through seq: UInt32? = nil
  ) throws(WorkspaceError) -> RevocationPlan {
    try asLead { roster in
      var plan = try plan(revoking: handle, through: seq, roster)
      guard plan.isDue else { return plan }
      let after =
        try decided(by: nil) { decision in
          for change in plan.written { try decision.add(change) }
        }.fold.roster ?? roster
      let meant = Set(plan.homes.compactMap { SiteID($0.site.id) })
      let foresight = Foresight(
        of: .revoke, about: meant, from: roster, to: after, at: surroundings.now())
      plan.falling = foresight.fallen
      plan.orphans = foresight.questions.compactMap {
        if case .orphan(let site, _, _) = $0 { site } else { nil }
      }
      return plan
    }
  }

  /// What becomes of the homes that `handle` means, and what is to be written for that.
  func plan(
    revoking handle: SiteHandle, through seq: UInt32?, _ roster: Roster
  ) throws -> RevocationPlan {
    let meant = try members(handle, roster)
    guard !roster.leads.allSatisfy({ meant.contains($0.id) }) else {
      throw WorkspaceError.lastLead
    }
    var plan = RevocationPlan()
    // This site's own revocation comes last: it cuts what this site writes behind it.
    let ordered = meant.filter { $0 != settings.site } + meant.filter { $0 == settings.site }
    var due: [(site: SiteID, held: UInt32)] = []
    for site in ordered {
      let held = try held(of: site)
      let former = former(of: site, roster)
      let through = min(seq ?? held, held, former?.through ?? held)
      guard former.map({ through < $0.through }) ?? true else { continue }
      due.append((site, held))
    }
    if !due.isEmpty { plan.withdrawn = openInvitations(by: Set(meant), roster) }
    plan.written =
      plan.withdrawn.map(\.withdrawal)
      + due.map { site, held in
        Revocation(site: site, through: seq.flatMap { $0 < held ? $0 : nil }).change(id: freshID())
      }
    plan.homes = try ordered.map { site in
      let former = former(of: site, roster)
      let held = try held(of: site)
      // What is written of this site is seen by its own revocation, itself included.
      let end = site == settings.site ? held + UInt32(plan.written.count) : held
      let left = min(held, roster.judgement(of: site).limit)
      let through = min(seq.map { $0 < held ? $0 : end } ?? end, former?.through ?? end)
      return RevocationPlan.Home(
        site: roster.guestName(of: site), through: through, lost: Int(left - min(left, through)),
        former: former)
    }
    return plan
  }

  private func former(of site: SiteID, _ roster: Roster) -> RevocationPlan.Former? {
    roster.revocation(of: site).map { revocation in
      RevocationPlan.Former(
        by: roster.guestName(of: revocation.entry.site),
        at: Timestamp(milliseconds: revocation.at), through: roster.judgement(of: site).limit)
    }
  }

  /// The codes of `leads` by which somebody could still join.
  private func openInvitations(by leads: Set<SiteID>, _ roster: Roster) -> [InvitationState] {
    let now = surroundings.now().milliseconds
    return roster.invitations.filter { invitation in
      leads.contains(invitation.author) && !invitation.isWithdrawn
        && [.open, .contested].contains(invitation.fate(at: now))
    }
  }
}
