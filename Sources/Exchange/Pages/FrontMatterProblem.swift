/// What is wrong with a page, or with its heading, which is a small part of YAML.
public enum FrontMatterProblem: Hashable, Sendable {
  /// The page is no text.
  case notText
  /// The page is longer than a text may be, or its heading has too many keys or elements.
  case tooLong
  /// The heading begins and does not end.
  case unclosed
  /// This line is no `key: value`.
  case notAKey(String)
  /// The key stands there twice.
  case keyTwice(String)
  /// An anchor, an alias, a tag, a block of text or an object: the sign it begins with.
  case unsupported(String)
  /// A quotation mark is not closed, or something stands behind it.
  case quotes
  /// A list has no end, or something stands behind it.
  case list
}
