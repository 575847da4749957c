/// The chains that only one of two versions has seen, each once, the latest first.
///
/// Both versions are walked back at once, the latest chain first, until everything left has
/// been seen by both: a chain comes after all that it has seen, so who has seen it is known
/// when it is reached (Gentle & Kleppmann, section 3.6). So the cost is that of the difference,
/// however long the history and however many the sites.
struct VersionDifference {
  /// Which of the two versions has seen a chain.
  private struct Side: OptionSet {
    let rawValue: UInt8
    static let old = Side(rawValue: 1)
    static let new = Side(rawValue: 2)
    static let both: Side = [.old, .new]
  }

  /// Chains to look at, in their order, each once.
  private var waiting: [(chain: Int, side: Side)] = []
  /// How many of them only one version has seen.
  private var openCount = 0

  /// Begins to compare the version at a chain, or at the start, with the one that has seen
  /// `chains`.
  mutating func begin(from old: Int?, to chains: ArraySlice<Int>) {
    waiting.removeAll(keepingCapacity: true)
    openCount = 0
    if let old { add(old, .old) }
    for chain in chains { add(chain, .new) }
  }

  /// Returns another chain and whether it is the new version that has seen it.
  mutating func next(in chains: EventChains) -> (chain: Int, isNew: Bool)? {
    while openCount > 0, let (chain, side) = waiting.popLast() {
      if side != .both { openCount -= 1 }
      for parent in chains.parents(of: chain) { add(parent, side) }
      if side != .both { return (chain, side == .new) }
    }
    return nil
  }

  private mutating func add(_ chain: Int, _ side: Side) {
    var place = waiting.count
    while place > 0, waiting[place - 1].chain > chain { place -= 1 }
    if place > 0, waiting[place - 1].chain == chain {
      let known = waiting[place - 1].side
      if known != .both, known != side { openCount -= 1 }
      waiting[place - 1].side.formUnion(side)
    } else {
      if side != .both { openCount += 1 }
      waiting.append((chain, side))
      for later in stride(from: waiting.count - 1, to: place, by: -1) {
        waiting.swapAt(later, later - 1)
      }
    }
  }
}
