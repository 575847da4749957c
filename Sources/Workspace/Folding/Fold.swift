import Catalog
import Community
import Journal
import Merge

/// Merges entries into records, in memory, and writes each touched record once.
///
/// A pull of a hundred thousand entries touches some thousand records; folding first makes the
/// index pay for the records, and not for the entries.
final class Fold {
  /// A record while entries are merged into it.
  private final class Touched {
    var state: RecordState
    /// Whether the index holds the record already.
    let isIndexed: Bool
    /// The entries merged here, in order.
    var trail: [Dot] = []
    /// The text edits merged here, by field: what a late concurrent edit is merged with.
    var events: [String: [TextEvent]] = [:]

    init(_ state: RecordState, isIndexed: Bool) {
      self.state = state
      self.isIndexed = isIndexed
    }
  }

  /// The sites, and how far each is merged.
  private(set) var sites: SiteTable
  /// Who belongs to the network, read when an entry concerns it.
  private var roster: Roster?

  private let network: String
  private let reader: IndexReader
  private let history: HistoryReader
  private var touched: [String: Touched] = [:]
  private var checkpoints: [Checkpoint] = []

  /// Starts from what the index holds.
  ///
  /// - Parameters:
  ///   - reader: the index, inside its transaction.
  ///   - network: the network's id.
  ///   - history: where past edits are read from.
  init(into reader: IndexReader, network: String, history: HistoryReader) throws {
    sites = SiteTable(try reader.sites())
    self.network = network
    self.reader = reader
    self.history = history
  }

  /// A clock is kept at each such number of a journal, so that the clock of any entry is a short
  /// read away.
  static let checkpointDistance: UInt32 = 1024

  /// Merges what can be merged of `stretches`: an entry waits until all that its clock names has
  /// been merged.
  ///
  /// - Returns: how many entries wait.
  func merge(_ stretches: [Stretch]) throws -> Int {
    var cursors = stretches.map { (stretch: $0, next: 0) }
    var isMoving = true
    while isMoving {
      isMoving = false
      for place in cursors.indices {
        let stretch = cursors[place].stretch
        let site = sites.index(of: stretch.site)
        while cursors[place].next < stretch.entries.count {
          let entry = stretch.entries[cursors[place].next]
          if entry.seq > sites.applied[site] {
            guard isReady(entry, of: site) else { break }
            try merge(entry, of: site, lineDigest: stretch.firstLineDigest)
          }
          cursors[place].next += 1
          isMoving = true
        }
      }
    }
    return cursors.reduce(0) { $0 + $1.stretch.entries.count - $1.next }
  }

  private func isReady(_ entry: Entry, of site: SiteIndex) -> Bool {
    guard entry.seq <= sites.applied[site] + 1 else { return false }
    return entry.saw.allSatisfy { seen in
      sites.known(seen.site).map { sites.applied[$0] >= seen.seq } ?? false
    }
  }

  /// Merges the next entry of `site`.
  func merge(_ entry: Entry, of site: SiteIndex, lineDigest: String?) throws {
    let dot = Dot(site: site, seq: entry.seq)
    var clock = sites.clock(of: site)
    for seen in entry.saw {
      clock.insert(Dot(site: sites.index(of: seen.site), seq: seen.seq))
    }
    clock.insert(dot)
    sites.advance(dot, clock: clock)
    if entry.seq.isMultiple(of: Self.checkpointDistance) {
      checkpoints.append(Checkpoint(site: site.rawValue, seq: entry.seq, clock: clock.encoded))
    }
    guard let change = entry.change else { return }
    if let id = sites.id(site), Kind.of(record: change.record)?.isEditable != true {
      if roster == nil { roster = try Roster(stored: reader, network: network) }
      roster?.note(
        change, from: id.text, seq: entry.seq, at: entry.at.milliseconds, lineDigest: lineDigest)
    }
    let record = try record(change.record)
    record.state.apply(change, dot: dot, at: entry.at.milliseconds, clock: clock)
    record.trail.append(dot)
    for part in change.edit {
      record.events[part.field, default: []]
        .append(TextEvent(dot: dot, clock: clock, edits: part.content))
    }
  }

