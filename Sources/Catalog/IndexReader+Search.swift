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
    guard let kinds else { return try hits(expression, kinds: nil, limit: limit) }
    if kinds.isEmpty { return [] }
    // Mostly, nearly all that is found is of these kinds, and to look at the kind of each record
    // takes longer than to rank it.
    let most = limit.addingReportingOverflow(Self.spare)
    let best = try hits(expression, kinds: nil, limit: most.overflow ? .max : most.partialValue)
    let wanted = best.filter { kinds.contains($0.kind) }
    if wanted.count >= limit || most.overflow || best.count < most.partialValue {
      return Array(wanted.prefix(limit))
    }
    return try hits(expression, kinds: kinds, limit: limit)
  }

  /// How many records of other kinds may stand among the best before the kinds are asked for.
  private static let spare = 100

  private func hits(
    _ expression: String, kinds: [String]?, limit: Int
  ) throws(CatalogError) -> [SearchHit] {
    try prepareToSearch()
    let query = try statement(Self.sql(kinds: kinds?.count))
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

  /// The weights of title, keywords and body.
  ///
  /// They stand in each query, since the column `rank`, whose weights are a setting of the table,
  /// fails in the first query after another connection changed any setting (SQLite 3.40).
  private static let rank = "bm25(search, 10.0, 4.0, 1.0)"

  /// Returns the FTS5 expression that asks for all of the words, or nil when there are none.
  ///
  /// Folded words hold letters and digits only, and stand between quotes, so none of them can
  /// be taken for an operator.
  static func expression(for words: String) -> String? {
    let words = searchedWords(in: words)
    if words.isEmpty { return nil }
    return words.map { "\"\($0)\"" }.joined(separator: " ") + " *"
  }

  /// Without kinds, only the best are looked up among the records: words such as *la* stand in
  /// all of them.
  private static func sql(kinds: Int?) -> String {
    guard let kinds else {
      return """
        SELECT name, records.title, best.rank FROM (
          SELECT rowid, \(rank) AS rank FROM search WHERE search MATCH ? ORDER BY 2 LIMIT ?
        ) AS best JOIN records ON records.id = best.rowid
        ORDER BY best.rank, sortKey, name
        """
    }
    let places = repeatElement("?", count: kinds).joined(separator: ", ")
    return """
      SELECT name, records.title, \(rank) AS rank
      FROM search JOIN records ON records.id = search.rowid
      WHERE search MATCH ? AND kind IN (\(places))
      ORDER BY 3, sortKey, name LIMIT ?
      """
  }
}
