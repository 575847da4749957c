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
    var admission = try admission()
    let report = report
    let pulled = try Pull(into: store(), from: share).run(
      admission: &admission, isTrial: isTrial,
      willStore: { try changeStanding { $0.isPulling = true } },
      progress: { report(.receiving($0, of: $1)) })
    outcome.pulled = pulled
    guard !isTrial else { return }
    outcome.dismissed = try dismissals(by: pulled, &admission)
    if admission.hasGlimpsed { try remember(admission.roster()) }
    let isNews = pulled.news.contains { $0.stretch.first != nil }
    if try isNews || standing.isPulling || isBehind(pulled.heads) {
      outcome.waiting = try merge(pulled)
    }
    let unknown = pulled.unknown.map(\.text).sorted().joined(separator: "\n")
    try note("unknown", Array(unknown.utf8))
    let barred = pulled.barred.map(\.text).sorted().joined(separator: "\n")
    try note("barred", Array(barred.utf8))
    try meetCopies(pulled)
  }

  /// Who belongs, before anything is read of a share.
  private func admission() throws -> RosterAdmission {
    let heads = try folder.heads.all(withClocks: false)
    let merged = JournalTable(try index.read { try $0.journals() })
    let held = Dictionary(
      heads.map { ($0.key.site, $0.value.head.seq) }, uniquingKeysWith: { max($0, $1) })
    var admission = RosterAdmission(held: held) { [self] in
      try index.read { try storedRoster($0) }
    }
    // What entries that are held wait for is wanted, too.
    for (journal, head) in heads where journal.site != settings.site {
      guard merged.applied(of: journal) < head.head.seq,
        let stretch = try? folder.stretch(
          of: journal, beyond: merged, through: head.head.seq, own: settings.site)
      else { continue }
      admission.want(stretch)
    }
    return admission
  }

  /// Remembers who belongs, before what came is merged.
  private func remember(_ roster: Roster) throws {
    try note("roster", roster.encoded)
  }

  /// Whether the home holds more than the index has merged: the index is an older copy, or
  /// entries wait for others.
  private func isBehind(_ heads: [JournalID: SignedHead]) throws -> Bool {
    let journals = JournalTable(try index.read { try $0.journals() })
    return heads.contains { journal, head in
      journal != JournalID(settings.site) && journals.applied(of: journal) < head.head.seq
    }
  }

  // MARK: Push

  private func push(_ outcome: inout ShareOutcome, isTrial: Bool) throws {
    let share = share(at: outcome.share)
    let roster = try index.read { try storedRoster($0) }
    let report = report
    outcome.pushed = try Push(
      from: store(networkName(roster)), to: share, isTrial: isTrial
    ).run(
      own: try newHead(roster, beyond: highestEdition(in: share)),
      progress: { report(.sending($0, of: $1)) })
    guard !isTrial else { return }
    try note("sent", Array(String(standing.position.next - 1).utf8))
  }

  /// The highest edition of this site's heads in a share that it really signed: a copied home may
  /// have left some, and readers go by the highest.
  private func highestEdition(in share: FolderShare) throws -> UInt32 {
    let held = try folder.heads.head(of: JournalID(settings.site))?.head
    let pull = Pull(into: try store(), from: share)
    for name in try share.heads(of: settings.site).sorted(by: >).prefix(16)
    where name.edition > held?.edition ?? 0 {
      if let signed = try pull.head(name), held.map({ $0.key == signed.head.key }) ?? true {
        return name.edition
      }
    }
    return held?.edition ?? 0
  }

  /// The head that says what this site has written and merged; `nil` when its last one does.
  ///
  /// Its edition is above `highest`, that of any head of this site in the share.
  private func newHead(_ roster: Roster, beyond highest: UInt32) throws -> SignedHead? {
    let site = settings.site
    let last = try folder.heads.head(of: JournalID(site))?.head
    let (chain, clock) = try index.read { reader in
      (
        JournalTable(try reader.journals()).chain(of: JournalID(site)),
        try reader.mergedNames(without: site).filter { isNamed($0, roster) }
      )
    }
    let isSame = last.map { $0.seq == chain.seq && $0.chain == chain.hex && $0.clock == clock }
    if let last, isSame == true, last.edition >= highest { return nil }
    let edition = max(last?.edition ?? 0, highest)
    guard edition < .max, chain.seq > 0 else { return nil }
    return try signed(
      site, name: roster.standing(of: site.text).known?.name ?? settings.name,
      edition: edition + 1, chain: chain, clock: clock)
  }

  /// Whether a head says how far a site is merged: one that never belonged is nobody's business,
  /// and there may be any number of them.
  private func isNamed(_ name: EntryName, _ roster: Roster) -> Bool {
    roster.networkName == nil || roster.standing(of: name.site.text).known != nil
  }

  /// A head of `site`, whose key lies in this home.
  func signed(
    _ site: SiteID, name: String, edition: UInt32, chain: Chain, clock: [EntryName]
  ) throws -> SignedHead {
    let key = try folder.key(of: site)
    return try SignedHead(
      Head(
        network: settings.network, site: site, name: name,
        key: Array(key.publicKey.rawRepresentation), edition: edition, seq: chain.seq,
        chain: chain.hex, clock: clock, at: surroundings.now()), with: key)
  }

  // MARK: What exchanges remember

  /// What sync needs of this home.
  func store(_ networkName: String? = nil) throws -> LocalStore {
    let (sites, erased) = try index.read { (try $0.redactedSites(), try Beliefs(from: $0).erased) }
    return folder.store(
      settings, networkName: networkName ?? settings.networkName,
      points: try IndexPoints(index, journals: folder.journals, own: settings.site),
      erased: ErasedRecords(records: erased, sites: sites))
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
