/// Lists of live records.
extension IndexReader {
  /// Returns live records, sorted by folded title.
  ///
  /// - Parameters:
  ///   - kind: only records of this kind; nil for all.
  ///   - filters: all of them have to hold.
  public func list(
    kind: String? = nil, where filters: [ListFilter] = [], limit: Int = .max, offset: Int = 0
  ) throws(CatalogError) -> [ListItem] {
    let condition = Condition(kind: kind, filters: filters)
    let query = try statement(
      """
      SELECT \(ListItem.columns) FROM records WHERE \(condition.sql)
      ORDER BY sortKey, name LIMIT ? OFFSET ?
      """)
    defer { query.reset() }
    var position = condition.bind(to: query)
    query.bind(Int64(limit), at: position)
    position += 1
    query.bind(Int64(offset), at: position)
    var items: [ListItem] = []
    while try query.step() { items.append(ListItem(row: query)) }
    return items
  }

  /// Returns how many live records there are.
  ///
  /// - Parameters:
  ///   - kind: only records of this kind; nil for all.
  ///   - filters: all of them have to hold.
  public func count(
    kind: String? = nil, where filters: [ListFilter] = []
  ) throws(CatalogError) -> Int {
    let condition = Condition(kind: kind, filters: filters)
    let query = try statement("SELECT count(*) FROM records WHERE \(condition.sql)")
    defer { query.reset() }
    _ = condition.bind(to: query)
    return try query.step() ? Int(query.integer(0)) : 0
  }

  /// Returns the names of records of `kind` that are gone, those that came last first.
  public func gone(kind: String, limit: Int) throws(CatalogError) -> [String] {
    let query = try statement(
      "SELECT name FROM records WHERE kind = ? AND isLive = 0 ORDER BY id DESC LIMIT ?")
    defer { query.reset() }
    query.bind(kind, at: 1)
    query.bind(Int64(limit), at: 2)
    var names: [String] = []
    while try query.step() { names.append(query.text(0)) }
    return names
  }

  /// Returns the kinds of which there are records, live or gone, sorted by their bytes.
  public func kinds() throws(CatalogError) -> [String] {
    // Jumps from kind to kind in the index, whatever the number of records.
    let query = try statement(
      """
      WITH RECURSIVE found(kind) AS (
        SELECT min(kind) FROM records
        UNION ALL
        SELECT (SELECT min(kind) FROM records WHERE kind > found.kind)
        FROM found WHERE found.kind IS NOT NULL
      ) SELECT kind FROM found WHERE kind IS NOT NULL
      """)
    defer { query.reset() }
    var kinds: [String] = []
    while try query.step() { kinds.append(query.text(0)) }
    return kinds
  }
}

/// The condition of a list: SQL with places for arguments, and the arguments.
private struct Condition {
  var sql = "isLive = 1"
  private var arguments: [String] = []

  init(kind: String?, filters: [ListFilter]) {
    if let kind {
      sql += " AND kind = ?"
      arguments.append(kind)
    }
    for filter in filters {
      switch filter {
      case .needsDecision:
        // In the words of the partial index, or SQLite reads every record.
        sql += " AND needsDecision AND isLive"
      case .value(let field, let value):
        sql += """
           AND EXISTS (
            SELECT 1 FROM json_each(summary) AS field
            WHERE field.key = ? AND field.type NOT IN ('array', 'object', 'null')
              AND (\(Self.fieldText) = ? OR fold(\(Self.fieldText)) = fold(?))
          )
          """
        arguments += [field, value, value]
      case .set(let field, let element):
        sql += """
           AND EXISTS (
            SELECT 1 FROM json_each(summary) AS field, json_each(field.value) AS element
            WHERE field.key = ? AND field.type = 'array'
              AND (element.value = ? OR fold(element.value) = fold(?))
          )
          """
        arguments += [field, element, element]
      case .range(let field, let first, let last):
        sql += """
           AND EXISTS (
            SELECT 1 FROM json_each(summary) AS field
            WHERE field.key = ? AND field.type = 'text' AND field.value BETWEEN ? AND ?
          )
          """
        arguments += [field, first, last]
      }
    }
  }

  /// A value as text; SQLite would make 1 and 0 of JSON's booleans.
  private static let fieldText = """
    CASE WHEN field.type IN ('true', 'false') THEN field.type
    ELSE CAST(field.value AS TEXT) END
    """

  /// Binds the arguments from the first place on, and returns the next place.
  func bind(to statement: PreparedStatement) -> Int32 {
    var position: Int32 = 1
    for argument in arguments {
      statement.bind(argument, at: position)
      position += 1
    }
    return position
  }
}
