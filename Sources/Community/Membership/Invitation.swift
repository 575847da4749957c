import Merge

/// A lead's word that whoever holds the other half of a key may join.
public struct Invitation: Hashable, Sendable {
  /// The public half of the invitation's key, made for this invitation alone.
  public let key: PublicKey
  /// The name of the site that is invited. Who joins may choose another.
  public let site: String
  /// What the site may do once it has joined.
  public let role: Role
  /// Until when it may join: milliseconds since 1970-01-01 UTC, up to the end of the year 9999.
  public let expires: Int64

  /// Makes an invitation; `expires` is held within the years that can be written.
  public init(key: PublicKey, site: String, role: Role, expires: Int64) {
    self.key = key
    self.site = site
    self.role = role
    self.expires = min(max(expires, 0), Timestamp.range.upperBound)
  }

  /// Reads an invitation; `nil` when `change` is none.
  public init?(_ change: Change) {
    guard change.id(of: .invitation) != nil, !change.sets("withdrawn"),
      let key = change.key("key"), let site = change.string("site"),
      let role = change.role("role"),
      let expires = change.string("expires").flatMap({ Timestamp($0.utf8) }),
      expires.milliseconds >= 0
    else { return nil }
    self.init(key: key, site: site, role: role, expires: expires.milliseconds)
  }

  /// The change that a lead writes, on `invitation/` and `id`, an id of
  /// ``RecordName/freshID(using:)``.
  public func change(id: String) -> Change {
    Change(
      on: RecordName(kind: .invitation, id: id),
      set: [
        "key": Value(key.base64), "site": Value(site), "role": Value(role.rawValue),
        "expires": Value(Timestamp(milliseconds: expires).text),
      ])
  }
}
