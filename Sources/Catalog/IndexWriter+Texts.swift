/// The three columns of the full-text index.
struct SearchedText {
  var title: String
  var keywords: String
  var body: String

  init(_ record: IndexedRecord) {
    title = record.title
    keywords = record.keywords
    body = record.body
  }

  /// How many bytes of text it holds.
  var size: Int { title.utf8.count + keywords.utf8.count + body.utf8.count }
}

/// The texts, and the full-text index over them.
///
/// The index keeps no text of its own (an FTS5 *external content* table): to take a record out,
/// FTS5 has to be told exactly the text that was put in, which is the row in `texts`.
extension IndexWriter {
  /// Adds the text of a record that has none yet.
  func add(_ text: SearchedText, id: Int64) throws(CatalogError) {
    for table in [HotStatement.insertText, .insertSearch] {
      let row = try statement(table)
      row.bind(id, at: 1)
      row.bind(text.title, at: 2)
      row.bind(text.keywords, at: 3)
      row.bind(text.body, at: 4)
      try row.run()
    }
  }

  /// Makes `text` what finds the record; nil for nothing.
  ///
  /// Most changes to a record leave its text alone, and then cost no more than a comparison.
  func replaceText(of id: Int64, by text: SearchedText?) throws(CatalogError) {
    switch try compare(text, withStoredOf: id) {
    case .same: return
    case .nothingStored: break
    case .different: try removeText(of: id)
    }
    if let text { try add(text, id: id) }
  }

  private enum Comparison {
    case same
    case different
    case nothingStored
  }

  private func compare(
    _ text: SearchedText?, withStoredOf id: Int64
  ) throws(CatalogError) -> Comparison {
    let stored = try statement("SELECT title, keywords, body FROM texts WHERE id = ?")
    defer { stored.reset() }
    stored.bind(id, at: 1)
    guard try stored.step() else { return text == nil ? .same : .nothingStored }
    guard let text else { return .different }
    let isSame =
      stored.column(0, isExactly: text.title) && stored.column(1, isExactly: text.keywords)
      && stored.column(2, isExactly: text.body)
    return isSame ? .same : .different
  }

  private func removeText(of id: Int64) throws(CatalogError) {
    for deletion in [
      """
      INSERT INTO search(search, rowid, title, keywords, body)
      SELECT 'delete', id, title, keywords, body FROM texts WHERE id = ?
      """,
      "DELETE FROM texts WHERE id = ?",
    ] {
      let row = try statement(deletion)
      row.bind(id, at: 1)
      try row.run()
    }
  }
}

/// Filling the index with thousands of records.
extension IndexWriter {
  /// Lets FTS5 gather much before it writes, and merge nothing meanwhile.
  func beginBulk() throws(CatalogError) {
    try configureSearch("hashsize", 4 << 20)
    try configureSearch("automerge", 0)
    try configureSearch("crisismerge", 1000)
  }

  /// Goes back to FTS5's own measures: small edits merge a little each.
  func endBulk() throws(CatalogError) {
    try finish()
    try configureSearch("hashsize", 1 << 20)
    try configureSearch("automerge", 4)
    try configureSearch("crisismerge", 16)
  }

  private func configureSearch(_ option: String, _ value: Int64) throws(CatalogError) {
    let setting = try statement("INSERT INTO search(search, rank) VALUES (?, ?)")
    setting.bind(option, at: 1)
    setting.bind(value, at: 2)
    try setting.run()
  }
}
