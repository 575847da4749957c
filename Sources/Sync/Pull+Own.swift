import Journal
import Merge

extension Pull {
  /// What the share holds of this site's own journal up to the head called `name`, from its first
  /// entry on; `nil` when it can't be read now, or is not signed by `key`.
  ///
  /// For a home that meets a head of its own which it did not sign: a copy of it did, or it is
  /// itself an older copy.
  public func ownHistory(_ name: HeadName, signedBy key: [UInt8]) throws -> Candidate? {
    try sorting {
      guard let signed = try share.head(name, of: home.network), signed.head.key == key else {
        return nil
      }
      let fetch = Fetch(name.site, from: share, into: home, held: nil, refused: [])
      guard case (.news(let candidate), _) = try fetch.run([name]) else { return nil }
      return candidate
    }
  }

  /// The head called `name`; `nil` when it can't be read now.
  public func head(_ name: HeadName) throws -> SignedHead? {
    try sorting { try share.head(name, of: home.network) }
  }

  /// The segments of `candidate`, without what was erased.
  public func files(of candidate: Candidate) throws -> [NamedFile] {
    try sorting { try candidate.files.map { try home.erased.cleaned($0, of: candidate.site) } }
  }
}

extension Candidate {
  /// The lines of the segments, in order: the whole journal, when nothing of it was held.
  public func lines() throws -> [FramedLine] {
    var lines: [FramedLine] = []
    for file in files {
      guard let name = SegmentName(file.name) else { continue }
      let segment = try Segment(site: site, first: name.first, file: file.bytes)
      lines += try segment.framedLines().drop { $0.line.seq <= UInt32(lines.count) }
    }
    return lines
  }
}
