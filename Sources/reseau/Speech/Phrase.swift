import Community

/// A sentence in both languages: the one way in which this program says anything, so that none
/// can be missing in one of them.
struct Phrase: Hashable, Sendable {
  /// The sentence in French, with its spaces as French printers set them.
  let french: String
  /// The sentence in English.
  let english: String

  /// Makes the sentence that reads `fr` in French and `en` in English.
  init(fr: String, en: String) {
    french = Phrase.typeset(fr)
    english = en
  }

  /// Takes the name of a kind, a field or a choice as a sentence.
  init(_ label: Label) { self.init(fr: label.french, en: label.english) }

  /// The sentence in the user's language.
  var text: String {
    switch Language.current {
    case .french: french
    case .english: english
    }
  }

  /// Puts no-break spaces where French asks for them, so that a line never begins with a colon.
  ///
  /// U+00A0 everywhere: many fonts of terminals lack the narrow one, and show it as a box.
  static func typeset(_ text: String) -> String {
    var set = ""
    set.reserveCapacity(text.utf8.count)
    var before: Unicode.Scalar = "\n"
    var scalars = Substring(text).unicodeScalars
    while let scalar = scalars.popFirst() {
      let next = scalars.first
      let isBeforeMark = next.map { ":;!?»".unicodeScalars.contains($0) } ?? false
      if scalar == " ", before == "«" || isBeforeMark {
        set.unicodeScalars.append("\u{A0}")
      } else {
        set.unicodeScalars.append(scalar)
      }
      before = scalar
    }
    return set
  }
}

extension Language {
  /// The language of this run.
  static let current = Edge.language
}
