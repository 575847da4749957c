import Testing

@testable import Oracle

@Suite struct DishonestHistoryTests {
  @Test func `a seed tells the same history again`() {
    for seed in 0..<5 as Range<UInt64> {
      #expect(DishonestHistory(seed: seed).files == DishonestHistory(seed: seed).files)
    }
  }

  @Test func `in some histories anything is done, with effect and without`() {
    var acts: Set<String> = []
    var effects: [String: Set<Bool>] = [:]
    var (open, standing, waiting) = (0, 0, 0)
    for seed in 0..<60 as Range<UInt64> {
      let history = DishonestHistory(seed: seed)
      acts.formUnion(history.acts.keys)
      let model = NaiveModel(files: history.files)
      open += model.graph.isClosed.count { !$0 }
      standing += model.belief.standing.count
      waiting += model.waiting
      for place in model.graph.entries.indices {
        let kind = String(model.graph.entries[place].on.prefix { $0 != "/" })
        effects[kind, default: []].insert(model.belief.hasEffect(place))
      }
    }
    #expect(acts.count == 19, "\(acts)")
    #expect(effects.count == 14 && effects.values.allSatisfy { $0.count == 2 }, "\(effects)")
    #expect(open > 0 && standing > 0 && waiting > 0)
  }
}
