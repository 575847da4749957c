import Fakes
import Testing

@testable import Workspace

@Suite struct NameOrderTests {
  @Test(arguments: seeds(50))
  func `names are in the order of their bytes, however long they agree`(seed: UInt64) {
    var random = Seeded(seed)
    let parts = ["task/", "practice/", "0", "9", "a", "z", "Z", "-", ".", "abcdefgh"]
    let names = (0..<200).map { _ in
      random.pick(parts) + (0..<random.below(5)).map { _ in random.pick(parts) }.joined()
    }

    let sorted = NameOrder.places(of: names).map { names[$0] }

    #expect(sorted == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }, "seed \(seed)")
  }
}
