/// The index of a site's records: one SQLite file, derived, disposable.
///
/// The journals are the truth, so the file is written without ever waiting for the disk
/// (`synchronous = OFF`): a killed process loses nothing, since the write-ahead log lies in the
/// system's page cache; after a power cut the caller fills a new file. Readers see the state
/// before an unfinished transaction, and never wait for it.
///
/// One value is one connection, and does one thing at a time, on one thread. To read while another
/// thread of the process writes, open the file twice.
public final class RecordIndex {
  /// What a connection may do.
  public enum Access: Sendable {
    /// Read an index that exists; any number of processes at the same time.
    case read
    /// Read an index that exists, and make no file beside it: where nothing can be written, or
    /// must not be. A log that a stopped process left without its shared memory is not looked at,
    /// so what is read can be older.
    case untouched
    /// Read and write; creates the file when there is none.
    case write
  }

  private let db: Connection

  /// The upper half of the version that every index of this program bears, also older ones.
  public static let mark = Schema.version >> 16

  /// Opens the index at `path`.
  ///
  /// - Parameters:
  ///   - patience: how long a write waits for another process's write, in seconds.
  ///   - system: the name of the SQLite VFS through which it reads and writes, so that a test can
  ///     own the disk; `nil` for the machine's own.
  /// - Throws: ``CatalogError/needsRebuild(_:)`` when the file is damaged, is of another version,
  ///   or, with ``Access/read``, is not there.
  public init(
    at path: String, access: Access, patience: Double = 5, system: String? = nil
  ) throws(CatalogError) {
    let files = try IndexFiles(at: path, system: system)
    let isShared = access == .untouched ? try files.hasSharedLog : false
    do throws(CatalogError) {
      db = try Connection(
        at: path, access: isShared ? .read : access, patience: patience, system: system)
    } catch {
      if access != .write, error == .cannotOpen, try !files.isThere {
        throw .needsRebuild(.missing)
      }
      throw error
    }
    try db.addTokenizer()
    try db.addFolding()
    let isPresent = try Schema.isPresent(in: db)
    if access == .write {
      try db.run("PRAGMA synchronous = OFF")
      if !isPresent { try Schema.create(in: db) }
    } else if !isPresent {
      throw .needsRebuild(.missing)
    }
  }

  /// Makes an empty index in memory, for where there is no place for a file.
  public static func inMemory() throws(CatalogError) -> RecordIndex {
    try RecordIndex(at: ":memory:", access: .write)
  }

  /// Runs `body` over one consistent state of the index.
  ///
  /// - Throws: ``CatalogError``, or what `body` throws.
  public func read<T>(_ body: (IndexReader) throws -> T) throws -> T {
    try db.transaction(isWriting: false) { try body(IndexReader(db: db)) }
  }

  /// Runs `body` in one transaction: all of its changes are kept, or none when it throws.
  ///
  /// - Parameter bulk: takes more memory to be quicker over thousands of records, for instance
  ///   to fill a new file, which is closed, and of no use any more, when that fails. Follow it with
  ///   ``settle()``.
  /// - Throws: ``CatalogError``, or what `body` throws.
  public func write<T>(bulk: Bool = false, _ body: (IndexWriter) throws -> T) throws -> T {
    guard bulk else { return try transaction(body) }
    let mode = try BulkMode.begin(in: db)
    do {
      let value = try transaction { writer in
        try writer.beginBulk()
        if mode.isFirstFill { writer.beginFill() }
        let value = try body(writer)
        try writer.endBulk()
        return value
      }
      try mode.end()
      return value
    } catch {
      // Without a log, what is left of a first fill can be half of it.
      if mode.isFirstFill { db.close() } else { try? mode.end() }
      throw error
    }
  }

  private func transaction<T>(_ body: (IndexWriter) throws -> T) throws -> T {
    try db.transaction(isWriting: true) {
      let writer = IndexWriter(db: db)
      let value = try body(writer)
      try writer.finish()
      return value
    }
  }

  /// How much work its queries were, in steps of SQLite's machine.
  var steps: Int { get throws(CatalogError) { try db.steps } }

  /// Moves everything into the main file and has it written to the disk.
  ///
  /// Called after bulk work, so that the next start finds a small log, and a power cut a whole
  /// index.
  ///
  /// - Throws: ``CatalogError/busy`` when a reader holds on to an older state for too long;
  ///   nothing is lost by it.
  public func settle() throws(CatalogError) {
    let isBusy = try db.value("PRAGMA wal_checkpoint(TRUNCATE)") { $0.flag(0) } ?? false
    if isBusy { throw .busy }
    try syncMainFile(of: db)
  }

  /// Closes the file; the index can't be used afterwards.
  public func close() throws(CatalogError) { db.close() }

  /// Whether it has not been closed.
  public var isOpen: Bool { db.isOpen }

  /// Deletes the index at `path` with its log, if it is there, so that a new one can be filled.
  ///
  /// The main file goes first: a log without one is ignored, but a main file without its log
  /// would pass for a whole, older index.
  ///
  /// - Parameter system: the name of the SQLite VFS that holds it; `nil` for the machine's own.
  public static func remove(at path: String, system: String? = nil) throws(CatalogError) {
    try IndexFiles(at: path, system: system).remove()
  }
}
