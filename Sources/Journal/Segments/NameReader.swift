import Merge

/// A cursor over the bytes of a file's name. A share is foreign, and can list a hundred thousand:
/// to split each into strings, or to walk each as a string, takes five times as long.
struct NameReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Calls `body` with a reader at the start of `name`; the reader must not be kept.
  static func read<Result>(_ name: String, _ body: (inout NameReader) -> Result?) -> Result? {
    var name = name
    return name.withUTF8 { bytes in
      var reader = NameReader(bytes)
      return body(&reader)
    }
  }

  /// Steps over the exact bytes of `text`, if they come next, and says whether they did.
  mutating func take(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard bytes.count - position >= count else { return false }
    for place in 0..<count where bytes[position + place] != text.utf8Start[place] { return false }
    position += count
    return true
  }

  /// Reads exactly ten decimal digits.
  mutating func tenDigits() -> UInt32? {
    guard bytes.count - position >= 10 else { return nil }
    var number: UInt64 = 0
    for byte in bytes[position..<position + 10] {
      guard byte &- 0x30 < 10 else { return nil }
      number = number * 10 + UInt64(byte &- 0x30)
    }
    position += 10
    return UInt32(exactly: number)
  }

  /// Reads 16 digits of lower-case hex as a number.
  mutating func hash() -> UInt64? {
    guard bytes.count - position >= 16 else { return nil }
    var number: UInt64 = 0
    for byte in bytes[position..<position + 16] {
      guard byte.isHexDigit else { return nil }
      number = number << 4 | UInt64(byte < 0x3A ? byte - 0x30 : byte - 0x57)
    }
    position += 16
    return number
  }

  /// Reads a site's id.
  mutating func site() -> SiteID? {
    guard let dash = bytes[position...].firstIndex(of: UInt8(ascii: "-")) else { return nil }
    let end = min(dash + 9, bytes.count)
    defer { position = end }
    return SiteID(String(decoding: bytes[position..<end], as: UTF8.self))
  }

  /// Whether nothing is left.
  var isAtEnd: Bool { position == bytes.count }
}
