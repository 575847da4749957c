// Strings, which are nearly all of a journal's bytes: checked where they stand, eight at a time.

extension JSONReader {
  /// Moves past a string, and returns where it stands between its quotes, and whether escapes do.
  ///
  /// It is checked as a whole: its escapes, that no control character stands in it, and that it is
  /// UTF-8. So whoever only asks whether bytes are JSON needs no text.
  public mutating func skipString() throws(JSONError) -> (place: Range<Int>, hasEscapes: Bool) {
    try expect(UInt8(ascii: "\""))
    let start = position
    var hasEscapes = false
    while true {
      skipPlainASCII()
      guard position < bytes.count else { throw error(.unfinished) }
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        return (start..<position - 1, hasEscapes)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        position += 1
        _ = try escape()
      case 0..<0x20:
        throw error(.controlCharacter)
      case 0x80...:
        guard skipScalar() else { throw JSONError(reason: .notUnicode, offset: start) }
      default:
        position += 1
      }
    }
  }

  /// Decodes a string that ``skipString()`` has passed.
  func unescaped(_ place: Range<Int>) throws(JSONError) -> String {
    var reader = self
    var decoded: [UInt8] = []
    decoded.reserveCapacity(place.count)
    reader.position = place.lowerBound
    while let slash = bytes[reader.position..<place.upperBound].firstIndex(of: 0x5C) {
      decoded.append(contentsOf: bytes[reader.position..<slash])
      reader.position = slash + 1
      decoded.append(
        contentsOf: UTF8.encode(try reader.escape()) ?? UTF8.encodedReplacementCharacter)
    }
    decoded.append(contentsOf: bytes[reader.position..<place.upperBound])
    return String(decoding: decoded, as: UTF8.self)
  }

  /// Moves past ASCII that means itself, as far as eight bytes can be looked at.
  private mutating func skipPlainASCII() {
    let raw = UnsafeRawBufferPointer(bytes)
    while position + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
      let plain = UInt64(littleEndian: word).plainBytes
      position += plain
      if plain < 8 { return }
    }
  }

  /// Moves past a scalar of two to four bytes, if that is what comes next (RFC 3629, section 4).
  private mutating func skipScalar() -> Bool {
    let lead = bytes[position]
    let second: ClosedRange<UInt8>
    let width: Int
    switch lead {
    case 0xC2...0xDF: (width, second) = (2, 0x80...0xBF)
    case 0xE0: (width, second) = (3, 0xA0...0xBF)
    case 0xED: (width, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (width, second) = (3, 0x80...0xBF)
    case 0xF0: (width, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (width, second) = (4, 0x80...0xBF)
    case 0xF4: (width, second) = (4, 0x80...0x8F)
    default: return false
    }
    guard position + width <= bytes.count, second.contains(bytes[position + 1]),
      width < 3 || bytes[position + 2] & 0xC0 == 0x80,
      width < 4 || bytes[position + 3] & 0xC0 == 0x80
    else { return false }
    position += width
    return true
  }
}

extension UInt64 {
  /// How many of its eight bytes, from the lowest on, come before the first that is a control
  /// character, a quote, a backslash, or beyond ASCII.
  ///
  /// The tests for less than n and for zero are those of Warren, "Hacker's Delight" (2nd edition,
  /// section 6-1): each sets the high bit of a byte. A byte behind the first can be told wrongly.
  fileprivate var plainBytes: Int {
    let (ones, highs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    let quotes = self ^ ones &* 0x22
    let slashes = self ^ ones &* 0x5C
    let special =
      (self &- ones &* 0x20) | (quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes | self
    return (special & highs).trailingZeroBitCount / 8
  }
}
