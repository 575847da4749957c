import Merge

/// A lead's word that a site was let in: it pins who used which code.
///
/// A lead's home writes one by itself when it first takes in a join. From then on neither the end
/// of the invitation, nor that of its author, nor a thief who uses the code again, is of any
/// weight for the site.
public struct Admission: Hashable, Sendable {
  /// The site.
  public let site: SiteID
  /// The key that it joined with.
  public let key: PublicKey
  /// What it may do: what its join says, and who pins it confirms.
  public let role: Role
  /// The key of the invitation that it joined by.
  public let invitation: PublicKey

  /// Pins the join of `site` with these parts.
  public init(site: SiteID, key: PublicKey, role: Role, invitation: PublicKey) {
    self.site = site
    self.key = key
    self.role = role
    self.invitation = invitation
  }

  /// Reads an admission; `nil` when `change` is none.
  public init?(_ change: Change) {
    guard change.id(of: .admission) != nil, let site = change.site("site"),
      let key = change.key("key"), let role = change.role("role"),
      let invitation = change.key("invitation")
    else { return nil }
    self.init(site: site, key: key, role: role, invitation: invitation)
  }

  /// The change that a lead writes, on `admission/` and `id`, an id of
  /// ``RecordName/freshID(using:)``.
  public func change(id: String) -> Change {
    Change(
      on: RecordName(kind: .admission, id: id),
      set: [
        "site": Value(site.text), "key": Value(key.base64), "role": Value(role.rawValue),
        "invitation": Value(invitation.base64),
      ])
  }
}
