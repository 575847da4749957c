import Merge

// Getting back what can be read of a damaged journal, and writing it anew.
extension JournalFolder {
  /// Where lines wait, in the site's own folder, that stood behind others that are lost.
  public static let behindGap = "behind-gap.jsonl.gz"

  /// The lines of `site`'s journal that can be read, by their numbers: those of whole segments, and
  /// those of the open segment's sound members, also behind a damaged one.
  ///
  /// - Parameter isOwn: whether the journal has an open segment.
  public func salvage(of site: SiteID, isOwn: Bool) throws(JournalError) -> [UInt32: FramedLine] {
    var lines: [UInt32: FramedLine] = [:]
    func take(_ content: [UInt8]) {
      for line in FramedLine.lines(in: content) { lines[line.line.seq] = line }
    }
    if isOwn {
      let path = OpenSegment(of: site, in: self).path
      if let file = try? files.read(path, limit: Segment.maximumFile) {
        for content in Gzip.wholeMembers(of: file) { take(content) }
      }
    }
    // What was sealed is what counts, where it is sound.
    for name in try segments(of: site) {
      if let segment = try? segment(name, of: site) { take(segment.content) }
    }
    return lines
  }

  /// Writes `site`'s own journal anew as `lines`, which are its first, and leaves the open segment
  /// empty. What was there and is damaged is kept beside, as `.damaged`.
  public func rewrite(_ site: SiteID, as lines: [FramedLine]) throws(JournalError) {
    var sound: [NamedFile] = []
    for start in stride(from: 0, to: lines.count, by: Int(OpenSegment.fullCount)) {
      let part = lines[start..<min(start + Int(OpenSegment.fullCount), lines.count)]
      let content = part.flatMap { $0.bytes + [UInt8(ascii: "\n")] }
      let segment = Segment(site: site, first: UInt32(start) + 1, content: content)
      if let file = segment.file() { sound.append(file) }
    }
    try store(sound, of: site)
    let open = OpenSegment(of: site, in: self)
    let kept = Set(sound.map(\.name))
    for name in try segments(of: site).map(\.text) where !kept.contains(name) {
      try setAside(name, of: site)
    }
    if try open.fileSize() > 0 { try setAside(OpenSegment.fileName, of: site) }
    try open.create()
  }

  /// Sets aside, as `.damaged`, the segments of `site` that can't be read any more.
  public func setAsideDamaged(of site: SiteID) throws(JournalError) {
    for name in try segments(of: site) {
      do throws(JournalError) {
        try check(name, of: site)
      } catch {
        guard error.isDamage else { throw error }
        try setAside(name.text, of: site)
      }
    }
  }

  private func check(_ name: SegmentName, of site: SiteID) throws(JournalError) {
    let segment = try segment(name, of: site)
    do throws(SegmentError) {
      try segment.forEachLine { (_, _) throws(LineError) in }
    } catch {
      throw .damaged(path: "\(path(of: site))/\(name.text)", error)
    }
  }

  private func setAside(_ name: String, of site: SiteID) throws(JournalError) {
    try onDisk { () throws(FileError) in
      let folder = path(of: site)
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
