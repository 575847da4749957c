import Merge

/// The order of records' names, by their bytes.
///
/// A join sorts tens of thousands of them on one core while the others wait. Two names seldom agree
/// in their first sixteen bytes, and two numbers are compared without a look at either string.
enum NameOrder {
  private struct Key {
    let high: UInt64
    let low: UInt64
    let place: Int

    init(_ name: String, _ place: Int) {
      var bytes = name.utf8.makeIterator()
      func word() -> UInt64 {
        (0..<8).reduce(0) { word, _ in word << 8 | UInt64(bytes.next() ?? 0) }
      }
      (high, low) = (word(), word())
      self.place = place
    }
  }

  /// The places of `names`, in order.
  static func places(of names: [String]) -> [Int] {
    names.enumerated().map { Key($1, $0) }.sorted { left, right in
      if left.high != right.high { return left.high < right.high }
      if left.low != right.low { return left.low < right.low }
      return names[left.place].precedesByCodePoint(names[right.place])
    }.map(\.place)
  }
}
