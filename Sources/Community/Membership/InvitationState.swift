import Merge

/// An invitation and what became of it. Whether it has expired is for whoever has a clock.
public struct InvitationState: Hashable, Sendable {
  /// The record that it is written on, `invitation/…`.
  public let record: String
  /// Its key.
  public let key: PublicKey
  /// The name of the site that is invited.
  public let site: String
  /// What the site may do.
  public let role: Role
  /// Until when it serves: milliseconds since 1970-01-01 UTC.
  public let expires: Int64
  /// The lead who wrote it.
  public let author: SiteID
  /// The sites that were let in by it, by id: one, unless leads pinned several.
  public let users: [SiteID]
  /// The sites that joined by it, where they are several and none was let in: a lead lets in the
  /// right one, and nobody else comes in by it.
  public let rivals: [SiteID]
  /// The site that was let in by it.
  public var usedBy: SiteID? { users.first }
  /// Whether a lead withdrew it.
  public let isWithdrawn: Bool

  init(
    _ invitation: Invitation, record: String, author: SiteID, users: [SiteID], rivals: [SiteID],
    isWithdrawn: Bool
  ) {
    self.record = record
    key = invitation.key
    site = invitation.site
    role = invitation.role
    expires = invitation.expires
    self.author = author
    self.users = users
    self.rivals = rivals
    self.isWithdrawn = isWithdrawn
  }

  /// What tells two invitations apart, whoever wrote them; orders by expiry first.
  struct Key: Hashable, Comparable {
    let expires: Int64
    let record: String
    let key: String
    let role: String
    let site: WrittenName

    static func < (left: Key, right: Key) -> Bool {
      (left.expires, left.record, left.key, left.role, left.site)
        < (right.expires, right.record, right.key, right.role, right.site)
    }
  }

  var identity: Key {
    Key(
      expires: expires, record: record, key: key.base64, role: role.rawValue,
      site: WrittenName(text: site))
  }
}
