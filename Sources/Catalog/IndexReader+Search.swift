/// Full-text search.
extension IndexReader {
  /// Returns the live records that hold all of `words`, the best first.
  ///
  /// Case, accents and ligatures don't count, and the last word matches as a beginning. Words in
  /// the title weigh more than keywords, keywords more than the body (bm25). Any text will do as
  /// `words`: there is no query language, so nothing in it can be an error.
  ///
  /// - Parameter kinds: only records of these kinds; nil for all.
  public func search(
    _ words: String, kinds: [String]? = nil, limit: Int = 50
  ) throws(CatalogError) -> [SearchHit] {
    guard let expression = Self.expression(for: words) else { return [] }
    if let kinds, kinds.isEmpty { return [] }
    try prepareToSearch()
    let ofKinds = kinds.map { "AND kind IN (\(places($0.count)))" } ?? ""
    let query = try statement(
      """
      SELECT name, records.title, search.rank FROM search JOIN records ON records.id = search.rowid
      WHERE search MATCH ? \(ofKinds) ORDER BY search.rank, sortKey, name LIMIT ?
      """)
    defer { query.reset() }
    query.bind(expression, at: 1)
    var position: Int32 = 2
    for kind in kinds ?? [] {
      query.bind(kind, at: position)
      position += 1
    }
    query.bind(Int64(limit), at: position)
    var hits: [SearchHit] = []
    while try query.step() {
      hits.append(SearchHit(name: query.text(0), title: query.text(1), score: -query.real(2)))
    }
    return hits
  }

  /// Returns the FTS5 expression that asks for all of the words, or nil when there are none.
  ///
  /// Folded words hold letters and digits only, and stand between quotes, so none of them can
  /// be taken for an operator.
  static func expression(for words: String) -> String? {
    let words = searchedWords(in: words)
    if words.isEmpty { return nil }
    return words.map { "\"\($0)\"" }.joined(separator: " ") + " *"
  }

  private func places(_ count: Int) -> String {
    repeatElement("?", count: count).joined(separator: ", ")
  }
}
