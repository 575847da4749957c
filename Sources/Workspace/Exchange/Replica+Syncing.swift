import Catalog
import Community
import Journal
import Merge
import Sync

/// What an exchange with one share did.
public struct ShareOutcome: Sendable {
  /// The share's folder.
  public let share: String
  /// Whether nothing was written, and only what would go and come is told.
  public let isTrial: Bool
  /// What came; `nil` when nothing was asked for, or it failed.
  public internal(set) var pulled: Pulled?
  /// How many entries wait for others that have not come yet.
  public internal(set) var waiting = 0
  /// The other sites of which this exchange brought word that they are barred from now on.
  public internal(set) var dismissed: [Dismissal] = []
  /// The highest edition of this site's heads in the share.
  var ownEdition: UInt32 = 0
  /// What went; `nil` when nothing was asked for, or it failed.
  public internal(set) var pushed: Pushed?
  /// Why the exchange stopped.
  public internal(set) var failure: WorkspaceError?

  init(share: String, isTrial: Bool) {
    self.share = share
    self.isTrial = isTrial
  }
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
  /// - Parameters:
  ///   - handles: the shares; all of this site's when there are none.
  ///   - isTrial: whether nothing shall be written, here or there: only what would go and come is
  ///     told.
  /// - Throws: ``WorkspaceError/noSuchShare(_:)``.
  public func exchange(
    _ direction: Direction, with handles: [String] = [], isTrial: Bool = false
  ) throws(WorkspaceError) -> [ShareOutcome] {
    var outcomes = try shares(named: handles).map { ShareOutcome(share: $0, isTrial: isTrial) }
    for place in outcomes.indices where direction != .push {
      attempt(&outcomes[place]) { try pull(&$0, isTrial: isTrial) }
    }
    for place in outcomes.indices where direction != .pull && outcomes[place].failure == nil {
      attempt(&outcomes[place]) { try push(&$0, isTrial: isTrial) }
    }
    if !isTrial {
      settle()
      remember(outcomes)
    }
    return outcomes
  }

  private func attempt(_ outcome: inout ShareOutcome, _ body: (inout ShareOutcome) throws -> Void) {
    do { try body(&outcome) } catch { outcome.failure = WorkspaceError(error) }
  }

  // MARK: Pull

  private func pull(_ outcome: inout ShareOutcome, isTrial: Bool) throws {
    let share = share(at: outcome.share)
    let beliefs = try formerBeliefs()
    var admission = RosterAdmission { [self] in try index.read { try storedRoster($0) } }
    let report = report
    let pulled = try Pull(into: holdings(beliefs), from: share).run(
      admission: &admission, isTrial: isTrial,
      willStore: { try changeStanding { $0.isPulling = true } },
      progress: { report(.receiving($0, of: $1)) })
    outcome.pulled = pulled
    guard !isTrial else { return }
    outcome.dismissed = try dismissals(by: pulled, &admission)
    if admission.hasLearnt,
      !(pulled.refused.isEmpty && pulled.unknown.isEmpty && pulled.barred.isEmpty)
    {
      // What was learnt from journals that are not kept must outlive the index.
      try folder.store(admission.roster())
    }
    let isNews =
      pulled.count > 0 || admission.hasLearnt || pulled.news.contains(where: \.isReplacing)
    if try isNews || standing.isPulling || isBehind(pulled.heads, beliefs) {
      outcome.waiting = try merge(pulled, &admission)
    }
    try rememberHeads(pulled)
    let unknown = pulled.unknown.map(\.text).sorted().joined(separator: "\n")
    try note("unknown", Array(unknown.utf8))
    outcome.ownEdition = try meetOwnHeads(pulled.ownHeads, in: share)
  }

  /// Whether the home holds more than the index has merged: the index is an older copy, or
  /// entries wait for others.
  private func isBehind(_ heads: [SiteID: SignedHead], _ beliefs: Beliefs) throws -> Bool {
    let sites = SiteTable(try index.read { try $0.sites() })
    return heads.contains { site, head in
      site != settings.site && sites.applied(of: site) < min(head.head.seq, beliefs.limit(of: site))
    }
  }

  /// Remembers the heads that are held now as known to lie on the journals held.
  private func rememberHeads(_ pulled: Pulled) throws {
    guard !pulled.news.isEmpty else { return }
    var known = try knownHeads()
    for candidate in pulled.news { known.insert(HeadName(candidate.head)) }
    try store(known)
  }

