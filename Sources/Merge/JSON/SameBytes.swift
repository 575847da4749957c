extension UnsafeBufferPointer<UInt8> {
  /// Whether these bytes come before `other`'s: compared eight at a time.
  func precedes(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
    let (left, right) = (UnsafeRawBufferPointer(self), UnsafeRawBufferPointer(other))
    let shared = Swift.min(count, other.count)
    var place = 0
    while place + 8 <= shared {
      let words = (
        UInt64(bigEndian: left.loadUnaligned(fromByteOffset: place, as: UInt64.self)),
        UInt64(bigEndian: right.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      )
      if words.0 != words.1 { return words.0 < words.1 }
      place += 8
    }
    while place < shared {
      if left[place] != right[place] { return left[place] < right[place] }
      place += 1
    }
    return count < other.count
  }

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
