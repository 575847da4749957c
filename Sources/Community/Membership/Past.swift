import Merge

/// What an entry has seen: itself, what its clock names, and what those have seen in turn.
///
/// Whoever keeps the graph of entries says it; the rules of membership ask no more than this.
public protocol Past {
  /// Whether `entry` has been seen.
  func contains(_ entry: EntryName) -> Bool

  /// The last entries seen of each of `site`'s journals, in any order.
  func points(of site: SiteID) -> [Point]

  /// Whether the entry whose past this is stands at or before `point` on a journal of its own site.
  func isAtOrBefore(_ point: Point) -> Bool
}