  // MARK: Push

  private func push(_ outcome: inout ShareOutcome, isTrial: Bool) throws {
    let share = share(at: outcome.share)
    if !isTrial, outcome.pulled == nil {
      outcome.ownEdition = try meetOwnHeads(share.heads(of: settings.site), in: share)
    }
    let roster = try index.read { try storedRoster($0) }
    let home = try holdings(formerBeliefs(), networkName(roster))
    var known = try knownHeads()
    let report = report
    outcome.pushed = try Push(from: home, to: share, isTrial: isTrial).run(
      own: try newHead(roster, beyond: outcome.ownEdition), known: &known,
      progress: { report(.sending($0, of: $1)) })
    guard !isTrial else { return }
    try store(known)
    try note("sent", Array(String(standing.position.next - 1).utf8))
  }

  /// The head that says what this site has written and merged; `nil` when its last one does.
  ///
  /// Its edition is above `highest`, that of any head of this site in the share: a copied home may
  /// have left some, and readers go by the highest.
  private func newHead(_ roster: Roster, beyond highest: UInt32) throws -> SignedHead? {
    let site = settings.site
    let last = try folder.heads.head(of: site)?.head
    let sites = SiteTable(try index.read { try $0.sites() })
    let seq = standing.position.next - 1
    let clock = sites.applied.dots.compactMap { dot in
      sites.id(dot.site).map { Entry.Seen(site: $0, seq: dot.seq) }
    }.filter { $0.site != site }.sorted { $0.site < $1.site }
    if let last, last.seq == seq, last.clock == clock, last.edition >= highest { return nil }
    var chain = last?.chainState ?? Chain(of: site)
    if chain.seq < seq {
      chain = try folder.journals.chain(of: site, from: chain, through: seq, isOwn: true)
    }
    let edition = max(last?.edition ?? 0, highest)
    guard edition < .max else { return nil }
    return try signed(
      site, name: roster.standing(of: site.text).known?.name ?? settings.name,
      edition: edition + 1, chain: chain, clock: clock)
  }

  /// A head of `site`, whose key lies in this home.
  func signed(
    _ site: SiteID, name: String, edition: UInt32, chain: Chain, clock: [Entry.Seen]
  ) throws -> SignedHead {
    let key = try folder.key(of: site)
    return try SignedHead(
      Head(
        network: settings.network, site: site, name: name,
        key: Array(key.publicKey.rawRepresentation), edition: edition, seq: chain.seq,
        chain: chain.hex, clock: clock, at: surroundings.now()), with: key)
  }

  // MARK: What exchanges remember

  func holdings(_ beliefs: Beliefs, _ networkName: String? = nil) throws -> Holdings {
    let sites = try index.read { try $0.redactedSites() }
    return folder.holdings(
      settings, networkName: networkName ?? settings.networkName, bounds: beliefs.bounds,
      erased: ErasedRecords(records: beliefs.erased, sites: sites))
  }

  /// What was believed when the index was made; nothing is doubted in most networks.
  private func formerBeliefs() throws -> Beliefs {
    let (rows, notes) = try index.read { reader in
      (try reader.sites(), try Beliefs.text(from: reader) + HeldBranches.text(from: reader))
    }
    let refused = try folder.quarantine.names().compactMap { HeadName($0)?.site }
    if notes.isEmpty, refused.isEmpty { return Beliefs() }
    let sites = Set(rows.compactMap { SiteID($0.id) }).union(refused)
    return try formedBeliefs(index.read { try storedRoster($0) }, holding: sites).beliefs
  }

  func knownHeads() throws -> KnownHeads {
    let bytes = try index.read { try $0.note("heads") ?? [] }
    return KnownHeads(text: String(decoding: bytes, as: UTF8.self))
  }

  func store(_ known: KnownHeads) throws {
    if known.isChanged { try note("heads", Array(known.text.utf8)) }
  }

  /// Writes to the index, which is not settled then.
  func changeStanding(
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
      // The note must not reach the disk before what it speaks of.
      try index.settle()
      try index.write { try settled.write(to: $0) }
      try index.settle()
      standing = settled
    } catch {
      // Not settled: after a power cut the index is made anew, and nothing else is lost.
    }
  }
}
