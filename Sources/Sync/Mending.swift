import Journal
import Merge

/// What was found out of order in a share, and whether it is in order now.
public struct Mended: Hashable, Sendable {
  /// Files that were put right, by their path in the share.
  public internal(set) var rewritten: [String] = []
  /// Files that are not what their names say, that this home can't put right.
  public internal(set) var left: [String] = []

  /// Nothing was out of order.
  public init() {}
}

extension Push {
  /// Reads every head, attachment and segment of the share, and puts right what is not what its
  /// name says: the very file where the home has it; else the file goes where the home holds all
  /// that it should hold, and ``run(own:known:progress:)`` fills the gap.
  ///
  /// A push alone goes by names, so as not to read a share that is sound.
  public func mend(progress: (Int, Int) -> Void) throws -> Mended {
    try sorting {
      try share.check(belongsTo: home.network)
      var mended = Mended()
      let heads = try home.heads.all()
      for name in try share.list("heads").compactMap({ HeadName($0) }) {
        let held = heads[name.site].map { (name: HeadName($0), bytes: $0.bytes) }
        let own = held.flatMap { $0.name == name ? $0.bytes : nil }
        let isReplaced = held.map { $0.name.edition >= name.edition } ?? false
        try mend("heads", name.text, own, isReplaced, &mended) { name.matches($0) }
      }
      try mendBlobs(&mended)
      let sites = try share.list("segments").compactMap { SiteID($0) }.sorted()
      for (done, site) in sites.enumerated() {
        progress(done, sites.count)
        let end = heads[site]?.head.seq ?? 0
        let ours = Set(try home.journals.segments(of: site))
        for name in try share.names(in: "segments/\(site)").compactMap({ SegmentName($0) }) {
          let own = ours.contains(name) ? try? home.journals.file(name, of: site) : nil
          try mend("segments/\(site)", name.text, own, name.last <= end, &mended) {
            name.matches($0)
          }
        }
      }
      return mended
    }
  }

  private func mend(
    _ folder: String, _ name: String, _ own: [UInt8]?, _ isReplaced: Bool,
    _ mended: inout Mended, _ isSound: ([UInt8]) -> Bool
  ) throws {
    let path = "\(folder)/\(name)"
    if let bytes = try share.bytes(of: path, limit: Segment.maximumFile), isSound(bytes) { return }
    if let own {
      if !isTrial { try share.write([NamedFile(name, own)], in: folder) }
    } else if isReplaced {
      if !isTrial { try share.remove(path) }
    } else {
      mended.left.append(path)
      return
    }
    mended.rewritten.append(path)
  }
}

extension Pull {
  /// The whole journal of `site` from the share, as far as its head there, when that is at least
  /// entry `seq` and `key` signs it; `nil` when the share can't serve.
  public func history(of site: SiteID, through seq: UInt32, signedBy key: [UInt8]) throws
    -> Candidate?
  {
    try sorting {
      try share.check(belongsTo: home.network)
      let names = try share.heads(of: site).sorted { $0.edition > $1.edition }
      for name in names.prefix(16) {
        guard let signed = try share.head(name, of: home.network), signed.head.key == key,
          signed.head.seq >= seq
        else { continue }
        let fetch = Fetch(site, from: share, into: home, held: nil, refused: [])
        if case (.news(let candidate), _) = try fetch.run([name]) { return candidate }
      }
      return nil
    }
  }

  /// Puts the journal that `candidate` brings in the place of what is held of it.
  public func replace(by candidate: Candidate) throws {
    try sorting { try store([candidate], []) }
  }
}
