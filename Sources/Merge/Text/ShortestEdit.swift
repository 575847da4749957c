/// Two ranges of tokens, one of which replaces the other.
struct TokenChange: Hashable, Sendable {
  /// What is replaced, in the old tokens.
  var old: Range<Int>
  /// What replaces it, in the new tokens.
  var new: Range<Int>

  /// The change from the start of one change to the end of a later one.
  func extended(to later: TokenChange) -> TokenChange {
    TokenChange(
      old: old.lowerBound..<later.old.upperBound, new: new.lowerBound..<later.new.upperBound)
  }
}

/// How two lists of tokens differ, from left to right: what is not in a change is equal.
///
/// Few differences are found exactly. Where there are too many for that, the tokens that occur
/// once on both sides, taken in the longest common order (Cohen's patience difference), cut the
/// lists into smaller ones; where even these differ too much, the difference is one change.
struct ShortestEdit {
  /// How many single deletions and insertions are searched for: the cost grows as its square.
  private static let limit = 600

  private let old: [Int32]
  private let new: [Int32]
  private(set) var changes: [TokenChange] = []

  /// Finds how `new` differs from `old`.
  init(from old: [Int32], to new: [Int32]) {
    self.old = old
    self.new = new
    compare(TokenChange(old: 0..<old.count, new: 0..<new.count), usesAnchors: true)
  }

  private mutating func compare(_ whole: TokenChange, usesAnchors: Bool) {
    let change = trimmed(whole)
    if change.old.isEmpty || change.new.isEmpty {
      if change.old.count + change.new.count > 0 { append(change) }
    } else if let found = searched(change) {
      for step in found { append(step) }
    } else if usesAnchors {
      var rest = change
      for anchor in anchors(of: change) {
        compare(
          TokenChange(
            old: rest.old.lowerBound..<anchor.old, new: rest.new.lowerBound..<anchor.new),
          usesAnchors: false)
        rest.old = anchor.old + 1..<rest.old.upperBound
        rest.new = anchor.new + 1..<rest.new.upperBound
      }
      compare(rest, usesAnchors: false)
    } else {
      append(change)
    }
  }

  private mutating func append(_ change: TokenChange) {
    if let last = changes.last, last.old.upperBound == change.old.lowerBound,
      last.new.upperBound == change.new.lowerBound
    {
      changes[changes.count - 1] = last.extended(to: change)
    } else {
      changes.append(change)
    }
  }

  /// Leaves out what is equal at the start and at the end.
  private func trimmed(_ change: TokenChange) -> TokenChange {
    var (old, new) = (change.old, change.new)
    while let left = old.first, let right = new.first, self.old[left] == self.new[right] {
      (old, new) = (old.dropFirst(), new.dropFirst())
    }
    while let left = old.last, let right = new.last, self.old[left] == self.new[right] {
      (old, new) = (old.dropLast(), new.dropLast())
    }
    return TokenChange(old: old, new: new)
  }

  /// The greedy algorithm of Myers, "An O(ND) Difference Algorithm and Its Variations" (1986):
  /// for each number of steps and each diagonal, how far one gets. `nil` beyond the limit.
  private func searched(_ change: TokenChange) -> [TokenChange]? {
    let (width, height) = (change.old.count, change.new.count)
    let limit = min(Self.limit, width + height)
    // reached[steps][steps + diagonal]: the furthest old token on that diagonal.
    var reached: [[Int]] = []
    for steps in 0...limit {
      var row = Array(repeating: 0, count: 2 * steps + 1)
      for diagonal in stride(from: -steps, through: steps, by: 2) {
        var x = start(of: diagonal, steps: steps, after: reached.last)
        var y = x - diagonal
        while x < width, y < height,
          old[change.old.lowerBound + x] == new[change.new.lowerBound + y]
        {
          (x, y) = (x + 1, y + 1)
        }
        row[steps + diagonal] = x
        if x >= width, y >= height {
          reached.append(row)
          return backtracked(change, reached)
        }
      }
      reached.append(row)
    }
    return nil
  }

  /// Returns where a path enters a diagonal: down from the one above, or right from below.
  private func start(of diagonal: Int, steps: Int, after row: [Int]?) -> Int {
    guard let row else { return 0 }
    let center = steps - 1
    if diagonal == -steps { return row[center + diagonal + 1] }
    if diagonal == steps { return row[center + diagonal - 1] + 1 }
    return max(row[center + diagonal - 1] + 1, row[center + diagonal + 1])
  }

  private func backtracked(_ change: TokenChange, _ reached: [[Int]]) -> [TokenChange] {
    var steps: [TokenChange] = []
    var diagonal = change.old.count - change.new.count
    for count in stride(from: reached.count - 1, to: 0, by: -1) {
      let row = reached[count - 1]
      let x = start(of: diagonal, steps: count, after: row)
      let isInsertion =
        diagonal == -count
        || (diagonal != count && row[count + diagonal] >= row[count + diagonal - 2] + 1)
      let (left, top) = (change.old.lowerBound + x, change.new.lowerBound + x - diagonal)
      steps.append(
        isInsertion
          ? TokenChange(old: left..<left, new: top - 1..<top)
          : TokenChange(old: left - 1..<left, new: top..<top))
      diagonal += isInsertion ? 1 : -1
    }
    return steps.reversed()
  }

  /// Returns the places of the tokens that occur once on each side, in the longest series that
  /// rises on both.
  private func anchors(of change: TokenChange) -> [(old: Int, new: Int)] {
    let places = Self.uniquePlaces(of: new, in: change.new)
    let unique = Self.uniquePlaces(of: old, in: change.old)
      .compactMap { token, place in places[token].map { (old: place, new: $0) } }
      .sorted { $0.old < $1.old }
    // piles[n]: the index in `unique` of the series of n + 1 that ends furthest left in `new`.
    var (piles, previous) = ([Int](), [Int?]())
    for (index, pair) in unique.enumerated() {
      var (low, high) = (0, piles.count)
      while low < high {
        let middle = (low + high) / 2
        if unique[piles[middle]].new < pair.new { low = middle + 1 } else { high = middle }
      }
      previous.append(low > 0 ? piles[low - 1] : nil)
      if low == piles.count { piles.append(index) } else { piles[low] = index }
    }
    var series: [(old: Int, new: Int)] = []
    var next = piles.last
    while let index = next {
      series.append(unique[index])
      next = previous[index]
    }
    return series.reversed()
  }

  private static func uniquePlaces(of tokens: [Int32], in range: Range<Int>) -> [Int32: Int] {
    var places: [Int32: Int?] = [:]
    for place in range { places[tokens[place]] = .some(places[tokens[place]] == nil ? place : nil) }
    return places.compactMapValues { $0 }
  }
}
