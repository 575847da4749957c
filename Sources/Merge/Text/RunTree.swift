/// The order of runs, with how many scalars of each are visible: a B+ tree by position.
///
/// Runs are numbers that never change, so whoever keeps one finds its place through its leaf.
/// Runs are only ever added, so nothing is merged or rebalanced: a full node is cut in half.
/// Nodes are numbers too, and all their entries stand in two arrays, one for what they hold
/// and one for how much of it is visible: a search reads a few consecutive words a level.
struct RunTree {
  /// A run and a place in it.
  struct Place {
    let run: Int
    let offset: Int
  }

  private static let nodeSize = 32
  /// Runs in a leaf and nodes in any other node, `nodeSize` places for each.
  private var entries: [Int32] = []
  /// How many scalars of each entry are visible.
  private var visible: [Int32] = []
  private var entryCounts: [Int32] = []
  private var parents: [Int32] = []
  /// For each leaf, the one to its right.
  private var nextLeaves: [Int32] = []
  /// For each run, its leaf.
  private var leaves: [Int32] = [0]
  private var root = 0
  private var height = 0
  /// How many scalars are visible in all runs.
  private(set) var visibleCount = 0

  /// Makes the tree that holds only run 0, of which nothing is ever visible.
  init() {
    root = addNode()
    insert(0, visible: 0, slot: 0, node: root, level: 0)
  }

  /// Inserts the next new run just after another one.
  mutating func insert(visible count: Int, after run: Int) {
    let leaf = Int(leaves[run])
    let new = leaves.count
    leaves.append(0)
    insert(new, visible: Int32(count), slot: slot(of: run, in: leaf) + 1, node: leaf, level: 0)
    visibleCount += count
    addVisible(Int32(count), above: Int(leaves[new]))
  }

  /// Adds to the number of a run's visible scalars.
  mutating func addVisible(_ difference: Int, to run: Int) {
    addVisible(Int32(difference), to: run, in: Int(leaves[run]))
    visibleCount += difference
  }

  /// Returns the run that holds the visible scalar at `position`, and its place there.
  func place(of position: Int) -> Place {
    var (node, left) = (root, Int32(position))
    for level in 0...height {
      var index = node * Self.nodeSize
      while left >= visible[index] {
        left -= visible[index]
        index += 1
      }
      if level < height { node = Int(entries[index]) } else { node = index }
    }
    return Place(run: Int(entries[node]), offset: Int(left))
  }

  /// Returns the run to the right of `run`, if any.
  func run(after run: Int) -> Int? {
    let leaf = Int(leaves[run])
    let next = slot(of: run, in: leaf) + 1
    if next < entryCounts[leaf] { return Int(entries[leaf * Self.nodeSize + next]) }
    let other = Int(nextLeaves[leaf])
    return other < 0 ? nil : Int(entries[other * Self.nodeSize])
  }

  /// Whether one run stands left of another one.
  func stands(_ run: Int, leftOf other: Int) -> Bool {
    var (left, right) = (run, other)
    var (leftNode, rightNode) = (Int(leaves[left]), Int(leaves[right]))
    while leftNode != rightNode {
      (left, right) = (leftNode, rightNode)
      (leftNode, rightNode) = (Int(parents[left]), Int(parents[right]))
    }
    return slot(of: left, in: leftNode) < slot(of: right, in: rightNode)
  }

  /// Calls `body` with each run from left to right.
  func forEachRun(_ body: (Int) -> Void) {
    var leaf = 0
    while leaf >= 0 {
      let start = leaf * Self.nodeSize
      for index in start..<start + Int(entryCounts[leaf]) { body(Int(entries[index])) }
      leaf = Int(nextLeaves[leaf])
    }
  }

  private func slot(of entry: Int, in node: Int) -> Int {
    let (start, entry) = (node * Self.nodeSize, Int32(entry))
    return entries.withUnsafeBufferPointer { entries in
      var index = start
      while entries[index] != entry { index += 1 }
      return index - start
    }
  }

  private mutating func addVisible(_ difference: Int32, to entry: Int, in node: Int) {
    visible[node * Self.nodeSize + slot(of: entry, in: node)] += difference
    addVisible(difference, above: node)
  }

  private mutating func addVisible(_ difference: Int32, above node: Int) {
    guard difference != 0 else { return }
    var node = node
    while case let parent = Int(parents[node]), parent >= 0 {
      visible[parent * Self.nodeSize + slot(of: node, in: parent)] += difference
      node = parent
    }
  }

  private mutating func addNode() -> Int {
    let node = entryCounts.count
    entries.append(contentsOf: repeatElement(0, count: Self.nodeSize))
    visible.append(contentsOf: repeatElement(0, count: Self.nodeSize))
    entryCounts.append(0)
    parents.append(-1)
    nextLeaves.append(-1)
    return node
  }

  private mutating func setParent(of entry: Int, to node: Int, level: Int) {
    if level == 0 { leaves[entry] = Int32(node) } else { parents[entry] = Int32(node) }
  }

  private mutating func insert(_ entry: Int, visible: Int32, slot: Int, node: Int, level: Int) {
    var (slot, node) = (slot, node)
    if entryCounts[node] == Self.nodeSize {
      let right = cut(node, level: level)
      if slot > entryCounts[node] { (slot, node) = (slot - Int(entryCounts[node]), right) }
    }
    let start = node * Self.nodeSize
    let end = start + Int(entryCounts[node])
    entries.move(start + slot..<end, to: start + slot + 1)
    self.visible.move(start + slot..<end, to: start + slot + 1)
    entries[start + slot] = Int32(entry)
    self.visible[start + slot] = visible
    entryCounts[node] += 1
    setParent(of: entry, to: node, level: level)
  }

  /// Moves the right half of a full node to a new node on its right, and returns that.
  private mutating func cut(_ node: Int, level: Int) -> Int {
    let right = addNode()
    let half = Self.nodeSize / 2
    var moved: Int32 = 0
    for offset in 0..<half {
      let source = node * Self.nodeSize + half + offset
      let target = right * Self.nodeSize + offset
      entries[target] = entries[source]
      visible[target] = visible[source]
      moved += visible[source]
      setParent(of: Int(entries[source]), to: right, level: level)
    }
    entryCounts[node] = Int32(half)
    entryCounts[right] = Int32(half)
    if level == 0 {
      nextLeaves[right] = nextLeaves[node]
      nextLeaves[node] = Int32(right)
    }
    if node == root {
      root = addNode()
      height += 1
      insert(node, visible: Int32(visibleCount), slot: 0, node: root, level: level + 1)
    }
    // The parent may be cut in turn, so what moved is told to the ancestors afterwards.
    let parent = Int(parents[node])
    let next = slot(of: node, in: parent) + 1
    insert(right, visible: 0, slot: next, node: parent, level: level + 1)
    addVisible(-moved, to: node, in: Int(parents[node]))
    addVisible(moved, to: right, in: Int(parents[right]))
    return right
  }
}
