/// The replay of one stretch of events of which some are concurrent.
///
/// This is eg-walker (Gentle & Kleppmann, "Collaborative Text Editing with Eg-walker",
/// EuroSys 2025) over runs instead of characters. Each event counts its positions in the text
/// as it was at its own version, so the replay moves to that version before it applies the
/// event: it takes back the events that the version lacks and redoes those that it has. The
/// runs then tell where the positions are now.
///
/// The text at the start of the stretch stands there as one run. No event of the stretch
/// depends on how that text came about, so nothing older is looked at.
struct Replay {
  let graph: EventGraph
  private let ranks: [Int]
  private(set) var sequence: RunSequence
  /// The events applied to `sequence` by site: the first `done[site]` of the site's journal.
  private var done: [Int]
  /// For each event, by its place in the stretch, the scalars that it touched.
  private(set) var touches: [[RunSequence.Touch]]
  let stretch: Range<Int>

  /// Makes the replay of `stretch`, which starts from a text of `count` scalars.
  init(of stretch: Range<Int>, in graph: EventGraph, from count: Int, ranks: [Int]) {
    self.graph = graph
    self.ranks = ranks
    self.stretch = stretch
    sequence = RunSequence(count: count)
    touches = Array(repeating: [], count: stretch.count)
    done = graph.journals.map { Self.count(of: $0, before: stretch.lowerBound) }
  }

  /// Replays the events of the stretch.
  ///
  /// - Throws: ``TextError/outOfRange(_:_:)`` at an event that reaches beyond the text.
  mutating func run() throws(TextError) {
    var previous: Int?
    for index in graph.replayOrder(of: stretch) {
      let parents = graph.parents(of: index)
      if previous == nil || parents.count != 1 || parents.first != previous {
        move(to: index, including: false)
      }
      do throws(TextRangeError) {
        try apply(index)
      } catch {
        throw .outOfRange(graph.events[index].dot, error)
      }
      done[graph.siteOf[index]] += 1
      previous = index
    }
  }

  /// Moves to the version of the event, with or without the event itself.
  ///
  /// A version is so many events of each journal. Every event of the stretch has seen all those
  /// before it, so none of those is ever taken back.
  mutating func move(to index: Int, including isIncluded: Bool) {
    let event = graph.events[index]
    for (site, journal) in graph.journals.enumerated() {
      var seq = event.clock[graph.sites[site]]
      if site == graph.siteOf[index], !isIncluded { seq -= 1 }
      while done[site] > 0, case let last = journal[done[site] - 1],
        graph.events[last].dot.seq > seq
      {
        for touch in touches[last - stretch.lowerBound] { sequence.add(-1, to: touch) }
        done[site] -= 1
      }
      while done[site] < journal.count, case let next = journal[done[site]],
        graph.events[next].dot.seq <= seq
      {
        for touch in touches[next - stretch.lowerBound] { sequence.add(1, to: touch) }
        done[site] += 1
      }
    }
  }

  /// Returns how many events of a journal come before `start` in the list.
  private static func count(of journal: [Int], before start: Int) -> Int {
    var (low, high) = (0, journal.count)
    while low < high {
      let middle = (low + high) / 2
      if journal[middle] < start { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private mutating func apply(_ index: Int) throws(TextRangeError) {
    let rank = ranks[graph.siteOf[index]]
    for edit in graph.events[index].edits {
      let count = sequence.visibleCount
      guard edit.fits(in: count) else { throw TextRangeError(edit, count: count) }
      sequence.delete(edit.deleted, at: edit.position) {
        touches[index - stretch.lowerBound].append($0)
      }
      if let touch = sequence.insert(edit.inserted, at: edit.position, event: index, rank: rank) {
        touches[index - stretch.lowerBound].append(touch)
      }
    }
  }
}
