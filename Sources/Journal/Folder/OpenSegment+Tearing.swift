// What a crash leaves of the open segment, and how that is told from damage.
// Rules: Journal.docc/SegmentFormat.md.

extension OpenSegment {
  /// Whether the member that failed is the end of an append that a crash cut short: nothing but
  /// its beginning is there, or blocks that never reached the disk and read as zeros.
  ///
  /// An append is one member, so nothing whole lies behind a torn one. Where something does, the
  /// member is damaged: a wrong bit can make an inflater run over all that follows, and cutting
  /// that off would lose what was acknowledged.
  static func isTorn(_ file: [UInt8], _ failure: GzipError) -> Bool {
    let tail = file[failure.offset...]
    let isCutShort =
      switch failure.reason {
      case .unfinished: true
      case .tooLarge: false
      case .damaged: hasUnwrittenSector(tail)
      }
    return isCutShort && !Gzip.mayHoldWholeMember(file, from: failure.offset + 1)
  }

  /// Whether `file`, in which a member failed, is what a power cut left of one that was being
  /// emptied: what can still be read of it is in sealed segments. An append writes behind nothing
  /// that is sealed, so no entry that is only here stands beside such a line.
  static func isHalfEmptied(_ file: [UInt8], sealed: UInt32) -> Bool {
    guard sealed > 0 else { return false }
    let left = Gzip.wholeMembers(of: file).flatMap { FramedLine.lines(in: $0) }
    return !left.isEmpty && left.allSatisfy { $0.line.seq <= sealed }
  }

  /// Whether a sector of the disk that a part of `member` should stand in holds zeros there.
  ///
  /// Sectors reach the disk in any order. No whole member looks so: it begins with other bytes, no
  /// compressed bytes are zeros for a whole sector, and the last four, its size, are not zero.
  private static func hasUnwrittenSector(_ member: ArraySlice<UInt8>) -> Bool {
    var start = member.startIndex
    while start < member.endIndex {
      let end = min((start / sector + 1) * sector, member.endIndex)
      let isCertain = end < member.endIndex || end - start >= 4 || start == member.startIndex
      if isCertain, member[start..<end].allSatisfy({ $0 == 0 }) { return true }
      start = end
    }
    return false
  }

  private static let sector = 512

  /// `member` as it is appended at `offset`: with at least four bytes in the last sector. Fewer
  /// could be zeros of a whole member, and if they were lost nobody could tell. An empty extra
  /// field (RFC 1952, 2.3.1.1) moves the end.
  static func endingWell(_ member: [UInt8], at offset: Int) -> [UInt8] {
    guard 1..<4 ~= (offset + member.count) % sector, member.count > 10 else { return member }
    var longer = member
    longer[3] |= 4
    longer.insert(contentsOf: [4, 0, UInt8(ascii: "R"), UInt8(ascii: "S"), 0, 0], at: 10)
    return longer
  }
}
