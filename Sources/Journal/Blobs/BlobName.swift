import Merge

/// The name of an attachment's bytes: their SHA-256 in 64 lower-case hexadecimal digits.
///
/// A name tells the content, so whoever brings the bytes need not be believed, and no two sites
/// ever write different things under one name. Layout: Journal.docc/BlobFormat.md.
public struct BlobName: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The name as it stands in folders and records.
  public let text: String

  /// Takes a name that was read; `nil` when it is none: it never becomes a part of a path then.
  public init?(_ text: String) {
    guard text.isDigest else { return nil }
    self.text = text
  }

  /// The name of `bytes`.
  public init(of bytes: [UInt8]) { text = sha256(bytes) }

  /// The folder that it lies in: the first two digits, so that no folder grows large.
  public var folder: String { String(text.prefix(2)) }

  /// The name itself.
  public var description: String { text }

  /// Whether `bytes` are what the name says.
  public func matches(_ bytes: [UInt8]) -> Bool { BlobName(of: bytes) == self }

  /// By digits.
  public static func < (one: BlobName, other: BlobName) -> Bool { one.text < other.text }

  /// Whether `name` can be a folder of blobs: two digits.
  public static func isFolder(_ name: String) -> Bool {
    name.utf8.count == 2 && name.utf8.allSatisfy(\.isHexDigit)
  }
}
