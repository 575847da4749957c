/// Full-text search for any of several words.
extension IndexReader {
  /// Returns the live records of `kind` that hold any of `words`, those first that hold more of
  /// them, or rarer ones, or hold them in the title (bm25).
  public func search(
    any words: SoughtWords, kind: String, limit: Int
  ) throws(CatalogError) -> [SearchHit] {
    guard let expression = words.expression else { return [] }
    try prepareToSearch()
    let query = try statement(
      """
      SELECT name, records.title, bm25(search, 10.0, 4.0, 1.0) AS rank
      FROM search JOIN records ON records.id = search.rowid
      WHERE search MATCH ? AND kind = ? ORDER BY 3, sortKey, name LIMIT ?
      """)
    defer { query.reset() }
    query.bind(expression, at: 1)
    query.bind(kind, at: 2)
    query.bind(Int64(limit), at: 3)
    var hits: [SearchHit] = []
    while try query.step() {
      hits.append(SearchHit(name: query.text(0), title: query.text(1), score: -query.real(2)))
    }
    return hits
  }
}
