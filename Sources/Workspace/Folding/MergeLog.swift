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
  /// Entries of stretches, in order, that were not handed to their records yet.
  private var order: [(record: Int, place: Place)] = []

  /// Adds a stretch, of which entries are to be merged, and returns its number.
  mutating func add(_ stretch: Stretch) -> Int32 {
    stretches.append(stretch)
    return Int32(stretches.count - 1)
  }

  /// The clock of this number.
  func clock(_ number: UInt32) -> VersionVector { clocks[Int(number)] }

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

  /// Notes that the entry at `index` of a stretch changes a record, given by its number.
  mutating func note(
    _ index: Int, of stretch: Int32, _ dot: Dot, clock: UInt32, changing record: Int
  ) {
    let place = Place(dot: dot, clock: clock, stretch: stretch, index: UInt32(index))
    order.append((record, place))
  }

  /// Takes what was noted, in order, each with the number of the record that it changes.
  mutating func takeNoted() -> [(record: Int, place: Place)] {
    defer { order = [] }
    return order
  }

  /// What was noted, sorted by record: the places of each of `count` records, in order.
  ///
  /// A counting sort (Knuth, "The Art of Computer Programming" 3, 5.2): two passes over the notes
  /// take less time than a million appends to lists all over the memory.
  static func sorted(
    _ order: [(record: Int, place: Place)], byRecords count: Int
  ) -> [ArraySlice<Place>] {
    guard !order.isEmpty else { return [] }
    var ends = Array(repeating: 0, count: count + 1)
    for noted in order { ends[noted.record + 1] += 1 }
    for record in 0..<count { ends[record + 1] += ends[record] }
    let starts = ends
    let places = [Place](unsafeUninitializedCapacity: order.count) { places, initialized in
      for noted in order {
        places.initializeElement(at: ends[noted.record], to: noted.place)
        ends[noted.record] += 1
      }
      initialized = order.count
    }
    return (0..<count).map { places[starts[$0]..<starts[$0 + 1]] }
  }

  /// Calls `body` with the changes at `places`, in order, each with its name, time and clock.
  func forEachChange(
    at places: ArraySlice<Place>, _ body: (Change, Dot, Timestamp, VersionVector) -> Void
  ) {
    for place in places {
      guard let (change, at) = timedChange(at: place) else { continue }
      body(change, place.dot, at, clock(place))
    }
  }

  /// The clock of the entry at `place`.
  func clock(_ place: Place) -> VersionVector {
    var clock = clocks[Int(place.clock)]
    clock.insert(place.dot)
    return clock
  }

  /// Whether the change at `place` is one of `reserved`.
  func isReserved(_ place: Place, _ reserved: ReservedChanges) -> Bool {
    switch reserved {
    case .none: false
    case .saying(let searches) where place.stretch >= 0:
      searches.contains {
        stretches[Int(place.stretch)].entries.change(at: Int(place.index), holds: $0)
      }
    case .saying, .all: true
    }
  }

  /// The date that the entry at `place` bears.
  func date(at place: Place) -> Timestamp {
    let index = Int(place.index)
    guard place.stretch >= 0 else { return entries[index].at }
    return stretches[Int(place.stretch)].entries.time(at: index)
  }

  /// What the entry at `place` changes.
  func change(at place: Place) -> Change? { timedChange(at: place)?.0 }

  private func timedChange(at place: Place) -> (Change, Timestamp)? {
    let index = Int(place.index)
    guard place.stretch >= 0 else {
      return entries[index].change.map { ($0, entries[index].at) }
    }
    let all = stretches[Int(place.stretch)].entries
    return all.change(at: index).map { ($0, all.time(at: index)) }
  }
}
