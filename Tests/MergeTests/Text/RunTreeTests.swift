import Testing

@testable import Merge

/// The tree of runs compared with a plain list, far beyond the size of one node.
struct RunTreeTests {
  @Test func `a tree finds what a plain list finds`() {
    for seed in textSeeds(4) {
      var random = TextSeed(seed)
      var tree = RunTree()
      var list = [0]
      var visible = [0]
      for run in 1...3_000 {
        let isLast = random.chance(of: 50)
        let near = isLast ? run - 1 : Int.random(in: 0..<run, using: &random)
        visible.append(random.chance(of: 70) ? Int.random(in: 1...9, using: &random) : 0)
        tree.insert(visible: visible[run], after: list[near])
        list.insert(run, at: near + 1)

        let changed = Int.random(in: 1...run, using: &random)
        let count = random.chance(of: 50) ? 0 : Int.random(in: 1...9, using: &random)
        tree.addVisible(count - visible[changed], to: changed)
        visible[changed] = count
      }
      expect(tree, has: list, visible: visible, seed)
    }
  }

  private func expect(_ tree: RunTree, has list: [Int], visible: [Int], _ seed: UInt64) {
    var runs: [Int] = []
    tree.forEachRun { runs.append($0) }
    #expect(runs == list, "seed \(seed)")

    var position = 0
    for (index, run) in list.enumerated() {
      for offset in [0, visible[run] - 1] where offset >= 0 && visible[run] > 0 {
        let place = tree.place(of: position + offset)
        #expect(place.run == run && place.offset == offset, "seed \(seed), run \(run)")
      }
      position += visible[run]
      if index > 0 {
        #expect(tree.run(after: list[index - 1]) == run, "seed \(seed), run \(run)")
        #expect(tree.stands(list[index / 2], leftOf: run), "seed \(seed), run \(run)")
        #expect(!tree.stands(run, leftOf: list[index / 2]), "seed \(seed), run \(run)")
      }
    }
    #expect(tree.visibleCount == position, "seed \(seed)")
    #expect(tree.run(after: list[list.count - 1]) == nil, "seed \(seed)")
  }
}
