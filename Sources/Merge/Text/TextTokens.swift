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
    while end < scalars.endIndex {
      let next = Self.knownBoundary(in: scalars, after: end)
      if next == end + 1 {
        append(Self.kind(of: scalars[end]), from: &end, count: 1)
      } else {
        let part = String(String.UnicodeScalarView(scalars[end..<next]))
        for character in part {
          append(Self.kind(of: character), from: &end, count: character.unicodeScalars.count)
        }
      }
    }
    if end > scalars.startIndex { starts.append(end) }
    number(scalars, &known)
  }

  /// Adds a character to the last token, or begins another one with it, and moves to its end.
  private mutating func append(_ kind: Kind, from start: inout Int, count: Int) {
    if kinds.last != kind || (kind != .word && kind != .space) {
      if !kinds.isEmpty { starts.append(start) }
      kinds.append(kind)
    }
    start += count
  }

  /// Returns the next place that is the end of a `Character` by the looks of two scalars.
  private static func knownBoundary(
    in scalars: ArraySlice<Unicode.Scalar>, after start: Int
  ) -> Int {
    var end = start + 1
    while end < scalars.endIndex, !(scalars[end - 1].isAlone && scalars[end].isAlone) { end += 1 }
    return end
  }

  /// Returns the scalars that a range of tokens takes.
  func scalars(of tokens: Range<Int>) -> Range<Int> {
    starts[tokens.lowerBound]..<starts[tokens.upperBound]
  }

  private mutating func number(_ scalars: ArraySlice<Unicode.Scalar>, _ known: inout Numbers) {
    for (start, end) in zip(starts, starts.dropFirst()) {
      let next = Int32(known.count)
      numbers.append(Self.read(&known[scalars[start..<end], default: next]))
    }
  }

  /// Returns a number in a dictionary, which thereby holds it: it is looked for once.
  private static func read(_ number: inout Int32) -> Int32 { number }

  /// A character is of the kind of its first scalar, unless it has a line break in it; with an
  /// accent, say, a full stop ends no sentence.
  private static func kind(of character: Character) -> Kind {
    let scalars = character.unicodeScalars
    if scalars.contains("\n") { return .lineBreak }
    let kind = kind(of: scalars[scalars.startIndex])
    return kind == .sentenceEnd && scalars.count > 1 ? .other : kind
  }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": return .word
    case " ", "\t": return .space
    case "\n": return .lineBreak
    case ".", "!", "?", "…": return .sentenceEnd
    default: break
    }
    if scalar.properties.isWhitespace { return .space }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil ? .word : .other
  }
}

extension Unicode.Scalar {
  /// Whether a `Character` ends between this scalar and any other of which this holds, too.
  ///
  /// That is so of those before the combining marks, and of general punctuation, with the
  /// exception of a carriage return (Unicode Standard Annex 29, section 3.1.1). Nearly all that
  /// is written in French is of these, and to cut the rest takes ten times longer.
  fileprivate var isAlone: Bool {
    value < 0x300 && self != "\r" || (0x2010...0x2027).contains(value)
  }
}
