/// What the index holds of a record, held against what it should hold.
public enum HeldRecord: Equatable, Sendable {
  /// Just that.
  case same
  /// Just that, with another state, which may add up to the same.
  case otherState([UInt8])
  /// Something else, or nothing.
  case other
}

extension IndexReader {
  /// Compares what the index holds of `record`, in lists, filters and search alike, with what
  /// ``IndexWriter/put(_:)`` would write.
  public func held(_ record: IndexedRecord) throws(CatalogError) -> HeldRecord {
    let query = try statement(
      """
      SELECT kind, records.title, sortKey, summary, coalesce(link, ''), isLive, needsDecision,
        state, texts.id IS NOT NULL, texts.title, keywords, body
      FROM records JOIN states USING (id) LEFT JOIN texts USING (id) WHERE name = ?
      """)
    defer { query.reset() }
    query.bind(record.name, at: 1)
    guard try query.step() else { return .other }
    let texts = [record.kind, record.title, record.sortKey, record.summary, record.link ?? ""]
    guard texts.enumerated().allSatisfy({ query.holds($1, in: Int32($0)) }),
      query.flag(5) == record.isLive, query.flag(6) == record.needsDecision,
      query.flag(8) == record.isLive
    else { return .other }
    if record.isLive {
      let texts = [record.title, record.keywords, record.body]
      guard texts.enumerated().allSatisfy({ query.holds($1, in: 9 + Int32($0)) }) else {
        return .other
      }
    }
    return query.holds(record.state, in: 7) ? .same : .otherState(query.bytes(7))
  }
}
