/// Finds the words of a text and folds them, so that case, accents and ligatures don't count.
///
/// One scanner serves the search index, folded titles, searches and excerpts, which is why they
/// agree. It works on bytes, and runs over a whole network's texts when the index is filled:
/// ASCII and the Latin letters of western and central Europe go through arithmetic and one
/// table, everything else through ``LetterFolder``.
struct WordScanner {
  /// A word and its place.
  struct Word {
    /// The folded word, UTF-8; only valid until the next word is asked for.
    var folded: UnsafeBufferPointer<UInt8>
    /// Where the word stands in the text, in bytes.
    var range: Range<Int>
  }

  /// Longer words are cut, alike in texts and in searches.
  static let maximumLength = 120

  private var folder = LetterFolder()

  /// Calls `body` with each word, in order, until it returns false.
  ///
  /// - Parameter skippingElisions: leaves out the *l* of *l’accueil* and the *qu* of *qu’il*,
  ///   by which nobody searches, so that a search for *l'accueil* finds *accueil* alone too.
  mutating func scan(
    _ text: UnsafeBufferPointer<UInt8>, skippingElisions: Bool, _ body: (Word) -> Bool
  ) {
    // The longest folding of one scalar is 18 scalars (U+FDFA).
    let capacity = Self.maximumLength + 18 * 4
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { buffer in
      guard let text0 = text.baseAddress, let word = buffer.baseAddress else { return }
      var position = 0
      while position < text.count {
        let start = position
        var end = position
        var length = 0
        var isFull = false
        letters: while position < text.count {
          let byte = text0[position]
          let lengthBefore = length
          if byte < 0x80 {
            let small = byte | 0x20
            if small &- 0x61 < 26 {
              word[length] = small
            } else if byte &- 0x30 < 10 {
              word[length] = byte
            } else {
              break letters
            }
            length += 1
            position += 1
          } else if byte &- 0xC3 < 3, position + 1 < text.count {
            let entry = 2 * (Int(byte &- 0xC3) * 64 + Int(text0[position + 1] & 0x3F))
            let first = Self.latin[entry]
            let second = Self.latin[entry + 1]
            if first == Self.filler { break letters }
            word[length] = first
            word[length + 1] = second
            length += second == Self.filler ? 1 : 2
            position += 2
          } else {
            let (scalar, width) = Self.decode(text, at: position)
            switch folder.fold(scalar) {
            case .separator: break letters
            case .nothing: break
            case .letters(let bytes):
              for byte in bytes {
                word[length] = byte
                length += 1
              }
            }
            position += width
          }
          if isFull || length > Self.maximumLength {
            isFull = true
            length = lengthBefore
          }
          end = position
        }
        if length > 0 {
          let isElision =
            skippingElisions && length <= 2 && Self.isElided(word, length)
            && Self.isApostrophe(text, at: end)
          if !isElision {
            let folded = UnsafeBufferPointer(start: word, count: length)
            if !body(Word(folded: folded, range: start..<end)) { return }
          }
        }
        position = end > start ? end : start
        if position < text.count { position += Self.widthOfSeparator(text, at: position) }
      }
    }
  }
}

extension WordScanner {
  /// U+00C0 to U+017F, two bytes each; a dash fills up, two are a separator (× and ÷).
  private static var latin: UnsafePointer<UInt8> {
    let letters: StaticString = """
      a-a-a-a-a-a-aec-e-e-e-e-i-i-i-i-d-n-o-o-o-o-o---o-u-u-u-u-y-thss\
      a-a-a-a-a-a-aec-e-e-e-e-i-i-i-i-d-n-o-o-o-o-o---o-u-u-u-u-y-thy-\
      a-a-a-a-a-a-c-c-c-c-c-c-c-c-d-d-d-d-e-e-e-e-e-e-e-e-e-e-g-g-g-g-\
      g-g-g-g-h-h-h-h-i-i-i-i-i-i-i-i-i-i-ijijj-j-k-k-k-l-l-l-l-l-l-l-\
      l-l-l-n-n-n-n-n-n-n-n-n-o-o-o-o-o-o-oeoer-r-r-r-r-r-s-s-s-s-s-s-\
      s-s-t-t-t-t-t-t-u-u-u-u-u-u-u-u-u-u-u-u-w-w-y-y-y-z-z-z-z-z-z-s-
      """
    return letters.utf8Start
  }

  private static var filler: UInt8 { UInt8(ascii: "-") }

  private static func isElided(_ word: UnsafeMutablePointer<UInt8>, _ length: Int) -> Bool {
    if length == 2 { return word[0] == UInt8(ascii: "q") && word[1] == UInt8(ascii: "u") }
    return word[0] &- 0x61 < 26
  }

  private static func isApostrophe(_ text: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
    guard position < text.count else { return false }
    if text[position] == UInt8(ascii: "'") { return true }
    guard position + 2 < text.count else { return false }
    return text[position] == 0xE2 && text[position + 1] == 0x80 && text[position + 2] == 0x99
  }

  /// The separator at `position` is one scalar; one byte is enough when it is ASCII.
  private static func widthOfSeparator(
    _ text: UnsafeBufferPointer<UInt8>, at position: Int
  ) -> Int {
    let byte = text[position]
    if byte < 0xC0 { return 1 }
    let width = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    return min(width, text.count - position)
  }

  /// Decodes the scalar at `position`; what is no UTF-8 counts as a separator of one byte.
  private static func decode(
    _ text: UnsafeBufferPointer<UInt8>, at position: Int
  ) -> (Unicode.Scalar, width: Int) {
    let invalid: (Unicode.Scalar, width: Int) = ("\u{FFFD}", 1)
    let first = UInt32(text[position])
    let width = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
    guard width > 0, position + width <= text.count else { return invalid }
    var value = first & (0xFF >> UInt32(width + 1))
    for offset in 1..<width {
      let byte = UInt32(text[position + offset])
      guard byte & 0xC0 == 0x80 else { return invalid }
      value = value << 6 | byte & 0x3F
    }
    return Unicode.Scalar(value).map { ($0, width) } ?? invalid
  }
}
