/// The bytes of a stretch of a record's trail: for each dot the journal, then the seq, as varints
/// of seven bits a byte, lowest first (LEB128).
///
/// A trail is cut into chunks so that a dot is appended by writing one small row, however long
/// the history is.
enum TrailChunk {
  /// A chunk takes dots until it has this many bytes: about 250 dots.
  static let fullSize = 1024

  /// The row of a record's first chunk; those of the others follow.
  static func firstRow(of record: Int64) -> Int64 { record << 20 }

  /// The last row that a record's chunks can take.
  static func lastRow(of record: Int64) -> Int64 { record << 20 | 0xF_FFFF }

  /// Appends one dot to a chunk.
  static func append(_ dot: TrailDot, to bytes: inout [UInt8]) {
    append(dot.journal, to: &bytes)
    append(dot.seq, to: &bytes)
  }

  /// Appends the dots of a chunk to `dots`.
  ///
  /// - Throws: ``CatalogError/needsRebuild(_:)`` when the bytes are none that we wrote.
  static func decode(_ bytes: [UInt8], into dots: inout [TrailDot]) throws(CatalogError) {
    var position = 0
    while position < bytes.count {
      let journal = try number(in: bytes, at: &position)
      let seq = try number(in: bytes, at: &position)
      dots.append(TrailDot(journal: journal, seq: seq))
    }
  }

  private static func append(_ number: UInt32, to bytes: inout [UInt8]) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private static func number(
    in bytes: [UInt8], at position: inout Int
  ) throws(CatalogError) -> UInt32 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while position < bytes.count, shift < 35 {
      let byte = bytes[position]
      position += 1
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80, let number = UInt32(exactly: number) { return number }
      shift += 7
    }
    throw .needsRebuild(.damaged)
  }
}
