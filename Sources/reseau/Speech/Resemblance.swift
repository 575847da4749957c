/// Finds what somebody meant who mistyped a word.
enum Resemblance {
  /// The word that looks most like `typed`; `nil` when none does.
  static func nearest(to typed: String, in words: [String]) -> String? {
    let letters = Array(typed.lowercased().prefix(40))
    let scored = words.map { (word: $0, distance: distance(letters, Array($0))) }
    guard let best = scored.min(by: { $0.distance < $1.distance }) else { return nil }
    let isStart = letters.count > 1 && best.word.hasPrefix(String(letters))
    return isStart || best.distance <= max(1, best.word.count / 3) ? best.word : nil
  }

  /// How many letters must be inserted, deleted or replaced (Levenshtein).
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var row = Array(0...right.count)
    for (place, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = place + 1
      for (column, other) in right.enumerated() {
        let replaced = diagonal + (letter == other ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
      }
    }
    return row[right.count]
  }
}
