import Journal
import Merge

extension Push {
  /// Takes what was erased out of the folders of the share that no journal held here belongs to:
  /// copies that other programs made of a folder, and those of sites that nobody believes.
  ///
  /// - Returns: how many files were taken out.
  func sweepStrangers(_ held: Set<SiteID>) throws -> Int {
    guard !home.erased.records.isEmpty else { return 0 }
    var count = 0
    var readsLeft = Self.mostReads
    for folder in try share.names(in: "segments")
    where !(SiteID(folder).map(held.contains) ?? false) {
      for file in try share.names(in: "segments/\(folder)").prefix(readsLeft) {
        readsLeft -= 1
        let path = "segments/\(folder)/\(file)"
        guard let bytes = try share.bytes(of: path, limit: Segment.maximumFile),
          let cleaned = home.erased.cleaning(bytes, called: file, of: SiteID(folder) ?? home.site)
        else { continue }
        count += 1
        guard !isTrial else { continue }
        if let cleaned { try share.write([cleaned], in: "segments/\(folder)") }
        try share.remove(path)
      }
    }
    return count
  }

  /// How many files of strangers are looked at in one push.
  private static let mostReads = 1024
}

extension ErasedRecords {
  /// What shall stand in the place of a file of the share: `nil` when it can stay as it is,
  /// `.some(nil)` when it goes without a successor: it is no segment that anybody reads.
  func cleaning(_ bytes: [UInt8], called file: String, of site: SiteID) -> NamedFile?? {
    let name = SegmentName(file)
    if let name, name.matches(bytes),
      let segment = try? Segment(site: site, first: name.first, file: bytes)
    {
      return (try? segment.redacted(where: records.contains)).map {
        $0.file(from: name.start, to: name.end)
      }
    }
    let content = Gzip.content(of: bytes, limit: Segment.maximumContent)
    if mentions(content.bytes) { return .some(nil) }
    // Half a file under no name of ours: what it holds can't be seen, and nobody reads it.
    let isHalf = name == nil && content.failure != nil && bytes.starts(with: [0x1F, 0x8B])
    return isHalf ? .some(nil) : nil
  }

  /// Whether a change to an erased record seems to stand somewhere in `content`.
  func mentions(_ content: [UInt8]) -> Bool {
    records.contains { content.firstRange(of: Array("\"on\":\"\($0)\",\"change\":{".utf8)) != nil }
  }
}
