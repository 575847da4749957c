import Fakes
import Testing

@testable import Journal

@Suite struct ByteSearchTests {
  @Test(arguments: seeds(200))
  func `a search finds what a look at every place finds`(seed: UInt64) {
    var seeded = Seeded(seed)
    // Few different bytes, so that much looks alike.
    func bytes(_ counts: ClosedRange<Int>) -> [UInt8] {
      (0..<seeded.number(counts)).map { _ in UInt8(seeded.below(3)) }
    }
    let (wanted, all) = (bytes(1...6), bytes(0...60))
    let isThere = all.indices.contains { all[$0...].starts(with: wanted) }
    #expect(ByteSearch(for: wanted).finds(in: all) == isThere, "\(wanted) in \(all)")
  }
}
