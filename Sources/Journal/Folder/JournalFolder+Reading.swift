import Merge

// Reading single stretches of the journals that a home holds.
extension JournalFolder {
  /// The entries of `site` from the one after `chain` to `end`, in order.
  ///
  /// - Parameters:
  ///   - chain: the chain over the entries before, which need not be here.
  ///   - isOwn: whether the journal is this home's own, and so has an open segment.
  /// - Throws: ``JournalError/missing(site:seq:)`` when some are not here.
  public func stretch(
    of journal: JournalID, after chain: Chain, through end: UInt32, isOwn: Bool
  ) throws(JournalError) -> Stretch {
    var builder = StretchBuilder(of: journal, after: chain)
    guard chain.seq < end else { return builder.stretch }
    try forEachSegment(of: journal, from: chain.seq + 1, through: end, isOwn: isOwn) {
      (segment, _) throws(SegmentError) in
      try builder.append(segment, through: end)
      return builder.chain.seq
    }
    return builder.stretch
  }

  /// The lines of `journal`'s entries from `start` to `end` as one run.
  public func content(
    of journal: JournalID, from start: UInt32, through end: UInt32, isOwn: Bool
  ) throws(JournalError) -> Segment {
    var content: [UInt8] = []
    try forEachLine(of: journal, from: start, through: end, isOwn: isOwn) { _, bytes in
      content += bytes
      content.append(UInt8(ascii: "\n"))
    }
    return Segment(site: journal.site, first: start, content: content)
  }

  /// The lines of `site`'s entries from `start` to `end`, framed and not decoded, in order.
  ///
  /// - Throws: ``JournalError/missing(site:seq:)`` when some are not here.
  public func framedLines(
    of journal: JournalID, from start: UInt32, through end: UInt32, isOwn: Bool
  ) throws(JournalError) -> [FramedLine] {
    var lines: [FramedLine] = []
    try forEachLine(of: journal, from: start, through: end, isOwn: isOwn) {
      (line, bytes) throws(LineError) in
      lines.append(FramedLine(line: line, bytes: Array(bytes)))
    }
    return lines
  }

  /// Calls `body` with the lines of `site`'s entries from `start` to `end`, in order.
  func forEachLine(
    of journal: JournalID, from start: UInt32, through end: UInt32, isOwn: Bool,
    _ body: (Line, UnsafeBufferPointer<UInt8>) throws(LineError) -> Void
  ) throws(JournalError) {
    try forEachSegment(of: journal, from: start, through: end, isOwn: isOwn) {
      (segment, next) throws(SegmentError) in
      var last = next - 1
      try segment.forEachLine { (line, bytes) throws(LineError) in
        guard line.seq > last, line.seq <= end else { return }
        try body(line, bytes)
        last = line.seq
      }
      return last
    }
  }

  /// Calls `body` with one segment after the other in which entries from `start` to `end` stand,
  /// and the number of the first that is wanted of it; it returns the last that it took.
  private func forEachSegment(
    of journal: JournalID, from start: UInt32, through end: UInt32, isOwn: Bool,
    _ body: (Segment, UInt32) throws(SegmentError) -> UInt32
  ) throws(JournalError) {
    guard start <= end else { return }
    var last = start - 1
    func take(_ segment: Segment) throws(JournalError) {
      guard last < end, segment.first <= last + 1 else { return }
      do throws(SegmentError) {
        last = try body(segment, last + 1)
      } catch {
        throw .damaged(path: path(of: journal), error)
      }
    }
    let cover = try segments(of: journal).covering(start, through: UInt32.max)
      .prefix { $0.first <= end }
    for name in cover { try take(try segment(name, of: journal)) }
    if isOwn, cover.last?.last ?? 0 < end {
      try take(try OpenSegment(of: journal, in: self).read().segment)
    }
    guard last >= end else { throw .missing(site: journal.site, seq: last + 1) }
  }

  /// The start of the chain's hash at each entry of `journal`, as far as it can be read.
  public func hashes(of journal: JournalID, isOwn: Bool) throws(JournalError) -> [UInt64] {
    var hashes: [UInt64] = []
    var chain = Chain(of: journal.site)
    do {
      try forEachLine(of: journal, from: 1, through: .max, isOwn: isOwn) {
        (line, bytes) throws(LineError) in
        chain.append(line, bytes)
        hashes.append(chain.point.hash)
      }
    } catch {
      guard error.isDamage else { throw error }
    }
    return hashes
  }

  /// The chain of `journal` at entry `end`, from where it is known.
  public func chain(
    of journal: JournalID, from known: Chain, through end: UInt32, isOwn: Bool
  ) throws(JournalError) -> Chain {
    var chain = known
    try forEachLine(of: journal, from: known.seq + 1, through: end, isOwn: isOwn) {
      (line, bytes) throws(LineError) in chain.append(line, bytes)
    }
    return chain
  }
}
