import Fakes

/// The texts in which everybody writes: the first more often than the last, as 1 to its rank, or
/// all alike.
///
/// One that has had its two thousand edits is finished, and another takes its place, so that at any
/// time the past of such texts is some twenty to two thousand edits long.
struct HotTexts {
  private static let mostEdits = 2_000
  private var texts: [(record: String, edits: Int)] = []
  /// The sums of the weights up to each place.
  private var sums: [Int] = []

  /// The one with the longest past.
  var hottest: String? { texts.max { $0.edits < $1.edits }?.record }

  init(_ count: Int) {
    for rank in 1...max(count, 1) { sums.append((sums.last ?? 0) + 10_000 / rank) }
  }

  /// The text that is edited next; a new one is taken from `candidates`.
  mutating func next(of candidates: [String], alike: Bool, _ dice: inout Seeded) -> String {
    let roll = dice.below(sums.last ?? 1)
    let ranked = sums.firstIndex { roll < $0 } ?? 0
    let place = min(alike ? dice.below(sums.count) : ranked, texts.count)
    if place == texts.count {
      texts.append((dice.pick(candidates), 0))
    } else if texts[place].edits >= Self.mostEdits {
      texts[place] = (dice.pick(candidates), 0)
    }
    texts[place].edits += 1
    return texts[place].record
  }
}
