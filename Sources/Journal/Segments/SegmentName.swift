import Merge

/// The name of a whole segment:
/// `<first>-<last>-<start>-<end>-<16 hex>.jsonl.gz`, the numbers in 10 digits, start and end the
/// hashes of the points before the first and at the last entry, the hex the start of the SHA-256 of
/// the file's bytes.
///
/// A name that tells the content makes a file immutable wherever it lies: nobody overwrites what
/// somebody else wrote, and a partial copy is recognised by its name alone. With the points the
/// names of a folder say of which history each segment is, and from where to where it leads.
public struct SegmentName: Hashable, Sendable {
  /// The point before the first entry.
  public let start: Point
  /// The point of the last entry; its number is above that of ``start``.
  public let end: Point
  /// The first 64 bits of the SHA-256 of the file's bytes.
  public let digest: UInt64

  /// The number of the first entry.
  public var first: UInt32 { start.seq + 1 }
  /// The number of the last entry; at least ``first``.
  public var last: UInt32 { end.seq }

  /// Whether the entry `seq` is among them.
  public func holds(_ seq: UInt32) -> Bool { first <= seq && seq <= last }

  /// The name of the file of `bytes` that leads from `start` to `end`.
  public init(from start: Point, to end: Point, file bytes: [UInt8]) {
    self.start = start
    self.end = end
    digest = sha256Start(bytes)
  }

  /// Reads a file name; `nil` when it is no segment's, and so none of our business.
  public init?(_ name: String) {
    guard let read = NameReader.read(name, { SegmentName(&$0) }) else { return nil }
    self = read
  }

  private init?(_ reader: inout NameReader) {
    guard let first = reader.tenDigits(), reader.take("-"), let last = reader.tenDigits(),
      reader.take("-"), let startHash = reader.hash(), reader.take("-"),
      let endHash = reader.hash(), reader.take("-"), let digest = reader.hash(),
      reader.take(Self.suffix), reader.isAtEnd, 0 < first, first <= last
    else { return nil }
    start = Point(seq: first - 1, hash: startHash)
    end = Point(seq: last, hash: endHash)
    self.digest = digest
  }

  /// The file name.
  public var text: String {
    "\(first.tenDigits)-\(last.tenDigits)-\(start.digits)-\(end.digits)"
      + "-\(digest.hexDigits)\(Self.suffix)"
  }

  /// Whether a file of `bytes` may bear this name.
  public func matches(_ bytes: [UInt8]) -> Bool { sha256Start(bytes) == digest }

  private static let suffix: StaticString = ".jsonl.gz"
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
