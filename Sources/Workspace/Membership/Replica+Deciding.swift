// What leads decide about who belongs, beside taking away: pinning and roles. The rules:
// Community.docc/Membership.md.

import Catalog
import Community
import Journal
import Merge

extension Replica {
  /// Pins the joins that nobody has pinned yet, where this site is a lead: whatever becomes of
  /// their invitation, they belong from then on.
  func pinNewcomers() throws {
    let due = try index.read { try storedRoster($0).pinsDue(for: settings.site) }
    guard !due.isEmpty else { return }
    _ = try commit(by: nil) { decision in
      for admission in due { try decision.add(admission.change(id: freshID())) }
    }
  }

  /// Makes a site a lead, or takes that back. One that stands so already is left alone.
  ///
  /// - Parameter handle: the site.
  /// - Returns: the sites whose role was changed, by id.
  /// - Throws: ``WorkspaceError/leadsOnly``, ``WorkspaceError/noSuchSite(_:)``,
  ///   ``WorkspaceError/outsider(_:_:_:)``, ``WorkspaceError/lastLead`` when nobody would be left
  ///   to lead the network.
  public func setRole(
    _ role: Role, of handle: SiteHandle
  ) throws(WorkspaceError) -> [SiteName] {
    try leading { roster in
      let meant = try sites(handle, toBecome: role, roster)
      return (
        meant.map { RoleChange(site: $0, role: role).change(id: freshID()) },
        meant.map { name(of: $0, roster) }
      )
    }
  }

  /// Whose role ``setRole(_:of:)`` changes.
  func sites(
    _ handle: SiteHandle, toBecome role: Role, _ roster: Roster
  ) throws -> [SiteID] {
    let all = try members(handle, roster)
    let admitted = all.filter { roster.isAdmitted($0.text) }
    guard !admitted.isEmpty else { throw outsider(all, roster) }
    let meant = admitted.filter { roster.isLead($0.text) != (role == .lead) }
    guard role == .lead || !roster.leads.allSatisfy({ meant.contains($0.id) }) else {
      throw WorkspaceError.lastLead
    }
    return meant
  }

  /// Lets a site in for good, whatever becomes of its invitation and of who invited it: one whose
  /// code others used, too, or whose invitation nobody may have given, or whom only a lead let in
  /// that was revoked.
  ///
  /// - Parameter handle: the site; of one that is not in yet, by its id, or by what it calls itself
  ///   where nobody else is called so.
  /// - Throws: ``WorkspaceError/leadsOnly``, ``WorkspaceError/noSuchSite(_:)``,
  ///   ``WorkspaceError/outsider(_:_:_:)``, ``WorkspaceError/ambiguousSite(_:_:)``.
  public func admit(_ handle: SiteHandle) throws(WorkspaceError) -> [SiteName] {
    try leading { roster in
      let meant = try admissible(handle, roster)
      let contesting = roster.contested.flatMap(\.joins)
      let admissions = meant.filter { !roster.isRevoked($0) }.compactMap { site in
        contesting.first { $0.site == site } ?? roster.admission(of: site)
      }
      // Who founded, or goes on as another site, needs none.
      guard !admissions.isEmpty || meant.contains(where: { roster.isAdmitted($0.text) }) else {
        throw outsider(meant, roster)
      }
      return (
        admissions.map { $0.change(id: freshID()) },
        admissions.map { roster.siteName(of: $0.site) }
      )
    }
  }

  /// Whom `handle` means, of those that belong and of those that would.
  private func admissible(_ handle: SiteHandle, _ roster: Roster) throws -> [SiteID] {
    let claimants = roster.claimants
    if let one = claimants.first(where: { $0.text == handle.text }) { return [one] }
    let called = claimants.filter { roster.givenName(of: $0) == handle.text }
    guard !called.isEmpty else { return try members(handle, roster) }
    // One that was sent away is meant by its id.
    let others = ((try? members(handle, roster)) ?? []).filter { roster.isAdmitted($0.text) }
    let all = called + others
    guard all.count == 1 else {
      throw WorkspaceError.ambiguousSite(handle.text, all.map { roster.siteName(of: $0) })
    }
    return all
  }
}
