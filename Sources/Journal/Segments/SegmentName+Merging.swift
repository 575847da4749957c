// Few files at any time, each entry written a few times: a log-structured merge of neighbouring
// segments (O'Neil et al., "The Log-Structured Merge-Tree", 1996), decided by their names alone.

import Merge

extension SegmentName {
  /// How many entries it holds.
  public var count: Int { Int(end.seq - start.seq) }

  /// Whether the entries of `other` lie among its own, by their numbers.
  public func contains(_ other: SegmentName) -> Bool {
    first <= other.first && other.last <= last && self != other
  }
}

extension [SegmentName] {
  /// The last ones of these, each of which begins where the one before ends, that are worth one
  /// longer segment in their place; none mostly.
  ///
  /// Up to 128 entries are written anew without a second thought. Beyond that six segments may lie
  /// there; then those at the end are merged of which none is more than twice as long as all behind
  /// it. So an entry is written anew some four times before it lies in a sealed segment.
  public var worthMerging: ArraySlice<SegmentName> {
    var start = endIndex
    var behind = 0
    for (place, name) in zip(indices, self).reversed() {
      let isShort = behind + name.count <= Self.shortRun
      if behind > 0, isShort || count > Self.mostRuns && name.count <= 2 * behind { start = place }
      behind += name.count
    }
    if start == endIndex, count > Self.mostRuns { start -= 2 }
    return self[start...]
  }

  private static var shortRun: Int { 128 }
  private static var mostRuns: Int { 6 }
}
