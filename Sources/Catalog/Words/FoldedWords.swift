/// Returns the words of `text`, folded, with one space between: two texts that differ only in
/// case, accents, ligatures or punctuation fold to the same.
///
/// It is what value filters compare, and the first part of a title's sort key.
func folded(_ text: String) -> String {
  var bytes: [UInt8] = []
  var scanner = WordScanner()
  var text = text
  text.withUTF8 { utf8 in
    bytes.reserveCapacity(utf8.count)
    scanner.scan(utf8, skippingElisions: false) { word in
      if !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
      bytes.append(contentsOf: word.folded)
      return true
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// Returns what titles are sorted by, byte by byte: their folded words, and after U+0001, where
/// they have letters beyond ASCII, the small letters as they are.
///
/// So case and punctuation never count, and accents only where all else is the same, which is how
/// French dictionaries sort: cote, coté, côte, côté (Unicode Technical Standard #10, levels 1 and
/// 2; the comparison of accents from the end of the word, once French, is Canadian today).
func sortKey(_ title: String) -> String {
  let words = folded(title)
  guard title.utf8.contains(where: { $0 >= 0x80 }) else { return words }
  return words + "\u{1}" + title.lowercased()
}

/// Returns the folded words that a search has to look for, each once, in order.
///
/// A person may paste a whole page into the search field; the words beyond the `limit`-th are
/// left out, except that the last one always stands last, since it is the one being typed.
func searchedWords(in text: String, limit: Int = 24) -> [String] {
  var words: [String] = []
  var seen: Set<String> = []
  var last: String?
  var scanner = WordScanner()
  var text = text
  text.withUTF8 { utf8 in
    scanner.scan(utf8, skippingElisions: true) { word in
      let folded = String(decoding: word.folded, as: UTF8.self)
      if words.count < limit, seen.insert(folded).inserted { words.append(folded) }
      last = folded
      return true
    }
  }
  guard let last, words.last != last else { return words }
  words.removeAll { $0 == last }
  if words.count == limit { words.removeLast() }
  return words + [last]
}
