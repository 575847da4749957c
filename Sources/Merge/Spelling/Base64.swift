import FoundationEssentials

// Bytes as base64 (RFC 4648 §4) in its one canonical form: with padding, without white space or
// stray bits. What is signed must have one spelling only.
extension [UInt8] {
  /// The bytes in base64.
  public var base64: String { Data(self).base64EncodedString() }

  /// Reads what ``base64`` writes; `nil` for anything else.
  public init?(base64 text: String) {
    guard let data = Data(base64Encoded: text),
      data.base64EncodedString().utf8.elementsEqual(text.utf8)
    else { return nil }
    self = Array(data)
  }
}
