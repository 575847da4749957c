import Journal
import Merge

/// What was merged, in the order in which it was merged: where the change of each entry is found,
/// and the clock it was made under.
///
/// Records refer to it by places that are mere numbers: a million of them are written down, and
/// read on several cores, without a reference being counted.
struct MergeLog: Sendable {
  /// Where an entry stands in the log.
  struct Place: Sendable {
    let dot: Dot
    fileprivate let clock: UInt32
    /// The stretch, by its number; -1 for an entry that came alone.
    fileprivate let stretch: Int32
    fileprivate let index: UInt32
  }

  private var stretches: [Stretch] = []
  private var entries: [Entry] = []
  /// The clocks that differ in more than their own dot.
  private var clocks: [VersionVector] = []

  /// Adds a stretch, of which entries are to be merged, and returns its number.
  mutating func add(_ stretch: Stretch) -> Int32 {
    stretches.append(stretch)
    return Int32(stretches.count - 1)
  }

  /// Adds a clock under which entries are to be merged, and returns its number.
  mutating func add(_ clock: VersionVector) -> UInt32 {
    clocks.append(clock)
    return UInt32(clocks.count - 1)
  }

  /// The place of an entry that came alone.
  mutating func place(of entry: Entry, _ dot: Dot, clock: UInt32) -> Place {
    entries.append(entry)
    return Place(dot: dot, clock: clock, stretch: -1, index: UInt32(entries.count - 1))
  }

  /// The place of the entry at `index` of a stretch.
  func place(of index: Int, in stretch: Int32, _ dot: Dot, clock: UInt32) -> Place {
    Place(dot: dot, clock: clock, stretch: stretch, index: UInt32(index))
  }

  /// The change of the entry at `place`; `nil` when it was erased.
  func change(at place: Place) -> Change? {
    let index = Int(place.index)
    guard place.stretch >= 0 else { return entries[index].change }
    return stretches[Int(place.stretch)].entries.change(at: index)
  }

  /// When the entry at `place` was made.
  func time(at place: Place) -> Timestamp {
    let index = Int(place.index)
    guard place.stretch >= 0 else { return entries[index].at }
    return stretches[Int(place.stretch)].entries.time(at: index)
  }

  /// The clock under which the entry at `place` was made.
  func clock(at place: Place) -> VersionVector {
    var clock = clocks[Int(place.clock)]
    clock.insert(place.dot)
    return clock
  }
}
