import Merge

// Getting back what can be read of a damaged journal, and writing it anew.
extension JournalFolder {
  /// Where lines wait, in the site's own folder, that stood behind others that are lost.
  public static let behindGap = "behind-gap.jsonl.gz"

  /// The lines of `site`'s journal that can be read, by their numbers: those of whole segments, and
  /// those of the open segment's sound members, also behind a damaged one.
  ///
  /// - Parameter isOwn: whether the journal has an open segment.
  public func salvage(of journal: JournalID, isOwn: Bool) throws(JournalError) -> [UInt32:
    FramedLine]
  {
    var lines: [UInt32: FramedLine] = [:]
    func take(_ content: [UInt8]) {
      for line in FramedLine.lines(in: content) { lines[line.line.seq] = line }
    }
    if isOwn {
      let path = OpenSegment(of: journal, in: self).path
      if let file = try? files.read(path, limit: Segment.maximumFile) {
        for content in Gzip.wholeMembers(of: file) { take(content) }
      }
    }
    // What was sealed is what counts, where it is sound.
    for name in try segments(of: journal) {
      if let segment = try? segment(name, of: journal) { take(segment.content) }
    }
    return lines
  }

  /// Writes `site`'s own journal anew as `lines`, which are its first, and leaves the open segment
  /// empty. What was there and is damaged is kept beside, as `.damaged`.
  public func rewrite(_ journal: JournalID, as lines: [FramedLine]) throws(JournalError) {
    var sound: [NamedFile] = []
    var chain = Chain(of: journal.site)
    for start in stride(from: 0, to: lines.count, by: Int(OpenSegment.fullCount)) {
      let part = lines[start..<min(start + Int(OpenSegment.fullCount), lines.count)]
      let content = part.flatMap { $0.bytes + [UInt8(ascii: "\n")] }
      let before = chain.point
      for line in part { chain.append(line) }
      let segment = Segment(site: journal.site, first: UInt32(start) + 1, content: content)
      sound.append(segment.file(from: before, to: chain.point))
    }
    try store(sound, of: journal)
    let open = OpenSegment(of: journal, in: self)
    let kept = Set(sound.map(\.name))
    for name in try segments(of: journal).map(\.text) where !kept.contains(name) {
      try setAside(name, of: journal)
    }
    if try open.fileSize() > 0 { try setAside(OpenSegment.fileName, of: journal) }
    try open.create()
  }

  /// Sets aside, as `.damaged`, the segments of `site` that can't be read any more.
  public func setAsideDamaged(of journal: JournalID) throws(JournalError) {
    for name in try segments(of: journal) {
      do throws(JournalError) {
        try check(name, of: journal)
      } catch {
        guard error.isDamage else { throw error }
        try setAside(name.text, of: journal)
      }
    }
  }

  private func check(_ name: SegmentName, of journal: JournalID) throws(JournalError) {
    let segment = try segment(name, of: journal)
    do throws(SegmentError) {
      try segment.forEachLine { (_, _) throws(LineError) in }
    } catch {
      throw .damaged(path: "\(path(of: journal))/\(name.text)", error)
    }
  }

  private func setAside(_ name: String, of journal: JournalID) throws(JournalError) {
    try onDisk { () throws(FileError) in
      let folder = path(of: journal)
      try files.rename("\(folder)/\(name)", to: "\(folder)/\(name).damaged")
      try files.syncFolder(folder)
    }
  }
}

extension Gzip {
  /// The content of each sound member of `file`, also of those behind a damaged one.
  static func wholeMembers(of file: [UInt8]) -> [[UInt8]] {
    var contents: [[UInt8]] = []
    var rest = file
    while !rest.isEmpty {
      let found = content(of: rest, limit: Segment.maximumContent)
      if !found.bytes.isEmpty { contents.append(found.bytes) }
      guard found.failure != nil else { break }
      guard
        let next = rest.indices.dropFirst(found.end + 1)
          .first(where: { rest[$0...].starts(with: [0x1F, 0x8B, 8]) })
      else { break }
      rest = Array(rest[next...])
    }
    return contents
  }
}
