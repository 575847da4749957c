/// The bytes of a stretch of a record's trail: for each dot the journal, the seq, the time as a
/// zigzag number, and the length of what is kept of the change, as varints of seven bits a byte,
/// lowest first (LEB128); then that.
///
/// A trail is cut into chunks so that a dot is appended by writing one small row, however long
/// the history is.
enum TrailChunk {
  /// A chunk takes dots until it has this many bytes: about 100 dots.
  static let fullSize = 1024

  /// How many bits of a row's number say which of the record's chunks it is.
  static let placeBits: Int64 = 20

  /// The row of a record's first chunk; those of the others follow.
  static func firstRow(of record: Int64) -> Int64 { record << placeBits }

  /// The last row that a record's chunks can take.
  static func lastRow(of record: Int64) -> Int64 { firstRow(of: record + 1) - 1 }

  /// Appends one dot to a chunk.
  static func append(_ dot: TrailDot, to bytes: inout [UInt8]) {
    append(UInt64(dot.journal), to: &bytes)
    append(UInt64(dot.seq), to: &bytes)
    append(UInt64(bitPattern: dot.at << 1 ^ dot.at >> 63), to: &bytes)
    append(UInt64(dot.said.count), to: &bytes)
    bytes += dot.said
  }

  /// Appends the dots of a chunk to `dots`.
  ///
  /// - Throws: ``CatalogError/needsRebuild(_:)`` when the bytes are none that we wrote.
  static func decode(_ bytes: [UInt8], into dots: inout [TrailDot]) throws(CatalogError) {
    var position = 0
    while position < bytes.count { dots.append(try dot(in: bytes, at: &position)) }
  }

  private static func dot(
    in bytes: [UInt8], at position: inout Int
  ) throws(CatalogError) -> TrailDot {
    let journal = UInt32(exactly: try number(in: bytes, at: &position))
    let seq = UInt32(exactly: try number(in: bytes, at: &position))
    let time = try number(in: bytes, at: &position)
    let length = try number(in: bytes, at: &position)
    guard let journal, let seq, length <= bytes.count - position else {
      throw .needsRebuild(.damaged)
    }
    let start = position
    position += Int(length)
    return TrailDot(
      journal: journal, seq: seq, at: Int64(bitPattern: time >> 1) ^ -Int64(time & 1),
      said: length == 0 ? [] : Array(bytes[start..<position]))
  }

  private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private static func number(
    in bytes: [UInt8], at position: inout Int
  ) throws(CatalogError) -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while position < bytes.count, shift < 64 {
      let byte = bytes[position]
      position += 1
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    throw .needsRebuild(.damaged)
  }
}
