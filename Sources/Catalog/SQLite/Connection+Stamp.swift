import CSQLite

extension Connection {
  /// What differs once anybody has changed anything: this connection, or another one.
  struct Stamp: Equatable {
    let others: Int64
    let own: Int32
  }

  /// What tells whether anything has changed since it was last asked for.
  var stamp: Stamp {
    get throws(CatalogError) {
      // By SQLite's account of what other connections have committed (pragma data_version).
      let query = try statement("PRAGMA data_version")
      defer { query.reset() }
      let others = try query.step() ? query.integer(0) : 0
      return Stamp(others: others, own: sqlite3_total_changes(try opened))
    }
  }

  /// How many steps SQLite's machine has taken for the statements that are kept: what a test holds
  /// against what was shown.
  var steps: Int {
    get throws(CatalogError) {
      let db = try opened
      var steps = 0
      var next = sqlite3_next_stmt(db, nil)
      while let statement = next {
        steps += Int(sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 0))
        next = sqlite3_next_stmt(db, statement)
      }
      return steps
    }
  }
}
