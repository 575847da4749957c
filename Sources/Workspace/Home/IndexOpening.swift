import Catalog
import Community
import Journal
import Merge
import Sync

/// A home's index, open, and where the home's own journal ends.
typealias OpenedIndex = (index: RecordIndex, end: OpenSegment.Position)

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

  /// The index, and what it says of itself.
  private typealias Found = (index: RecordIndex, standing: IndexStanding)

  private var open: OpenSegment { OpenSegment(of: JournalID(site), in: folder.journals) }
  private var boot: String { surroundings.bootID ?? "" }

  /// What brings the index forward.
  var step: IndexStep {
    IndexStep(folder: folder, own: site, network: network, boot: boot, report: report)
  }

  /// Opens the index as it should be.
  ///
  /// A look-up only takes the lock when the index is behind. When another process holds it then,
  /// that one is bringing the index up to date, and the look-up shows what there is. Where the disk
  /// is full or closed to this user, the look-up reads the journals into memory.
  func run(holdsLock: Bool) throws -> OpenedIndex {
    if holdsLock { return try runLocked() }
    do {
      return try lookUp()
    } catch {
      guard WorkspaceError(error).isDiskClosed else { throw error }
      return try makeInMemory()
    }
  }

  private func runLocked() throws -> OpenedIndex {
    let found = try openAsItIs(.write)
    if let found, try isCurrent(found) { return (found.index, found.standing.position) }
    return try catchUp(found)
  }

  private func lookUp() throws -> OpenedIndex {
    let found = try openToRead()
    if let found, try isCurrent(found) { return (found.index, found.standing.position) }
    guard
      let lock = try found == nil
        ? folder.lockWaiting(surroundings) : folder.lockNow()
    else {
      if let found { return (found.index, found.standing.position) }
      throw WorkspaceError.busy
    }
    try? found?.index.close()
    defer { lock.release() }
    let (index, end) = try runLocked()
    try index.close()
    return (try folder.openIndex(.read), end)
  }

  /// The index, also where SQLite can't make the files that it shares among processes.
  private func openToRead() throws -> Found? {
    do {
      return try openAsItIs(.read)
    } catch {
      guard WorkspaceError(error).isDiskClosed else { throw error }
      return try openAsItIs(.untouched)
    }
  }

  /// What the journals say, in memory: nothing of the home is touched.
  private func makeInMemory() throws -> OpenedIndex {
    let index = try RecordIndex.inMemory()
    let end = try open.read().position
    var step = step
    step.mayWrite = false
    _ = try fill(index, by: step, endingAt: end)
    return (index, end)
  }

  /// The index, if there is one that can be read.
  private func openAsItIs(_ access: RecordIndex.Access) throws -> Found? {
    guard try surroundings.files.size(of: folder.indexPath) != nil else { return nil }
    do {
      let index = try folder.openIndex(access)
      let standing = try index.read { try $0.value(of: IndexNotes.standing) }
      guard standing.network == network else {
        try index.close()
        return nil
      }
      return (index, standing)
    } catch CatalogError.needsRebuild {
      return nil
    }
  }

  private func isCurrent(_ found: Found) throws -> Bool {
    let standing = found.standing
    guard !standing.isPulling, try isAtTheEnd(standing.position) else { return false }
    return try standing.boot == boot || standing.isSettled && holdsWhatCame(found.index)
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

  private func catchUp(_ found: Found?) throws -> OpenedIndex {
    // Whoever made the home, or the site that it went on as, may have died before that was durable.
    try folder.files.syncFolder(folder.path)
    try open.cutTornTail(acknowledged: found?.standing.position)
    try open.sync()
    let end = try open.read().position
    try checkOwnEnd(end)
    if let (index, standing) = found {
      var news = JournalNews(endingAt: end)
      news.isMuch = standing.isPulling
      if standing.boot == boot, try step.take(on: index, news) != nil { return (index, end) }
      // What a power cut left of it may be too damaged even to be closed in order.
      try? index.close()
    }
    let made = try rebuild()
    return (made.index, made.end)
  }

  /// The own journal holds what its head signs, or some of it is lost: other sites may have seen
  /// that, so that its numbers can't be used again.
  private func checkOwnEnd(_ end: OpenSegment.Position) throws {
    guard let head = try folder.heads.head(of: JournalID(site))?.head, head.seq >= end.next else {
      return
    }
    throw JournalError.missing(site: site, seq: end.next)
  }

  /// Makes the index anew from the journals.
  ///
  /// - Returns: with it, how many entries wait for others.
  func rebuild() throws -> (index: RecordIndex, end: OpenSegment.Position, waiting: Int) {
    let index = try folder.newIndex()
    let waiting = try fill(index, by: step, endingAt: try open.read().position)
    // To make it takes out what was erased, of the open segment, too.
    return (index, try open.read().position, waiting)
  }

  /// Fills an empty index with all that is held.
  private func fill(
    _ index: RecordIndex, by step: IndexStep, endingAt end: OpenSegment.Position
  ) throws -> Int {
    var news = JournalNews(endingAt: end)
    news.isMuch = true
    guard let waiting = try step.take(on: index, news) else {
      throw CatalogError.needsRebuild(.damaged)
    }
    return waiting
  }
}
