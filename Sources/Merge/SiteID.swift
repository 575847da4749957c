/// The name of a site: readable, and safe as a file name anywhere.
///
/// A slug of 1 to 20 of `a-z0-9`, a dash, and 8 characters of Crockford's base 32 in lower case,
/// for instance `toulouse-7k2q9fxa`.
public struct SiteID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The id's text.
  public let text: String

  /// Takes `text` if it has the shape of a site id.
  public init?(_ text: String) {
    var bytes = text.utf8[...]
    let hash = bytes.suffix(8)
    bytes = bytes.dropLast(8)
    guard hash.allSatisfy(SiteID.isBase32), bytes.popLast() == UInt8(ascii: "-"),
      1...20 ~= bytes.count, bytes.allSatisfy(SiteID.isSlug)
    else { return nil }
    self.text = text
  }

  /// The id's text.
  public var description: String { text }

  /// Orders by bytes, which is how ties between concurrent edits are decided.
  public static func < (left: SiteID, right: SiteID) -> Bool {
    left.text.precedesByCodePoint(right.text)
  }

  private static func isSlug(_ byte: UInt8) -> Bool { 97...122 ~= byte || byte &- 0x30 < 10 }

  /// Whether `byte` is a digit of Crockford's base 32: no i, l, o or u.
  private static func isBase32(_ byte: UInt8) -> Bool {
    isSlug(byte) && byte != 0x69 && byte != 0x6C && byte != 0x6F && byte != 0x75
  }
}
