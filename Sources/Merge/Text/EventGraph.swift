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
  /// The sites that made them, in the order of their first events.
  private(set) var sites: [SiteIndex] = []
  /// For each event, its site's place in `sites`.
  private(set) var siteOf: [Int] = []
  /// For each site, its events.
  private(set) var journals: [[Int]] = []
  /// The events that no event has seen.
  private(set) var heads: [Int] = []
  /// The events that every other event has seen or was seen by: the paper's critical versions.
  private(set) var critical: [Int] = []
  private var parentList: [Int] = []
  private var parentStarts: [Int] = [0]

  /// Makes the graph of `events`.
  ///
  /// - Throws: ``TextError/brokenClock(_:)`` or ``TextError/outOfOrder(_:)`` at the first
  ///   event that has no place in a causal order, ``TextError/tooLong(_:)`` where the
  ///   insertions outgrow the numbers that the replay counts with.
  init(_ events: [TextEvent]) throws(TextError) {
    self.events = events
    try listJournals()
    try findParents()
  }

  /// The events that event `index` has seen and that nothing else it has seen has seen.
  func parents(of index: Int) -> ArraySlice<Int> {
    parentList[parentStarts[index]..<parentStarts[index + 1]]
  }

  private mutating func listJournals() throws(TextError) {
    var places: [SiteIndex: Int] = [:]
    var size = 0
    for (index, event) in events.enumerated() {
      for edit in event.edits { size += edit.inserted.utf8.count }
      guard size < Int32.max else { throw .tooLong(event.dot) }
      guard event.dot.seq > 0, event.clock[event.dot.site] == event.dot.seq else {
        throw .brokenClock(event.dot)
      }
      let place = places[event.dot.site] ?? sites.count
      if place == sites.count {
        places[event.dot.site] = place
        sites.append(event.dot.site)
        journals.append([])
      }
      if let last = journals[place].last, events[last].dot.seq >= event.dot.seq {
        throw .outOfOrder(event.dot)
      }
      siteOf.append(place)
      journals[place].append(index)
    }
  }

  private mutating func findParents() throws(TextError) {
    // seen[a][b]: how many of b's events the last event of a has seen.
    var seen = Array(repeating: Array(repeating: 0, count: sites.count), count: sites.count)
    var candidates: [Int] = []
    for (index, event) in events.enumerated() {
      let own = siteOf[index]
      candidates.removeAll(keepingCapacity: true)
      if seen[own][own] > 0 { candidates.append(journals[own][seen[own][own] - 1]) }
      seen[own][own] += 1
      for site in sites.indices where site != own {
        let before = seen[own][site]
        let after = count(of: journals[site], seenBy: event.clock[sites[site]], from: before)
        guard after > before else { continue }
        seen[own][site] = after
        candidates.append(journals[site][after - 1])
      }
      try appendParents(of: index, among: &candidates)
      updateHeads(with: index)
    }
  }

  /// Returns how many events of a journal have numbers up to `seq`, at least `start` of them.
  private func count(of journal: [Int], seenBy seq: UInt32, from start: Int) -> Int {
    var count = start
    while count < journal.count, events[journal[count]].dot.seq <= seq { count += 1 }
    return count
  }

  /// Keeps the candidates that no other one has seen, the latest first: what was seen by one
  /// that is kept need not be looked at again, nor whether the event's clock covers its clock.
  private mutating func appendParents(
    of index: Int, among candidates: inout [Int]
  ) throws(TextError) {
    let event = events[index]
    let start = parentList.count
    candidates.sort(by: >)
    for candidate in candidates {
      guard candidate < index else { throw .outOfOrder(event.dot) }
      let isSeen = parentList[start...].contains { events[$0].hasSeen(events[candidate]) }
      if isSeen { continue }
      guard event.clock.covers(events[candidate].clock) else { throw .brokenClock(event.dot) }
      parentList.append(candidate)
    }
    parentStarts.append(parentList.count)
  }

  /// An event is critical when it has seen all before it in the list, that is all heads, and
  /// all after it have seen it; who has seen the last such one has seen those before it.
  private mutating func updateHeads(with index: Int) {
    let event = events[index]
    while let last = critical.last, !event.hasSeen(events[last]) { critical.removeLast() }
    heads.removeAll { event.hasSeen(events[$0]) }
    if heads.isEmpty { critical.append(index) }
    heads.append(index)
  }
}
