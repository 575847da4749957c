import Merge

/// The name of a head in a share:
/// `<site>-<edition>-<seq>-<hash of the point>-<16 hex>.json`, the numbers in 10 digits.
///
/// One listing of such names tells all the news of a thousand sites without a read: the point says
/// whether what the head signs is held already, whatever history it is of.
public struct HeadName: Hashable, Sendable {
  /// The site that signed it.
  public let site: SiteID
  /// Which of the site's heads it is.
  public let edition: UInt32
  /// The last entry of the journal that it signs.
  public let point: Point
  /// The first 64 bits of the SHA-256 of the file's bytes.
  public let digest: UInt64

  /// The name of `head`'s file.
  public init(_ head: SignedHead) {
    site = head.head.site
    edition = head.head.edition
    point = head.head.chainState.point
    digest = sha256Start(head.bytes)
  }

  /// Reads a file name; `nil` when it is no head's, and so none of our business.
  public init?(_ name: String) {
    guard let read = NameReader.read(name, { HeadName(&$0) }) else { return nil }
    self = read
  }

  private init?(_ reader: inout NameReader) {
    guard let site = reader.site(), reader.take("-"), let edition = reader.tenDigits(),
      reader.take("-"), let seq = reader.tenDigits(), reader.take("-"),
      let hash = reader.hash(), reader.take("-"), let digest = reader.hash(),
      reader.take(Self.suffix), reader.isAtEnd, edition > 0, seq > 0
    else { return nil }
    self.site = site
    self.edition = edition
    self.digest = digest
    point = Point(seq: seq, hash: hash)
  }

  /// The file name.
  public var text: String {
    "\(site)-\(edition.tenDigits)-\(point.seq.tenDigits)-\(point.digits)"
      + "-\(digest.hexDigits)\(Self.suffix)"
  }

  /// Whether `head` is what a file of this name should hold.
  public func names(_ head: Head) -> Bool {
    head.site == site && head.edition == edition && head.chainState.point == point
  }

  /// Whether a file of `bytes` may bear this name.
  public func matches(_ bytes: [UInt8]) -> Bool { sha256Start(bytes) == digest }

  private static let suffix: StaticString = ".json"
}

extension HeadName: Comparable {
  /// Orders by site, edition, point, digest.
  public static func < (left: HeadName, right: HeadName) -> Bool {
    (left.site, left.edition, left.point, left.digest)
      < (right.site, right.edition, right.point, right.digest)
  }
}
