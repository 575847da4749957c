import FoundationEssentials

extension [UInt8] {
  /// The bytes in base64 (RFC 4648 §4), padded.
  public var base64: String { Data(self).base64EncodedString() }

  /// Reads what ``base64`` writes; `nil` when `text` is not base64.
  public init?(base64 text: String) {
    guard let data = Data(base64Encoded: text) else { return nil }
    self = Array(data)
  }

  /// Reads pairs of lower-case hex digits.
  public init?(hex text: String) {
    guard text.utf8.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    var pair: UInt8?
    for digit in text.unicodeScalars {
      guard let value = Character(digit).hexDigitValue else { return nil }
      if let high = pair {
        bytes.append(high << 4 | UInt8(value))
        pair = nil
      } else {
        pair = UInt8(value)
      }
    }
    self = bytes
  }
}

extension String {
  /// Whether this is a SHA-256 in lower-case hex.
  public var isDigest: Bool {
    utf8.count == 64 && utf8.allSatisfy { $0 &- 0x30 < 10 || 97...102 ~= $0 }
  }
}
