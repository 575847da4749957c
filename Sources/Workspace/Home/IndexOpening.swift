import Catalog
import Community
import Journal
import Merge
import Sync

/// Opens a home's index, and brings it up to the journals where it is behind, gone, or not to be
/// trusted.
struct IndexOpening {
  let folder: HomeFolder
  let site: SiteID
  let network: String
  let surroundings: Surroundings
  let report: ProgressReport

  init(
    _ folder: HomeFolder, _ settings: SiteSettings, _ surroundings: Surroundings,
    _ report: @escaping ProgressReport
  ) {
    self.folder = folder
    site = settings.site
    network = settings.network
    self.surroundings = surroundings
    self.report = report
  }

  private var open: OpenSegment { OpenSegment(of: JournalID(site), in: folder.journals) }
  private var boot: String { surroundings.bootID ?? "" }

  /// Opens the index as it should be.
  ///
  /// A look-up only takes the lock when the index is behind. When another process holds it then,
  /// that one is bringing the index up to date, and the look-up shows what there is. Where the disk
  /// is full or closed to this user, the look-up reads the journals into memory.
  func run(holdsLock: Bool) throws -> (RecordIndex, IndexStanding) {
    if holdsLock { return try runLocked() }
    do {
      return try lookUp()
    } catch {
      guard WorkspaceError(error).isDiskClosed else { throw error }
      return try makeInMemory()
    }
  }

  private func runLocked() throws -> (RecordIndex, IndexStanding) {
    let opened = try openAsItIs(.write)
    if let (index, standing) = opened, try isCurrent(index, standing) { return (index, standing) }
    return try catchUp(opened)
  }

  private func lookUp() throws -> (RecordIndex, IndexStanding) {
    let opened = try openToRead()
    if let (index, standing) = opened, try isCurrent(index, standing) { return (index, standing) }
    guard
      let lock = try opened == nil
        ? folder.lockWaiting(surroundings) : folder.lockNow()
    else {
      if let opened { return opened }
      throw WorkspaceError.busy
    }
    try? opened?.0.close()
    defer { lock.release() }
    let (index, standing) = try runLocked()
    try index.close()
    return (try RecordIndex(at: folder.indexPath, access: .read), standing)
  }

  /// The index, also where SQLite can't make the files that it shares among processes.
  private func openToRead() throws -> (RecordIndex, IndexStanding)? {
    do {
      return try openAsItIs(.read)
    } catch {
      guard WorkspaceError(error).isDiskClosed else { throw error }
      return try openAsItIs(.untouched)
    }
  }

  /// What the journals say, in memory: nothing of the home is touched.
  private func makeInMemory() throws -> (RecordIndex, IndexStanding) {
    let index = try RecordIndex.inMemory()
    let filled = try fill(index, bulk: true, mayWrite: false)
    guard let filled else { throw CatalogError.needsRebuild(.damaged) }
    return (index, filled.standing)
  }

  /// The index, if there is one that can be read.
  private func openAsItIs(_ access: RecordIndex.Access) throws -> (RecordIndex, IndexStanding)? {
    guard try surroundings.files.size(of: folder.indexPath) != nil else { return nil }
    do {
      let index = try RecordIndex(at: folder.indexPath, access: access)
      guard let standing = try index.read({ try IndexStanding(from: $0) }),
        standing.network == network
      else {
        try index.close()
        return nil
      }
      return (index, standing)
    } catch CatalogError.needsRebuild {
      return nil
    }
  }

  private func isCurrent(_ index: RecordIndex, _ standing: IndexStanding) throws -> Bool {
    guard !standing.isPulling, try isAtTheEnd(standing.position) else { return false }
    return try standing.boot == boot || standing.isSettled && holdsWhatCame(index)
  }

  /// Whether the index has merged, or waits with, what the heads speak of: after a power cut it can
  /// be as it was before the last pull.
  private func holdsWhatCame(_ index: RecordIndex) throws -> Bool {
    let journals = JournalTable(try index.read { try $0.journals() })
    return try folder.heads.all(withClocks: false).allSatisfy { id, head in
      id == JournalID(site) || journals.applied(of: id) >= head.head.seq
    }
  }

  /// Whether the site's own journal ends at `position`. Between two seals the open segment only
  /// grows, so its start and its size say so.
  private func isAtTheEnd(_ position: OpenSegment.Position) throws -> Bool {
    guard try open.fileSize() == position.size else { return false }
    let sealed = try folder.journals.segments(of: JournalID(site)).map(\.last).max() ?? 0
    return position.first == sealed + 1
  }

  private func catchUp(
    _ opened: (RecordIndex, IndexStanding)?
  ) throws -> (RecordIndex, IndexStanding) {
    try open.cutTornTail(acknowledged: opened?.1.position)
    try open.sync()
    try checkOwnEnd()
    if let (index, standing) = opened {
      if standing.boot == boot,
        let filled = try fill(index, bulk: standing.isPulling)
      {
        return (index, filled.standing)
      }
      // What a power cut left of it may be too damaged even to be closed in order.
      try? index.close()
    }
    let made = try rebuild()
    return (made.index, made.standing)
  }

