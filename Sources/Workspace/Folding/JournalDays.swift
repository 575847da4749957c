import Catalog
import Merge

/// How many of a journal's changes are of which day, as far as they are merged here.
///
/// An entry is no later than those behind it, whatever date it bears. One that is dated before the
/// journal began is of the day of the one before it.
struct JournalDays {
  /// The counts by day; those at the start that say none are of the last day that the index knows.
  private(set) var counts: [DayCount] = []

  /// Takes in the next entry.
  ///
  /// - Parameters:
  ///   - at: the date that it bears.
  ///   - beginning: that of the journal's first entry.
  ///   - isWork: whether it is counted.
  mutating func note(at: Timestamp, since beginning: Timestamp?, isWork: Bool) {
    var changes = isWork ? 1 : 0
    guard at >= beginning ?? at else {
      if counts.isEmpty {
        counts.append(DayCount(day: nil, changes: changes))
      } else {
        counts[counts.count - 1].changes += changes
      }
      return
    }
    let day = at.day
    while let last = counts.last, let known = last.day, known > day {
      changes += last.changes
      counts.removeLast()
    }
    if let last = counts.last, last.day == day {
      counts[counts.count - 1].changes += changes
    } else {
      counts.append(DayCount(day: day, changes: changes))
    }
  }
}

extension Timestamp {
  /// The day in UTC that it falls on, counted from 1970-01-01.
  var day: Int {
    let length: Int64 = 86_400_000
    return Int(milliseconds >= 0 ? milliseconds / length : (milliseconds + 1) / length - 1)
  }
}
