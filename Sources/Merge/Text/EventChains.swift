/// The events of one concurrent stretch, joined into chains.
///
/// A *chain* is a series of events each of which has the one before it for its only parent and
/// is that one's only child. So who has seen one event of a chain and is not of it has seen all
/// of them: every version that matters has a whole chain or nothing of it, and a replay treats
/// it as one event with many steps. Somebody who types makes hundreds of events a chain.
///
/// Chains are numbered in the order of their first events, so each comes after its parents.
struct EventChains {
  /// The first event of each chain.
  private(set) var firsts: [Int] = []
  /// How many steps each chain has, and one for each of its events.
  private(set) var sizes: [Int] = []
  private let start: Int
  /// For each event, by its place in the stretch, its chain.
  private var chainOf: [Int] = []
  /// For each event, by its place in the stretch, the next one of its chain; -1 for the last.
  private var followers: [Int]
  private var parentList: [Int] = []
  private var parentStarts: [Int] = [0]

  /// Joins the events of `stretch`, which begins at a cut of the graph.
  init(of stretch: Range<Int>, in graph: EventGraph) {
    start = stretch.lowerBound
    followers = Array(repeating: -1, count: stretch.count)
    chainOf.reserveCapacity(stretch.count)
    for event in stretch {
      let parents = graph.parents(of: event)
      let size = graph.events[event].edits.count + 1
      if let parent = parents.first, parents.count == 1, parent >= start,
        graph.childCounts[parent] == 1
      {
        let chain = chainOf[parent - start]
        followers[parent - start] = event
        chainOf.append(chain)
        sizes[chain] += size
      } else {
        for parent in parents where parent >= start { parentList.append(chainOf[parent - start]) }
        parentStarts.append(parentList.count)
        chainOf.append(firsts.count)
        firsts.append(event)
        sizes.append(size)
      }
    }
  }

  /// How many chains there are.
  var count: Int { firsts.count }

  /// The chain of an event.
  func chain(of event: Int) -> Int { chainOf[event - start] }

  /// The event after another one in its chain, if any.
  func event(after event: Int) -> Int? {
    let next = followers[event - start]
    return next < 0 ? nil : next
  }

  /// The chains that hold the parents of a chain's first event.
  func parents(of chain: Int) -> ArraySlice<Int> {
    parentList[parentStarts[chain]..<parentStarts[chain + 1]]
  }
}
