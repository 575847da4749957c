/// The words of a question, of which any may answer it.
public struct SoughtWords: Equatable, Sendable {
  /// The words, folded, each once, in order.
  public let words: [String]

  /// Reads the words of `text`.
  ///
  /// - Parameter ignored: folded words that say nothing. They count when there are no others.
  public init(_ text: String, ignoring ignored: Set<String>) {
    let all = searchedWords(in: text)
    let telling = all.filter { !ignored.contains($0) }
    words = telling.isEmpty ? all : telling
  }

  /// Returns the places in ``words`` of those that `text` holds; the last one matches as a
  /// beginning, too.
  public func places(in text: String) -> Set<Int> {
    guard let last = words.last else { return [] }
    var found: Set<Int> = []
    var scanner = WordScanner()
    var text = text
    text.withUTF8 { utf8 in
      scanner.scan(utf8, skippingElisions: true) { word in
        for (place, sought) in words.enumerated() where word.folded.elementsEqual(sought.utf8) {
          found.insert(place)
        }
        if word.folded.starts(with: last.utf8) { found.insert(words.count - 1) }
        return found.count < words.count
      }
    }
    return found
  }
}
