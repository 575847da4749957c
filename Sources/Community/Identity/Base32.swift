/// Crockford's base 32, in lower case (https://www.crockford.com/base32.html).
///
/// Chosen because people read ids aloud and copy them by hand: no letter looks like a digit,
/// and case carries nothing.
public enum Base32 {
  /// The digits, by value.
  public static let alphabet: [UInt8] = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  /// The bits of `bytes`, five a digit, the highest first; the last digit is filled with zeros.
  public static func encode(_ bytes: some Sequence<UInt8>) -> String {
    var digits: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in bytes {
      bits = bits << 8 | UInt32(byte)
      count += 8
      while count >= 5 {
        count -= 5
        digits.append(alphabet[Int(bits >> UInt32(count) & 31)])
      }
    }
    if count > 0 { digits.append(alphabet[Int(bits << UInt32(5 - count) & 31)]) }
    return String(decoding: digits, as: UTF8.self)
  }

  /// The bytes that `digits` encode; `nil` when they encode no whole number of bytes.
  ///
  /// As Crockford asks, case is ignored, `o` is read as 0, `i` and `l` as 1.
  public static func decode(_ digits: some Sequence<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for digit in digits {
      guard let value = value(of: digit) else { return nil }
      bits = bits << 5 | value
      count += 5
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    guard count < 5, bits & (1 << UInt32(count) - 1) == 0 else { return nil }
    return bytes
  }

  /// What `digit` stands for, 0 to 31; `nil` when it is none.
  public static func value(of digit: UInt8) -> UInt32? {
    switch digit {
    case UInt8(ascii: "o"), UInt8(ascii: "O"): return 0
    case UInt8(ascii: "i"), UInt8(ascii: "I"), UInt8(ascii: "l"), UInt8(ascii: "L"): return 1
    default:
      let lower = 65...90 ~= digit ? digit | 0x20 : digit
      return alphabet.firstIndex(of: lower).map { UInt32($0) }
    }
  }
}
