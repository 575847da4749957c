/// Finding the record that a person means.
extension IndexReader {
  /// Returns the records that `handle` may mean: those of the first rule that finds any.
  ///
  /// 1. the exact name, `kind/id`, or the exact id, also of a record that is gone;
  /// 2. the start of the id of one single live record;
  /// 3. the title, folded;
  /// 4. the start of the title, folded;
  /// 5. words of the title, in any order, the last one as a beginning;
  /// 6. the start of the ids of several live records.
  ///
  /// One record is the answer, several are a question to the person, none is a mistake. Ids come
  /// before titles, since scripts use ids and must not stumble over a new title; but a start
  /// that several ids share says less than a title.
  ///
  /// - Parameters:
  ///   - kind: only records of this kind; nil for all.
  ///   - limit: at most so many candidates.
  public func find(
    kind: String? = nil, _ handle: String, limit: Int = 20
  ) throws(CatalogError) -> [ListItem] {
    if handle.isEmpty { return [] }
    let kinds = if let kind { [kind] } else { try self.kinds() }
    if let named = try exactlyNamed(handle, kinds: kinds) { return named }

    let started = try starting(withName: handle, kinds: kinds, limit: limit)
    if started.count == 1 { return started }

    let title = folded(handle)
    if !title.isEmpty {
      let titled = try titled(from: title, upTo: title + "\u{2}", kinds: kinds, limit: limit)
      if !titled.isEmpty { return titled }
      let beginning = try self.titled(
        from: title, upTo: title + "\u{10FFFF}", kinds: kinds, limit: limit)
      if !beginning.isEmpty { return beginning }
      let worded = try worded(handle, kinds: kinds, limit: limit)
      if !worded.isEmpty { return worded }
    }
    return started
  }

  private func exactlyNamed(
    _ handle: String, kinds: [String]
  ) throws(CatalogError) -> [ListItem]? {
    if let item = try item(handle), kinds.contains(item.kind) { return [item] }
    var items: [ListItem] = []
    for kind in kinds {
      if let item = try item("\(kind)/\(handle)") { items.append(item) }
    }
    return items.isEmpty ? nil : items
  }

  private func starting(
    withName handle: String, kinds: [String], limit: Int
  ) throws(CatalogError) -> [ListItem] {
    var items: [ListItem] = []
    for kind in kinds {
      let start = handle.hasPrefix("\(kind)/") ? handle : "\(kind)/\(handle)"
      items += try self.items(
        """
        SELECT \(ListItem.columns) FROM records
        WHERE name >= ? AND name < ? AND isLive ORDER BY name LIMIT ?
        """, [start, start + "\u{10FFFF}"], limit: limit - items.count)
    }
    return items
  }

  private func titled(
    from first: String, upTo last: String, kinds: [String], limit: Int
  ) throws(CatalogError) -> [ListItem] {
    var items: [ListItem] = []
    for kind in kinds {
      items += try self.items(
        """
        SELECT \(ListItem.columns) FROM records
        WHERE kind = ? AND isLive = 1 AND sortKey >= ? AND sortKey < ?
        ORDER BY sortKey, name LIMIT ?
        """, [kind, first, last], limit: limit - items.count)
    }
    return items
  }

  private func worded(
    _ handle: String, kinds: [String], limit: Int
  ) throws(CatalogError) -> [ListItem] {
    guard let expression = try expression(for: handle) else { return [] }
    try prepareToSearch()
    var items: [ListItem] = []
    for kind in kinds {
      items += try self.items(
        """
        SELECT \(ListItem.columns) FROM search JOIN records ON records.id = search.rowid
        WHERE search MATCH ? AND kind = ? ORDER BY sortKey, name LIMIT ?
        """, ["{title} : (\(expression))", kind], limit: limit - items.count)
    }
    return items
  }

  private func items(
    _ sql: String, _ arguments: [String], limit: Int
  ) throws(CatalogError) -> [ListItem] {
    let query = try statement(sql)
    defer { query.reset() }
    for (offset, argument) in arguments.enumerated() {
      query.bind(argument, at: Int32(offset + 1))
    }
    query.bind(Int64(limit), at: Int32(arguments.count + 1))
    var items: [ListItem] = []
    while try query.step() { items.append(ListItem(row: query)) }
    return items
  }
}
