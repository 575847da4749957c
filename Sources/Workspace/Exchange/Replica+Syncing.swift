import Catalog
import Community
import Journal
import Merge
import Sync

/// What an exchange with one share did.
public struct ShareOutcome: Sendable {
  /// The share's folder.
  public let share: String
  /// What came; `nil` when nothing was asked for, or it failed.
  public internal(set) var pulled: Pulled?
  /// How many entries wait for others that have not come yet.
  public internal(set) var waiting = 0
  /// What went; `nil` when nothing was asked for, or it failed.
  public internal(set) var pushed: Pushed?
  /// Why the exchange stopped.
  public internal(set) var failure: WorkspaceError?

  init(share: String) { self.share = share }
}

extension Replica {
  /// Which way changes go.
  public enum Direction: Sendable {
    /// From the shares.
    case pull
    /// To the shares.
    case push
    /// Both, from the shares first.
    case both
  }

  /// Exchanges changes with shares. One that fails does not stop the others.
  ///
  /// - Parameter handles: the shares; all of this site's when there are none.
  /// - Throws: ``WorkspaceError/noSuchShare(_:)``.
  public func exchange(
    _ direction: Direction, with handles: [String] = []
  ) throws(WorkspaceError) -> [ShareOutcome] {
    var outcomes = try shares(named: handles).map { ShareOutcome(share: $0) }
    for place in outcomes.indices where direction != .push {
      attempt(&outcomes[place], pull)
    }
    for place in outcomes.indices where direction != .pull && outcomes[place].failure == nil {
      attempt(&outcomes[place], push)
    }
    settle()
    return outcomes
  }

  private func attempt(_ outcome: inout ShareOutcome, _ body: (inout ShareOutcome) throws -> Void) {
    do { try body(&outcome) } catch { outcome.failure = WorkspaceError(error) }
  }

  private func pull(_ outcome: inout ShareOutcome) throws {
    let roster = try index.read { try storedRoster($0) }
    var admission = RosterAdmission(roster)
    let report = report
    let pulled = try Pull(
      into: folder.holdings(settings, networkName: networkName(roster)),
      from: share(at: outcome.share)
    ).run(
      admission: &admission,
      willStore: { try changeStanding { $0.isPulling = true } },
      progress: { report(.receiving($0, of: $1)) })
    outcome.pulled = pulled
    if try pulled.count > 0 || standing.isPulling || isBehind(pulled.heads) {
      outcome.waiting = try merge(pulled)
    }
    let unknown = pulled.unknown.map(\.text).sorted().joined(separator: "\n")
    try note("unknown", Array(unknown.utf8))
  }

  /// Whether the home holds more than the index has merged: the index is an older copy, or
  /// entries wait for others.
  private func isBehind(_ heads: [SiteID: SignedHead]) throws -> Bool {
    let sites = SiteTable(try index.read { try $0.sites() })
    return heads.contains { site, head in
      site != settings.site && sites.applied(of: site) < head.head.seq
    }
  }

  /// Merges what a pull stored, and what waited for it.
  private func merge(_ pulled: Pulled) throws -> Int {
    var standing = standing
    standing.isPulling = false
    standing.isSettled = false
    standing.boot = surroundings.bootID ?? ""
    if pulled.count > Self.bulkCount, try holdsOnlyItself() { try replaceIndex() }
    let news = Dictionary(uniqueKeysWithValues: pulled.news.map { ($0.site, $0.stretch) })
    var ends = pulled.heads.mapValues(\.head.seq)
    ends[settings.site] = standing.position.next - 1
    let waiting = try index.write(bulk: pulled.count > Self.bulkCount) { writer in
      let fold = try Fold(into: writer, network: settings.network, history: history)
      let waiting = try fold.merge(
        try ends.sorted { $0.key < $1.key }.map { site, end in
          let start = fold.sites.applied(of: site) + 1
          if let stretch = news[site], stretch.entries.first?.seq ?? .max <= start {
            return stretch
          }
          return try folder.journals.stretch(
            of: site, from: start, through: end, isOwn: site == settings.site)
        })
      try fold.write(to: writer) { [report] in report(.indexing($0, of: $1)) }
      try standing.write(to: writer)
      return waiting
    }
    self.standing = standing
    return waiting
  }

  /// From so many entries on, the index is written in bulk.
  private static let bulkCount = 1000

  /// Whether the index holds nothing yet but what this site itself wrote.
  private func holdsOnlyItself() throws -> Bool {
    try index.read { try $0.sites() }.allSatisfy {
      $0.id == settings.site.text || $0.applied == 0
    }
  }

  /// Starts an empty index, which is filled much faster than one that holds something.
  private func replaceIndex() throws {
    try index.close()
    try RecordIndex.remove(at: folder.indexPath)
    index = try RecordIndex(at: folder.indexPath, access: .write)
  }

  private func push(_ outcome: inout ShareOutcome) throws {
    let roster = try index.read { try storedRoster($0) }
    let report = report
    outcome.pushed = try Push(
      from: folder.holdings(settings, networkName: networkName(roster)),
      to: share(at: outcome.share)
    ).run(own: try newHead(roster), progress: { report(.sending($0, of: $1)) })
    try note("sent", Array(String(standing.position.next - 1).utf8))
  }

  /// The head that says what this site has written and merged; `nil` when its last one does.
  private func newHead(_ roster: Roster) throws -> SignedHead? {
    let site = settings.site
    let last = try folder.heads.all()[site]?.head
    let sites = SiteTable(try index.read { try $0.sites() })
    let seq = standing.position.next - 1
    let clock = sites.applied.dots.compactMap { dot in
      sites.id(dot.site).map { Entry.Seen(site: $0, seq: dot.seq) }
    }.filter { $0.site != site }.sorted { $0.site < $1.site }
    if let last, last.seq == seq, last.clock == clock { return nil }
    var chain = last?.chainState ?? Chain(of: site)
    if chain.seq < seq {
      chain = try folder.journals.chain(of: site, from: chain, through: seq, isOwn: true)
    }
    let key = try folder.key(of: site)
    let name = roster.standing(of: site.text).admitted?.name ?? settings.name
    return try SignedHead(
      Head(
        network: settings.network, site: site, name: name,
        key: Array(key.publicKey.rawRepresentation), edition: (last?.edition ?? 0) + 1, seq: seq,
        chain: chain.hex, clock: clock, at: surroundings.now()), with: key)
  }

  /// Writes to the index, which is not settled then.
  private func changeStanding(
    _ change: (inout IndexStanding) -> Void = { _ in },
    alsoWriting body: (IndexWriter) throws -> Void = { _ in }
  ) throws {
    var changed = standing
    change(&changed)
    changed.isSettled = false
    changed.boot = surroundings.bootID ?? ""
    try index.write { writer in
      try body(writer)
      try changed.write(to: writer)
    }
    standing = changed
  }

  /// Notes something in the index, if it is not noted there already.
  private func note(_ key: String, _ value: [UInt8]) throws {
    guard try index.read({ try $0.note(key) ?? [] }) != value else { return }
    try changeStanding(alsoWriting: { try $0.setNote(key, value) })
  }

  /// Syncs the index, so that a power cut after this leaves it whole. An exchange takes its time
  /// anyway; an edit does not.
  private func settle() {
    guard !standing.isSettled else { return }
    var settled = standing
    settled.isSettled = true
    do {
      try index.write { try settled.write(to: $0) }
      try index.settle()
      standing = settled
    } catch {
      // Not settled: after a power cut the index is made anew, and nothing else is lost.
    }
  }
}
