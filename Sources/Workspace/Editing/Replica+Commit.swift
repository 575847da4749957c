import Catalog
import Community
import Journal
import Merge

extension Replica {
  /// Decides changes against what is there, writes them to the journal, and merges them.
  ///
  /// When this returns, the changes are acknowledged: one append, synced once, holds them.
  ///
  /// - Parameters:
  ///   - member: who makes the changes, as `member/…`, where known.
  ///   - decide: returns the changes, in order. Each is merged, in memory, before the next is asked
  ///     for, so that it can build on it.
  func commit(
    by member: String?, _ decide: (inout Decision) throws -> Void
  ) throws -> [Entry] {
    try bringForward()
    try standOnWhatIsHere()
    let decision = try decided(by: member, decide)
    if !decision.entries.isEmpty { try append(decision) }
    return decision.entries
  }

  /// What ``commit(by:_:)`` would write now. Nothing is written.
  func decided(
    by member: String?, _ decide: (inout Decision) throws -> Void
  ) throws -> Decision {
    try index.read { reader in
      let fold = try Fold(
        into: reader, JournalTable(reader.journals()), network: settings.network,
        own: settings.site, history: history)
      guard fold.beliefs.limit(of: settings.site) >= journalEnd.next else {
        throw WorkspaceError.notBelieved(
          settings.site, try storedRoster(reader).place(of: settings.site))
      }
      var decision = Decision(
        fold: fold, journal: fold.ownJournal(), by: member,
        now: surroundings.now(), next: journalEnd.next,
        generator: surroundings.generator)
      try decide(&decision)
      return decision
    }
  }
}

/// Changes on their way into the journal.
struct Decision {
  let fold: Fold
  let journal: SiteIndex
  let by: String?
  let now: Timestamp
  var next: UInt32
  var generator: Surroundings.Generator
  /// The entries decided so far.
  private(set) var entries: [Entry] = []
  /// Their lines.
  private(set) var lines: [FramedLine] = []
  /// The chain over the journal before them.
  let start: Chain
  private var chain: Chain

  init(
    fold: Fold, journal: SiteIndex, by: String?, now: Timestamp, next: UInt32,
    generator: Surroundings.Generator
  ) {
    self.fold = fold
    self.journal = journal
    self.by = by
    self.now = now
    self.next = next
    self.generator = generator
    start = fold.journals.chain(of: journal)
    chain = start
  }

  /// Adds `change` as the site's next entry, under all that the site has merged.
  ///
  /// - Throws: ``WorkspaceError/erased(_:)`` for a record that was erased: it stays so for ever;
  ///   ``WorkspaceError/leadsOnly`` for what only leads change.
  mutating func add(_ change: Change) throws {
    guard !fold.beliefs.erased.contains(change.record) else {
      throw WorkspaceError.erased(change.record)
    }
    // Written all the same, it would have no effect anywhere.
    if change.isForLeads, try !fold.isLed() { throw WorkspaceError.leadsOnly }
    var change = change
    let holdsPersonalData = Kind.of(record: change.record)?.holdsPersonalData ?? false
    if holdsPersonalData, change.salt == nil { change.salt = Salt.fresh(using: &generator) }
    // Nothing comes in between the entries of one decision.
    let saw = entries.isEmpty ? fold.news(since: journal) : []
    let entry = Entry(seq: next, at: now, by: by, saw: saw, content: .change(change))
    let line = try FramedLine(entry)
    chain.append(line)
    lines.append(line)
    try fold.merge(entry, of: journal, after: chain)
    entries.append(entry)
    next += 1
  }
}

extension Fold {
  /// What was merged of other journals since the last entry of `journal`.
  func news(since journal: SiteIndex) -> [EntryName] {
    let seen = journals.clock(of: journal)
    let merged = journals.applied
    return journals.points(of: merged, without: journal).compactMap { dot in
      guard dot.seq > seen[dot.site], let site = journals.site(dot.site) else { return nil }
      return EntryName(site: site, point: journals.chain(of: dot.site).point)
    }
  }
}
