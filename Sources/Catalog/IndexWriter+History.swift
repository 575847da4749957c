/// Where the index stands in the journals: trails, sites, checkpoints, notes.
extension IndexWriter {
  /// Appends to a record's trail the changes that were made to it, in this order.
  ///
  /// - Throws: ``CatalogError/unknownRecord(_:)`` when the record was never put.
  public func appendTrail(
    of name: String, _ dots: some Sequence<TrailDot>
  ) throws(CatalogError) {
    let target: (name: String, id: Int64, hasTrail: Bool)
    if let last, last.name == name {
      target = last
    } else if let id = try recordID(of: name) {
      target = (name, id, hasTrail: true)
    } else {
      throw .unknownRecord(name)
    }
    last = (name, target.id, hasTrail: true)

    var (row, bytes) = (TrailChunk.firstRow(of: target.id), [UInt8]())
    if target.hasTrail, let chunk = try lastChunk(of: target.id) { (row, bytes) = chunk }
    for dot in dots {
      if bytes.count >= TrailChunk.fullSize {
        try store(bytes, row: row)
        row += 1
        bytes.removeAll(keepingCapacity: true)
      }
      TrailChunk.append(dot, to: &bytes)
    }
    if !bytes.isEmpty { try store(bytes, row: row) }
  }

  /// Puts a site in place of the one at the same position.
  public func put(_ site: IndexedSite) throws(CatalogError) {
    let row = try statement(
      """
      INSERT INTO sites(position, id, applied, clock) VALUES (?, ?, ?, ?)
      ON CONFLICT(position) DO UPDATE
      SET id = excluded.id, applied = excluded.applied, clock = excluded.clock
      """)
    row.bind(Int64(site.position), at: 1)
    row.bind(site.id, at: 2)
    row.bind(Int64(site.applied), at: 3)
    row.bind(site.clock, at: 4)
    try row.run()
  }

  /// Puts a checkpoint in place of the one at the same change.
  public func put(_ checkpoint: Checkpoint) throws(CatalogError) {
    let row = try statement(
      "INSERT OR REPLACE INTO checkpoints(site, seq, clock) VALUES (?, ?, ?)")
    row.bind(Int64(checkpoint.site), at: 1)
    row.bind(Int64(checkpoint.seq), at: 2)
    row.bind(checkpoint.clock, at: 3)
    try row.run()
  }

  /// Notes bytes under a key, in place of what was noted before; nil forgets the key.
  public func setNote(_ key: String, _ value: [UInt8]?) throws(CatalogError) {
    guard let value else {
      let deletion = try statement("DELETE FROM notes WHERE key = ?")
      deletion.bind(key, at: 1)
      return try deletion.run()
    }
    let row = try statement("INSERT OR REPLACE INTO notes(key, value) VALUES (?, ?)")
    row.bind(key, at: 1)
    row.bind(value, at: 2)
    try row.run()
  }

  private func lastChunk(
    of record: Int64
  ) throws(CatalogError) -> (row: Int64, bytes: [UInt8])? {
    let query = try statement(
      "SELECT id, dots FROM trails WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1")
    defer { query.reset() }
    query.bind(TrailChunk.firstRow(of: record), at: 1)
    query.bind(TrailChunk.lastRow(of: record), at: 2)
    return try query.step() ? (query.integer(0), query.bytes(1)) : nil
  }

  private func store(_ chunk: [UInt8], row: Int64) throws(CatalogError) {
    let statement = try statement(.storeTrailChunk)
    statement.bind(row, at: 1)
    statement.bind(chunk, at: 2)
    try statement.run()
  }
}
