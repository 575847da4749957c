import Crypto
import Foundation

/// The forms of the small things that lines, heads and names are made of, as the pages give them.
enum NaiveSpelling {
  /// Whether `text` is a number of 1 to 4294967295, or from `least` to `most`, without sign or
  /// leading zero.
  static func isNumber(_ text: String, from least: Int = 1, to most: Int = 4_294_967_295) -> Bool {
    guard let number = Int(text), String(number).isSame(text) else { return false }
    return number >= least && number <= most
  }

  /// Whether `text` is a JSON number.
  static func isJSONNumber(_ text: String) -> Bool {
    text.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+\-]?[0-9]+)?/) != nil
  }

  /// Whether `text` is `YYYY-MM-DDTHH:MM:SS.mmmZ`, a moment that the calendar has.
  static func isTime(_ text: String) -> Bool {
    let pattern = /([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})\.[0-9]{3}Z/
    guard text.isASCII, let parts = text.wholeMatch(of: pattern)?.output,
      let year = Int(parts.1), let month = Int(parts.2), let day = Int(parts.3),
      let hour = Int(parts.4), let minute = Int(parts.5), let second = Int(parts.6),
      1...12 ~= month, hour < 24, minute < 60, second < 60
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return 1...days[month - 1] ~= day
  }

  /// Whether `text` is a site's id: 1 to 20 of `a-z0-9`, a dash, 8 digits of base 32.
  static func isSite(_ text: String) -> Bool {
    text.isASCII && text.wholeMatch(of: /[a-z0-9]{1,20}-[0-9a-hjkmnp-tv-z]{8}/) != nil
  }

  /// Whether `text` is a record's name, of `kind` if that is given.
  static func isRecord(_ text: String, of kind: String? = nil) -> Bool {
    text.isASCII && text.wholeMatch(of: /[a-z]{1,64}\/[A-Za-z0-9._\-]{1,64}/) != nil
      && (kind.map { text.hasPrefix("\($0)/") } ?? true)
  }

  /// Whether `text` is a field's name.
  static func isField(_ text: String) -> Bool {
    text.isASCII && text.wholeMatch(of: /[A-Za-z0-9_\-]{1,64}/) != nil
  }

  /// Whether `text` is `count` digits of lower-case hex.
  static func isHex(_ text: some StringProtocol, _ count: Int) -> Bool {
    text.utf8.count == count && text.utf8.allSatisfy { 48...57 ~= $0 || 97...102 ~= $0 }
  }

  /// Whether `text` is a point: a number, a dash, 16 digits of hex.
  static func isPoint(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.count == 2 && isNumber(String(parts[0])) && isHex(parts[1], 16)
  }

  /// Whether `text` is 16 bytes in base 64, as they are written and in no other way.
  static func isSalt(_ text: String) -> Bool { bytes(text, count: 16) != nil }

  /// The `count` bytes that `text` holds in base 64, if it is spelled as that is written.
  static func bytes(_ text: String, count: Int) -> Data? {
    guard let data = Data(base64Encoded: text), data.count == count,
      data.base64EncodedString().isSame(text)
    else { return nil }
    return data
  }

  /// `point` with leading zeros, by which points sort by number, then hash.
  static func wide(_ point: String) -> String {
    String(repeating: "0", count: max(0, 40 - point.utf8.count)) + point
  }

  /// `number` in ten digits.
  static func tenDigits(_ number: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, 10 - text.count)) + text
  }

  /// The id of the site that signs with `key` and is called `slug`.
  static func site(_ slug: String, key: Data) -> String {
    let digits = Array("0123456789abcdefghjkmnpqrstvwxyz")
    let number = SHA256.hash(data: key).prefix(5).reduce(0) { $0 << 8 | Int($1) }
    return slug + "-" + String((0..<8).map { digits[number >> (35 - 5 * $0) & 31] })
  }

  /// Whether `key`, in base 64, belongs to the site's id.
  static func belongs(_ key: String, to site: String) -> Bool {
    guard let bytes = bytes(key, count: 32) else { return false }
    return site.suffix(8) == self.site("", key: bytes).suffix(8)
  }

  /// Whether `signature` was made over `message` with `key`, both in base 64.
  static func isSigned(_ message: String, by key: String, _ signature: String) -> Bool {
    guard let key = bytes(key, count: 32), let signature = bytes(signature, count: 64),
      let verifier = try? Curve25519.Signing.PublicKey(rawRepresentation: key)
    else { return false }
    return verifier.isValidSignature(signature, for: Data(message.utf8))
  }
}

extension String {
  /// Whether the bytes of this text come before those of `other`: the order by code point.
  func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }

  /// Whether it holds nothing beyond ASCII: a pattern's letters match others that look alike.
  var isASCII: Bool { utf8.allSatisfy { $0 < 128 } }

  /// Whether both are the same bytes; two spellings of one letter are not.
  func isSame(_ other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}

/// Bytes as lower-case hexadecimal digits.
public func hex(_ bytes: some Sequence<UInt8>) -> String {
  bytes.map { byte in
    let digits = String(byte, radix: 16)
    return digits.count == 1 ? "0" + digits : digits
  }.joined()
}
