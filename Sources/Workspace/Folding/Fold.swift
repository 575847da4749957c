import Catalog
import Community
import Journal
import Merge

/// Merges entries into records, in memory, and writes each touched record once.
///
/// A pull of a hundred thousand entries touches some thousand records; folding first makes the
/// index pay for the records, and not for the entries.
final class Fold {
  /// The sites, and how far each is merged.
  private(set) var sites: SiteTable
  /// Who belongs to the network: given, or read when an entry concerns it.
  private(set) var roster: Roster?
  /// Whether the roster learns from what is merged; else it has learnt before.
  let isLearning: Bool
  /// What is believed of the journals.
  private let beliefs: Beliefs
  /// What could not be waited for.
  private(set) var skipped: SkippedEntries
  /// The sites in whose journals lines were erased, of those merged here.
  private(set) var redacted: Set<SiteID> = []

  private let network: String
  private let reader: IndexReader
  private let history: HistoryReader
  /// Whether the index holds no records yet.
  private let isFirst: Bool
  private(set) var log = MergeLog()
  /// The number in the log of each site's last clock; `nil` where there is none yet.
  private var clocks: [UInt32?] = []
  /// The last entry of each site that is believed, where it has been asked for.
  private var limits: [SiteID: UInt32] = [:]
  private var touched: [TouchedRecord] = []
  private var places: [String: Int] = [:]
  private(set) var checkpoints: [Checkpoint] = []

