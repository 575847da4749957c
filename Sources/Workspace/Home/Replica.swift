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
  var index: RecordIndex
  /// The home's lock, while this replica may write.
  let lock: (any FileLock)?
  var standing: IndexStanding
  /// The changes of site that happened while this replica was open.
  public internal(set) var wentOn: [WentOn] = []

  /// Opens the home at `path`, and brings its index up to date.
  ///
  /// - Throws: ``WorkspaceError``.
  public init(
    at path: String, for access: Access, in surroundings: Surroundings,
    report: @escaping ProgressReport = { _ in }
  ) throws(WorkspaceError) {
    folder = HomeFolder(path: path, files: surroundings.files)
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
        (index, standing) = try opening.run(holdsLock: lock != nil)
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
  var opening: IndexOpening { IndexOpening(folder, settings, surroundings, report) }

  /// Lets the home go. Nothing is lost without it, but the next start is a little quicker.
  public func close() {
    try? index.close()
    lock?.release()
  }

  /// Runs `body` over the index, and turns what it throws into a ``WorkspaceError``.
  func reading<T>(_ body: (IndexReader) throws -> T) throws(WorkspaceError) -> T {
    do { return try index.read(body) } catch { throw WorkspaceError(error) }
  }

  var history: HistoryReader { HistoryReader(journals: folder.journals, own: settings.site) }

  func storedRoster(_ reader: IndexReader) throws -> Roster {
    try Roster(stored: reader, network: settings.network)
  }
}

extension Roster {
  init(stored reader: IndexReader, network: String) throws {
    if let bytes = try reader.note("roster"), let roster = try? Roster(encoded: bytes) {
      self = roster
    } else {
      self.init(network: network)
    }
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
