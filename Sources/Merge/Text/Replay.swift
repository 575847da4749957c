/// The replay of one stretch of events of which some are concurrent.
///
/// This is eg-walker (Gentle & Kleppmann, "Collaborative Text Editing with Eg-walker",
/// EuroSys 2025) over runs instead of characters and chains instead of events. Each event counts
/// its positions in the text as it was at its own version, so the replay moves to that version
/// before it applies a chain: it takes back the chains that the version lacks and redoes those
/// that it has. The runs then tell where the positions are now.
///
/// The text at the start of the stretch stands there as one run. No event of the stretch
/// depends on how that text came about, so nothing older is looked at.
struct Replay {
  let graph: EventGraph
  /// The events of the stretch.
  let chains: EventChains
  private let ranks: [Int]
  private(set) var sequence: RunSequence
  /// The chain whose version, itself included, `sequence` is at; `nil` for the start.
  private var place: Int?
  private var difference = VersionDifference()
  /// For each chain, its part of the sequence's touches.
  private var touched: [Range<Int>]

  /// Makes the replay of `stretch`, which starts from a text of `count` scalars.
  init(of stretch: Range<Int>, in graph: EventGraph, from count: Int, ranks: [Int]) {
    self.graph = graph
    self.ranks = ranks
    chains = EventChains(of: stretch, in: graph)
    sequence = RunSequence(count: count)
    touched = Array(repeating: 0..<0, count: chains.count)
  }

  /// Replays the events of the stretch.
  ///
  /// - Throws: ``TextError/outOfRange(_:_:)`` at an event that reaches beyond the text.
  mutating func run() throws(TextError) {
    for chain in chains.replayOrder() {
      move(to: chains.parents(of: chain))
      let start = sequence.touches.count
      var next: Int? = chains.firsts[chain]
      while let event = next {
        do throws(TextRangeError) {
          try apply(event, of: chain)
        } catch {
          throw .outOfRange(graph.events[event].dot, error)
        }
        next = chains.event(after: event)
      }
      touched[chain] = start..<sequence.touches.count
      place = chain
    }
  }

  /// Moves to the version of a head, itself included.
  mutating func move(toHead head: Int) {
    let chain = chains.chain(of: head)
    move(to: [chain])
    place = chain
  }

  /// The scalars that a chain touched.
  func touches(of chain: Int) -> ArraySlice<RunSequence.Touch> {
    sequence.touches[touched[chain]]
  }

  /// Moves to the version that has seen `parents` and all that these have seen.
  private mutating func move(to parents: ArraySlice<Int>) {
    difference.begin(from: place, to: parents)
    while let (chain, isNew) = difference.next(in: chains) {
      for touch in touched[chain] { sequence.add(isNew ? 1 : -1, toTouch: touch) }
    }
  }

  private mutating func apply(_ event: Int, of chain: Int) throws(TextRangeError) {
    let rank = ranks[graph.siteOf[event]]
    for edit in graph.events[event].edits {
      let count = sequence.visibleCount
      guard edit.fits(in: count) else { throw TextRangeError(edit, count: count) }
      sequence.delete(edit.deleted, at: edit.position)
      sequence.insert(edit.inserted, at: edit.position, chain: chain, rank: rank)
    }
  }
}
