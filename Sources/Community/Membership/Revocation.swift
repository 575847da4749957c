import Merge

/// A lead's word that a site is believed no further.
///
/// It cuts at what its author had seen of the site: nothing that comes to light later counts,
/// whatever journal, number or time it claims.
public struct Revocation: Hashable, Sendable {
  /// The site that is revoked.
  public let site: SiteID
  /// The last number that is believed, where that is to be earlier than what the author had seen;
  /// 0 for nothing at all.
  public let through: UInt32?

  /// Makes the revocation of `site`, from its entry `through` on when that is given.
  public init(site: SiteID, through: UInt32? = nil) {
    self.site = site
    self.through = through
  }

  /// Reads a revocation; `nil` when `change` is none.
  public init?(_ change: Change) {
    guard change.id(of: .revocation) != nil, let site = change.site("site") else { return nil }
    let through = change.number("through")
    guard change.sets("through") == (through != nil) else { return nil }
    self.init(site: site, through: through)
  }

  /// The change that a lead writes, on `revocation/` and `id`, an id of
  /// ``RecordName/freshID(using:)``.
  public func change(id: String) -> Change {
    var fields = ["site": Value(site.text)]
    if let through { fields["through"] = Value(Int(through)) }
    return Change(on: RecordName(kind: .revocation, id: id), set: fields)
  }
}
