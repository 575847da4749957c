/// A place in a site's history: a number, and the start of the chain's hash there.
///
/// The number alone says where; the hash says of which history. A clock that names points can be
/// satisfied by nothing but what its author had seen, whoever else writes under that site's name:
/// so the set of all entries is a graph by hash (Kleppmann, "Making CRDTs Byzantine Fault
/// Tolerant", PaPoC 2022), and stays a version vector in form and cost. Of the hash 64 bits are
/// kept: to find another line for a point that somebody has named takes 2⁶⁴ trials.
public struct Point: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The number of the entry; 0 before the first.
  public let seq: UInt32
  /// The first 64 bits of the chain's hash over the journal up to that entry.
  public let hash: UInt64

  /// Makes the point at entry `seq` where the chain's hash begins with `hash`.
  public init(seq: UInt32, hash: UInt64) {
    self.seq = seq
    self.hash = hash
  }

  /// Reads a point's text; `nil` unless it is exactly what ``description`` writes.
  public init?(_ text: some StringProtocol) {
    // A roster notes thousands, and is read at each exchange: byte by byte takes a tenth of the
    // time that parts of strings take.
    var bytes = text.utf8.makeIterator()
    var (seq, count) = (UInt64(0), 0)
    while let byte = bytes.next(), byte != UInt8(ascii: "-") {
      guard byte &- 0x30 < 10, count < 10, count == 0 || seq > 0 else { return nil }
      seq = seq * 10 + UInt64(byte &- 0x30)
      count += 1
    }
    var (hash, digits) = (UInt64(0), 0)
    while let byte = bytes.next() {
      guard byte.isHexDigit, digits < 16 else { return nil }
      hash = hash << 4 | UInt64(byte < 0x3A ? byte - 0x30 : byte - 0x57)
      digits += 1
    }
    guard count > 0, digits == 16, let seq = UInt32(exactly: seq) else { return nil }
    self.init(seq: seq, hash: hash)
  }

  /// The text in clocks: the number in decimal digits, a dash, 16 digits of lower-case hex.
  public var description: String { "\(seq)-\(digits)" }

  /// The hash as 16 digits of lower-case hex.
  public var digits: String { hash.hexDigits }

  /// Reads 16 digits of lower-case hex.
  public static func hash(_ digits: some StringProtocol) -> UInt64? {
    guard digits.utf8.count == 16,
      digits.utf8.allSatisfy({ 48...57 ~= $0 || 97...102 ~= $0 })
    else { return nil }
    return UInt64(digits, radix: 16)
  }

  /// Orders by number, then hash.
  public static func < (left: Point, right: Point) -> Bool {
    (left.seq, left.hash) < (right.seq, right.hash)
  }
}

/// The name of an entry that means the same everywhere: its site, and its point in the history.
public struct EntryName: Hashable, Comparable, Sendable {
  /// The site in whose journal it stands.
  public let site: SiteID
  /// Where in which of its histories.
  public let point: Point

  /// Names the entry at `point` of `site`.
  public init(site: SiteID, point: Point) {
    self.site = site
    self.point = point
  }

  /// Orders by site, then number, then hash.
  public static func < (left: EntryName, right: EntryName) -> Bool {
    (left.site, left.point) < (right.site, right.point)
  }
}

extension UInt64 {
  /// The number as 16 digits of lower-case hex.
  public var hexDigits: String {
    let text = String(self, radix: 16)
    return String(repeating: "0", count: 16 - text.utf8.count) + text
  }
}
