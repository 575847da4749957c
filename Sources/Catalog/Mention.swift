/// A record that another one names in one of its fields: a task its project, say.
public struct Mention: Hashable, Sendable {
  /// The field.
  public var field: String
  /// The name of the record that is named, which may never have come.
  public var target: String

  /// Says that `field` names `target`.
  public init(_ field: String, _ target: String) {
    self.field = field
    self.target = target
  }
}

extension IndexReader {
  /// Returns the live records of `kind` that name `target` in `field`, sorted by folded title.
  ///
  /// What it costs depends on how many there are, and not on how many records the kind has.
  public func records(
    _ kind: String, mentioning target: String, in field: String
  ) throws(CatalogError) -> [ListItem] {
    let query = try statement(
      """
      SELECT \(ListItem.columns) FROM mentions CROSS JOIN records USING (id)
      WHERE target = ? AND field = ? AND kind = ? AND isLive ORDER BY sortKey, name
      """)
    defer { query.reset() }
    query.bind(target, at: 1)
    query.bind(field, at: 2)
    query.bind(kind, at: 3)
    var items: [ListItem] = []
    while try query.step() { items.append(ListItem(row: query)) }
    return items
  }
}

extension IndexWriter {
  /// Makes `mentions` those of a record.
  ///
  /// The rows of what it named before are found by the record's own column, so that no second index
  /// has to lead from records to them. Most changes name the same as before, and then nothing is
  /// written.
  func replaceMentions(of id: Int64, _ known: String, by mentions: [Mention]) throws(CatalogError) {
    guard known != Mention.text(of: mentions) else { return }
    for mention in Mention.all(in: known) {
      try run("DELETE FROM mentions WHERE target = ? AND field = ? AND id = ?", mention, id)
    }
    try add(mentions, of: id)
  }

  func add(_ mentions: [Mention], of id: Int64) throws(CatalogError) {
    for mention in mentions {
      try run("INSERT OR IGNORE INTO mentions(target, field, id) VALUES (?, ?, ?)", mention, id)
    }
  }

  private func run(_ sql: String, _ mention: Mention, _ id: Int64) throws(CatalogError) {
    let row = try statement(sql)
    row.bind(mention.target, at: 1)
    row.bind(mention.field, at: 2)
    row.bind(id, at: 3)
    try row.run()
  }
}

extension Mention {
  /// What the record's own column holds: a line for each, the field first. Names of fields and
  /// records hold no white space.
  static func text(of mentions: [Mention]) -> String {
    mentions.map { "\($0.field) \($0.target)" }.joined(separator: "\n")
  }

  /// Reads what ``text(of:)`` wrote.
  static func all(in text: String) -> [Mention] {
    text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ", maxSplits: 1)
      return words.count == 2 ? Mention(String(words[0]), String(words[1])) : nil
    }
  }
}
