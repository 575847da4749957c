import Merge

/// A cursor over the bytes of a file's name. A share is foreign, and can list a hundred thousand:
/// to split each into strings takes five times as long.
struct NameReader {
  private var rest: Substring.UTF8View

  init(_ name: String) { rest = name[...].utf8 }

  /// Steps over the exact bytes of `text`, if they come next, and says whether they did.
  mutating func take(_ text: StaticString) -> Bool {
    let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    guard rest.starts(with: bytes) else { return false }
    rest.removeFirst(bytes.count)
    return true
  }

  /// Reads exactly ten decimal digits.
  mutating func tenDigits() -> UInt32? {
    var number: UInt64 = 0
    for _ in 0..<10 {
      guard let byte = rest.popFirst(), byte &- 0x30 < 10 else { return nil }
      number = number * 10 + UInt64(byte &- 0x30)
    }
    return UInt32(exactly: number)
  }

  /// Reads 16 digits of lower-case hex as a number.
  mutating func hash() -> UInt64? {
    var number: UInt64 = 0
    for _ in 0..<16 {
      guard let byte = rest.popFirst(), byte.isHexDigit else { return nil }
      number = number << 4 | UInt64(byte < 0x3A ? byte - 0x30 : byte - 0x57)
    }
    return number
  }

  /// Reads 16 digits of lower-case hex as they stand there.
  mutating func digest() -> String? {
    let digits = rest.prefix(16)
    return hash() == nil ? nil : String(Substring(digits))
  }

  /// Reads a site's id.
  mutating func site() -> SiteID? {
    guard let slug = rest.firstIndex(of: UInt8(ascii: "-")) else { return nil }
    let end = rest.index(slug, offsetBy: 9, limitedBy: rest.endIndex) ?? rest.endIndex
    let text = String(Substring(rest[..<end]))
    rest = rest[end...]
    return SiteID(text)
  }

  /// Whether nothing is left.
  var isAtEnd: Bool { rest.isEmpty }
}
