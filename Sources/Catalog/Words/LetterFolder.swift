/// What becomes of one scalar when text is folded for comparison and search.
enum FoldedLetter {
  /// It stands between words.
  case separator
  /// It vanishes within its word: an accent, a soft hyphen, a joiner.
  case nothing
  /// It counts as these bytes: small letters and digits without accents, UTF-8.
  case letters([UInt8])
}

/// Folds scalars outside the tables of ``WordScanner``: any alphabet, by Unicode's own data.
///
/// Asking Unicode costs half a microsecond a scalar, so answers are kept; a folder belongs to
/// one scan or one connection at a time.
struct LetterFolder {
  private var known: [UInt32: FoldedLetter] = [:]

  /// Returns what becomes of `scalar`.
  mutating func fold(_ scalar: Unicode.Scalar) -> FoldedLetter {
    if let letter = known[scalar.value] { return letter }
    let letter = Self.derive(scalar)
    known[scalar.value] = letter
    return letter
  }

  private static func derive(_ scalar: Unicode.Scalar) -> FoldedLetter {
    if scalar == apostropheLetter || isPunctuation(scalar) { return .separator }
    var letters: [UInt8] = []
    var isWord = false
    for part in decomposed(scalar) {
      switch part.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .decimalNumber, .letterNumber, .otherNumber:
        isWord = true
        letters.append(contentsOf: plainLetters(part))
      default:
        // An accent, or the stroke within ½, which is 1⁄2 when decomposed.
        continue
      }
    }
    if isWord { return .letters(letters) }
    return isIgnored(scalar) ? .nothing : .separator
  }

  /// Small letters in compatibility form: ﬁ is f and i, Å is a and its ring.
  private static func decomposed(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    Decomposition.parts(of: scalar)
      .flatMap(\.properties.lowercaseMapping.unicodeScalars)
      .flatMap(Decomposition.parts)
  }

  /// Letters that Unicode holds for letters of their own, and readers for ornamented ones.
  private static func plainLetters(_ scalar: Unicode.Scalar) -> [UInt8] {
    switch scalar {
    case "œ": Array("oe".utf8)
    case "æ": Array("ae".utf8)
    case "ß": Array("ss".utf8)
    case "ø": Array("o".utf8)
    case "đ", "ð": Array("d".utf8)
    case "ł": Array("l".utf8)
    case "ħ": Array("h".utf8)
    case "ŧ": Array("t".utf8)
    case "ı": Array("i".utf8)
    case "þ": Array("th".utf8)
    case "ŋ": Array("n".utf8)
    case "ĸ": Array("k".utf8)
    case "ς": Array("σ".utf8)
    default: Array(String(scalar).utf8)
    }
  }

  /// A letter to Unicode, and an apostrophe to the keyboards that write it.
  private static let apostropheLetter: Unicode.Scalar = "\u{2BC}"

  /// Whether it is punctuation, which holds no letter in any form. The first decomposition of a run
  /// takes as long as an edit's search terms, and French texts are full of ’, – and «.
  static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      true
    default: false
    }
  }

  /// Marks and format characters vanish, but a zero-width space does divide words.
  private static func isIgnored(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    case .format: scalar != "\u{200B}"
    default: false
    }
  }
}
