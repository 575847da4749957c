import Merge

extension JournalFolder {
  /// Whether the lines of `segment` are those of `journal`; a line that was erased in one
  /// of the two is the same line.
  ///
  /// - Parameter isOwn: whether the journal is this home's own, and so has an open segment.
  public func agrees(
    _ journal: JournalID, with segment: Segment, isOwn: Bool
  ) throws(JournalError) -> Bool {
    guard let count = try? segment.lineCount(), count > 0,
      let last = UInt32(exactly: Int(segment.first) - 1 + count)
    else { return false }
    var rest = segment.content[...]
    var isSame = true
    do {
      try forEachLine(of: journal, from: segment.first, through: last, isOwn: isOwn) {
        (line, bytes) throws(LineError) in
        guard isSame else { return }
        let theirs = rest.prefix { $0 != UInt8(ascii: "\n") }
        rest = rest[(theirs.endIndex + 1)...]
        isSame = theirs.elementsEqual(bytes) || Redaction.areSame(theirs, as: line, bytes)
      }
    } catch .missing {
      return false
    }
    return isSame
  }
}

extension Redaction {
  /// Whether `other` is the line that is `bytes`, where either of them may be redacted.
  fileprivate static func areSame(
    _ other: ArraySlice<UInt8>, as line: Line, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    (try? FramedLine(Array(other)))?.redactedForm == form(of: line, bytes)
  }
}
