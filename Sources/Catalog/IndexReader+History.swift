/// Where the index stands in the journals: trails, journals, checkpoints, points.
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

  /// Returns all journals, in the order of their positions.
  public func journals() throws(CatalogError) -> [IndexedJournal] {
    let query = try statement(
      """
      SELECT position, id, applied, clock, chain, coalesce(parent, -1), fork, parentHash,
        times
      FROM journals ORDER BY position
      """)
    defer { query.reset() }
    var journals: [IndexedJournal] = []
    while try query.step() {
      journals.append(
        IndexedJournal(
          position: UInt32(truncatingIfNeeded: query.integer(0)), id: query.text(1),
          applied: UInt32(truncatingIfNeeded: query.integer(2)), clock: query.bytes(3),
          chain: query.bytes(4), parent: UInt32(exactly: query.integer(5)),
          fork: UInt32(truncatingIfNeeded: query.integer(6)),
          parentHash: UInt64(bitPattern: query.integer(7)), times: query.bytes(8)))
    }
    return journals
  }

  /// Returns the number of the last change of the journal called `id` that the index holds; 0 for
  /// none.
  public func applied(of id: String) throws(CatalogError) -> UInt32 {
    let query = try statement("SELECT applied FROM journals WHERE id = ?")
    defer { query.reset() }
    query.bind(id, at: 1)
    return try query.step() ? UInt32(truncatingIfNeeded: query.integer(0)) : 0
  }

  /// Returns the last checkpoint of a journal that stands at or before change `seq`.
  public func checkpoint(
    journal: UInt32, atMost seq: UInt32
  ) throws(CatalogError) -> Checkpoint? {
    let query = try statement(
      """
      SELECT seq, clock FROM checkpoints WHERE journal = ? AND seq <= ?
      ORDER BY seq DESC LIMIT 1
      """)
    defer { query.reset() }
    query.bind(Int64(journal), at: 1)
    query.bind(Int64(seq), at: 2)
    guard try query.step() else { return nil }
    return Checkpoint(
      journal: journal, seq: UInt32(truncatingIfNeeded: query.integer(0)), clock: query.bytes(1))
  }

  /// Returns what the changes of a journal in `range` had newly seen, in order.
  public func news(
    journal: UInt32, in range: ClosedRange<UInt32>
  ) throws(CatalogError) -> [Checkpoint] {
    let query = try statement(
      "SELECT seq, news FROM seen WHERE journal = ? AND seq BETWEEN ? AND ? ORDER BY seq")
    defer { query.reset() }
    query.bind(Int64(journal), at: 1)
    query.bind(Int64(range.lowerBound), at: 2)
    query.bind(Int64(range.upperBound), at: 3)
    var news: [Checkpoint] = []
    while try query.step() {
      news.append(
        Checkpoint(
          journal: journal, seq: UInt32(truncatingIfNeeded: query.integer(0)),
          clock: query.bytes(1)))
    }
    return news
  }

  /// Returns the start of the chain's hash of a journal at its change `seq`; nil when the index
  /// does not hold it. Before the first that was appended, nothing is promised.
  public func hash(ofJournal journal: UInt32, at seq: UInt32) throws(CatalogError) -> UInt64? {
    guard seq > 0 else { return nil }
    let block = try hashBlock((seq - 1) / HashBlock.count, of: journal)
    return HashBlock.hash(in: block, at: Int((seq - 1) % HashBlock.count))
  }

  func hashBlock(_ block: UInt32, of journal: UInt32) throws(CatalogError) -> [UInt8] {
    let query = try statement("SELECT hashes FROM points WHERE journal = ? AND block = ?")
    defer { query.reset() }
    query.bind(Int64(journal), at: 1)
    query.bind(Int64(block), at: 2)
    return try query.step() ? query.bytes(0) : []
  }
}

/// Some hashes of a journal, eight bytes each, the highest first.
enum HashBlock {
  /// How many hashes a block takes: an append writes one block of a kilobyte anew.
  static let count: UInt32 = 128

  static func append(_ hash: UInt64, to bytes: inout [UInt8]) {
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: hash >> UInt64(shift)))
    }
  }

  static func hash(in bytes: [UInt8], at place: Int) -> UInt64? {
    guard bytes.count >= (place + 1) * 8 else { return nil }
    return bytes[place * 8..<place * 8 + 8].reduce(0) { $0 << 8 | UInt64($1) }
  }
}
