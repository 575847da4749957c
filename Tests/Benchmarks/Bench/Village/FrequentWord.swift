extension Sequence<String> {
  /// The word of three letters or more that stands nearest to half of the texts.
  var wordOfHalf: String {
    var (texts, counts) = (0, [String: Int]())
    for text in self {
      texts += 1
      for word in Set(text.lowercased().split { !$0.isLetter }) where word.count > 2 {
        counts[String(word), default: 0] += 1
      }
    }
    let nearest = counts.min { left, right in
      (abs(2 * left.value - texts), left.key) < (abs(2 * right.value - texts), right.key)
    }
    return nearest?.key ?? ""
  }
}
