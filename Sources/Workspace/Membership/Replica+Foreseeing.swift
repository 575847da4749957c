// What would follow from a decision of a lead, as far as this home knows. The rules:
// Community.docc/Membership.md.

import Community
import Merge

/// What follows from a decision about a site, before it is made.
public struct Foresight: Sendable {
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
  /// The names of those whom the site has invited and who have not joined yet: a revocation takes
  /// these invitations back, all else leaves them.
  public let invited: [String]
}

extension Replica {
  /// What follows from a decision about a site with all its homes, by the very rules that will
  /// judge it. Nothing is written.
  ///
  /// - Parameter origin: its first home.
  /// - Throws: ``WorkspaceError/noSuchSite(_:)``.
  public func foresee(
    _ decision: SiteDecision, about origin: SiteID
  ) throws(WorkspaceError) -> Foresight {
    do {
      let roster = try index.read { try storedRoster($0) }
      let meant = Set(try members(.whole(origin), roster))
      let takings = try takings(decision, from: origin, roster)
      let after =
        try decided(by: nil) { supposed in
          for taking in takings { try supposed.add(taking) }
        }.fold.roster ?? roster
      return Foresight(of: decision, about: meant, from: roster, to: after, at: surroundings.now())
    } catch {
      throw WorkspaceError(error)
    }
  }

  /// What a decision takes away, this site's own last: no lead's word comes behind that.
  private func takings(
    _ decision: SiteDecision, from origin: SiteID, _ roster: Roster
  ) throws -> [Change] {
    switch decision {
    case .revoke: return try plan(revoking: .whole(origin), through: nil, roster).written
    case .demote:
      let meant = Set(try members(.whole(origin), roster))
      let ordered =
        meant.subtracting([settings.site]).sorted() + meant.filter { $0 == settings.site }
      return ordered.map { RoleChange(site: $0, role: .site).change(id: freshID()) }
    case .admit, .promote, .retire: return []
    }
  }
}

extension Foresight {
  init(
    of decision: SiteDecision, about meant: Set<SiteID>, from before: Roster, to after: Roster,
    at now: Timestamp
  ) {
    isLead = before.leads.contains { meant.contains($0.id) }
    let left = Dictionary(after.leads.map { (after.origin(of: $0.id), $0) }) { first, _ in first }
    leads = left.sorted { $0.key < $1.key }.map { SiteName(id: $0.key.text, name: $0.value.name) }
    fallen = before.sites.filter { !meant.contains($0.id) && !after.isAdmitted($0.id.text) }
      .map { SiteName(id: $0.id.text, name: $0.name) }
    let asked = Set(LeadQuestion.all(before))
    questions = LeadQuestion.all(after).filter { !asked.contains($0) }
    invited = before.invitations.filter {
      meant.contains($0.author) && $0.fate(at: now.milliseconds) == .open
    }.map(\.site)
    stands =
      switch decision {
      case .revoke: !meant.contains { after.isAdmitted($0.text) }
      case .demote: !after.leads.contains { meant.contains($0.id) }
      case .admit, .promote, .retire: true
      }
  }
}
