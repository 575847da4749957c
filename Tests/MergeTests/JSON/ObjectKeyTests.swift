import Fakes
import Testing

@testable import Merge

@Suite struct ObjectKeyTests {
  /// The keys of an object of `keys`, read; `nil` when one is named twice.
  private func read(_ keys: [String]) -> [String]? {
    let text = "{" + keys.map { "\"\($0)\":1" }.joined(separator: ",") + "}"
    var found: [String] = []
    do {
      try JSONReader.read(text.utf8) { (reader) throws(JSONError) in
        try reader.object { (key, reader) throws(JSONError) in
          found.append(key)
          _ = try reader.integer(upTo: 1)
        }
      }
      return found
    } catch {
      #expect(error.reason == .duplicateKey)
      return nil
    }
  }

  /// Keys in an order that ascends, descends, or ascends up to a place and is mixed behind it.
  private func orders(of count: Int, _ seeded: inout Seeded) -> [[String]] {
    let keys = (0..<count).map { "site-\(1000 + $0)" }
    let start = seeded.below(count)
    let mixed =
      Array(keys[..<start])
      + keys[start...].sorted { $0.reversed().lexicographicallyPrecedes($1.reversed()) }
    return [keys, keys.reversed(), mixed]
  }

  @Test(arguments: [1, 2, 3, 4, 16, 17, 18, 19, 20, 40, 1000])
  func `keys are read in any order, and none twice`(count: Int) {
    var seeded = Seeded(UInt64(count))
    for keys in orders(of: count, &seeded) {
      #expect(read(keys) == keys)
      for _ in 0..<10 {
        let repeated = keys[seeded.below(count)]
        var more = keys
        more.insert(repeated, at: seeded.below(count + 1))
        #expect(read(more) == nil, "\(repeated) in \(more)")
      }
    }
  }
}
