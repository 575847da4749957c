import Merge

// Erasing lines from the journals that a home holds.
extension JournalFolder {
  /// Replaces, in every file of `site`'s journal, the lines on records that are erased by their
  /// redacted form, and removes what crashes left beside. The chain stays what it was.
  ///
  /// Each file is replaced before the next: a crash on the way leaves every entry in place, and
  /// the next call goes on.
  ///
  /// - Parameters:
  ///   - isOwn: whether the journal is this home's own, and so has an open segment.
  ///   - isErased: whether nothing may be left of what was said about a record.
  /// - Returns: whether there was anything to erase.
  public func erase(
    from journal: JournalID, isOwn: Bool, where isErased: (String) -> Bool
  ) throws(JournalError) -> Bool {
    var isTouched = false
    for name in try segments(of: journal) {
      let segment = try segment(name, of: journal)
      let redacted: Segment?
      do throws(SegmentError) {
        redacted = try segment.redacted(where: isErased)
      } catch {
        throw .damaged(path: "\(path(of: journal))/\(name.text)", error)
      }
      guard let file = redacted?.file(from: name.start, to: name.end) else { continue }
      try store([file], of: journal)
      try onDisk { () throws(FileError) in
        try files.remove("\(path(of: journal))/\(name.text)")
      }
      isTouched = true
    }
    if isOwn, try OpenSegment(of: journal, in: self).erase(where: isErased) { isTouched = true }
    try removeRemains(of: journal, isOwn: isOwn)
    return isTouched
  }

  /// Removes all that is no part of the journal: what crashes and repairs left beside can hold what
  /// was erased, and nothing that counts.
  private func removeRemains(of journal: JournalID, isOwn: Bool) throws(JournalError) {
    let own = isOwn ? [OpenSegment.fileName, Self.behindGap] : []
    try onDisk { () throws(FileError) in
      for name in try files.list(path(of: journal))
      where SegmentName(name) == nil && !own.contains(name) {
        try files.remove("\(path(of: journal))/\(name)")
      }
    }
  }
}

extension OpenSegment {
  /// Writes the segment anew without what is to be erased; false when there is nothing of it.
  func erase(where isErased: (String) -> Bool) throws(JournalError) -> Bool {
    let segment = try read().segment
    let redacted: Segment?
    do throws(SegmentError) {
      redacted = try segment.redacted(where: isErased)
    } catch {
      throw .damaged(path: path, error)
    }
    guard let redacted else { return false }
    let file = NamedFile(Self.fileName, Gzip.member(redacted.content, .quick))
    try onDisk { () throws(FileError) in
      try folder.files.replace(
        [file], in: folder.path(of: journal), temporary: ".incoming", isPrivate: false)
    }
    return true
  }
}
