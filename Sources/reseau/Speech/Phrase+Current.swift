import Community

extension Phrase {
  /// The sentence in the user's language.
  var text: String { text(in: .current) }

  /// The sentence with foreign names in it made safe for a terminal, as one line.
  var visible: Phrase { Phrase(fr: Visible.line(french), en: Visible.line(english)) }
}

extension Language {
  /// The language of this run.
  static let current = Edge.language
}
