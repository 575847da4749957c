extension EventGraph {
  /// Returns the events of a concurrent stretch in the order in which to replay them.
  ///
  /// Any causal order yields the same text; this one seldom turns from one branch to another,
  /// since each turn takes back and redoes all that the two do not share. It walks depth
  /// first and takes the smaller branch first (Gentle & Kleppmann, section 3.7). A branch's
  /// size is the number of steps in the events that descend from its first event, each event
  /// counted once: with its site's event before it, or else its latest parent.
  func replayOrder(of stretch: Range<Int>) -> [Int] {
    let start = stretch.lowerBound
    var size = stretch.map { events[$0].edits.count + 1 }
    var waiting = Array(repeating: 0, count: stretch.count)
    var children = Array(repeating: [Int](), count: stretch.count)
    for event in stretch.reversed() {
      let within = parents(of: event).filter { $0 >= start }
      waiting[event - start] = within.count
      for parent in within { children[parent - start].append(event) }
      let trunk = within.first { siteOf[$0] == siteOf[event] } ?? within.max()
      if let trunk { size[trunk - start] += size[event - start] }
    }

    var order: [Int] = []
    var ready = stretch.filter { waiting[$0 - start] == 0 }
    ready.sort { size[$0 - start] > size[$1 - start] }
    while let event = ready.popLast() {
      order.append(event)
      var freed: [Int] = []
      for child in children[event - start] {
        waiting[child - start] -= 1
        if waiting[child - start] == 0 { freed.append(child) }
      }
      if freed.count > 1 { freed.sort { size[$0 - start] > size[$1 - start] } }
      ready.append(contentsOf: freed)
    }
    return order
  }
}
