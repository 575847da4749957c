/// The three columns of the full-text index.
struct SearchedText {
  var title: String
  var keywords: String
  var body: String

  /// Returns whether both hold the same bytes: `==` would take *é* in one scalar and in two for
  /// the same.
  func isExactly(_ other: SearchedText) -> Bool {
    title.utf8.elementsEqual(other.title.utf8) && keywords.utf8.elementsEqual(other.keywords.utf8)
      && body.utf8.elementsEqual(other.body.utf8)
  }

  /// Creates the columns with which a record is found.
  init(of record: IndexedRecord) {
    self.init(title: record.title, keywords: record.keywords, body: record.body)
  }

  /// Creates the columns from what the index holds.
  init(title: String, keywords: String, body: String) {
    self.title = title
    self.keywords = keywords
    self.body = body
  }

  /// How many bytes of text it holds.
  var size: Int { title.utf8.count + keywords.utf8.count + body.utf8.count }
}

/// The texts, and the full-text index over them.
///
/// The index keeps no text of its own (an FTS5 *external content* table): to take a record out,
/// FTS5 has to be told exactly the text that was put in, which is the row in `texts`.
///
/// Each statement here writes one row with `VALUES`: one that may write several, such as
/// `INSERT … SELECT`, opens a savepoint, at which FTS5 writes all that it gathered.
extension IndexWriter {
  /// Adds the text of a record that has none yet.
  func add(_ text: SearchedText, id: Int64) throws(CatalogError) {
    try run(.insertText, id, text)
    try run(.insertSearch, id, text)
  }

  /// Makes `text` what finds the record; nil for nothing.
  ///
  /// Most changes to a record leave its text alone, and then cost no more than a comparison.
  func replaceText(of id: Int64, by text: SearchedText?) throws(CatalogError) {
    if let stored = try storedText(of: id) {
      if let text, text.isExactly(stored) { return }
      try run(.removeSearch, id, stored)
      let row = try statement(.removeText)
      row.bind(id, at: 1)
      try row.run()
    }
    if let text { try add(text, id: id) }
  }

  private func storedText(of id: Int64) throws(CatalogError) -> SearchedText? {
    let query = try statement(.findText)
    defer { query.reset() }
    query.bind(id, at: 1)
    guard try query.step() else { return nil }
    return SearchedText(title: query.text(0), keywords: query.text(1), body: query.text(2))
  }

  private func run(
    _ hot: HotStatement, _ id: Int64, _ text: SearchedText
  ) throws(CatalogError) {
    let row = try statement(hot)
    row.bind(id, at: 1)
    row.bind(text.title, at: 2)
    row.bind(text.keywords, at: 3)
    row.bind(text.body, at: 4)
    try row.run()
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

  /// Goes back to daily measures: each edit merges a little. A crisis, which merges all of the
  /// small segments within one edit, has to wait, since after a fill it would rewrite everything.
  func endBulk() throws(CatalogError) {
    try finish()
    try configureSearch("hashsize", 1 << 20)
    try configureSearch("automerge", 4)
    try configureSearch("crisismerge", 64)
  }

  private func configureSearch(_ option: String, _ value: Int64) throws(CatalogError) {
    let setting = try statement("INSERT INTO search(search, rank) VALUES (?, ?)")
    setting.bind(option, at: 1)
    setting.bind(value, at: 2)
    try setting.run()
  }
}
