/// The events of one text in a causal order, with what each has seen directly.
///
/// A clock runs over all records of the network and names no parents. An event's parents are
/// the events of this text that it has seen and that no other event it has seen has seen. Only
/// what an event saw beyond its site's event before can be among them, besides that event
/// itself; one mark for each pair of sites tells where that begins, so finding all parents
/// takes events × sites steps.
struct EventGraph {
  /// The events, each after all that it has seen.
  let events: [TextEvent]
  /// Their names, apart: a look at one takes hold of nothing else that an event has.
  private let dots: [Dot]
  /// The sites that made them, in the order of their first events.
  private(set) var sites: [SiteIndex] = []
  /// For each event, its site's place in `sites`.
  private(set) var siteOf: [Int] = []
  /// The events that no event has seen.
  private(set) var heads: [Int] = []
  /// Before which events the list can be cut so that all behind the cut have seen all before it:
  /// the paper's critical versions. The first is before the first event.
  private(set) var cuts: [Int] = []
  /// How many events have each event for a parent.
  private(set) var childCounts: [Int]
  /// For each site, its events.
  private var journals: [[Int]] = []
  private var parentList: [Int] = []
  private var parentStarts: [Int] = [0]

  /// Makes the graph of `events`, which follow a text of `size` bytes.
  ///
  /// - Throws: ``TextError/brokenClock(_:)`` or ``TextError/outOfOrder(_:)`` at the first
  ///   event that has no place in a causal order, ``TextError/tooLong(_:)`` where the
  ///   insertions outgrow the numbers that the replay counts with.
  init(_ events: [TextEvent], after size: Int = 0) throws(TextError) {
    self.events = events
    dots = events.map(\.dot)
    childCounts = Array(repeating: 0, count: events.count)
    try listJournals(after: size)
    try findParents()
  }

  /// The events that event `index` has seen and that nothing else it has seen has seen, the
  /// latest first.
  func parents(of index: Int) -> ArraySlice<Int> {
    parentList[parentStarts[index]..<parentStarts[index + 1]]
  }

  private mutating func listJournals(after start: Int) throws(TextError) {
    var places: [SiteIndex: Int] = [:]
    var (place, size) = (0, start)
    for (index, event) in events.enumerated() {
      let dot = event.dot
      for edit in event.edits { size += edit.inserted.utf8.count }
      guard size < Int32.max else { throw .tooLong(dot) }
      guard dot.seq > 0, event.clock[dot.site] == dot.seq else { throw .brokenClock(dot) }
      if index == 0 || sites[place] != dot.site {
        place = places[dot.site] ?? sites.count
      }
      if place == sites.count {
        places[dot.site] = place
        sites.append(dot.site)
        journals.append([])
      }
      if let last = journals[place].last, dots[last].seq >= dot.seq { throw .outOfOrder(dot) }
      siteOf.append(place)
      journals[place].append(index)
    }
  }

  private mutating func findParents() throws(TextError) {
    // seen[a * sites.count + b]: how many of b's events the last event of a has seen.
    var seen = Array(repeating: 0, count: sites.count * sites.count)
    var candidates: [Int] = []
    for (index, event) in events.enumerated() {
      let own = siteOf[index]
      let row = own * sites.count
      candidates.removeAll(keepingCapacity: true)
      if seen[row + own] > 0 { candidates.append(journals[own][seen[row + own] - 1]) }
      seen[row + own] += 1
      for site in sites.indices where site != own {
        let before = seen[row + site]
        let after = count(of: site, seenBy: event.clock[sites[site]], from: before)
        guard after > before else { continue }
        seen[row + site] = after
        candidates.append(journals[site][after - 1])
      }
      try appendParents(of: index, event.clock, among: &candidates)
      updateHeads(with: index)
      updateCuts(with: index, having: seen[row..<row + sites.count])
    }
  }

  /// Returns how many events of a site have numbers up to `seq`, at least `start` of them.
  private func count(of site: Int, seenBy seq: UInt32, from start: Int) -> Int {
    var count = start
    while count < journals[site].count, dots[journals[site][count]].seq <= seq { count += 1 }
    return count
  }

  /// Keeps the candidates that no other one has seen, the latest first: what was seen by one
  /// that is kept need not be looked at again, nor whether the event's clock covers its clock.
  private mutating func appendParents(
    of index: Int, _ clock: VersionVector, among candidates: inout [Int]
  ) throws(TextError) {
    while let latest = candidates.max() {
      guard latest < index else { throw .outOfOrder(dots[index]) }
      let known = events[latest].clock
      guard clock.covers(known) else { throw .brokenClock(dots[index]) }
      parentList.append(latest)
      childCounts[latest] += 1
      if candidates.count == 1 { break }
      candidates.removeAll { known.contains(dots[$0]) }
    }
    parentStarts.append(parentList.count)
  }

  /// No cut stands behind the first event that some later one has not seen; who has seen all
  /// before it begins a stretch, as long as all others behind have done so, too.
  private mutating func updateCuts(with index: Int, having counts: ArraySlice<Int>) {
    var unseen = index
    for (journal, count) in zip(journals, counts) where count < journal.count {
      unseen = min(unseen, journal[count])
    }
    while let last = cuts.last, last > unseen { cuts.removeLast() }
    if unseen == index { cuts.append(index) }
  }

  /// Of the heads an event has seen its parents alone.
  private mutating func updateHeads(with index: Int) {
    for parent in parents(of: index) {
      guard let place = heads.firstIndex(of: parent) else { continue }
      heads.swapAt(place, heads.count - 1)
      heads.removeLast()
    }
    heads.append(index)
  }
}
