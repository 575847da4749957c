import CSQLite

/// Runs `sql` in the database at `path`, as another program would, or somebody by hand.
///
/// - Throws: ``AlterationError`` when SQLite refuses it.
public func alterDatabase(at path: String, _ sql: String) throws {
  var database: OpaquePointer?
  defer { sqlite3_close_v2(database) }
  guard sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK,
    sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK
  else {
    throw AlterationError(reason: sqlite3_errmsg(database).map { String(cString: $0) } ?? "")
  }
}

/// Why a database could not be altered.
public struct AlterationError: Error {
  /// What SQLite says.
  public let reason: String
}
