/// Words as the index folds them, for a search that happens elsewhere, such as in a browser.
public enum SearchFolding {
  /// The folded words of `text`, each once, in order: case, accents and ligatures don't count, and
  /// an elided article (*l’*, *d’*) is no part of a word.
  public static func words(of text: String) -> [String] {
    var words: [String] = []
    var seen: Set<String> = []
    var scanner = WordScanner()
    var text = text
    text.withUTF8 { utf8 in
      scanner.scan(utf8, skippingElisions: true) { word in
        let folded = String(decoding: word.folded, as: UTF8.self)
        if seen.insert(folded).inserted { words.append(folded) }
        return true
      }
    }
    return words
  }
}
