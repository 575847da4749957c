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
  /// Who belongs to the network: given, or read when an entry concerns it.
  private var roster: Roster?
  /// Whether the roster learns from what is merged; else it has learnt before.
  private let isLearning: Bool
  /// What is believed of the journals.
  private let beliefs: Beliefs
  /// What could not be waited for.
  private var skipped: SkippedEntries
  /// The sites in whose journals lines were erased, of those merged here.
  private var redacted: Set<SiteID> = []

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
  ///   - beliefs: what is believed of the journals.
  ///   - roster: who belongs to the network, when it has learnt from the entries already.
  init(
    into reader: IndexReader, network: String, history: HistoryReader, beliefs: Beliefs,
    roster: Roster? = nil
  ) throws {
    sites = SiteTable(try reader.sites())
    skipped = try SkippedEntries(from: reader)
    self.beliefs = beliefs
    self.roster = roster
    isLearning = roster == nil
    self.network = network
    self.reader = reader
    self.history = history
  }

  /// A clock is kept at each such number of a journal, so that the clock of any entry is a short
  /// read away.
  static let checkpointDistance: UInt32 = 1024

  /// Merges what can be merged of `stretches`: an entry waits until all that its clock names has
  /// been merged, save what is not believed.
  ///
  /// - Returns: how many entries wait.
  func merge(_ stretches: [Stretch]) throws -> Int {
    var cursors = stretches.map { Cursor($0, limit: beliefs.limit(of: $0.site)) }
    repeat {
      while try cursors.indices.reduce(false, { try advance(&cursors[$1]) || $0 }) {}
    } while try advancePastDisowned(&cursors)
    return cursors.reduce(0) { $0 + $1.entries.count }
  }

  /// The entries of one journal that are still to be merged.
  private struct Cursor {
    let stretch: Stretch
    var entries: ArraySlice<Entry>

    init(_ stretch: Stretch, limit: UInt32) {
      self.stretch = stretch
      entries = stretch.entries[...]
      while let last = entries.last, last.seq > limit { entries.removeLast() }
    }
  }

  /// Merges what is ready of one journal; false when nothing is.
  private func advance(_ cursor: inout Cursor) throws -> Bool {
    let site = sites.index(of: cursor.stretch.site)
    let count = cursor.entries.count
    while let entry = cursor.entries.first {
      if entry.seq > sites.applied[site] {
        guard isNext(entry, of: site), entry.saw.allSatisfy(isMerged) else { break }
        try merge(entry, of: site, lineDigest: cursor.stretch.firstLineDigest)
      }
      cursor.entries.removeFirst()
    }
    return cursor.entries.count < count
  }

  /// When nothing else can go on: merges one entry that has seen what its site disowned since,
  /// and that nobody can bring; false when there is none.
  private func advancePastDisowned(_ cursors: inout [Cursor]) throws -> Bool {
    for place in cursors.indices {
      guard let entry = cursors[place].entries.first else { continue }
      let site = sites.index(of: cursors[place].stretch.site)
      let missing = entry.saw.filter { !isMerged($0) }
      guard isNext(entry, of: site), missing.allSatisfy(beliefs.mayBeDisowned) else { continue }
      for seen in missing { skipped.insert(seen) }
      try merge(entry, of: site, lineDigest: cursors[place].stretch.firstLineDigest)
      cursors[place].entries.removeFirst()
      return true
    }
    return false
  }

  private func isNext(_ entry: Entry, of site: SiteIndex) -> Bool {
    entry.seq <= sites.applied[site] + 1
  }

  private func isMerged(_ seen: Entry.Seen) -> Bool {
    // Who belongs is only asked where something is missing: a clock can name a thousand sites.
    let applied = sites.applied(of: seen.site)
    return applied >= seen.seq || applied >= beliefs.limit(of: seen.site)
  }

  /// Merges the next entry of `site`.
  func merge(_ entry: Entry, of site: SiteIndex, lineDigest: String?) throws {
    let dot = Dot(site: site, seq: entry.seq)
    var clock = sites.clock(of: site)
    for seen in entry.saw {
      let seenDot = Dot(site: sites.index(of: seen.site), seq: seen.seq)
      clock.insert(seenDot)
      // Past what is merged lies only what nobody waits for. Who has seen this entry has seen
      // that, too: clocks stay closed.
      sites.raise(seenDot)
    }
    clock.insert(dot)
    sites.advance(dot, clock: clock)
    if entry.seq.isMultiple(of: Self.checkpointDistance) {
      checkpoints.append(Checkpoint(site: site.rawValue, seq: entry.seq, clock: clock.encoded))
    }
    guard let change = entry.change, !beliefs.erased.contains(change.record) else {
      if let id = sites.id(site) { redacted.insert(id) }
      return
    }
    if isLearning, let id = sites.id(site), Kind.of(record: change.record)?.isEditable != true {
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
    if isLearning, let roster { try writer.setNote("roster", roster.encoded) }
    try skipped.write(to: writer)
    try writer.addRedactedSites(redacted)
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
        IndexedRecord(name, state, siteRank: { ranks[Int($0.rawValue)] })
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
  init(_ name: String, _ state: RecordState, siteRank: (SiteIndex) -> Int) {
    let link = state.sameAs(name, siteRank: siteRank)
    guard let view = RecordView(name, state, siteRank: siteRank) else {
      self.init(name: name, isLive: false, state: state.encoded, link: link)
      return
    }
    let words = view.searchWords
    self.init(
      name: name, title: view.title, isLive: true, needsDecision: view.needsDecision,
      summary: view.summary.json, state: state.encoded, link: link,
      keywords: words.keywords, body: words.body)
  }
}
