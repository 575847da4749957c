import Merge

/// A lead's word that a site is a lead from now on, or no longer one.
public struct RoleChange: Hashable, Sendable {
  /// The site.
  public let site: SiteID
  /// What it may do: ``Role/lead`` grants, ``Role/site`` takes back.
  public let role: Role

  /// Gives `site` the role `role`.
  public init(site: SiteID, role: Role) {
    self.site = site
    self.role = role
  }

  /// Reads a change of a role; `nil` when `change` is none.
  public init?(_ change: Change) {
    guard change.id(of: .role) != nil, let site = change.site("site"),
      let role = change.role("role")
    else { return nil }
    self.init(site: site, role: role)
  }

  /// The change that a lead writes, on `role/` and `id`, an id of
  /// ``RecordName/freshID(using:)``.
  public func change(id: String) -> Change {
    Change(
      on: RecordName(kind: .role, id: id),
      set: ["site": Value(site.text), "role": Value(role.rawValue)])
  }
}
