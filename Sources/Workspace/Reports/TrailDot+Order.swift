import Catalog
import Merge

extension TrailDot {
  /// The journal that holds it.
  var site: SiteIndex { SiteIndex(journal) }
}

extension Sequence<(TrailDot, Timestamp)> {
  /// The changes of a record by time, as all sites order them, whatever came here first: of those
  /// of one time, each after those that it had seen.
  func inOrderOfTime(
    _ history: HistoryReader, _ names: (SiteIndex) -> SiteName, _ reader: IndexReader
  ) throws -> [(TrailDot, Timestamp)] {
    func breadth(_ change: TrailDot) throws -> Int {
      try history.clock(of: Dot(site: change.site, seq: change.seq), reader: reader)
        .dots.reduce(0) { $0 + Int($1.seq) }
    }
    return try sorted { left, right in
      guard left.1 == right.1 else { return left.1 < right.1 }
      guard left.0.journal != right.0.journal else { return left.0.seq < right.0.seq }
      let seen = (try breadth(left.0), try breadth(right.0))
      guard seen.0 == seen.1 else { return seen.0 < seen.1 }
      return (names(left.0.site).id, left.0.seq) < (names(right.0.site).id, right.0.seq)
    }
  }
}
