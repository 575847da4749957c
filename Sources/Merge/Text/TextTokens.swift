/// The tokens of a text, lines or words, as ranges of its scalars and as numbers to compare.
///
/// Equal numbers mean the same scalars, and not merely strings that Swift calls equal: a `é`
/// of one scalar and one of two are different texts to whoever counts positions.
struct TextTokens {
  /// The numbers of tokens, shared by the two texts that are compared.
  typealias Numbers = [ArraySlice<Unicode.Scalar>: Int32]

  /// What a word-wise comparison must know of a token.
  enum Kind {
    case word, space, lineBreak, sentenceEnd, other
  }

  /// Where each token starts in the text's scalars; the end of the last one follows.
  private(set) var starts: [Int]
  private(set) var numbers: [Int32] = []
  /// For words, their kinds; empty for lines.
  private(set) var kinds: [Kind] = []

  /// Cuts `scalars` into lines, each with the line break that ends it.
  init(linesOf scalars: ArraySlice<Unicode.Scalar>, numbers known: inout Numbers) {
    starts = [scalars.startIndex]
    for index in scalars.indices where scalars[index] == "\n" { starts.append(index + 1) }
    if starts.last != scalars.endIndex { starts.append(scalars.endIndex) }
    number(scalars, &known)
  }

  /// Cuts `scalars` into words, white space and single other characters.
  ///
  /// No token ends inside a `Character`, so no accent is parted from its letter.
  init(wordsOf scalars: ArraySlice<Unicode.Scalar>, numbers known: inout Numbers) {
    starts = [scalars.startIndex]
    var end = scalars.startIndex
    for character in String(String.UnicodeScalarView(scalars)) {
      let kind = Self.kind(of: character)
      if kinds.last != kind || (kind != .word && kind != .space) {
        if end > scalars.startIndex { starts.append(end) }
        kinds.append(kind)
      }
      end += character.unicodeScalars.count
    }
    if end > scalars.startIndex { starts.append(end) }
    number(scalars, &known)
  }

  /// Returns the scalars that a range of tokens takes.
  func scalars(of tokens: Range<Int>) -> Range<Int> {
    starts[tokens.lowerBound]..<starts[tokens.upperBound]
  }

  private mutating func number(_ scalars: ArraySlice<Unicode.Scalar>, _ known: inout Numbers) {
    for (start, end) in zip(starts, starts.dropFirst()) {
      let next = Int32(known.count)
      let number = known[scalars[start..<end], default: next]
      if number == next { known[scalars[start..<end]] = next }
      numbers.append(number)
    }
  }

  private static func kind(of character: Character) -> Kind {
    if let ascii = character.asciiValue {
      switch ascii {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        return .word
      case UInt8(ascii: " "), UInt8(ascii: "\t"): return .space
      default: break
      }
    }
    if character.unicodeScalars.contains("\n") { return .lineBreak }
    if character.isWhitespace { return .space }
    if character.isLetter || character.isNumber { return .word }
    return ".!?…".contains(character) ? .sentenceEnd : .other
  }
}
