import Catalog
import Community
import Crypto
import Journal
import Merge
import Sync

/// A site's home, opened: its journals, its index, and who it is.
///
/// An edit goes down once: it is decided against the index, appended to the journal (and is
/// acknowledged then), merged, and written to the index. A look-up reads the index alone.
///
/// One value serves one thread. After an error of the disk it is to be closed, and the home opened
/// again, which looks at what is there.
public final class Replica {
  /// What a replica is opened for.
  public enum Access: Sendable {
    /// Look-ups, which never wait for a writer.
    case read
    /// Changes and exchanges: one process at a time.
    case write
  }

  /// Who this site is.
  public internal(set) var settings: SiteSettings

  let folder: HomeFolder
  let surroundings: Surroundings
  let report: ProgressReport
  /// The index as it is open; see ``index``.
  private(set) var opened: RecordIndex
  /// Whether the index may lack what is in the journals: it could not be brought forward.
  private var isBehind = false
  /// The home's lock, while this replica may write.
  let lock: (any FileLock)?
  /// Where the own journal ends.
  private(set) var journalEnd: OpenSegment.Position
  /// The changes of site that happened while this replica was open.
  public internal(set) var wentOn: [WentOn] = []

  /// Opens the home at `path`, and brings its index up to date.
  ///
  /// - Throws: ``WorkspaceError``.
  public init(
    at path: String, for access: Access, in surroundings: Surroundings,
    report: @escaping ProgressReport = { _ in }
  ) throws(WorkspaceError) {
    folder = HomeFolder(path: path, in: surroundings)
    var settings = try folder.settings()
    self.surroundings = surroundings
    self.report = report
    do {
      let lock = access == .write ? try folder.lockWaiting(surroundings) : nil
      self.lock = lock
      do {
        if lock != nil {
          // Read again: a process that held the lock may have gone on as another site.
          settings = try folder.settings()
          try folder.finish(&settings)
        } else if !settings.leftovers.isEmpty, let lock = try folder.lockNow() {
          defer { lock.release() }
          try folder.finish(&settings)
        }
        self.settings = settings
        let opening = IndexOpening(folder, settings, surroundings, report)
        (opened, journalEnd) = try opening.run(holdsLock: lock != nil)
        if lock != nil {
          try settleDown()
          try reissueBehindGap()
        }
      } catch {
        lock?.release()
        throw error
      }
    } catch {
      throw WorkspaceError(error)
    }
  }

  /// What makes and opens the index.
  private var opening: IndexOpening { IndexOpening(folder, settings, surroundings, report) }

  /// Lets the home go. Nothing is lost without it, but the next start is a little quicker.
  public func close() {
    try? opened.close()
    lock?.release()
  }

  /// The index. Where it could not be brought forward before, that is tried again; when it still
  /// can't be, a look-up shows what there is.
  var index: RecordIndex {
    if isBehind { try? catchUp() }
    return opened
  }

  /// Runs `body` over the index, and turns what it throws into a ``WorkspaceError``.
  func reading<T>(_ body: (IndexReader) throws -> T) throws(WorkspaceError) -> T {
    do { return try index.read(body) } catch { throw WorkspaceError(error) }
  }

  var history: HistoryReader { HistoryReader(journals: folder.journals, own: settings.site) }

  func storedRoster(_ reader: IndexReader) throws -> Roster {
    try reader.value(of: IndexNotes.roster)
  }
}

// How the index follows the journals while the home is open.
extension Replica {
  /// Appends what was decided to the own journal. When this returns, it is acknowledged.
  ///
  /// That the index can't take it then (a full disk, say) is no failure: it does when it is next
  /// asked for, here or in another process.
  func append(_ decision: Decision) throws {
    let start = journalEnd
    var chain = decision.start
    do {
      journalEnd = try OpenSegment(of: JournalID(settings.site), in: folder.journals)
        .append(decision.lines, at: start, after: &chain)
    } catch {
      // A long append that failed on the way has left its first parts. Nothing more is decided here
      // by where the journal seemed to end.
      try? opened.close()
      isBehind = true
      throw error
    }
    var news = JournalNews(endingAt: journalEnd)
    news.appended = Appended(fold: decision.fold, start: start)
    news.isMuch = decision.entries.count > JournalNews.much
    _ = try? follow(news)
  }

  /// Brings the index forward to the journals.
  ///
  /// - Returns: how many entries wait for others.
  @discardableResult
  func follow(_ news: JournalNews) throws -> Int {
    isBehind = true
    guard let waiting = try opening.step.take(on: opened, news) else { return try remake() }
    isBehind = false
    return waiting
  }

  /// Brings the index forward where it does not say that it holds what the journals do: what is
  /// decided is decided by all that is there.
  func bringForward() throws {
    if !isBehind {
      let standing = try opened.read { try $0.value(of: IndexNotes.standing) }
      if standing.holdsAll(to: journalEnd) { return }
    }
    try catchUp()
  }

  /// Has the index brought forward when it is next asked for: the journals may have grown.
  func distrustIndex() { isBehind = true }

  private func catchUp() throws {
    if opened.isOpen {
      try follow(JournalNews(endingAt: journalEnd))
    } else {
      (opened, journalEnd) = try opening.run(holdsLock: true)
      isBehind = false
    }
  }

  /// Makes the index anew from the journals, by what is believed now.
  ///
  /// - Returns: how many entries wait for others.
  @discardableResult
  func remake() throws -> Int {
    isBehind = true
    let kept = try? opened.read { try ExchangeNotes(from: $0) }
    try? opened.close()
    let made = try opening.rebuild()
    (opened, journalEnd) = (made.index, made.end)
    isBehind = false
    if let kept { try changeIndex { writer, _ in try kept.write(to: writer) } }
    return made.waiting
  }

  /// Starts an empty index, which is filled much faster than one that holds something.
  func emptyIndex() throws {
    isBehind = true
    try opened.close()
    opened = try folder.newIndex()
  }

  /// Removes the index: it is made anew when it is next asked for.
  func dropIndex() throws {
    isBehind = true
    try opened.close()
    try folder.removeIndex()
  }
}

extension WorkspaceError {
  /// Sorts any error of the rooms below into what went wrong with the home.
  init(_ error: any Error) {
    switch error {
    case let error as WorkspaceError: self = error
    case let error as JournalError: self = .journal(error)
    case let error as CatalogError: self = error == .busy ? .busy : .index(error)
    case let error as FileError:
      self = error.operation == .lock && error.reason == .busy ? .busy : .file(error)
    case let error as SyncError: self = .sync(error)
    case let error as ShareError: self = .sync(.share(error))
    case let error as AttachmentError: self = .attachment(error)
    case let error as RuleError: self = .rule(error, line: nil)
    default: self = .index(.needsRebuild(.damaged))
    }
  }
}
