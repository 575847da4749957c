/// A stretch of a text around the first place where searched words stand.
public struct Excerpt: Equatable, Sendable {
  /// The stretch: whole words of the original, on one line, with `…` where it was cut.
  public var text: String

  /// Where searched words stand in ``text``.
  public var matches: [Range<String.Index>]
}

/// Returns about `length` characters of `text` around the first word that the search `words`
/// finds, or the beginning of the text when it finds none.
///
/// Words are compared as the search does: case, accents and ligatures don't count, and the last
/// word matches as a beginning.
public func excerpt(of text: String, for words: String, length: Int = 120) -> Excerpt {
  let searched = searchedWords(in: words)
  let first = matches(in: text, of: searched, limit: 1).first?.lowerBound ?? text.startIndex
  let stretch = text[window(of: text, around: first, length: length)]
  let isCutBefore = stretch.startIndex > text.startIndex
  let isCutAfter = stretch.endIndex < text.endIndex
  let line = stretch.map { $0.isNewline || $0 == "\t" ? " " : String($0) }.joined()
  let shown = (isCutBefore ? "… " : "") + line + (isCutAfter ? " …" : "")
  return Excerpt(text: shown, matches: matches(in: shown, of: searched, limit: .max))
}

/// Returns the place of a stretch that starts a little before `index` and holds whole words.
private func window(
  of text: String, around index: String.Index, length: Int
) -> Range<String.Index> {
  let context = length / 3
  var start = text.index(index, offsetBy: -context, limitedBy: text.startIndex) ?? text.startIndex
  if start > text.startIndex {
    let space = text[start..<index].firstIndex { $0.isWhitespace }
    start = space.map { text.index(after: $0) } ?? index
  }
  guard let end = text.index(start, offsetBy: length, limitedBy: text.endIndex),
    end < text.endIndex
  else { return start..<text.endIndex }
  let lastSpace = text[start..<end].lastIndex { $0.isWhitespace }
  guard let lastSpace, lastSpace > index else { return start..<end }
  return start..<lastSpace
}

/// Returns where the searched words stand in `text`, in order, at most `limit` places.
private func matches(
  in text: String, of searched: [String], limit: Int
) -> [Range<String.Index>] {
  guard let last = searched.last else { return [] }
  let whole = Set(searched.map { Array($0.utf8) })
  let beginning = Array(last.utf8)
  var ranges: [Range<String.Index>] = []
  var scanner = WordScanner()
  var text = text
  text.makeContiguousUTF8()
  let bytes = text.utf8
  _ = bytes.withContiguousStorageIfAvailable { utf8 in
    scanner.scan(utf8, skippingElisions: true) { word in
      if word.folded.starts(with: beginning) || whole.contains(Array(word.folded)) {
        let start = bytes.index(bytes.startIndex, offsetBy: word.range.lowerBound)
        ranges.append(start..<bytes.index(start, offsetBy: word.range.count))
      }
      return ranges.count < limit
    }
  }
  return ranges
}
