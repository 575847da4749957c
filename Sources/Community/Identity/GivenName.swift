/// The name of a network or a site, as somebody typed it.
public enum GivenName {
  /// The longest name that an invitation code can carry, in bytes of UTF-8.
  public static let longest = 120

  /// `text` without white space around it, and with single spaces inside.
  ///
  /// - Parameter what: whose name it is, with an article and a capital letter: « Le nom du site ».
  /// - Throws: ``GivenNameError`` when nothing is left, when it is longer than ``longest``, or when
  ///   it holds control characters.
  public static func read(_ text: String, what: Phrase) throws(GivenNameError) -> String {
    let words = text.unicodeScalars.split { $0.properties.isWhitespace && $0 != "\u{A0}" }
    let name = words.map { String($0) }.joined(separator: " ")
    guard !name.isEmpty else { throw GivenNameError(what: what, reason: .empty) }
    guard name.utf8.count <= longest else { throw GivenNameError(what: what, reason: .tooLong) }
    guard name.unicodeScalars.allSatisfy(isPlain) else {
      throw GivenNameError(what: what, reason: .controlCharacter)
    }
    return name
  }

  /// Whether a character shows as itself, and steers neither terminals nor the direction of text.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: false
    default: true
    }
  }
}

/// Why a text is no name of a network or a site.
public struct GivenNameError: Error, Hashable, Sendable {
  /// What is wrong with a name.
  public enum Reason: Hashable, Sendable {
    /// Nothing was typed.
    case empty
    /// It is longer than ``GivenName/longest``.
    case tooLong
    /// It holds a character that does not show as itself.
    case controlCharacter
  }

  /// Whose name it is.
  public let what: Phrase
  /// What is wrong.
  public let reason: Reason

  /// What is wrong, in a sentence.
  public var phrase: Phrase {
    switch reason {
    case .empty: Phrase(fr: "\(what.french) est vide.", en: "\(what.english) is empty.")
    case .tooLong:
      Phrase(
        fr: "\(what.french) est trop long : \(GivenName.longest) octets au plus.",
        en: "\(what.english) is too long: at most \(GivenName.longest) bytes.")
    case .controlCharacter:
      Phrase(
        fr: "\(what.french) contient un caractère de commande : retirez-le.",
        en: "\(what.english) holds a control character: take it out.")
    }
  }
}