  /// Starts from what the index holds.
  ///
  /// - Parameters:
  ///   - reader: the index, inside its transaction.
  ///   - network: the network's id.
  ///   - history: where past edits are read from.
  ///   - beliefs: what is believed of the journals.
  ///   - roster: who belongs to the network, when it has learnt from the entries already.
  ///   - isAnew: whether to start from nothing but the numbers that the index gives the sites.
  init(
    into reader: IndexReader, network: String, history: HistoryReader, beliefs: Beliefs,
    roster: Roster? = nil, isAnew: Bool = false
  ) throws {
    let rows = try reader.sites()
    sites = isAnew ? SiteTable(numbering: rows) : SiteTable(rows)
    isFirst = isAnew || rows.isEmpty
    skipped = isAnew ? SkippedEntries() : try SkippedEntries(from: reader)
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

  /// Merges what can be merged of `stretches`, from which the roster has learnt: an entry waits
  /// until all that its clock names has been merged, save what is not believed.
  ///
  /// - Returns: how many entries wait.
  func merge(_ stretches: [Stretch]) throws -> Int {
    var cursors = stretches.map { Cursor($0, log.add($0), limit: limit(of: $0.site)) }
    repeat {
      while try cursors.indices.reduce(false, { try advance(&cursors[$1]) || $0 }) {}
    } while try advancePastDisowned(&cursors)
    return cursors.reduce(0) { $0 + $1.count }
  }

  /// The entries of one journal that are still to be merged.
  private struct Cursor {
    let stretch: Stretch
    /// The stretch's number in the log.
    let number: Int32
    /// The touched record behind each of the stretch's records.
    var touched: [Int]
    /// The home's numbers of the sites that the stretch has seen; `nil` where they have none yet.
    var sites: [SiteIndex?]
    var next = 0
    let end: Int

    init(_ stretch: Stretch, _ number: Int32, limit: UInt32) {
      self.stretch = stretch
      self.number = number
      touched = Array(repeating: Self.unknown, count: stretch.records.count)
      sites = Array(repeating: nil, count: stretch.sites.count)
      let believed = stretch.first.map { limit < $0 ? 0 : Int(limit - $0) + 1 } ?? 0
      end = min(stretch.entries.count, believed)
    }

    static let unknown = -1
    static let erased = -2

    /// How many entries wait.
    var count: Int { end - next }
    var seq: UInt32 { stretch.entries.seq(at: next) }
    /// What the next entry has newly seen.
    var saw: ArraySlice<Stretch.Seen> { stretch.entries.saw(at: next) }
  }

  /// Merges what is ready of one journal; false when nothing is.
  private func advance(_ cursor: inout Cursor) throws -> Bool {
    let site = sites.index(of: cursor.stretch.site)
    let start = cursor.next
    while cursor.count > 0 {
      if cursor.seq > sites.applied[site] {
        guard isNext(cursor.seq, of: site) else { break }
        for seen in cursor.saw where !isMerged(seen, &cursor) { return cursor.next > start }
        try merge(&cursor, of: site)
      }
      cursor.next += 1
    }
    return cursor.next > start
  }

  /// When nothing else can go on: merges one entry that has seen what its site disowned since,
  /// and that nobody can bring; false when there is none.
  private func advancePastDisowned(_ cursors: inout [Cursor]) throws -> Bool {
    for place in cursors.indices where cursors[place].count > 0 {
      let site = sites.index(of: cursors[place].stretch.site)
      let missing = cursors[place].saw.filter { !isMerged($0, &cursors[place]) }
        .map { Entry.Seen(site: cursors[place].stretch.sites[$0.site], seq: $0.seq) }
      guard isNext(cursors[place].seq, of: site), missing.allSatisfy(beliefs.mayBeDisowned) else {
        continue
      }
      for seen in missing { skipped.insert(seen) }
      try merge(&cursors[place], of: site)
      cursors[place].next += 1
      return true
    }
    return false
  }

  private func isNext(_ seq: UInt32, of site: SiteIndex) -> Bool {
    seq <= sites.applied[site] + 1
  }

  private func isMerged(_ seen: Stretch.Seen, _ cursor: inout Cursor) -> Bool {
    let id = cursor.stretch.sites[seen.site]
    let site = cursor.sites[seen.site] ?? sites.known(id)
    cursor.sites[seen.site] = site
    let applied = site.map { sites.applied[$0] } ?? 0
    return applied >= seen.seq || applied >= limit(of: id)
  }

  private func limit(of site: SiteID) -> UInt32 {
    if let limit = limits[site] { return limit }
    let limit = beliefs.limit(of: site)
    limits[site] = limit
    return limit
  }

  /// Merges a journal's next entry, of which nothing but the record must be known yet.
  private func merge(_ cursor: inout Cursor, of site: SiteIndex) throws {
    let (stretch, index) = (cursor.stretch, cursor.next)
    let saw = cursor.saw.map { seen in
      Dot(site: cursor.sites[seen.site] ?? sites.index(of: stretch.sites[seen.site]), seq: seen.seq)
    }
    let (dot, clock) = advance(site, to: cursor.seq, saw)
    guard let record = stretch.entries.record(at: index) else { return noteRedacted(site) }
    if cursor.touched[record] == Cursor.unknown {
      let name = stretch.records[record]
      cursor.touched[record] = beliefs.erased.contains(name) ? Cursor.erased : try place(of: name)
    }
    guard cursor.touched[record] != Cursor.erased else { return noteRedacted(site) }
    log.note(index, of: cursor.number, dot, clock: clock, changing: cursor.touched[record])
  }

  /// Hands the records what was merged of stretches.
  private func distribute() {
    for (place, noted) in log.takeNoted(records: touched.count).enumerated() where !noted.isEmpty {
      touched[place].append(noted)
    }
  }

  /// Merges the next entry of `site`.
  func merge(_ entry: Entry, of site: SiteIndex, lineDigest: String?) throws {
    let saw = entry.saw.map { Dot(site: sites.index(of: $0.site), seq: $0.seq) }
    let (dot, clock) = advance(site, to: entry.seq, saw)
    guard let record = entry.change?.record, !beliefs.erased.contains(record) else {
      return noteRedacted(site)
    }
    try learn(from: entry, of: site, lineDigest: lineDigest)
    touched[try place(of: record)].append(log.place(of: entry, dot, clock: clock))
  }

  /// Moves `site` on to its entry `seq`, and returns the entry's name and its clock in the log.
  private func advance(
    _ site: SiteIndex, to seq: UInt32, _ saw: [Dot]
  ) -> (Dot, UInt32) {
    let dot = Dot(site: site, seq: seq)
    var clock = sites.clock(of: site)
    for seen in saw {
      clock.insert(seen)
      // Past what is merged lies only what nobody waits for. Who has seen this entry has seen
      // that, too: clocks stay closed.
      sites.raise(seen)
    }
    clock.insert(dot)
    sites.advance(dot, clock: clock)
    if seq.isMultiple(of: Self.checkpointDistance) {
      checkpoints.append(Checkpoint(site: site.rawValue, seq: seq, clock: clock.encoded))
    }
    let place = Int(site.rawValue)
    while clocks.count <= place { clocks.append(nil) }
    // It differs from the clock of the entry before in its own dot alone.
    if saw.isEmpty, let known = clocks[place] { return (dot, known) }
    let number = log.add(clock)
    clocks[place] = number
    return (dot, number)
  }

  private func noteRedacted(_ site: SiteIndex) {
    if let id = sites.id(site) { redacted.insert(id) }
  }

  private func learn(from entry: Entry, of site: SiteIndex, lineDigest: String?) throws {
    guard isLearning, let change = entry.change, let id = sites.id(site),
      Kind.of(record: change.record)?.isEditable != true
    else { return }
    if roster == nil { roster = try Roster(stored: reader, network: network) }
    roster?.note(
      change, from: id.text, seq: entry.seq, at: entry.at.milliseconds, lineDigest: lineDigest)
  }

  /// The state of a record with all that was merged; `nil` when nobody has changed it yet.
  func state(of name: String) throws -> RecordState? {
    guard let place = places[name] else { return try known(name) }
    distribute()
    try settle(&touched[place], ranks: sites.ranks)
    return touched[place].state(by: log)
  }

  private func known(_ name: String) throws -> RecordState? {
    if isFirst { return nil }
    return try reader.state(of: name).map { try RecordState(encoded: $0) }
  }

  private func place(of name: String) throws -> Int {
    if let place = places[name] { return place }
    touched.append(TouchedRecord(name, known: try known(name)))
    places[name] = touched.count - 1
    return touched.count - 1
  }

  func settle(_ record: inout TouchedRecord, ranks: [Int]) throws {
    let (name, isIndexed) = (record.name, record.isIndexed)
    try record.settle(by: log, ranks: ranks) { field in
      guard isIndexed else { return [] }
      return try history.events(of: name, field: field, sites: sites, reader: reader)
    }
  }

  /// The index of `site`, which is put into the table if it is new.
  func index(of site: SiteID) -> SiteIndex { sites.index(of: site) }

  /// Hands out the touched records, by name, some hundred at a time; each once.
  func handOut() -> some Sequence<[TouchedRecord]> {
    distribute()
    let order = touched.indices.sorted {
      touched[$0].name.precedesByCodePoint(touched[$1].name)
    }
    return stride(from: 0, to: order.count, by: Self.batchSize).lazy.map { [self] start in
      order[start..<min(start + Self.batchSize, order.count)].map { touched[$0].takeOut() }
    }
  }

  private static let batchSize = 512

  /// How many records were touched.
  var recordCount: Int { touched.count }

  /// The sites that moved on since the last call.
  func takeDirtySites() -> [IndexedSite] { sites.takeDirtyRows() }
}
