import Merge

/// The name of a head in a share: `<site>-<edition, 10 digits>-<16 hex>.json`.
///
/// One listing of such names tells all the news of a thousand sites without a read.
public struct HeadName: Hashable, Sendable {
  /// The site that signed it.
  public let site: SiteID
  /// Which of the site's heads it is.
  public let edition: UInt32
  /// The start of the SHA-256 of the file's bytes: 16 digits of lower-case hex.
  public let digest: String

  /// The name of `head`'s file.
  public init(_ head: SignedHead) {
    site = head.head.site
    edition = head.head.edition
    digest = String(sha256(head.bytes).prefix(16))
  }

  /// Reads a file name; `nil` when it is no head's, and so none of our business.
  public init?(_ name: String) {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    guard name.hasSuffix(Self.suffix), parts.count == 4,
      let site = SiteID("\(parts[0])-\(parts[1])"), let edition = UInt32(tenDigits: parts[2]),
      edition > 0
    else { return nil }
    digest = String(parts[3].dropLast(Self.suffix.count))
    guard digest.isShortDigest else { return nil }
    self.site = site
    self.edition = edition
  }

  /// The file name.
  public var text: String { "\(site)-\(edition.tenDigits)-\(digest)\(Self.suffix)" }

  /// Whether a file of `bytes` may bear this name.
  public func matches(_ bytes: [UInt8]) -> Bool { sha256(bytes).hasPrefix(digest) }

  private static let suffix = ".json"
}
