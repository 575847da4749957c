/// How many changes a journal holds of a day.
public struct DayCount: Hashable, Sendable {
  /// The day, counted from 1970-01-01; nil for the day of what comes before in the journal.
  public var day: Int?
  /// How many changes.
  public var changes: Int

  /// Counts `changes` on `day`.
  public init(day: Int?, changes: Int) {
    self.day = day
    self.changes = changes
  }
}

extension IndexReader {
  /// Returns how many changes of the journal at `position` are counted from `day` on.
  public func changes(ofJournal position: UInt32, from day: Int) throws(CatalogError) -> Int {
    let query = try statement(
      "SELECT coalesce(sum(changes), 0) FROM days WHERE journal = ? AND day >= ?")
    defer { query.reset() }
    query.bind(Int64(position), at: 1)
    query.bind(Int64(day), at: 2)
    return try query.step() ? Int(query.integer(0)) : 0
  }

  fileprivate func lastDay(ofJournal position: UInt32) throws(CatalogError) -> Int64? {
    let query = try statement("SELECT day FROM days WHERE journal = ? ORDER BY day DESC LIMIT 1")
    defer { query.reset() }
    query.bind(Int64(position), at: 1)
    return try query.step() ? query.integer(0) : nil
  }
}

extension IndexWriter {
  /// Counts the next changes of the journal at `position`.
  ///
  /// What stands before another change in a journal is no later than that one: a day takes over
  /// what was counted on later ones.
  public func count(
    _ days: some Sequence<DayCount>, ofJournal position: UInt32
  ) throws(CatalogError) {
    for count in days {
      let last = try lastDay(ofJournal: position)
      guard let day = count.day.map({ Int64($0) }) ?? last else { continue }
      var changes = Int64(count.changes)
      if let last, last > day {
        changes += Int64(try self.changes(ofJournal: position, from: Int(day) + 1))
        try run("DELETE FROM days WHERE journal = ? AND day > ?", position, day)
      }
      try run(
        """
        INSERT INTO days(journal, day, changes) VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET changes = changes + excluded.changes
        """, position, day, changes)
    }
  }

  private func run(_ sql: String, _ position: UInt32, _ more: Int64...) throws(CatalogError) {
    let row = try statement(sql)
    row.bind(Int64(position), at: 1)
    for (place, number) in more.enumerated() { row.bind(number, at: Int32(place + 2)) }
    try row.run()
  }
}
