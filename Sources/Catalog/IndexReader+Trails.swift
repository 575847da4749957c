/// The trails of all records of a kind: what reports are made of, without opening a journal.
extension IndexReader {
  /// Calls `body` with the trail of each live record of `kind`, in the order of the names' bytes.
  public func forEachTrail(
    kind: String, _ body: (_ name: String, _ trail: [TrailDot]) throws -> Void
  ) throws {
    let bits = TrailChunk.placeBits
    let query = try statement(
      """
      SELECT name, dots FROM records CROSS JOIN trails
        ON trails.id BETWEEN records.id << \(bits) AND (records.id + 1 << \(bits)) - 1
      WHERE isLive AND name >= ? AND name < ? ORDER BY name, trails.id
      """)
    defer { query.reset() }
    query.bind(kind + "/", at: 1)
    query.bind(kind + "0", at: 2)  // "0" is the byte after "/".
    var current: (name: String, trail: [TrailDot]) = ("", [])
    while try query.step() {
      let name = query.text(0)
      if name != current.name {
        if !current.trail.isEmpty { try body(current.name, current.trail) }
        current = (name, [])
      }
      try TrailChunk.decode(query.bytes(1), into: &current.trail)
    }
    if !current.trail.isEmpty { try body(current.name, current.trail) }
  }
}
