/// A person's name as it is compared: small letters without accents, no hyphens, no particles.
struct PersonName: Hashable, Sendable {
  /// The words in the order of the alphabet, so that *Dubois Claire* is *Claire Dubois*.
  let sorted: [UInt8]
  /// The words as they were written, run together, so that *Anne Sophie* is *Annesophie*.
  let written: [UInt8]

  /// Reads `name`; `nil` when fewer than two words are left of it, which say too little.
  init?(_ name: String) {
    let all = Self.words(in: name)
    let words = all.filter { !Self.particles.contains($0) }
    guard words.count > 1 else { return nil }
    sorted = words.sorted().flatMap { Array($0.utf8) }
    written = words.flatMap { Array($0.utf8) }
  }

  /// Whether both are the same name, in another order or otherwise run together.
  func isSame(as other: PersonName) -> Bool { sorted == other.sorted || written == other.written }

  /// Whether a slip of the fingers may lie between the two names: one letter, or two in a name of
  /// ten letters or more. Short names differ by one letter as a matter of course.
  func isNear(_ other: PersonName) -> Bool {
    [(sorted, other.sorted), (written, other.written)].contains { left, right in
      let length = min(left.count, right.count)
      let most = length < 6 ? 0 : length < 10 ? 1 : 2
      return most > 0 && LetterDistance.isAtMost(most, from: left, to: right)
    }
  }

  /// The words between and before names that people write or leave out.
  private static let particles: Set<String> = [
    "d", "da", "de", "del", "della", "den", "der", "des", "di", "do", "dos", "du", "el", "la", "le",
    "les", "van", "von", "m", "mme", "mlle", "mr", "mrs", "ms",
  ]

  /// The words of `text` in small letters without accents; other alphabets keep their letters.
  static func words(in text: String) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    func finish() {
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      word.removeAll(keepingCapacity: true)
    }
    for scalar in text.lowercased().unicodeScalars {
      let letters = Slug.letters(of: scalar)
      if !letters.isEmpty {
        word += letters
      } else if scalar.properties.canonicalCombiningClass != .notReordered {
        continue
      } else if scalar.properties.isAlphabetic {
        word += Array(String(scalar).utf8)
      } else {
        finish()
      }
    }
    finish()
    return words
  }
}

/// How many letters must be put in, taken out or replaced to make one word of another.
enum LetterDistance {
  /// Whether `most` or fewer will do (Levenshtein, with the rows cut off beyond that).
  static func isAtMost(_ most: Int, from left: [UInt8], to right: [UInt8]) -> Bool {
    guard abs(left.count - right.count) <= most else { return false }
    var row = Array(0...right.count)
    for (place, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = place + 1
      var least = row[0]
      for (column, other) in right.enumerated() {
        let replaced = diagonal + (letter == other ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
        least = min(least, row[column + 1])
      }
      if least > most { return false }
    }
    return row[right.count] <= most
  }
}
