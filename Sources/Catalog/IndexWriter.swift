/// What can be done to the index within one transaction; it reads what it wrote.
///
/// It is only good inside the closure that it was handed to.
public final class IndexWriter: IndexReader {
  /// The record that was put last, since its trail mostly grows right after.
  var last: (name: String, id: Int64, hasTrail: Bool)?

  /// The last record that was put into an index that held none, while they come in the order of
  /// their names: those behind it are not there yet, and need not be looked for.
  private var lastFilled: String?

  /// Texts that were put and can't be searched yet, by record; `.some(nil)` takes a record out.
  ///
  /// FTS5 gathers changes in memory as long as their records come in ascending order, and
  /// writes a segment each time they don't. So changes of records that exist are held back, and
  /// made in order.
  private var heldBack: [Int64: SearchedText?] = [:]
  private var heldBackSize = 0

  /// Above this many bytes of text, what is held back is written.
  private static let heldBackLimit = 32 << 20

  /// Puts a record in place of the one of the same name, for lists and search alike.
  ///
  /// What it costs depends on the record, and not on the size of the index.
  public func put(_ record: IndexedRecord) throws(CatalogError) {
    let text = record.isLive ? SearchedText(of: record) : nil
    if let id = try knownID(of: record.name) {
      try update(record, id: id)
      heldBackSize += text?.size ?? 0
      heldBack[id] = .some(text)
      if heldBackSize > Self.heldBackLimit { try writeHeldBack() }
      last = (record.name, id, hasTrail: true)
    } else {
      let id = try insert(record)
      if let text { try add(text, id: id) }
      last = (record.name, id, hasTrail: false)
    }
  }

  /// Says that the index holds no records.
  func beginFill() { lastFilled = "" }

  private func knownID(of name: String) throws(CatalogError) -> Int64? {
    guard let last = lastFilled else { return try recordID(of: name) }
    let isBehind = last.utf8.lexicographicallyPrecedes(name.utf8)
    lastFilled = isBehind ? name : nil
    return isBehind ? nil : try recordID(of: name)
  }

  override func prepareToSearch() throws(CatalogError) {
    try writeHeldBack()
  }

  /// Writes what was held back; called before the transaction is committed.
  func finish() throws(CatalogError) {
    try writeHeldBack()
  }

  private func insert(_ record: IndexedRecord) throws(CatalogError) -> Int64 {
    let row = try statement(.insertRecord)
    row.bind(record.name, at: 1)
    row.bind(record.kind, at: 2)
    row.bind(record.title, at: 3)
    row.bind(record.sortKey, at: 4)
    row.bind(record.isLive, at: 5)
    row.bind(record.needsDecision, at: 6)
    row.bind(record.summary, at: 7)
    row.bind(record.link ?? "", at: 8)
    row.bind(record.due ?? "", at: 9)
    row.bind(Mention.text(of: record.mentions), at: 10)
    try row.run()
    let id = db.lastInsertedRow
    try add(record.mentions, of: id)
    let state = try statement(.insertState)
    state.bind(id, at: 1)
    state.bind(record.state, at: 2)
    try state.run()
    return id
  }

  private func update(_ record: IndexedRecord, id: Int64) throws(CatalogError) {
    try replaceMentions(of: id, try mentions(of: id), by: record.mentions)
    let row = try statement(
      """
      UPDATE records SET title = ?, sortKey = ?, isLive = ?, needsDecision = ?, summary = ?,
        link = nullif(?, ''), due = nullif(?, ''), mentions = nullif(?, '')
      WHERE id = ?
      """)
    row.bind(record.title, at: 1)
    row.bind(record.sortKey, at: 2)
    row.bind(record.isLive, at: 3)
    row.bind(record.needsDecision, at: 4)
    row.bind(record.summary, at: 5)
    row.bind(record.link ?? "", at: 6)
    row.bind(record.due ?? "", at: 7)
    row.bind(Mention.text(of: record.mentions), at: 8)
    row.bind(id, at: 9)
    try row.run()
    let state = try statement("UPDATE states SET state = ? WHERE id = ?")
    state.bind(record.state, at: 1)
    state.bind(id, at: 2)
    try state.run()
  }

  private func mentions(of id: Int64) throws(CatalogError) -> String {
    let query = try statement("SELECT coalesce(mentions, '') FROM records WHERE id = ?")
    defer { query.reset() }
    query.bind(id, at: 1)
    return try query.step() ? query.text(0) : ""
  }

  private func writeHeldBack() throws(CatalogError) {
    if heldBack.isEmpty { return }
    for (id, text) in heldBack.sorted(by: { $0.key < $1.key }) {
      try replaceText(of: id, by: text)
    }
    heldBack.removeAll()
    heldBackSize = 0
  }
}
