import Merge

/// The name of a whole segment: `<first>-<last>-<16 hex>.jsonl.gz`, the numbers in 10 digits,
/// the hex the start of the SHA-256 of the file's bytes.
///
/// A name that tells the content makes a file immutable wherever it lies: nobody overwrites what
/// somebody else wrote, and a partial copy is recognised by its name alone.
public struct SegmentName: Hashable, Sendable {
  /// The number of the first entry.
  public let first: UInt32
  /// The number of the last entry; at least ``first``.
  public let last: UInt32
  /// The start of the SHA-256 of the file's bytes: 16 digits of lower-case hex.
  public let digest: String

  /// The name of the file of `bytes` that holds entries `first` to `last`.
  public init(first: UInt32, last: UInt32, file bytes: [UInt8]) {
    self.first = first
    self.last = last
    digest = String(sha256(bytes).prefix(16))
  }

  /// Reads a file name; `nil` when it is no segment's, and so none of our business.
  public init?(_ name: String) {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    guard name.hasSuffix(Self.suffix), parts.count == 3,
      let first = UInt32(tenDigits: parts[0]), let last = UInt32(tenDigits: parts[1]),
      0 < first, first <= last
    else { return nil }
    digest = String(parts[2].dropLast(Self.suffix.count))
    guard digest.isShortDigest else { return nil }
    self.first = first
    self.last = last
  }

  /// The file name.
  public var text: String { "\(first.tenDigits)-\(last.tenDigits)-\(digest)\(Self.suffix)" }

  /// Whether a file of `bytes` may bear this name.
  public func matches(_ bytes: [UInt8]) -> Bool { sha256(bytes).hasPrefix(digest) }

  private static let suffix = ".jsonl.gz"
}

extension String {
  /// Whether this is 16 digits of lower-case hex.
  var isShortDigest: Bool {
    utf8.count == 16 && utf8.allSatisfy(\.isHexDigit)
  }
}

extension FixedWidthInteger {
  /// The number in ten decimal digits.
  var tenDigits: String {
    let digits = String(self)
    return String(repeating: "0", count: Swift.max(0, 10 - digits.utf8.count)) + digits
  }

  /// Reads exactly ten decimal digits.
  init?(tenDigits text: some StringProtocol) {
    guard text.utf8.count == 10, text.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    self.init(text)
  }
}
