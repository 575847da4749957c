import Fakes
import Journal
import Merge
import Testing

/// A share is foreign, and can list what it likes. Comparing every name with every other took
/// hours.
@Suite struct ManyNamesTests {
  /// The names that a definition by pairs gives, straight from the words.
  private func superseded(_ names: [SegmentName]) -> [SegmentName] {
    names.filter { small in
      names.contains { large in
        large.first <= small.first && small.last <= large.last && large != small
          && (large.last - large.first > small.last - small.first || large.digest > small.digest)
      }
    }
  }

  @Test(arguments: seeds(500))
  func `a segment is superseded when it lies inside another one`(seed: UInt64) {
    var random = Seeded(seed)
    var names = (0..<random.below(12)).map { _ in
      let first = UInt32(1 + random.below(6))
      return SegmentName(
        first: first, last: first + UInt32(random.below(4)), file: random.bytes(1))
    }
    if let one = names.randomElement(using: &random), random.flip() { names.append(one) }
    #expect(names.superseded == superseded(names))
  }

  private func name(_ first: UInt32, _ last: UInt32) -> SegmentName {
    SegmentName(first: first, last: last, file: [])
  }

  @Test func `twenty thousand segments in a row are covered`() {
    var random = Seeded(7)
    let names = (1...20_000).map { name($0, $0) }.shuffled(using: &random)
    #expect(names.covering(1, through: 20_000).count == 20_000)
    #expect(names.superseded.isEmpty)
  }

  @Test func `twenty thousand segments inside each other are one`() {
    var random = Seeded(7)
    let names = (1...20_000).map { name($0, 40_001 - $0) }.shuffled(using: &random)
    #expect(names.covering(1, through: 40_000) == [name(1, 40_000)])
    #expect(names.superseded.count == 19_999)
  }

  @Test func `segments of the last numbers there can be do not overflow`() {
    let names = [name(1, .max), name(.max, .max), name(.max - 1, .max)]
    #expect(names.covering(1, through: .max) == [name(1, .max)])
    #expect(names.covering(.max, through: .max) == [name(1, .max)])
    #expect(names.superseded.count == 2)
  }

}
