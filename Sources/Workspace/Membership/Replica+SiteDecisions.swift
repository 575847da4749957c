// What a lead can decide about a site as a whole, and that it does. The rules:
// Community.docc/Membership.md.

import Community
import Merge

extension Status {
  /// What this site, where it is a lead, can decide about a site now: what is asked first, and
  /// nothing that is so already.
  ///
  /// - Parameter origin: the first home of the site.
  public func decisions(about origin: String) -> [SiteDecision] {
    guard isLead else { return [] }
    let rows = SiteRow.rows(of: self)
    // Who is the last lead stays one.
    if origin == self.origin {
      return rows.contains { $0.isLead && $0.origin != origin } ? [.demote] : []
    }
    let asked = questions.filter { $0.site?.id == origin }.flatMap(\.answers)
    guard let row = rows.first(where: { $0.origin == origin }) else { return asked }
    let usual: [SiteDecision] =
      switch row.place {
      case .belongs: [row.isLead ? .demote : .promote, .retire, .revoke]
      case .retired: (row.isLead ? [.demote] : []) + [.revoke]
      case .onHold: [.admit, .refuse]
      case .revoked, .barred, .unknown: []
      }
    return asked + usual.filter { !asked.contains($0) }
  }
}

extension Replica {
  /// Decides about a site with all its homes.
  ///
  /// - Parameter origin: its first home.
  /// - Throws: ``WorkspaceError/leadsOnly``, ``WorkspaceError/noSuchSite(_:)``,
  ///   ``WorkspaceError/lastLead``.
  public func decide(
    _ decision: SiteDecision, about origin: SiteID
  ) throws(WorkspaceError) {
    switch decision {
    case .admit: _ = try admit(.whole(origin))
    case .promote: _ = try setRole(.lead, of: .whole(origin))
    case .demote: _ = try setRole(.site, of: .whole(origin))
    case .retire: _ = try retire(.whole(origin))
    case .refuse, .revoke: _ = try revoke(.whole(origin))
    }
  }
}
