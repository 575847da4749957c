/// How a connection is tuned while it writes thousands of records, and back.
///
/// A file that holds no records yet is filled without a write-ahead log: each page is written
/// once, in its place. A process killed in the middle of that leaves a broken file, so it bears
/// no version until it is whole, and is refused.
struct BulkMode {
  private let db: Connection
  /// Whether the file held nothing before, and has no log.
  let isFirstFill: Bool

  /// Tunes the connection; called outside of a transaction.
  ///
  /// When another connection has the file open, the log stays on: that is only slower.
  static func begin(in db: Connection) throws -> BulkMode {
    try db.run("PRAGMA cache_size = -64000")
    let isEmpty = try db.value("SELECT NOT EXISTS (SELECT 1 FROM records)") { $0.flag(0) } ?? false
    guard isEmpty, try journalMode("MEMORY", in: db) == "memory" else {
      return BulkMode(db: db, isFirstFill: false)
    }
    try Schema.setVersion(0, in: db)
    return BulkMode(db: db, isFirstFill: true)
  }

  /// Goes back to daily measures; called after the commit, or the roll-back of what was no first
  /// fill.
  func end() throws {
    if isFirstFill {
      try Schema.setVersion(Schema.version, in: db)
      _ = try Self.journalMode("WAL", in: db)
    }
    try db.run("PRAGMA cache_size = -2000")
  }

  private static func journalMode(_ mode: String, in db: Connection) throws -> String? {
    do {
      return try db.value("PRAGMA journal_mode = \(mode)") { $0.text(0) }
    } catch CatalogError.busy {
      return nil
    }
  }
}
