/// Full-text search.
extension IndexReader {
  /// Returns the live records that hold all of `words`, the best first.
  ///
  /// Case, accents and ligatures don't count, and the last word matches as a beginning. Words in
  /// the title weigh more than keywords, keywords more than the body (bm25), and what weighs the
  /// same comes by title. Any text will do as `words`: there is no query language, so nothing in
  /// it can be an error.
  ///
  /// Words that stand in very many records tell little, and to rank all of these would take longer
  /// the more there are: of more than ``mostRanked``, those are ranked that came here last.
  ///
  /// - Parameter kinds: only records of these kinds; nil for all.
  public func search(
    _ words: String, kinds: [String]? = nil, limit: Int = 50
  ) throws(CatalogError) -> [SearchHit] {
    if kinds?.isEmpty == true { return [] }
    guard let expression = try expression(for: words) else { return [] }
    return try best(expression, kinds: kinds, limit: limit)
  }

  /// Returns the live records of `kind` that hold any of `words`, those first that hold more of
  /// them, or rarer ones, or hold them in the title (bm25); of very many, the last ones are ranked.
  public func search(
    any words: SoughtWords, kind: String, limit: Int
  ) throws(CatalogError) -> [SearchHit] {
    guard let expression = try expression(forAny: words) else { return [] }
    return try best(expression, kinds: [kind], limit: limit)
  }

  private func best(
    _ expression: String, kinds: [String]?, limit: Int
  ) throws(CatalogError) -> [SearchHit] {
    let most = max(limit, Self.mostRanked)
    let start = try startOfLast(most, expression)
    let hits = try hits(expression, from: start, kinds: kinds, limit: limit)
    // Mostly, nearly all that is found is of these kinds, and to look at the kind of each record
    // takes longer than to rank the last ones.
    guard let kinds, start > 0, hits.count < limit else { return hits }
    return try self.hits(
      expression, from: startOfLast(most, expression, kinds: kinds), kinds: kinds, limit: limit)
  }

  /// So many records are ranked; a search shows some twenty.
  static let mostRanked = 2_000

  /// The row of the first of the `count` last records that `expression` finds; 0 when it finds no
  /// more than these.
  private func startOfLast(
    _ count: Int, _ expression: String, kinds: [String]? = nil
  ) throws(CatalogError) -> Int64 {
    try prepareToSearch()
    // The sign keeps SQLite from asking the full-text index for one record after the other.
    let narrowed = kinds.map {
      "AND +rowid IN (SELECT id FROM records WHERE kind IN (\(Self.places($0))) AND isLive = 1)"
    }
    let query = try statement(
      """
      SELECT rowid FROM search WHERE search MATCH ? \(narrowed ?? "")
      ORDER BY rowid DESC LIMIT 1 OFFSET ?
      """)
    defer { query.reset() }
    let next = bind(expression, kinds, to: query)
    query.bind(Int64(count) - 1, at: next)
    return try query.step() ? query.integer(0) : 0
  }

  /// The best of what `expression` finds from row `start` on.
  private func hits(
    _ expression: String, from start: Int64, kinds: [String]?, limit: Int
  ) throws(CatalogError) -> [SearchHit] {
    try prepareToSearch()
    let query = try statement(
      """
      SELECT name, records.title, \(Self.rank) AS rank
      FROM search CROSS JOIN records ON records.id = search.rowid
      WHERE search MATCH ? \(kinds.map { "AND kind IN (\(Self.places($0)))" } ?? "")
        AND search.rowid >= ?
      ORDER BY 3, sortKey, name LIMIT ?
      """)
    defer { query.reset() }
    let next = bind(expression, kinds, to: query)
    query.bind(start, at: next)
    query.bind(Int64(limit), at: next + 1)
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

  private static func places(_ kinds: [String]) -> String {
    repeatElement("?", count: kinds.count).joined(separator: ", ")
  }

  /// Binds the first arguments, and returns the next place.
  private func bind(
    _ expression: String, _ kinds: [String]?, to query: PreparedStatement
  ) -> Int32 {
    query.bind(expression, at: 1)
    var position: Int32 = 2
    for kind in kinds ?? [] {
      query.bind(kind, at: position)
      position += 1
    }
    return position
  }
}