  /// The own journal holds what its head signs, or some of it is lost: other sites may have seen
  /// that, so that its numbers can't be used again.
  private func checkOwnEnd() throws {
    let next = try open.read().position.next
    guard let head = try folder.heads.head(of: JournalID(site))?.head, head.seq >= next else {
      return
    }
    throw JournalError.missing(site: site, seq: next)
  }

  /// Makes the index anew from the journals.
  func rebuild() throws -> (index: RecordIndex, standing: IndexStanding, waiting: Int) {
    let index = try folder.newIndex()
    guard let filled = try fill(index, bulk: true) else {
      throw CatalogError.needsRebuild(.damaged)
    }
    return (index, filled.standing, filled.waiting)
  }

  /// Removes indexes that earlier versions made to compare with, and that a crash left.
  private func removeComparisons() throws {
    for name in try surroundings.files.list(folder.path) where name.contains("-check-") {
      try surroundings.files.remove("\(folder.path)/\(name)")
    }
  }

  /// Merges what the index lacks of all journals. What the site wrote itself can rest on what it
  /// had received: an index that lacks the one may lack the other.
  ///
  /// - Parameter mayWrite: whether the home may be written to, where something in a journal was
  ///   erased, or is damaged. The index holds nothing of it either way.
  /// - Returns: `nil` when the index was made by other beliefs or of other journals, and must be
  ///   made anew.
  private func fill(
    _ index: RecordIndex, bulk: Bool, mayWrite: Bool = true
  ) throws -> (standing: IndexStanding, waiting: Int)? {
    if try isAheadOfJournals(index) { return nil }
    let stretches = try news(index, mayWrite: mayWrite)
    let standing = IndexStanding(
      network: network, boot: boot, isSettled: false, isPulling: false,
      position: try open.read().position)
    do {
      let waiting = try index.write(bulk: bulk) { writer in
        let step = IndexStep(
          network: network, own: site,
          history: HistoryReader(journals: folder.journals, own: site))
        let former = try Beliefs(from: writer)
        let waiting = try step.run(
          writer, stretches,
          willWrite: { beliefs in
            guard mayWrite, beliefs.erased != former.erased else { return }
            try removeComparisons()
            try Erasing(folder: folder, own: site).run(beliefs.erased)
          }, progress: { report(.indexing($0, of: $1)) })
        try standing.write(to: writer)
        return waiting
      }
      return (standing, waiting)
    } catch is IndexStep.NeedsRemake {
      return nil
    }
  }

  /// Whether the index holds entries that the journals do not: the journals were restored from an
  /// older copy, and it was left.
  private func isAheadOfJournals(_ index: RecordIndex) throws -> Bool {
    let journals = JournalTable(try index.read { try $0.journals() })
    return try ends(own: try open.read().position).contains { id, end in
      journals.applied(of: id) > end
    }
  }

  /// What the index lacks of each journal.
  ///
  /// What a home holds of other sites is what its files say. A journal of which they don't say all
  /// counts as not held, and is set aside: the next exchange brings it, as to a newcomer.
  private func news(_ index: RecordIndex, mayWrite: Bool) throws -> [Stretch] {
    let journals = JournalTable(try index.read { try $0.journals() })
    let ends = try ends(own: try open.read().position)
    return try ends.enumerated().compactMap { done, place in
      let (id, end) = place
      report(.receiving(done, of: ends.count))
      do {
        return try folder.stretch(of: id, beyond: journals, through: end, own: site)
      } catch let error as JournalError where error.isDamage && id != JournalID(site) {
        if mayWrite {
          try folder.journals.setAsideDamaged(of: id)
          try folder.heads.setAside(id)
        }
        return nil
      }
    }
  }

  /// How far each journal goes that is to be merged.
  private func ends(own: OpenSegment.Position) throws -> [(JournalID, UInt32)] {
    var ends = [(JournalID(site), own.next - 1)]
    for (id, head) in try folder.heads.all(withClocks: false) where id != JournalID(site) {
      ends.append((id, head.head.seq))
    }
    return ends.sorted { $0.0 < $1.0 }
  }
}

extension HomeFolder {
  /// What a journal holds beyond what is merged of it, up to entry `end`.
  ///
  /// Of one that shares its beginning with another, what both have is left out.
  func stretch(
    of journal: JournalID, beyond merged: JournalTable, through end: UInt32, own: SiteID
  ) throws(JournalError) -> Stretch {
    var chain = merged.chain(of: journal)
    let fork = journal.branch.map { $0.seq - 1 } ?? 0
    if chain.seq < fork {
      chain = try journals.chain(
        of: journal, from: Chain(of: journal.site), through: fork, isOwn: false)
    }
    return try journals.stretch(
      of: journal, after: chain, through: end, isOwn: journal == JournalID(own))
  }
}
