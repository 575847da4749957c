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
  ///   ``WorkspaceError/lastLead`` when nobody would be left to lead the network.
  public func setRole(
    _ role: Role, of handle: SiteHandle
  ) throws(WorkspaceError) -> [SiteName] {
    try leading { roster in
      let meant = try members(handle, roster).filter { site in
        roster.isAdmitted(site.text) && roster.isLead(site.text) != (role == .lead)
      }
      guard role == .lead || !roster.leads.allSatisfy({ meant.contains($0.id) }) else {
        throw WorkspaceError.lastLead
      }
      return (
        meant.map { RoleChange(site: $0, role: role).change(id: freshID()) },
        meant.map { name(of: $0, roster) }
      )
    }
  }

  /// Lets a site in for good, whatever becomes of its invitation and of who invited it: one whose
  /// code others used, too, or whom only a lead let in that was revoked.
  ///
  /// - Parameter handle: the site; of one that is not in yet, by its id.
  /// - Throws: ``WorkspaceError/leadsOnly``, ``WorkspaceError/noSuchSite(_:)``.
  public func admit(_ handle: SiteHandle) throws(WorkspaceError) -> [SiteName] {
    try leading { roster in
      let contesting = roster.contested.flatMap(\.joins).filter {
        $0.site.text == handle.text || roster.givenName(of: $0.site) == handle.text
      }
      let admissions =
        contesting.isEmpty
        ? try members(handle, roster).compactMap { roster.admission(of: $0) } : contesting
      guard Set(admissions.map(\.site)).count == admissions.count else {
        throw WorkspaceError.noSuchSite(handle.text)
      }
      return (
        admissions.map { $0.change(id: freshID()) },
        admissions.map { roster.guestName(of: $0.site) }
      )
    }
  }
}
