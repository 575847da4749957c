// Bytes as pairs of hexadecimal digits in lower case.
extension Sequence<UInt8> {
  /// The bytes in hex.
  public var hex: String {
    var digits: [UInt8] = []
    digits.reserveCapacity(underestimatedCount * 2)
    for byte in self {
      digits.append(hexDigits[Int(byte >> 4)])
      digits.append(hexDigits[Int(byte & 15)])
    }
    return String(decoding: digits, as: UTF8.self)
  }
}

extension [UInt8] {
  /// Reads what ``Swift/Sequence/hex`` writes; `nil` for anything else.
  public init?(hex text: String) {
    let digits = text.utf8.compactMap { byte -> UInt8? in
      switch byte {
      case 48...57: byte - 48
      case 97...102: byte - 87
      default: nil
      }
    }
    guard digits.count == text.utf8.count, digits.count.isMultiple(of: 2) else { return nil }
    self = stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }
}

extension String {
  /// Whether this is a SHA-256 in lower-case hex.
  public var isDigest: Bool { utf8.count == 64 && utf8.allSatisfy(\.isHexDigit) }
}

extension UInt8 {
  /// Whether this is a hexadecimal digit in lower case.
  public var isHexDigit: Bool { self &- 0x30 < 10 || 97...102 ~= self }
}

private let hexDigits = Array("0123456789abcdef".utf8)
