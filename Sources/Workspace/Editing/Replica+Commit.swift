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
        let beliefs = try Beliefs(from: writer)
        guard beliefs.limit(of: settings.site) >= standing.position.next else {
          throw WorkspaceError.notBelieved(try storedRoster(writer).place(of: settings.site))
        }
        let fold = try Fold(
          into: writer, network: settings.network, history: history, beliefs: beliefs)
        var decision = Decision(
          fold: fold, site: fold.index(of: settings.site), by: member,
          now: max(surroundings.now(), standing.position.at), next: standing.position.next,
          erased: beliefs.erased, generator: surroundings.generator)
        try decide(&decision)
        guard !decision.entries.isEmpty else { return }
        let position = try OpenSegment(of: settings.site, in: folder.journals)
          .append(decision.entries, at: standing.position)
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
  let site: SiteIndex
  let by: String?
  let now: Timestamp
  var next: UInt32
  /// The records that were erased.
  let erased: Set<String>
  var generator: Surroundings.Generator
  /// The entries decided so far.
  private(set) var entries: [Entry] = []

  init(
    fold: Fold, site: SiteIndex, by: String?, now: Timestamp, next: UInt32, erased: Set<String>,
    generator: Surroundings.Generator
  ) {
    self.fold = fold
    self.site = site
    self.by = by
    self.now = now
    self.next = next
    self.erased = erased
    self.generator = generator
  }

  /// Adds `change` as the site's next entry, under all that the site has merged.
  ///
  /// - Throws: ``WorkspaceError/erased(_:)`` for a record that was erased: it stays so for ever.
  mutating func add(_ change: Change) throws {
    guard !erased.contains(change.record) else { throw WorkspaceError.erased(change.record) }
    var change = change
    let holdsPersonalData = Kind.of(record: change.record)?.holdsPersonalData ?? false
    if holdsPersonalData, change.salt == nil { change.salt = Salt.fresh(using: &generator) }
    let entry = Entry(
      seq: next, at: now, by: by, saw: fold.news(since: site), content: .change(change))
    try fold.merge(entry, of: site, lineDigest: nil)
    entries.append(entry)
    next += 1
  }
}

extension Fold {
  /// What was merged of other sites since the last entry of `site`.
  func news(since site: SiteIndex) -> [Entry.Seen] {
    let seen = sites.clock(of: site)
    return sites.applied.dots.compactMap { dot in
      guard dot.site != site, dot.seq > seen[dot.site], let id = sites.id(dot.site) else {
        return nil
      }
      return Entry.Seen(site: id, seq: dot.seq)
    }
  }
}
