/// The name of a site: readable, and safe as a file name anywhere.
///
/// A slug of 1 to 20 of `a-z0-9`, a dash, and 8 characters of Crockford's base 32 in lower case,
/// for instance `toulouse-7k2q9fxa`.
public struct SiteID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The id's text.
  public let text: String

  /// Takes `text` if it has the shape of a site id.
  public init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 2, 1...20 ~= parts[0].count, parts[1].count == 8,
      parts[0].allSatisfy({ 97...122 ~= $0 || $0 &- 0x30 < 10 }),
      parts[1].allSatisfy(SiteID.base32.contains)
    else { return nil }
    self.text = text
  }

  /// The id's text.
  public var description: String { text }

  /// Orders by bytes, which is how ties between concurrent edits are decided.
  public static func < (left: SiteID, right: SiteID) -> Bool {
    left.text.precedesByCodePoint(right.text)
  }

  private static let base32 = "0123456789abcdefghjkmnpqrstvwxyz".utf8
}
