import Community
import Journal
import Merge

extension Replica {
  /// What it comes to to decide about a site. Nothing is written.
  ///
  /// - Parameters:
  ///   - handle: the site.
  ///   - seq: of a revocation, the last entry that is believed; what has come here when `nil`.
  /// - Throws: ``WorkspaceError/leadsOnly``, ``WorkspaceError/noSuchSite(_:)``,
  ///   ``WorkspaceError/outsider(_:_:_:)``, ``WorkspaceError/lastLead`` when nobody would be left
  ///   to lead the network.
  public func foresee(
    _ decision: SiteDecision, about handle: SiteHandle, through seq: UInt32? = nil
  ) throws(WorkspaceError) -> Foresight {
    try asLead { try foresee(decision, about: handle, through: seq, $0) }
  }

  func foresee(
    _ asked: SiteDecision, about handle: SiteHandle, through seq: UInt32?, _ roster: Roster
  ) throws -> Foresight {
    let meant =
      asked == .demote
      ? try sites(handle, toBecome: .site, roster) : try members(handle, roster)
    let isKnown = meant.contains { roster.standing(of: $0.text).known != nil }
    let decision = asked == .revoke && !isKnown ? .refuse : asked
    // This site comes last: behind what takes away from itself its word counts no more.
    let ordered = meant.filter { $0 != settings.site } + meant.filter { $0 == settings.site }
    let isRevocation = [.revoke, .refuse].contains(decision)
    let cuts = isRevocation ? try cuts(of: ordered, through: seq, roster) : []
    let invitations = openInvitations(by: Set(meant), roster)
    let written: [Change] =
      switch decision {
      case .revoke, .refuse: cuts.isEmpty ? [] : invitations.map(\.withdrawal) + cuts
      case .demote: ordered.map { RoleChange(site: $0, role: .site).change(id: freshID()) }
      case .admit, .promote, .retire: []
      }
    let after =
      try decided(by: nil) { supposed in
        for change in written { try supposed.add(change) }
      }.fold.roster ?? roster
    let homes =
      isRevocation
      ? try ordered.map {
        try fate(of: $0, through: seq, behind: written.count, from: roster, to: after)
      } : []
    return Foresight(
      of: decision, about: ordered, isOwn: meant.contains(settings.site), homes, invitations,
      written, from: roster, to: after)
  }

  /// The revocations that are due of `sites`: what was revoked up to there is left alone.
  private func cuts(
    of sites: [SiteID], through seq: UInt32?, _ roster: Roster
  ) throws -> [Change] {
    guard !roster.leads.allSatisfy({ sites.contains($0.id) }) else {
      throw WorkspaceError.lastLead
    }
    return try sites.compactMap { site in
      let held = try held(of: site)
      let former = roster.revocation(of: site).map { _ in roster.judgement(of: site).limit }
      guard former.map({ min(seq ?? held, held) < $0 }) ?? true else { return nil }
      return Revocation(site: site, through: seq.flatMap { $0 < held ? $0 : nil })
        .change(id: freshID())
    }
  }

  /// What becomes of a home that is revoked.
  private func fate(
    of site: SiteID, through seq: UInt32?, behind count: Int, from before: Roster, to after: Roster
  ) throws -> Foresight.Home {
    let held = try held(of: site)
    // What is written of this site is seen by its own revocation, itself included.
    let end = site == settings.site ? held + UInt32(count) : held
    let limit = before.judgement(of: site).limit
    let former = before.pastRevocation(of: site)
    let through = min(seq.map { $0 < held ? $0 : end } ?? end, former?.through ?? end)
    let counts = min(held, limit)
    return Foresight.Home(
      site: before.siteName(of: site), through: through, lost: Int(counts - min(counts, through)),
      former: former, stands: !after.isAdmitted(site.text))
  }

  /// The codes of `sites` by which somebody could still join.
  private func openInvitations(by sites: Set<SiteID>, _ roster: Roster) -> [InvitationState] {
    let now = surroundings.now().milliseconds
    return roster.invitations.filter { invitation in
      sites.contains(invitation.author) && !invitation.isWithdrawn
        && [.open, .contested].contains(invitation.fate(at: now))
    }
  }
}

extension Foresight {
  fileprivate init(
    of decision: SiteDecision, about meant: [SiteID], isOwn: Bool, _ homes: [Home],
    _ invitations: [InvitationState], _ written: [Change], from before: Roster, to after: Roster
  ) {
    self.decision = decision
    sites = meant.map(before.siteName)
    self.isOwn = isOwn
    self.homes = homes
    self.invitations = invitations
    self.written = written
    isLead = before.leads.contains { meant.contains($0.id) }
    let left = Dictionary(after.leads.map { (after.origin(of: $0.id), $0) }) { first, _ in first }
    leads = left.sorted { $0.key < $1.key }.map { SiteName(id: $0.key.text, name: $0.value.name) }
    fallen = before.sites.filter { !meant.contains($0.id) && !after.isAdmitted($0.id.text) }
      .map { SiteName(id: $0.id.text, name: $0.name) }
    let asked = Set(LeadQuestion.all(before))
    questions = LeadQuestion.all(after).filter { !asked.contains($0) }
    stands =
      homes.allSatisfy(\.stands)
      && (decision != .demote || !after.leads.contains { meant.contains($0.id) })
  }
}
