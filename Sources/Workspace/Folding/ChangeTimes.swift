import Journal
import Merge

/// When the changes of one record were made.
///
/// They are no later than those that have seen them: a clock that was ahead is corrected by whoever
/// answered.
enum ChangeTimes {
  /// A change, and when it was made as far as its journal tells.
  struct Dated {
    let dot: Dot
    var time: Timestamp
  }

  /// Takes changes, in a causal order, to be no later than those that have seen them.
  ///
  /// - Parameters:
  ///   - beginning: when the journal of a change began: nothing takes the change back behind that.
  ///   - clock: what the author of a change had seen. It is asked for where dates go back.
  static func correct(
    _ changes: inout [Dated], beginning: (SiteIndex) -> Timestamp?,
    clock: (Dot) throws -> VersionVector
  ) rethrows {
    /// Those behind, the latest first. Where no clock was wrong, the first look at it is the last.
    var later: [Int] = []
    for place in changes.indices.reversed() {
      let change = changes[place]
      let start = beginning(change.dot.site)
      for other in later.reversed() {
        guard changes[other].time < change.time else { break }
        if start.map({ $0 <= changes[other].time }) ?? true,
          try clock(changes[other].dot).contains(change.dot)
        {
          changes[place].time = changes[other].time
          break
        }
      }
      var spot = later.count
      while spot > 0, changes[later[spot - 1]].time < changes[place].time { spot -= 1 }
      later.insert(place, at: spot)
    }
  }
}
