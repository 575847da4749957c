extension String {
  /// The text whose UTF-8 is `bytes`; `nil` when they are none.
  ///
  /// The library's `String(validating:as:)` is generic and takes four times as long; its decoder
  /// that repairs is made for bytes, and what it has repaired is not what it was given.
  init?(wellFormed bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    let bytes = UnsafeBufferPointer(rebasing: bytes)
    self.init(decoding: bytes, as: UTF8.self)
    guard withUTF8({ $0.holdsSame(as: bytes) }) else { return nil }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether both hold the same bytes: compared eight at a time.
  func holdsSame(as other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard count == other.count else { return false }
    let (left, right) = (UnsafeRawBufferPointer(self), UnsafeRawBufferPointer(other))
    var place = 0
    while place + 8 <= count {
      let words = (
        left.loadUnaligned(fromByteOffset: place, as: UInt64.self),
        right.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      )
      guard words.0 == words.1 else { return false }
      place += 8
    }
    while place < count {
      guard left[place] == right[place] else { return false }
      place += 1
    }
    return true
  }
}
