import Merge

/// What a standing revocation leaves of a site.
public struct Cut: Hashable, Sendable {
  /// The last entries that are left of each of the site's journals, with all before them; a
  /// journal that none of them lies on is gone from where it parts from these.
  public let points: [Point]
  /// The last number that is left, when that is to be earlier.
  public let through: UInt32?

  /// Leaves what lies at or before `points`, up to the number `through`.
  public init(points: [Point], through: UInt32? = nil) {
    self.points = points
    self.through = through
  }

  /// The last number that is left, on whichever journal.
  var limit: UInt32 { min(points.map(\.seq).max() ?? 0, through ?? .max) }

  /// Whether `entry` is left.
  func leaves(_ entry: EntryName, _ past: some Past) -> Bool {
    points.contains { past.isAtOrBefore($0) } && through.map { entry.point.seq <= $0 } ?? true
  }
}
