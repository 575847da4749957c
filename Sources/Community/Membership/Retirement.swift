import Merge

/// A lead's word that a site is gone for good, and need not be waited for.
public struct Retirement: Hashable, Sendable {
  /// The site that is gone.
  public let site: SiteID
  /// The last entry of its journal that the lead knew of.
  public let seq: UInt32

  /// Makes the retirement of `site`, known up to its entry `seq`.
  public init(site: SiteID, seq: UInt32) {
    self.site = site
    self.seq = seq
  }

  /// Reads a retirement; `nil` when `change` is none.
  public init?(_ change: Change) {
    guard change.id(of: .retirement) != nil, let site = change.site("site"),
      let seq = change.number("seq")
    else { return nil }
    self.init(site: site, seq: seq)
  }

  /// The change that a lead writes, on `retirement/` and `id`, an id of
  /// ``RecordName/freshID(using:)``.
  public func change(id: String) -> Change {
    Change(
      on: RecordName(kind: .retirement, id: id),
      set: ["site": Value(site.text), "seq": Value(Int(seq))])
  }
}
