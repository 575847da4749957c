import CSQLite

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One connection to a database file: no more than SQLite itself, since a command opens one, asks
/// or writes a little, and ends.
///
/// It does one thing at a time, on one thread.
final class Connection {
  /// SQLite's own; nil once it is closed.
  private var handle: OpaquePointer?
  private var statements: [String: PreparedStatement] = [:]
  /// The notes that were decoded, each with the bytes that it was decoded from.
  var decoded: [String: (bytes: [UInt8], value: any Sendable)] = [:]
  /// What was made of the index, each with the stamp that it bore then.
  var derived: [String: (stamp: Stamp, value: any Sendable)] = [:]

  /// Opens the file at `path`.
  ///
  /// - Parameters:
  ///   - patience: how long a write waits for another process's write, in seconds.
  ///   - system: the name of the VFS that opens it; `nil` for SQLite's own.
  init(
    at path: String, access: RecordIndex.Access, patience: Double, system: String? = nil
  ) throws(CatalogError) {
    let (name, mode) =
      switch access {
      case .read: (path, SQLITE_OPEN_READONLY)
      case .untouched: (Self.immutable(path), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI)
      case .write: (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
      }
    _ = Self.isPrepared
    let code = sqlite3_open_v2(name, &handle, mode | SQLITE_OPEN_NOMUTEX, system)
    guard code == SQLITE_OK else {
      let isDenied = sqlite3_system_errno(handle) == EACCES
      let error =
        isDenied
        ? .denied : CatalogError(code: handle.map { sqlite3_extended_errcode($0) } ?? code)
      close()
      throw error
    }
    sqlite3_extended_result_codes(handle, 1)
    sqlite3_busy_timeout(handle, Int32(patience * 1000))
  }

  deinit { close() }

  /// Whether SQLite could be told what this program does without; not when somebody used it before.
  private static let isPrepared = reseau_count_no_memory() == SQLITE_OK

  /// The name by which SQLite opens a file that nobody changes: without locks, and without its log
  /// (<https://sqlite.org/uri.html>).
  private static func immutable(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    let escaped = path.utf8.flatMap { byte in
      "%?#".utf8.contains(byte) ? [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]] : [byte]
    }
    return "file:\(String(decoding: escaped, as: UTF8.self))?immutable=1"
  }

  /// Whether the file has not been closed.
  var isOpen: Bool { handle != nil }

  /// Closes the file; the connection can't be used afterwards.
  func close() {
    for statement in statements.values { statement.finalize() }
    statements = [:]
    sqlite3_close_v2(handle)
    handle = nil
  }

  /// SQLite's own connection.
  var opened: OpaquePointer {
    get throws(CatalogError) {
      guard let handle else { throw CatalogError(code: SQLITE_MISUSE) }
      return handle
    }
  }

  /// The number of the row that was inserted last.
  var lastInsertedRow: Int64 { sqlite3_last_insert_rowid(handle) }

  /// Runs statements that take no arguments; the rows that they return are not looked at.
  func run(_ sql: String) throws(CatalogError) {
    let handle = try opened
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw CatalogError(code: code) }
  }

  /// Returns what `read` makes of the first row of a query; nil when there is none.
  func value<T>(_ sql: String, _ read: (PreparedStatement) -> T) throws(CatalogError) -> T? {
    let query = try PreparedStatement(uncached: sql, in: self)
    defer { query.finalize() }
    return try query.step() ? read(query) : nil
  }

  /// Returns the statement of `sql`, which is prepared once.
  func statement(_ sql: String) throws(CatalogError) -> PreparedStatement {
    if let known = statements[sql] { return known }
    let made = try PreparedStatement(uncached: sql, in: self)
    statements[sql] = made
    return made
  }

  /// Runs `body` in a transaction: all of its changes are kept, or none when it throws.
  ///
  /// - Parameter isWriting: whether to wait for the right to write at once, and not at the first
  ///   write, when what was read before it could have changed meanwhile.
  func transaction<T>(isWriting: Bool, _ body: () throws -> T) throws -> T {
    try run(isWriting ? "BEGIN IMMEDIATE" : "BEGIN")
    do {
      let value = try body()
      try run("COMMIT")
      return value
    } catch {
      // A full disk, for one, has ended it already.
      if let handle, sqlite3_get_autocommit(handle) == 0 { try? run("ROLLBACK") }
      // What was made of what is taken back bears its stamp: SQLite counts no change down.
      derived = [:]
      throw error
    }
  }
}
