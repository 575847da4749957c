import Merge

/// Which site somebody means who decides about one.
public enum SiteHandle: Hashable, Sendable, ExpressibleByStringLiteral {
  /// As it was typed: see ``SiteDirectory``. An id means one home, a name all by which it went on.
  case typed(String)
  /// All homes by which a site went on, by the first of them: what pages show as one row, whatever
  /// it is called, and whoever else is called so.
  case whole(SiteID)

  /// The site that is meant by what a program says.
  public init(stringLiteral text: String) { self = .typed(text) }

  /// What to name in an answer.
  var text: String {
    switch self {
    case .typed(let text): text
    case .whole(let origin): origin.text
    }
  }
}
