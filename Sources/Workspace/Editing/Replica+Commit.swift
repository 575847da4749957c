import Catalog
import Community
import Journal
import Merge

extension Replica {
  /// Decides changes against what is there, writes them to the journal, and merges them.
  ///
  /// When this returns, the changes are acknowledged: one append, synced once, holds them. That
  /// the index could not be written after it (a full disk, say) is no failure: the index is
  /// brought up to the journal at the next start.
  ///
  /// - Parameters:
  ///   - member: who makes the changes, as `member/…`, where known.
  ///   - decide: returns the changes, in order. Each is merged before the next is asked for, so
  ///     that it can build on it.
  func commit(
    by member: String?, expecting count: Int = 1,
    _ decide: (inout Decision) throws -> Void
  ) throws -> [Entry] {
    try standOnWhatIsHere()
    return try record(by: member, expecting: count, decide)
  }

  /// Does what ``commit(by:expecting:_:)`` does, where this site can go on.
  func record(
    by member: String?, expecting count: Int, _ decide: (inout Decision) throws -> Void
  ) throws -> [Entry] {
    var acknowledged: (entries: [Entry], position: OpenSegment.Position)?
    do {
      try index.write(bulk: count > 1000) { writer in
        let fold = try Fold(
          into: writer, network: settings.network, own: settings.site, history: history)
        let own = fold.ownJournal()
        // The position is what the rows say: an edit whose rows could not be written comes first.
        guard fold.journals.applied[own] + 1 == standing.position.next else {
          throw CatalogError.needsRebuild(.damaged)
        }
        guard fold.beliefs.limit(of: settings.site) >= standing.position.next else {
          throw WorkspaceError.notBelieved(try storedRoster(writer).place(of: settings.site))
        }
        var decision = Decision(
          fold: fold, journal: own, by: member,
          now: max(surroundings.now(), standing.position.at), next: standing.position.next,
          generator: surroundings.generator)
        try decide(&decision)
        guard !decision.entries.isEmpty else { return }
        var chain = decision.start
        let position = try OpenSegment(of: JournalID(settings.site), in: folder.journals)
          .append(decision.entries, at: standing.position, after: &chain)
        acknowledged = (decision.entries, position)
        standing.position = position
        standing.boot = surroundings.bootID ?? ""
        standing.isSettled = false
        try fold.write(to: writer)
        try standing.write(to: writer)
      }
    } catch {
      guard acknowledged != nil else {
        // A long append that failed on the way has left its first parts. Nothing more is decided
        // here by where the journal seemed to end.
        if error is JournalError { try? index.close() }
        throw error
      }
    }
    return acknowledged?.entries ?? []
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
  /// - Throws: ``WorkspaceError/erased(_:)`` for a record that was erased: it stays so for ever.
  mutating func add(_ change: Change) throws {
    guard !fold.beliefs.erased.contains(change.record) else {
      throw WorkspaceError.erased(change.record)
    }
    var change = change
    let holdsPersonalData = Kind.of(record: change.record)?.holdsPersonalData ?? false
    if holdsPersonalData, change.salt == nil { change.salt = Salt.fresh(using: &generator) }
    let entry = Entry(
      seq: next, at: now, by: by, saw: fold.news(since: journal), content: .change(change))
    try chain.append(entry)
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
