import Merge

/// An admitted site that goes on for another one.
public struct SiteContinuation: Hashable, Sendable {
  /// The new site.
  public let site: SiteID
  /// The old site.
  public let continues: SiteID
  /// How many entries of the old journal the new site keeps.
  public let kept: UInt32
  /// How many entries that it wrote as the old site follow in its own journal, from entry 2 on.
  public let reissued: UInt32
  /// The chain hash of the old journal at `kept` + 1, as the new site's home wrote it; `nil` when
  /// nothing is reissued.
  public let branch: String?

  /// Makes the continuation of these parts.
  public init(site: SiteID, continues: SiteID, kept: UInt32, reissued: UInt32, branch: String?) {
    self.site = site
    self.continues = continues
    self.kept = kept
    self.reissued = reissued
    self.branch = branch
  }
}