  /// The state of a record with all that was merged; `nil` when nobody has changed it yet.
  func state(of name: String) throws -> RecordState? {
    if let record = touched[name] {
      try settle(record, name)
      return record.state
    }
    guard let bytes = try reader.state(of: name) else { return nil }
    return try RecordState(encoded: bytes)
  }

  private func record(_ name: String) throws -> Touched {
    if let record = touched[name] { return record }
    let known = try reader.state(of: name)
    let state = try known.map { try RecordState(encoded: $0) }
    let record = Touched(state ?? RecordState(), isIndexed: known != nil)
    touched[name] = record
    return record
  }

  /// Merges the texts that were edited concurrently from their whole history.
  private func settle(_ record: Touched, _ name: String) throws {
    for field in record.state.textsThatNeedHistory {
      var events: [TextEvent] = []
      if record.isIndexed {
        events = try history.events(of: name, field: field, sites: sites, reader: reader)
      }
      events += record.events[field] ?? []
      let ranks = sites.ranks
      record.state.settle(
        field, to: MergedText(merging: events) { ranks[Int($0.rawValue)] })
    }
  }

  /// The index of `site`, which is put into the table if it is new.
  func index(of site: SiteID) -> SiteIndex { sites.index(of: site) }

  /// How many records were touched.
  var recordCount: Int { touched.count }

  /// Writes all that was merged.
  ///
  /// - Parameter progress: called with records done and records in all.
  func write(to writer: IndexWriter, progress: (Int, Int) -> Void = { _, _ in }) throws {
    for row in sites.takeDirtyRows() { try writer.put(row) }
    for checkpoint in checkpoints { try writer.put(checkpoint) }
    if let roster { try writer.setNote("roster", roster.encoded) }
    let ranks = sites.ranks
    let names = touched.keys.sorted { $0.precedesByCodePoint($1) }
    for (name, record) in touched { try settle(record, name) }
    let states = names.compactMap { name in touched[name].map { (name, $0.state) } }
    var done = 0
    try prepared(states, ranks: ranks) { record in
      try writer.put(record)
      let trail = touched[record.name]?.trail ?? []
      try writer.appendTrail(
        of: record.name, trail.map { TrailDot(site: $0.site.rawValue, seq: $0.seq) })
      done += 1
      if done.isMultiple(of: 256) { progress(done, states.count) }
    }
  }

  /// Calls `body` with what the index holds of each state, in order. While one batch is handled,
  /// the next is made on another core.
  private func prepared(
    _ states: [(String, RecordState)], ranks: [Int], _ body: (IndexedRecord) throws -> Void
  ) throws {
    let size = 512
    let batches = stride(from: 0, to: states.count, by: size).map { start in
      Array(states[start..<min(start + size, states.count)])
    }
    @Sendable func made(_ batch: [(String, RecordState)]) -> [IndexedRecord] {
      batch.map { name, state in
        IndexedRecord(name, RecordView(name, state) { ranks[Int($0.rawValue)] }, state)
      }
    }
    var records = batches.first.map(made) ?? []
    for place in batches.indices {
      let following = batches.dropFirst(place + 1).first.map { batch in Background { made(batch) } }
      for record in records { try body(record) }
      records = following?.value() ?? []
    }
  }
}

extension IndexedRecord {
  init(_ name: String, _ view: RecordView?, _ state: RecordState) {
    guard let view else {
      self.init(name: name, isLive: false, state: state.encoded)
      return
    }
    let words = view.searchWords
    self.init(
      name: name, title: view.title, isLive: true, needsDecision: view.needsDecision,
      summary: view.summary.json, state: state.encoded, keywords: words.keywords,
      body: words.body)
  }
}
