import Merge

extension JournalFolder {
  /// Whether the lines of `segment` are those of `journal`; a line that was erased in one
  /// of the two is the same line.
  ///
  /// - Parameter isOwn: whether the journal is this home's own, and so has an open segment.
  public func agrees(
    _ journal: JournalID, with segment: Segment, isOwn: Bool
  ) throws(JournalError) -> Bool {
    let last: UInt32
    let theirs: [[UInt8]]
    do throws(SegmentError) {
      theirs = try segment.redactedForms(from: segment.first)
      last = segment.first - 1 + UInt32(theirs.count)
    } catch {
      return false
    }
    guard !theirs.isEmpty else { return false }
    var place = 0
    var isSame = true
    do {
      try forEachLine(of: journal, from: segment.first, through: last, isOwn: isOwn) {
        (line, bytes) throws(LineError) in
        isSame = isSame && Redaction.form(of: line, bytes) == theirs[place]
        place += 1
      }
    } catch .missing {
      return false
    }
    return isSame
  }
}
