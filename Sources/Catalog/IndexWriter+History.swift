/// Where the index stands in the journals: trails, journals, checkpoints, points.
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

  /// Puts a journal in place of the one at the same position.
  public func put(_ journal: IndexedJournal) throws(CatalogError) {
    let row = try statement(
      """
      INSERT OR REPLACE INTO journals(
        position, id, applied, clock, chain, parent, fork, parentHash, times)
      VALUES (?, ?, ?, ?, ?, nullif(?, -1), ?, ?, ?)
      """)
    row.bind(Int64(journal.position), at: 1)
    row.bind(journal.id, at: 2)
    row.bind(Int64(journal.applied), at: 3)
    row.bind(journal.clock, at: 4)
    row.bind(journal.chain, at: 5)
    row.bind(journal.parent.map { Int64($0) } ?? -1, at: 6)
    row.bind(Int64(journal.fork), at: 7)
    row.bind(Int64(bitPattern: journal.parentHash), at: 8)
    row.bind(journal.times, at: 9)
    try row.run()
  }

  /// Puts a checkpoint in place of the one at the same change.
  public func put(_ checkpoint: Checkpoint) throws(CatalogError) {
    try put(
      checkpoint, "INSERT OR REPLACE INTO checkpoints(journal, seq, clock) VALUES (?, ?, ?)")
  }

  /// Puts what a change of a journal had newly seen.
  public func putNews(_ news: Checkpoint) throws(CatalogError) {
    try put(news, "INSERT OR REPLACE INTO seen(journal, seq, news) VALUES (?, ?, ?)")
  }

  private func put(_ checkpoint: Checkpoint, _ sql: String) throws(CatalogError) {
    let row = try statement(sql)
    row.bind(Int64(checkpoint.journal), at: 1)
    row.bind(Int64(checkpoint.seq), at: 2)
    row.bind(checkpoint.clock, at: 3)
    try row.run()
  }

  /// Appends the starts of the chain's hash at the changes of a journal from `seq` on. The first of
  /// a journal that shares its beginning with another may be any number.
  public func appendHashes(
    _ hashes: some Collection<UInt64>, of journal: UInt32, from seq: UInt32
  ) throws(CatalogError) {
    var rest = hashes[...]
    var next = seq
    while !rest.isEmpty {
      let block = (next - 1) / HashBlock.count
      let place = (next - 1) % HashBlock.count
      var bytes =
        place == 0 ? [] : Array(try hashBlock(block, of: journal).prefix(Int(place) * 8))
      // A journal that shares its beginning with another has none for what both have.
      bytes.append(contentsOf: repeatElement(0, count: Int(place) * 8 - bytes.count))
      let part = rest.prefix(Int(HashBlock.count - place))
      for hash in part { HashBlock.append(hash, to: &bytes) }
      let row = try statement(
        "INSERT OR REPLACE INTO points(journal, block, hashes) VALUES (?, ?, ?)")
      row.bind(Int64(journal), at: 1)
      row.bind(Int64(block), at: 2)
      row.bind(bytes, at: 3)
      try row.run()
      next += UInt32(part.count)
      rest = rest.dropFirst(part.count)
    }
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
