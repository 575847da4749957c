/// A language that people read Réseau in.
public enum Language: String, CaseIterable, Hashable, Sendable {
  /// French.
  case french = "fr"
  /// English.
  case english = "en"
}

/// What a kind, a field or a choice is called when shown to people.
public struct Label: Hashable, Sendable {
  /// The name in French.
  public let french: String
  /// The name in English.
  public let english: String

  /// Makes the label that reads `french` in French and `english` in English.
  public init(_ french: String, _ english: String) {
    self.french = french
    self.english = english
  }

  /// The name in `language`.
  public func text(in language: Language) -> String {
    switch language {
    case .french: french
    case .english: english
    }
  }
}
