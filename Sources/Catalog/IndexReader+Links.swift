/// A record that says it is the same thing as another one.
public struct RecordLink: Equatable, Sendable {
  /// The record that says so.
  public var name: String
  /// The record that it names, which may never have come.
  public var target: String
  /// False when the record that says so is gone.
  public var isLive: Bool
  /// False when the record that it names is gone, or has not come.
  public var isTargetLive: Bool

  /// Says that the record `name` names `target`.
  public init(name: String, target: String, isLive: Bool, isTargetLive: Bool) {
    self.name = name
    self.target = target
    self.isLive = isLive
    self.isTargetLive = isTargetLive
  }
}

/// Records that are the same thing.
extension IndexReader {
  /// Returns every record that says it is the same as another one, live or gone, by name.
  ///
  /// What it costs depends on how many of these there are, and not on the size of the index.
  public func links() throws(CatalogError) -> [RecordLink] {
    let query = try statement(
      """
      SELECT linked.name, linked.link, linked.isLive, coalesce(target.isLive, 0)
      FROM records AS linked LEFT JOIN records AS target ON target.name = linked.link
      WHERE linked.link IS NOT NULL ORDER BY linked.name
      """)
    defer { query.reset() }
    var links: [RecordLink] = []
    while try query.step() {
      links.append(
        RecordLink(
          name: query.text(0), target: query.text(1), isLive: query.flag(2),
          isTargetLive: query.flag(3)))
    }
    return links
  }
}
