import Merge

/// An admitted site that goes on for another one.
public struct SiteContinuation: Hashable, Sendable {
  /// The new site.
  public let site: SiteID
  /// The old site.
  public let continues: SiteID
  /// The entry of the old site that it goes on from.
  public let from: Point

  /// Makes the continuation of these parts.
  public init(site: SiteID, continues: SiteID, from: Point) {
    self.site = site
    self.continues = continues
    self.from = from
  }
}
