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
  /// What this site became by what this exchange brought, a lead or none; `nil` when it stayed
  /// what it was, or came in or was sent away by it.
  public internal(set) var role: Role?
  /// Whether this site had waited for a lead, and this exchange brought word that it was let in.
  public internal(set) var isLetIn = false
  /// What this site is asked as a lead since what this exchange brought.
  public internal(set) var questions: [LeadQuestion] = []
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
    let shares = outcomes.map { OnceListedShare(share(at: $0.share)) }
    for (place, share) in shares.enumerated() where direction != .push {
      attempt(&outcomes[place]) { try pull(&$0, from: share, isTrial: isTrial) }
    }
    if direction != .push, !isTrial { try remember(awaited: outcomes) }
    for (place, share) in shares.enumerated()
    where direction != .pull && outcomes[place].failure == nil {
      attempt(&outcomes[place]) { try push(&$0, to: share, isTrial: isTrial) }
    }
    if !isTrial {
      settle()
      remember(outcomes)
    }
    return outcomes
  }

  private func remember(awaited outcomes: [ShareOutcome]) throws(WorkspaceError) {
    do {
      var awaited = Set(outcomes.compactMap { $0.pulled?.awaited }.joined())
      if outcomes.contains(where: { $0.waiting > 0 }) { awaited.formUnion(try redactedFiles()) }
      try note(awaited, as: IndexNotes.awaited)
    } catch {
      throw WorkspaceError(error)
    }
  }

  /// The segments, by their paths in a share, in which a line was redacted without a reason that
  /// this home waits for: who holds it in full gives it anew.
  private func redactedFiles() throws -> [String] {
    let held = try heldAndWaiting(by: try folder.heads.all(withClocks: false))
    return try lacking(held, store().erased).flatMap { journal, seq in
      try folder.journals.segments(of: journal).filter { $0.holds(seq) }
        .map { "segments/\(journal.site)/\($0.text)" }
    }
  }

  private func attempt(_ outcome: inout ShareOutcome, _ body: (inout ShareOutcome) throws -> Void) {
    do { try body(&outcome) } catch { outcome.failure = WorkspaceError(error) }
  }

  // MARK: Pull

  private func pull(
    _ outcome: inout ShareOutcome, from share: some Share, isTrial: Bool
  ) throws {
    let heads = try folder.heads.all(withClocks: false)
    let held = try heldAndWaiting(by: heads)
    var admission = try admission(held)
    let report = report
    var hasStored = false
    defer { if hasStored, outcome.pulled == nil { distrustIndex() } }
    let store = try store()
    let pull = Pull(
      into: store, from: share, held: heads, lacking: lacking(held, store.erased))
    let pulled = try pull.run(
      admission: &admission, isTrial: isTrial,
      willStore: {
        try changeIndex { $1.isPulling = true }
        hasStored = true
      },
      progress: { report(.receiving($0, of: $1)) })
    outcome.pulled = pulled
    guard !isTrial else { return }
    outcome.dismissed = try dismissals(by: pulled, &admission)
    try note(&admission, in: &outcome)
    outcome.waiting = try merge(pulled, admission)
    try note(Set(pulled.unknown), as: IndexNotes.unknown)
    try note(
      Dictionary(uniqueKeysWithValues: pulled.barred.map { ($0, admission.turnedAway[$0]) }),
      as: IndexNotes.barred)
    // A home that turns out to be a copy writes nothing more under the key that it shares.
    try meetCopies(pulled)
    if admission.hasLearnt { try pinNewcomers() }
  }

  /// What is held and waits, of this home's own journal, too: it is merged with what it waits for.
  private func heldAndWaiting(by heads: [JournalID: SignedHead]) throws -> [Stretch] {
    let merged = try index.read { JournalTable(try $0.journals()) }
    var ends = heads.mapValues(\.head.seq)
    ends[JournalID(settings.site)] = journalEnd.next - 1
    var held: [Stretch] = []
    for (journal, end) in ends where merged.applied(of: journal) < end {
      guard
        let stretch = try? folder.stretch(
          of: journal, beyond: merged, through: end, own: settings.site)
      else { continue }
      held.append(stretch)
    }
    return held
  }

  /// Of journals that wait for a line that was redacted without a reason, the entry.
  private func lacking(_ held: [Stretch], _ erased: ErasedRecords) -> [JournalID: UInt32] {
    let waiting = held.filter { stretch in
      guard stretch.journal != JournalID(settings.site), !stretch.entries.isEmpty,
        stretch.entries.isErased(at: 0)
      else { return false }
      return !erased.records.contains(stretch.records[stretch.entries.record(at: 0)])
    }
    return Dictionary(
      waiting.map { ($0.journal, $0.entries.seq(at: 0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// Who belongs, before anything is read of a share.
  private func admission(_ held: [Stretch]) throws -> RosterAdmission {
    let own = try index.read { isAlone(JournalTable(try $0.journals())) ? try ownStretch() : nil }
    let settings = settings
    let history = history
    return try RosterAdmission(of: self, held: held) { reader in
      // A newcomer's index is made anew when much comes: see ``merge(_:_:)``.
      let table = own == nil ? JournalTable(try reader.journals()) : JournalTable()
      let fold = try Fold(
        into: reader, table, network: settings.network, own: settings.site, history: history)
      if let own { _ = try fold.merge([own]) }
      return fold
    }
  }

  // MARK: Push

  private func push(
    _ outcome: inout ShareOutcome, to share: some Share, isTrial: Bool
  ) throws {
    let roster = try index.read { try storedRoster($0) }
    let report = report
    let highest = try highestHead(in: share)
    let own: SignedHead?
    do {
      own = try newHead(roster, beyond: highest?.edition ?? 0)
    } catch is SpentSite {
      if !isTrial, try leaveSpentSite(highest) {
        return try push(&outcome, to: share, isTrial: isTrial)
      }
      own = nil
    }
    outcome.pushed = try Push(
      from: store(networkName(roster)), to: share, isTrial: isTrial
    ).run(own: own, progress: { report(.sending($0, of: $1)) })
    guard !isTrial else { return }
    try note(journalEnd.next - 1, as: IndexNotes.sent)
  }

  /// Goes on as another site where no head of this one can be above all others: somebody who has
  /// its key signed the last edition. What a head vouches for stays the old site's.
  ///
  /// - Returns: whether it did.
  private func leaveSpentSite(_ highest: Head?) throws -> Bool {
    let (site, lines) = (settings.site, try ownLines())
    var said = try folder.heads.head(of: JournalID(site))?.head.seq ?? 0
    if let highest, highest.seq > said, highest.seq <= lines.count,
      Chain(of: site, over: Array(lines.prefix(Int(highest.seq)))) == highest.chainState
    {
      said = highest.seq
    }
    guard said > 0 else { return false }
    try continueSite(
      Departure(
        reason: .forked, kept: Array(lines.prefix(Int(said))),
        lines: Array(lines.dropFirst(Int(said)))))
    return true
  }

  /// The head of the highest edition, here or in a share, that this site's key really signed: a
  /// copied home may have left some, and readers go by the highest.
  private func highestHead(in share: some Share) throws -> Head? {
    let held = try folder.heads.head(of: JournalID(settings.site))?.head
    let pull = Pull(into: try store(), from: share)
    for name in try share.heads(of: settings.site).sorted(by: >).prefix(16)
    where name.edition > held?.edition ?? 0 {
      if let signed = try pull.head(name), held.map({ $0.key == signed.head.key }) ?? true {
        return signed.head
      }
    }
    return held
  }

  /// The head that says what this site has written and merged; `nil` when its last one does.
  ///
  /// Its edition is above `highest`, that of any head of this site in the share.
  ///
  /// - Throws: `SpentSite` when there is none above.
  private func newHead(_ roster: Roster, beyond highest: UInt32) throws -> SignedHead? {
    let site = settings.site
    let last = try folder.heads.head(of: JournalID(site))?.head
    let (chain, clock, noted) = try index.read { reader in
      (
        JournalTable(try reader.journals()).chain(of: JournalID(site)),
        try reader.mergedNames(without: site).filter { isNamed($0, roster) },
        try reader.value(of: IndexNotes.awaited)
      )
    }
    let attachments = try folder.quarantine.names().compactMap { BlobName($0) }
    let awaits = noted.union(attachments.map { "blobs/\($0.folder)/\($0)" })
    let isSame = last.map {
      $0.seq == chain.seq && $0.chain == chain.hex && $0.clock == clock
        && $0.awaits == Head.named(awaits)
    }
    if let last, isSame == true, last.edition >= highest { return nil }
    let edition = max(last?.edition ?? 0, highest)
    // Entries that wait for a lost journal were signed before: what was said is not taken back.
    guard chain.seq > 0, chain.seq >= last?.seq ?? 0 else { return nil }
    guard edition < .max else { throw SpentSite() }
    return try signed(
      site, name: roster.standing(of: site.text).known?.name ?? settings.name,
      edition: edition + 1, chain: chain, clock: clock, awaits: awaits)
  }

  /// Whether a head says how far a site is merged: one that never belonged is nobody's business,
  /// and there may be any number of them.
  private func isNamed(_ name: EntryName, _ roster: Roster) -> Bool {
    roster.networkName == nil || roster.standing(of: name.site.text).known != nil
  }

  /// A head of `site`, whose key lies in this home.
  func signed(
    _ site: SiteID, name: String, edition: UInt32, chain: Chain, clock: [EntryName],
    awaits: Set<String> = []
  ) throws -> SignedHead {
    let key = try folder.key(of: site)
    return try SignedHead(
      Head(
        network: settings.network, site: site, name: name,
        key: Array(key.publicKey.rawRepresentation), edition: edition, seq: chain.seq,
        chain: chain.hex, clock: clock, awaits: awaits, at: surroundings.now()), with: key)
  }

  // MARK: What exchanges remember

  /// What sync needs of this home.
  func store(_ networkName: String? = nil) throws -> LocalStore {
    let (sites, beliefs) = try index.read { reader in
      (try reader.value(of: IndexNotes.redacted), try reader.value(of: IndexNotes.beliefs))
    }
    return folder.store(
      settings, networkName: networkName ?? settings.networkName,
      points: try IndexPoints(index, journals: folder.journals, own: settings.site),
      erased: ErasedRecords(records: beliefs.erased, sites: sites))
  }

  /// Writes to the index, which is not settled then.
  func changeIndex(_ change: (IndexWriter, inout IndexStanding) throws -> Void) throws {
    try index.write { writer in
      var standing = try writer.value(of: IndexNotes.standing)
      standing.isSettled = false
      standing.boot = surroundings.bootID ?? ""
      try change(writer, &standing)
      try writer.put(standing, as: IndexNotes.standing)
    }
  }

  /// Notes something in the index, if it is not noted there already.
  func note<Value: Equatable>(_ value: Value, as note: Note<Value>) throws {
    guard try index.read({ try $0.value(of: note) }) != value else { return }
    try changeIndex { writer, _ in try writer.put(value, as: note) }
  }

  /// Syncs the index, so that a power cut after this leaves it whole. An exchange takes its time
  /// anyway; an edit does not.
  private func settle() {
    do {
      guard try !index.read({ try $0.value(of: IndexNotes.standing) }).isSettled else { return }
      // The note must not reach the disk before what it speaks of.
      try index.settle()
      try changeIndex { $1.isSettled = true }
      try index.settle()
    } catch CatalogError.io {
      // What a disk could not write once, it may take for written: a later sync says nothing of it
      // (Rebello et al., "Can Applications Recover from fsync Failures?", 2020).
      try? dropIndex()
    } catch {
      // Not settled: after a power cut the index is made anew, and nothing else is lost.
    }
  }
}

/// That a head of this site bears the last edition.
private struct SpentSite: Error {}
