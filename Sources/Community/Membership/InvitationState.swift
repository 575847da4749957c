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
  /// The site that joined with it.
  public let usedBy: SiteID?
  /// Whether a lead withdrew it.
  public let isWithdrawn: Bool

  init(_ fact: InvitationFact, key: PublicKey, usedBy: SiteID?, isWithdrawn: Bool) {
    record = fact.record
    self.key = key
    site = fact.site.text
    role = fact.role
    expires = fact.expires
    author = fact.author
    self.usedBy = usedBy
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
