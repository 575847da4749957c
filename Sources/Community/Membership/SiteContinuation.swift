import Merge

/// An admitted site that goes on for another one.
public struct SiteContinuation: Hashable, Sendable {
  /// The new site.
  public let site: SiteID
  /// The old site.
  public let continues: SiteID
  /// How many entries of the old journal the new site keeps.
  public let kept: UInt32

  /// Makes the continuation of these parts.
  public init(site: SiteID, continues: SiteID, kept: UInt32) {
    self.site = site
    self.continues = continues
    self.kept = kept
  }
}
