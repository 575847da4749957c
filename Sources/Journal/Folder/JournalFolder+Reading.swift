import Merge

// Reading single stretches of the journals that a home holds.
extension JournalFolder {
  /// The entries of `site` from `start` to `end`, in order.
  ///
  /// - Parameters:
  ///   - isOwn: whether the journal is this home's own, and so has an open segment.
  ///   - visit: called with each line on the way.
  /// - Throws: ``JournalError/missing(site:seq:)`` when some are not here.
  public func stretch(
    of site: SiteID, from start: UInt32, through end: UInt32, isOwn: Bool,
    visiting visit: (Line, UnsafeBufferPointer<UInt8>) -> Void = { _, _ in }
  ) throws(JournalError) -> Stretch {
    var builder = StretchBuilder(of: site)
    try forEachSegment(of: site, from: start, through: end, isOwn: isOwn) {
      (segment, next) throws(SegmentError) in
      var last = next - 1
      try builder.append(segment, from: next, through: end) { line, bytes in
        visit(line, bytes)
        last = line.seq
      }
      return last
    }
    return builder.stretch
  }

  /// The lines of `site`'s entries from `start` to `end`, framed and not decoded, in order.
  ///
  /// - Throws: ``JournalError/missing(site:seq:)`` when some are not here.
  public func framedLines(
    of site: SiteID, from start: UInt32, through end: UInt32, isOwn: Bool
  ) throws(JournalError) -> [FramedLine] {
    var lines: [FramedLine] = []
    try forEachLine(of: site, from: start, through: end, isOwn: isOwn) {
      (line, bytes) throws(LineError) in
      lines.append(FramedLine(line: line, bytes: Array(bytes)))
    }
    return lines
  }

  /// Calls `body` with the lines of `site`'s entries from `start` to `end`, in order.
  func forEachLine(
    of site: SiteID, from start: UInt32, through end: UInt32, isOwn: Bool,
    _ body: (Line, UnsafeBufferPointer<UInt8>) throws(LineError) -> Void
  ) throws(JournalError) {
    try forEachSegment(of: site, from: start, through: end, isOwn: isOwn) {
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
    of site: SiteID, from start: UInt32, through end: UInt32, isOwn: Bool,
    _ body: (Segment, UInt32) throws(SegmentError) -> UInt32
  ) throws(JournalError) {
    guard start <= end else { return }
    var last = start - 1
    func take(_ segment: Segment) throws(JournalError) {
      guard last < end, segment.first <= last + 1 else { return }
      do throws(SegmentError) {
        last = try body(segment, last + 1)
      } catch {
        throw .damaged(path: path(of: site), error)
      }
    }
    let cover = try segments(of: site).covering(start, through: UInt32.max)
      .prefix { $0.first <= end }
    for name in cover { try take(try segment(name, of: site)) }
    if isOwn, cover.last?.last ?? 0 < end {
      try take(try OpenSegment(of: site, in: self).read().segment)
    }
    guard last >= end else { throw .missing(site: site, seq: last + 1) }
  }

  /// The chain of `site`'s journal at entry `end`, from where it is known.
  public func chain(
    of site: SiteID, from known: Chain, through end: UInt32, isOwn: Bool
  ) throws(JournalError) -> Chain {
    var chain = known
    try forEachLine(of: site, from: known.seq + 1, through: end, isOwn: isOwn) {
      (line, bytes) throws(LineError) in chain.append(line, bytes)
    }
    return chain
  }
}
