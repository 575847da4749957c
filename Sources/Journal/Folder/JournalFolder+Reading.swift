import Merge

// Reading single stretches of the journals that a home holds.
extension JournalFolder {
  /// The entries of `site` from `start` to `end`, in order.
  ///
  /// - Parameter isOwn: whether the journal is this home's own, and so has an open segment.
  /// - Throws: ``JournalError/missing(site:seq:)`` when some are not here.
  public func stretch(
    of site: SiteID, from start: UInt32, through end: UInt32, isOwn: Bool
  ) throws(JournalError) -> Stretch {
    var stretch = Stretch(of: site)
    try forEachLine(of: site, from: start, through: end, isOwn: isOwn) {
      (line, bytes) throws(LineError) in try stretch.append(line, bytes)
    }
    return stretch
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
    guard start <= end else { return }
    // Wider than a number, since the last there can be has a next one here.
    var next = UInt64(start)
    for segment in try contents(of: site, from: start, through: end, isOwn: isOwn) {
      do throws(SegmentError) {
        try segment.forEachLine { (line, bytes) throws(LineError) in
          guard UInt64(line.seq) == next, line.seq <= end else { return }
          try body(line, bytes)
          next += 1
        }
      } catch {
        throw .damaged(path: path(of: site), error)
      }
    }
    guard next > UInt64(end) else {
      throw .missing(site: site, seq: UInt32(clamping: next))
    }
  }

  /// The segments, whole or open, in which the entries from `start` to `end` stand, in order.
  private func contents(
    of site: SiteID, from start: UInt32, through end: UInt32, isOwn: Bool
  ) throws(JournalError) -> [Segment] {
    let cover = try segments(of: site).covering(start, through: UInt32.max)
      .prefix { $0.first <= end }
    var contents: [Segment] = []
    for name in cover { contents.append(try segment(name, of: site)) }
    if isOwn, cover.last?.last ?? 0 < end {
      contents.append(try OpenSegment(of: site, in: self).read().segment)
    }
    return contents
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
