/// Records that are up to somebody.
extension IndexReader {
  /// Returns the live records that were due before `day`, those that are due longest first.
  ///
  /// What it costs depends on how many there are, and not on the size of the index.
  ///
  /// - Parameter day: `YYYY-MM-DD`.
  public func due(before day: String) throws(CatalogError) -> [(item: ListItem, due: String)] {
    let query = try statement(
      """
      SELECT \(ListItem.columns), due FROM records
      WHERE due < ? AND due IS NOT NULL AND isLive ORDER BY due, name
      """)
    defer { query.reset() }
    query.bind(day, at: 1)
    var items: [(item: ListItem, due: String)] = []
    while try query.step() { items.append((ListItem(row: query), query.text(6))) }
    return items
  }
}
