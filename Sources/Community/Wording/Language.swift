/// A language that people read Réseau in.
public enum Language: String, CaseIterable, Hashable, Sendable {
  /// French.
  case french = "fr"
  /// English.
  case english = "en"
}
