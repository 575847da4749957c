import Testing

@testable import Merge

/// The graph of chains compared with what the events' clocks say, as if all of a random history
/// were one stretch.
struct EventChainsTests {
  @Test func `whoever has seen a part of a chain has seen all of it`() throws {
    for seed in textSeeds(300) {
      let (events, chains) = try chains(seed: seed)
      let members = Dictionary(grouping: events.indices, by: chains.chain(of:))

      for (chain, members) in members {
        #expect(members.first == chains.firsts[chain], "seed \(seed)")
        #expect(zip(members, members.dropFirst()).allSatisfy { chains.event(after: $0) == $1 })
        for other in events.indices where chains.chain(of: other) != chain {
          let seen = members.filter { events[other].hasSeen(events[$0]) }
          #expect(seen.isEmpty || seen == members, "seed \(seed)")
        }
      }
    }
  }

  @Test func `the difference of two versions is what one of them alone has seen`() throws {
    for seed in textSeeds(300) {
      let (events, chains) = try chains(seed: seed)
      var random = TextSeed(seed)
      guard let old = events.indices.randomElement(using: &random) else { continue }
      guard let new = events.indices.randomElement(using: &random) else { continue }

      var difference = VersionDifference()
      difference.begin(from: chains.chain(of: old), to: [chains.chain(of: new)])
      var found: [Int: Bool] = [:]
      while let (chain, isNew) = difference.next(in: chains) {
        #expect(found.updateValue(isNew, forKey: chain) == nil, "seed \(seed)")
      }

      let versions = [old, new].map { version in
        let seen = events.indices.filter { events[version].hasSeen(events[$0]) }
        return Set(seen.map(chains.chain(of:))).union([chains.chain(of: version)])
      }
      #expect(Set(found.keys) == versions[0].symmetricDifference(versions[1]), "seed \(seed)")
      #expect(found.allSatisfy { versions[1].contains($0.key) == $0.value }, "seed \(seed)")
    }
  }

  @Test func `chains are replayed after all that they have seen, each once`() throws {
    for seed in textSeeds(300) {
      let (_, chains) = try chains(seed: seed)

      let order = chains.replayOrder()

      #expect(order.sorted() == Array(0..<chains.count), "seed \(seed)")
      for (place, chain) in order.enumerated() {
        #expect(chains.parents(of: chain).allSatisfy(order[..<place].contains), "seed \(seed)")
      }
    }
  }

  private func chains(seed: UInt64) throws -> ([TextEvent], EventChains) {
    let history = try TextHistory(seed: seed)
    let graph = try EventGraph(history.events)
    return (history.events, EventChains(of: history.events.indices, in: graph))
  }
}
