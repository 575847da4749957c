// The tables of the index: Catalog.docc/Tables.md.

/// The one version of the tables that this program reads and writes.
///
/// There are no migrations: an index of another version is deleted and filled anew, which is
/// quicker than any migration is to get right.
enum Schema {
  /// `PRAGMA user_version` of our files: "RÉ" and the number of the version, so that another
  /// program's database is not taken for ours.
  ///
  /// It grows with every change of the tables below, of how words are folded, since folded titles
  /// and search terms lie in the file, and of what others note in it.
  static let version: Int32 = 0x5245_000A

  /// Returns whether the file holds our tables; false when it holds nothing yet.
  ///
  /// - Throws: ``CatalogError/needsRebuild(_:)`` when it holds something else.
  static func isPresent(in db: Connection) throws(CatalogError) -> Bool {
    let found = try db.value("PRAGMA user_version") { $0.integer(0) } ?? 0
    if found == Int64(version) { return true }
    let tables = try db.value("SELECT count(*) FROM sqlite_schema") { $0.integer(0) } ?? 0
    if found == 0 && tables == 0 { return false }
    throw .needsRebuild(.otherVersion(Int32(truncatingIfNeeded: found)))
  }

  /// Creates the tables in an empty file, in one transaction.
  ///
  /// Of two processes that find the file empty, the second finds the tables of the first. After an
  /// error the connection is to be closed, which rolls back.
  static func create(in db: Connection) throws(CatalogError) {
    try db.run("PRAGMA page_size = 8192")
    try db.run("PRAGMA journal_mode = WAL")
    try db.run("BEGIN IMMEDIATE")
    if try !isPresent(in: db) {
      try db.run(tables)
      try setVersion(version, in: db)
    }
    try db.run("COMMIT")
  }

  /// Writes the version that a file bears; 0 for one that isn't whole.
  static func setVersion(_ version: Int32, in db: Connection) throws(CatalogError) {
    try db.run("PRAGMA user_version = \(version)")
  }

  private static let tables = """
    CREATE TABLE records(
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL,
      title TEXT NOT NULL,
      sortKey TEXT NOT NULL,
      isLive INTEGER NOT NULL,
      needsDecision INTEGER NOT NULL,
      summary TEXT NOT NULL,
      link TEXT,
      due TEXT,
      mentions TEXT
    );
    CREATE INDEX recordsInOrder ON records(kind, isLive, sortKey);
    CREATE INDEX recordsToDecide ON records(kind, sortKey) WHERE needsDecision AND isLive;
    CREATE INDEX recordsLinked ON records(name) WHERE link IS NOT NULL;
    CREATE INDEX recordsDue ON records(due) WHERE due IS NOT NULL AND isLive;

    CREATE TABLE mentions(
      target TEXT NOT NULL,
      field TEXT NOT NULL,
      id INTEGER NOT NULL,
      PRIMARY KEY (target, field, id)
    ) WITHOUT ROWID;

    CREATE TABLE states(id INTEGER PRIMARY KEY, state BLOB NOT NULL);

    CREATE TABLE texts(
      id INTEGER PRIMARY KEY,
      title TEXT NOT NULL,
      keywords TEXT NOT NULL,
      body TEXT NOT NULL
    );
    CREATE VIRTUAL TABLE search USING fts5(
      title, keywords, body,
      content = 'texts', content_rowid = 'id', tokenize = '\(Connection.tokenizer)'
    );
    CREATE VIRTUAL TABLE searchWords USING fts5vocab(search, row);

    CREATE TABLE trails(id INTEGER PRIMARY KEY, dots BLOB NOT NULL);

    CREATE TABLE journals(
      position INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      applied INTEGER NOT NULL,
      clock BLOB NOT NULL,
      chain BLOB NOT NULL,
      parent INTEGER,
      fork INTEGER NOT NULL,
      parentHash INTEGER NOT NULL,
      times BLOB NOT NULL
    );
    CREATE TABLE checkpoints(
      journal INTEGER NOT NULL,
      seq INTEGER NOT NULL,
      clock BLOB NOT NULL,
      PRIMARY KEY (journal, seq)
    ) WITHOUT ROWID;
    CREATE TABLE seen(
      journal INTEGER NOT NULL,
      seq INTEGER NOT NULL,
      news BLOB NOT NULL,
      PRIMARY KEY (journal, seq)
    ) WITHOUT ROWID;
    CREATE TABLE days(
      journal INTEGER NOT NULL,
      day INTEGER NOT NULL,
      changes INTEGER NOT NULL,
      PRIMARY KEY (journal, day)
    ) WITHOUT ROWID;
    CREATE TABLE points(
      journal INTEGER NOT NULL,
      block INTEGER NOT NULL,
      hashes BLOB NOT NULL,
      PRIMARY KEY (journal, block)
    ) WITHOUT ROWID;

    CREATE TABLE notes(name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
    """
}
