import Fakes
import Properties
import Testing

/// The inputs that the fuzzer starts from and those that it found, and mutations of them: what
/// runs for hours elsewhere (Tests/Fuzz/run), as a check that each change passes.
@Suite struct CorpusTests {
  private static let folder = "Fixtures/fuzz"

  private func corpus(_ property: Property) throws -> [(name: String, bytes: [UInt8])] {
    try Checkout.files(under: "\(Self.folder)/\(property)").map { name in
      (name, try Checkout.bytes("\(Self.folder)/\(property)/\(name)"))
    }
  }

  @Test(arguments: Property.allCases)
  func `every input of the corpus keeps its property`(property: Property) throws {
    let corpus = try corpus(property)
    #expect(corpus.count >= 8)
    for (name, bytes) in corpus {
      #expect(property.violation(of: bytes) == nil, "\(property)/\(name)")
    }
  }

  @Test(arguments: Property.allCases)
  func `mutations of the corpus keep their property`(property: Property) throws {
    let corpus = try corpus(property)
    for seed in seeds(1500) {
      var random = Seeded(seed)
      var bytes = random.pick(corpus).bytes
      for _ in 0...random.below(4) { random.mutate(&bytes, beside: random.pick(corpus).bytes) }
      #expect(property.violation(of: bytes) == nil, "\(property), seed \(seed)")
    }
  }

  @Test func `no folder of the corpus is left over`() {
    let folders = Set(Checkout.files(under: Self.folder).map { String($0.prefix { $0 != "/" }) })
    #expect(folders == Set(Property.allCases.map(\.rawValue)).union(["generate.py"]))
  }
}

extension Seeded {
  /// Changes `bytes` as fuzzers do: a bit, a byte, a piece out, twice, or from elsewhere.
  mutating func mutate(_ bytes: inout [UInt8], beside other: [UInt8]) {
    let place = below(bytes.count + 1)
    let end = min(bytes.count, place + 1 + below(16))
    switch below(7) {
    case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8(below(8))
    case 1 where place < bytes.count: bytes[place] = pick([0, 1, 9, 0x22, 0x30, 0x5C, 0x7F, 0xFF])
    case 2: bytes.removeSubrange(place..<end)
    case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 4: bytes.removeSubrange(place...)
    case 5: bytes.insert(contentsOf: self.bytes(below(4)), at: place)
    default:
      let start = below(other.count + 1)
      bytes.replaceSubrange(place..<end, with: other[start..<min(other.count, start + below(32))])
    }
  }
}
