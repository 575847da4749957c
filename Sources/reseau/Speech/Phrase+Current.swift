import Community

extension Phrase {
  /// The sentence in the user's language.
  var text: String { text(in: .current) }
}

extension Language {
  /// The language of this run.
  static let current = Edge.language
}
