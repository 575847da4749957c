/// A name or a sentence in both languages: the one way in which Réseau says anything, so that
/// none can be missing in one of them.
public struct Phrase: Hashable, Sendable {
  /// The sentence in English.
  public let english: String
  private let plainFrench: String

  /// Makes the sentence that reads `fr` in French and `en` in English.
  public init(fr: String, en: String) {
    plainFrench = fr
    english = en
  }

  /// Makes what reads the same in both languages.
  public init(same text: String) { self.init(fr: text, en: text) }

  /// The sentence in French, with its spaces as French printers set them.
  public var french: String { Phrase.typeset(plainFrench) }

  /// What it reads in `language`.
  public func text(in language: Language) -> String {
    switch language {
    case .french: french
    case .english: english
    }
  }

  /// Puts no-break spaces where French asks for them, so that a line never begins with a colon.
  ///
  /// U+00A0 everywhere: many fonts of terminals lack the narrow one, and show it as a box.
  public static func typeset(_ text: String) -> String {
    let space = UInt8(ascii: " ")
    let guillemet: UInt8 = 0xC2  // « and » are C2 AB and C2 BB.
    let marks = ":;!?".utf8
    guard text.utf8.contains(where: { $0 == guillemet || marks.contains($0) }) else { return text }
    let bytes = Array(text.utf8)
    var set: [UInt8] = []
    set.reserveCapacity(bytes.count + 16)
    for (place, byte) in bytes.enumerated() {
      let next = bytes.dropFirst(place + 1)
      let isBeforeMark =
        next.first.map(marks.contains) == true || next.starts(with: [guillemet, 0xBB])
      let isAfterOpening = bytes[..<place].suffix(2).elementsEqual([guillemet, 0xAB])
      set += byte == space && (isBeforeMark || isAfterOpening) ? [0xC2, 0xA0] : [byte]
    }
    return String(decoding: set, as: UTF8.self)
  }
}
