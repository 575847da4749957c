/// Where the index stands in the journals: trails, sites, checkpoints, notes.
extension IndexReader {
  /// Returns the changes of a record in the order in which they were appended; none when there
  /// is no such record.
  public func trail(of name: String) throws(CatalogError) -> [TrailDot] {
    guard let id = try recordID(of: name) else { return [] }
    let query = try statement("SELECT dots FROM trails WHERE id BETWEEN ? AND ? ORDER BY id")
    defer { query.reset() }
    query.bind(TrailChunk.firstRow(of: id), at: 1)
    query.bind(TrailChunk.lastRow(of: id), at: 2)
    var dots: [TrailDot] = []
    while try query.step() { try TrailChunk.decode(query.bytes(0), into: &dots) }
    return dots
  }

  /// Returns all sites, in the order of their positions.
  public func sites() throws(CatalogError) -> [IndexedSite] {
    let query = try statement("SELECT position, id, applied, clock FROM sites ORDER BY position")
    defer { query.reset() }
    var sites: [IndexedSite] = []
    while try query.step() {
      sites.append(
        IndexedSite(
          position: UInt32(truncatingIfNeeded: query.integer(0)), id: query.text(1),
          applied: UInt32(truncatingIfNeeded: query.integer(2)), clock: query.bytes(3)))
    }
    return sites
  }

  /// Returns the last checkpoint of a site's journal that stands at or before change `seq`.
  public func checkpoint(
    site: UInt32, atMost seq: UInt32
  ) throws(CatalogError) -> Checkpoint? {
    let query = try statement(
      """
      SELECT seq, clock FROM checkpoints WHERE site = ? AND seq <= ?
      ORDER BY seq DESC LIMIT 1
      """)
    defer { query.reset() }
    query.bind(Int64(site), at: 1)
    query.bind(Int64(seq), at: 2)
    guard try query.step() else { return nil }
    return Checkpoint(
      site: site, seq: UInt32(truncatingIfNeeded: query.integer(0)), clock: query.bytes(1))
  }

  /// Returns the bytes noted under `key`, or nil.
  public func note(_ key: String) throws(CatalogError) -> [UInt8]? {
    let query = try statement("SELECT value FROM notes WHERE key = ?")
    defer { query.reset() }
    query.bind(key, at: 1)
    return try query.step() ? query.bytes(0) : nil
  }
}
