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
        let held = heads.filter { $0.key.site == name.site }.values
        let own = held.first { HeadName($0) == name }
        let isReplaced = held.contains { HeadName($0).edition >= name.edition }
        try mend("heads", name.text, own?.bytes, isReplaced: isReplaced, &mended) {
          name.matches($0)
        }
      }
      try mendBlobs(&mended)
      let sites = try share.list("segments").compactMap { SiteID($0) }.sorted()
      for (done, site) in sites.enumerated() {
        progress(done, sites.count)
        let journals = heads.filter { $0.key.site == site }
        let end = journals.values.map(\.head.seq).max() ?? 0
        var ours: [SegmentName: JournalID] = [:]
        for journal in journals.keys {
          for name in try home.journals.segments(of: journal) { ours[name] = journal }
        }
        for name in try share.names(in: "segments/\(site)").compactMap({ SegmentName($0) }) {
          try mend(
            "segments/\(site)", name.text,
            ours[name].flatMap { try? home.journals.file(name, of: $0) },
            isReplaced: name.last <= end, &mended
          ) { name.matches($0) }
        }
      }
      return mended
    }
  }

  /// Puts the file called `name` right, where it is not what it should be.
  ///
  /// - Parameters:
  ///   - own: the bytes that should be there; `nil` where the home lacks them.
  ///   - isReplaced: whether the file can go, since others hold what it should.
  func mend(
    _ folder: String, _ name: String, _ own: @autoclosure () -> [UInt8]?, isReplaced: Bool,
    _ mended: inout Mended, _ isSound: ([UInt8]) -> Bool
  ) throws {
    let path = "\(folder)/\(name)"
    if let bytes = try share.bytes(of: path, limit: Segment.maximumFile), isSound(bytes) { return }
    do throws(ShareError) {
      if let own = own() {
        if !isTrial { try share.write([NamedFile(name, own)], in: folder) }
      } else if isReplaced {
        if !isTrial { try share.remove(path) }
      } else {
        mended.left.append(path)
        return
      }
      mended.rewritten.append(path)
    } catch {
      // In whose place something else lies, a folder say, concerns this file alone.
      guard case .file(let failure) = error, failure.reason != .noSpace else { throw error }
      mended.left.append(path)
    }
  }
}

extension Pull {
  /// The journal of the head that is the furthest of those in the share that `key` signs, at least
  /// to entry `seq`, from its first entry on; `nil` when the share can't serve.
  public func history(
    of site: SiteID, through seq: UInt32, signedBy key: [UInt8]
  ) throws -> Candidate? {
    try sorting {
      try share.check(belongsTo: home.network)
      let names = try share.heads(of: site).filter { $0.point.seq >= seq }.sorted(by: >)
      for name in names.prefix(16) {
        var fetch = Fetch(site, from: share, into: home, held: [:], key: key)
        if let candidate = try fetch.run([name]).news.first { return candidate }
      }
      return nil
    }
  }

  /// Puts the journal that `candidate` brings in the place of what is held of it.
  public func replace(_ journal: JournalID, by candidate: Candidate) throws {
    try sorting { try store([candidate.renamed(journal)], []) }
  }
}
