/// What can be asked of the index within one consistent state.
///
/// It is only good inside the closure that it was handed to.
public class IndexReader {
  let db: Connection
  private var hotStatements: [PreparedStatement?] = []

  init(db: Connection) {
    self.db = db
  }

  /// Hook of ``IndexWriter``: what it still holds back is written before it is searched for.
  func prepareToSearch() throws(CatalogError) {}

  func statement(_ sql: String) throws(CatalogError) -> PreparedStatement {
    try db.statement(sql)
  }

  func statement(_ hot: HotStatement) throws(CatalogError) -> PreparedStatement {
    if hotStatements.isEmpty {
      hotStatements = Array(repeating: nil, count: HotStatement.allCases.count)
    }
    if let known = hotStatements[hot.rawValue] { return known }
    let prepared = try db.statement(hot.sql)
    hotStatements[hot.rawValue] = prepared
    return prepared
  }

  func recordID(of name: String) throws(CatalogError) -> Int64? {
    let query = try statement(.findRecord)
    defer { query.reset() }
    query.bind(name, at: 1)
    return try query.step() ? query.integer(0) : nil
  }
}

/// The file.
extension IndexReader {
  /// Returns how many pages the index has, and the size of each in bytes: what the file and its log
  /// must hold together, unless something cut them short.
  public func pages() throws(CatalogError) -> (count: Int, size: Int) {
    let count = try db.value("PRAGMA page_count") { $0.integer(0) } ?? 0
    let size = try db.value("PRAGMA page_size") { $0.integer(0) } ?? 0
    return (Int(count), Int(size))
  }
}

/// Records.
extension IndexReader {
  /// Returns whether the index holds the record, live or gone.
  public func contains(_ name: String) throws(CatalogError) -> Bool {
    try recordID(of: name) != nil
  }

  /// Returns a record's state, live or gone, or nil when there is no such record.
  public func state(of name: String) throws(CatalogError) -> [UInt8]? {
    let query = try statement(
      "SELECT state FROM records JOIN states USING (id) WHERE name = ?")
    defer { query.reset() }
    query.bind(name, at: 1)
    return try query.step() ? query.bytes(0) : nil
  }

  /// Returns what lists show of a record, live or gone, or nil when there is no such record.
  public func item(_ name: String) throws(CatalogError) -> ListItem? {
    let query = try statement("SELECT \(ListItem.columns) FROM records WHERE name = ?")
    defer { query.reset() }
    query.bind(name, at: 1)
    return try query.step() ? ListItem(row: query) : nil
  }

  /// Calls `body` with each live record's name and state, in the order of the names' bytes, one
  /// at a time, so that a hundred thousand take no more memory than one.
  ///
  /// - Parameter kind: only records of this kind; nil for all.
  public func forEachLiveState(
    kind: String? = nil, _ body: (_ name: String, _ state: [UInt8]) throws -> Void
  ) throws {
    let range = kind == nil ? "" : "AND name >= ? AND name < ?"
    let query = try PreparedStatement(
      uncached: """
        SELECT name, state FROM records JOIN states USING (id)
        WHERE isLive \(range) ORDER BY name
        """, in: db)
    defer { query.finalize() }
    if let kind {
      query.bind(kind + "/", at: 1)
      query.bind(kind + "0", at: 2)  // "0" is the byte after "/".
    }
    while try query.step() { try body(query.text(0), query.bytes(1)) }
  }

  /// Returns the texts of a live record by which it is found, or nil.
  public func body(of name: String) throws(CatalogError) -> String? {
    try prepareToSearch()
    let query = try statement(
      "SELECT body FROM records JOIN texts USING (id) WHERE name = ?")
    defer { query.reset() }
    query.bind(name, at: 1)
    return try query.step() ? query.text(0) : nil
  }
}

extension ListItem {
  static let columns =
    "records.name, records.title, records.summary, records.needsDecision, records.isLive, "
    + "coalesce(records.link, '')"

  init(row: PreparedStatement) {
    self.init(
      name: row.text(0), title: row.text(1), summary: row.text(2), needsDecision: row.flag(3),
      isLive: row.flag(4), link: row.text(5).isEmpty ? nil : row.text(5))
  }
}
