// Takes what is new in a share: list, read, check, store. Order and rules:
// Sync.docc/ShareFormat.md.

import Journal
import Merge

/// What a share says of one site beyond what the home holds, checked as far as bytes, chain and
/// signature go. Whether the site belongs to the network is for the roster to say.
public struct Candidate: Sendable {
  /// The site's new head.
  public let head: SignedHead
  /// The new entries, in order.
  public let stretch: Stretch
  let files: [NamedFile]

  /// The site.
  public var site: SiteID { head.head.site }
}

/// Decides which sites belong to the network.
public protocol Admission {
  /// Returns the sites, of those that the candidates speak for, that belong to the network and
  /// sign with their own key.
  mutating func admitted(_ candidates: [Candidate]) -> Set<SiteID>
}

/// What a pull brought.
public struct Pulled: Sendable {
  /// What is new, site by site: stored, durable, and not yet merged.
  public internal(set) var news: [Candidate] = []
  /// Sites whose files are still being copied, or have not come yet.
  public internal(set) var arriving: [SiteID] = []
  /// What was refused just now, with the reason; it lies in the quarantine.
  public internal(set) var refused: [(name: String, reason: Refusal)] = []
  /// Sites that wrote but are not known to belong to the network (yet).
  public internal(set) var unknown: [SiteID] = []
  /// Of this site's own heads in the share, one that the home knows nothing of.
  public internal(set) var ownFuture: HeadName?
  /// The heads that the home holds after the pull.
  public internal(set) var heads: [SiteID: SignedHead] = [:]

  /// How many new entries came.
  public var count: Int { news.reduce(0) { $0 + $1.stretch.entries.count } }
}

/// One pull from one share into one home. The caller holds the home's lock.
public struct Pull: Sendable {
  private let home: Holdings
  private let share: any Share

  /// Prepares to pull from `share` into `home`.
  public init(into home: Holdings, from share: any Share) {
    self.home = home
    self.share = share
  }

  /// Lists, reads, checks, and stores what is new.
  ///
  /// - Parameters:
  ///   - admission: who belongs to the network; it learns from the candidates.
  ///   - willStore: called once, before the first write to the home, when there is news.
  ///   - progress: called with sites done and sites in all.
  public func run(
    admission: inout some Admission, willStore: () throws -> Void,
    progress: @Sendable (Int, Int) -> Void
  ) throws -> Pulled {
    do {
      try share.check(belongsTo: home.network)
      let held = try home.heads.all()
      var pulled = Pulled()
      pulled.heads = held
      let news = try newer(held, &pulled)
      let outcomes = concurrentMap(news, progress: progress) { site, names in
        fetch(names, held: held[site])
      }
      var candidates: [Candidate] = []
      for (place, outcome) in zip(news, outcomes) {
        switch try outcome.get() {
        case .news(let candidate): candidates.append(candidate)
        case .arriving: pulled.arriving.append(place.site)
        case .refused(let file, let reason):
          try home.quarantine.keep(file, because: reason)
          pulled.refused.append((file.name, reason))
        }
      }
      try recoverOwnHead(&admission, &pulled)
      try store(candidates, &admission, willStore, &pulled)
      return pulled
    } catch let error as ShareError {
      throw SyncError.share(error)
    } catch let error as JournalError {
      throw SyncError.home(error)
    } catch let error as FileError {
      throw SyncError.file(error)
    }
  }

  /// The names of the heads worth reading, site by site, the newest first: those that are newer
  /// than the one held and were not refused before.
  private func newer(
    _ held: [SiteID: SignedHead], _ pulled: inout Pulled
  ) throws -> [(site: SiteID, names: [HeadName])] {
    let refused = Set(try home.quarantine.names())
    let names = try share.list("heads").compactMap { HeadName($0) }
      .filter { $0.edition > held[$0.site]?.head.edition ?? 0 && !refused.contains($0.text) }
      .sorted { ($0.edition, $0.digest) > ($1.edition, $1.digest) }
    let bySite = Dictionary(grouping: names, by: \.site)
    pulled.ownFuture = bySite[home.site]?.first
    return bySite.filter { $0.key != home.site }.sorted { $0.key < $1.key }
      .map { (site: $0.key, names: $0.value) }
  }

  /// Takes back a head of this site that the home has lost, where it fits the site's journal:
  /// else the site would count its heads from 1 again, and nobody would take them for news.
  private func recoverOwnHead(
    _ admission: inout some Admission, _ pulled: inout Pulled
  ) throws {
    guard let name = pulled.ownFuture,
      let bytes = try read("heads/\(name.text)", limit: Head.maximumSize), name.matches(bytes),
      let signed = try? SignedHead(bytes), signed.head.site == home.site,
      signed.head.edition == name.edition, signed.head.network == home.network.network,
      let chain = try? home.journals.chain(
        of: home.site, from: Chain(of: home.site), through: signed.head.seq, isOwn: true),
      chain.hex == signed.head.chain
    else { return }
    let own = Candidate(head: signed, stretch: Stretch(of: home.site), files: [])
    guard admission.admitted([own]).contains(home.site) else { return }
    try home.heads.store([signed])
    pulled.heads[home.site] = signed
    pulled.ownFuture = nil
  }

