import Foundation
import GRDB

/// The index of a site's records: one SQLite file, derived, disposable.
///
/// The journals are the truth, so the file is written without ever waiting for the disk
/// (`synchronous = OFF`): a killed process loses nothing, since the write-ahead log lies in the
/// system's page cache; after a power cut the caller fills a new file. Readers see the state
/// before an unfinished transaction, and never wait for it.
///
/// One value is one connection, and does one thing at a time. To read while another thread of
/// the process writes, open the file twice.
public final class RecordIndex: Sendable {
  /// What a connection may do.
  public enum Access: Sendable {
    /// Read an index that exists; any number of processes at the same time.
    case read
    /// Read and write; creates the file when there is none.
    case write
  }

  private let queue: DatabaseQueue

  /// Opens the index at `path`.
  ///
  /// - Parameter patience: how long a write waits for another process's write, in seconds.
  /// - Throws: ``CatalogError/needsRebuild(_:)`` when the file is damaged, is of another version,
  ///   or, with ``Access/read``, is not there.
  public init(
    at path: String, access: Access, patience: Double = 5
  ) throws(CatalogError) {
    var configuration = Configuration()
    configuration.readonly = access == .read
    configuration.foreignKeysEnabled = false
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { db in
      db.add(tokenizer: WordTokenizer.self)
      db.add(function: foldFunction)
    }
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
    } catch {
      throw Self.openingError(error, path: path, mode: access)
    }
    try mappingErrors {
      try queue.inDatabase { db in
        let isPresent = try Schema.isPresent(in: db)
        if access == .write {
          try db.execute(sql: "PRAGMA synchronous = OFF")
          if !isPresent { try Schema.create(in: db) }
        } else if !isPresent {
          throw CatalogError.needsRebuild(.missing)
        }
      }
    }
  }

  /// Runs `body` over one consistent state of the index.
  ///
  /// - Throws: ``CatalogError``, or what `body` throws.
  public func read<T>(_ body: (IndexReader) throws -> T) throws -> T {
    try translatingErrors {
      try queue.inDatabase { db in
        var result: Result<T, any Error>?
        try db.inTransaction(.deferred) {
          result = Result { try body(IndexReader(db: db)) }
          return .commit
        }
        return try Self.unwrapped(result)
      }
    }
  }

  /// Runs `body` in one transaction: all of its changes are kept, or none when it throws.
  ///
  /// - Parameter bulk: takes more memory to be quicker over thousands of records, for instance
  ///   to fill a new file. Follow it with ``settle()``.
  /// - Throws: ``CatalogError``, or what `body` throws.
  public func write<T>(bulk: Bool = false, _ body: (IndexWriter) throws -> T) throws -> T {
    try translatingErrors {
      try queue.inDatabase { db in
        guard bulk else { return try Self.transaction(in: db, body) }
        let mode = try BulkMode.begin(in: db)
        let result = Result {
          try Self.transaction(in: db) { writer in
            try writer.beginBulk()
            let value = try body(writer)
            try writer.endBulk()
            return value
          }
        }
        try mode.end()
        return try result.get()
      }
    }
  }

  /// Moves everything into the main file and has it written to the disk.
  ///
  /// Called after bulk work, so that the next start finds a small log, and a power cut a whole
  /// index.
  ///
  /// - Throws: ``CatalogError/busy`` when a reader holds on to an older state for too long;
  ///   nothing is lost by it.
  public func settle() throws(CatalogError) {
    try mappingErrors {
      try queue.inDatabase { db in
        let checkpoint = try PreparedStatement("PRAGMA wal_checkpoint(TRUNCATE)", in: db)
        let isBusy = try checkpoint.step() && checkpoint.flag(0)
        checkpoint.reset()
        if isBusy { throw CatalogError.busy }
        try syncMainFile(of: db)
      }
    }
  }

  /// Closes the file; the index can't be used afterwards.
  public func close() throws(CatalogError) {
    try mappingErrors { try queue.close() }
  }

  /// Deletes the index at `path` with its log, if it is there, so that a new one can be filled.
  ///
  /// The main file goes first: a log without one is ignored, but a main file without its log
  /// would pass for a whole, older index.
  public static func remove(at path: String) throws(CatalogError) {
    for suffix in ["", "-wal", "-shm"] where unlink(path + suffix) != 0 && errno != ENOENT {
      throw .io(code: ResultCode.SQLITE_IOERR_DELETE.rawValue)
    }
  }

  private static func transaction<T>(
    in db: Database, _ body: (IndexWriter) throws -> T
  ) throws -> T {
    var result: Result<T, any Error>?
    try db.inTransaction(.immediate) {
      let writer = IndexWriter(db: db)
      let value = try body(writer)
      try writer.finish()
      result = .success(value)
      return .commit
    }
    return try unwrapped(result)
  }

  private static func unwrapped<T>(_ result: Result<T, any Error>?) throws -> T {
    guard let result else { throw CatalogError.io(code: ResultCode.SQLITE_ABORT.rawValue) }
    return try result.get()
  }

  private static func openingError(
    _ error: any Error, path: String, mode: Access
  ) -> CatalogError {
    guard let error = error as? DatabaseError else {
      return .io(code: ResultCode.SQLITE_CANTOPEN.rawValue)
    }
    let isMissing = mode == .read && access(path, F_OK) != 0
    if error.resultCode == .SQLITE_CANTOPEN, isMissing { return .needsRebuild(.missing) }
    return CatalogError(code: error.extendedResultCode.rawValue)
  }
}
