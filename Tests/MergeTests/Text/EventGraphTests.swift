import Testing

@testable import Merge

struct EventGraphTests {
  @Test func `the list is cut wherever all later events have seen all earlier ones`() throws {
    for seed in textSeeds(500) {
      let events = try TextHistory(seed: seed).events

      let cuts = events.indices.filter { cut in
        events[cut...].allSatisfy { later in events[..<cut].allSatisfy(later.hasSeen) }
      }

      #expect(try EventGraph(events).cuts == cuts, "seed \(seed)")
    }
  }
}
