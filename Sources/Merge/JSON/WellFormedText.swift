#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension String {
  /// The text whose UTF-8 is `bytes`; `nil` when they are none.
  ///
  /// The library's `String(validating:as:)` is generic and takes four times as long; its decoder
  /// that repairs is made for bytes, and what it has repaired is not what it was given.
  init?(wellFormed bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    let bytes = UnsafeBufferPointer(rebasing: bytes)
    self.init(decoding: bytes, as: UTF8.self)
    let isSame = withUTF8 { text in
      guard text.count == bytes.count else { return false }
      guard let start = text.baseAddress, let other = bytes.baseAddress else { return true }
      return memcmp(start, other, text.count) == 0
    }
    guard isSame else { return nil }
  }
}