  private enum Fetched: Sendable {
    case news(Candidate)
    case arriving
    case refused(NamedFile, Refusal)
  }

  /// Reads and checks one site's news. That the share or the home is gone ends the pull; anything
  /// wrong with a file of this site concerns this site alone.
  ///
  /// Of several heads the newest that has arrived counts: else a file that never arrives would
  /// hide all that the site says after it.
  private func fetch(_ names: [HeadName], held: SignedHead?) -> Result<Fetched, any Error> {
    Result {
      for name in names {
        let fetched = try fetch(name, held: held)
        if case .arriving = fetched { continue }
        return fetched
      }
      return .arriving
    }
  }

  private func fetch(_ name: HeadName, held: SignedHead?) throws -> Fetched {
    guard let bytes = try read("heads/\(name.text)", limit: Head.maximumSize), name.matches(bytes)
    else { return .arriving }
    let file = NamedFile(name.text, bytes)
    let signed: SignedHead
    do throws(HeadError) {
      signed = try SignedHead(bytes)
    } catch {
      return .refused(file, .head(error))
    }
    let head = signed.head
    guard head.site == name.site, head.edition == name.edition,
      head.network == home.network.network
    else { return .refused(file, .misplaced) }
    let before = held?.head.chainState ?? Chain(of: name.site)
    guard head.seq >= before.seq, held.map({ $0.head.key == head.key }) ?? true else {
      return .refused(file, .rolledBack)
    }
    if head.seq == before.seq {
      guard head.chain == before.hex else { return .refused(file, .otherJournal) }
      return .news(Candidate(head: signed, stretch: Stretch(of: name.site), files: []))
    }
    return try fetch(signed, file, after: before)
  }

  /// Reads and checks the segments that lead from the chain `before` to `signed`.
  private func fetch(
    _ signed: SignedHead, _ headFile: NamedFile, after before: Chain
  ) throws -> Fetched {
    let site = signed.head.site
    let cover = try share.list("segments/\(site)").compactMap { SegmentName($0) }
      .covering(before.seq + 1, through: signed.head.seq)
    guard cover.last?.last == signed.head.seq else { return .arriving }
    var check = StretchCheck(site: site, after: before, journals: home.journals)
    var files: [NamedFile] = []
    for name in cover {
      let path = "segments/\(site)/\(name.text)"
      guard let bytes = try read(path, limit: Segment.maximumFile), name.matches(bytes)
      else { return .arriving }
      let file = NamedFile(name.text, bytes)
      do {
        guard try check.append(Segment(site: site, first: name.first, file: bytes)),
          check.chain.seq == name.last
        else { return .refused(headFile, .otherJournal) }
      } catch let error as SegmentError {
        return .refused(file, .segment(error))
      }
      files.append(file)
    }
    guard check.chain.hex == signed.head.chain else { return .refused(headFile, .otherJournal) }
    return .news(Candidate(head: signed, stretch: check.news, files: files))
  }

  /// The bytes of a file; `nil` when it can't be read as it is now: it is not there, larger than
  /// anything of its kind, a folder, or kept from us. That is this file's matter, and no reason to
  /// stop the pull; the next one tries again.
  private func read(_ name: String, limit: Int) throws(ShareError) -> [UInt8]? {
    do {
      return try share.read(name, limit: limit)
    } catch .file {
      return nil
    }
  }

  /// Stores the journals and heads of those who belong to the network: journals first, so that
  /// a head in the home always has its journal.
  private func store(
    _ candidates: [Candidate], _ admission: inout some Admission, _ willStore: () throws -> Void,
    _ pulled: inout Pulled
  ) throws {
    guard !candidates.isEmpty else { return }
    let admitted = admission.admitted(candidates)
    pulled.unknown = candidates.map(\.site).filter { !admitted.contains($0) }
    pulled.news = candidates.filter { admitted.contains($0.site) }
    guard !pulled.news.isEmpty else { return }
    if pulled.count > 0 { try willStore() }
    // Each journal waits for the disk alone, and the disk serves several at a time.
    let withFiles = pulled.news.filter { !$0.files.isEmpty }
    let stored = concurrentMap(withFiles, progress: { _, _ in }) { candidate in
      Result { () throws(JournalError) in
        try home.journals.store(candidate.files, of: candidate.site)
      }
    }
    for outcome in stored { try outcome.get() }
    try home.heads.store(pulled.news.map(\.head))
    for candidate in pulled.news { pulled.heads[candidate.site] = candidate.head }
    for candidate in withFiles {
      try home.journals.removeSuperseded(of: candidate.site)
    }
  }
}
