/// Text as people compare it: without case, accents, ligatures and punctuation.
///
/// Made for what is matched as a whole, such as the name of a person in a foreign file. The index
/// folds by tables of its own, since it stands beside this room and not above it.
public enum Folding {
  /// The folded words of `text`, in order: `Anne-Sophie LECŒUR` gives `anne`, `sophie`, `lecoeur`.
  public static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars {
      let properties = scalar.properties
      switch properties.generalCategory {
      case .nonspacingMark, .spacingMark, .enclosingMark, .format: continue
      default: break
      }
      let letters = Slug.letters(of: scalar)
      if !letters.isEmpty {
        word.append(contentsOf: letters.map { Unicode.Scalar($0) })
      } else if properties.isAlphabetic || properties.numericType != nil {
        word.append(scalar)
      } else if !word.isEmpty {
        words.append(String(word))
        word = String.UnicodeScalarView()
      }
    }
    return word.isEmpty ? words : words + [String(word)]
  }

  /// The folded words of `text` with one space between: equal for texts that people take for one.
  public static func key(of text: String) -> String { words(of: text).joined(separator: " ") }
}
