extension EventChains {
  /// Returns the chains in the order in which to replay them.
  ///
  /// Any causal order yields the same text; this one seldom turns from one branch to another,
  /// since each turn takes back and redoes all that the two do not share. It walks depth
  /// first and takes the smaller branch first (Gentle & Kleppmann, section 3.7). A branch's
  /// size is the number of steps in the chains that descend from its first one, each chain
  /// counted once: with its latest parent.
  func replayOrder() -> [Int] {
    var branchSizes = sizes
    var waiting = Array(repeating: 0, count: count)
    let children = childLists()
    for chain in (0..<count).reversed() {
      let parents = parents(of: chain)
      waiting[chain] = parents.count
      if let trunk = parents.max() { branchSizes[trunk] += branchSizes[chain] }
    }

    var order: [Int] = []
    var ready = (0..<count).filter { waiting[$0] == 0 }
    ready.sort { branchSizes[$0] > branchSizes[$1] }
    while let chain = ready.popLast() {
      order.append(chain)
      let known = ready.count
      var link = children.first[chain]
      while link >= 0 {
        let child = children.links[link].chain
        waiting[child] -= 1
        if waiting[child] == 0 { ready.append(child) }
        link = children.links[link].next
      }
      if ready.count > known + 1 {
        ready[known...].sort { branchSizes[$0] > branchSizes[$1] }
      }
    }
    return order
  }

  /// For each chain the first link of the list of its children, and all links.
  private func childLists() -> (first: [Int], links: [(chain: Int, next: Int)]) {
    var first = Array(repeating: -1, count: count)
    var links: [(chain: Int, next: Int)] = []
    for chain in 0..<count {
      for parent in parents(of: chain) {
        links.append((chain, first[parent]))
        first[parent] = links.count - 1
      }
    }
    return (first, links)
  }
}
