import Catalog
import Community
import Journal
import Merge

/// Merges entries into records, in memory, and writes each touched record once.
///
/// A pull of a hundred thousand entries touches some thousand records; folding first makes the
/// index pay for the records, and not for the entries.
///
/// Entries are put into a causal order first, in which the roster learns; then it is known whose
/// entries count, and the records take these in.
final class Fold {
  /// The journals, and how far each is merged.
  private(set) var journals: JournalTable
  /// Who belongs to the network; read when an entry concerns it.
  private(set) var roster: Roster?
  /// What is believed of the journals.
  private(set) var beliefs: Beliefs
  /// The sites whose entries the first waiting entry of each journal waits for.
  private(set) var missing: Set<SiteID> = []
  /// Whether the roster learnt something here.
  private var hasLearnt: Bool
  /// What the index says is believed of them.
  private let formerBeliefs: Beliefs
  /// What the index failed at while the roster asked for somebody's past.
  private var failure: (any Error)?
  /// Redacted lines that were merged here, by the records that they are on.
  private var redactedOn: [String: Set<SiteID>] = [:]

  /// What was merged without waiting for any reason, where this one does: there is the end of what
  /// a revocation leaves, also when it waits here.
  private let all: Fold?
  private let network: String
  private let own: SiteID
  private var reader: IndexReader
  /// How far each journal was merged when it started.
  private let start: VersionVector
  private let history: HistoryReader
  /// Whether the index holds no records yet.
  private let isFirst: Bool
  private(set) var log = MergeLog()
  /// Of each journal, where its clock changed in more than its own dot, and its number in the log.
  private var clocks: [[(seq: UInt32, number: UInt32)]] = []
  /// The entries that are merged here, by journal: their hashes are asked for.
  private var stretches: [SiteIndex: [Stretch]] = [:]
  private var touched: [TouchedRecord] = []
  private var places: [String: Int] = [:]
  private var checkpoints: [Checkpoint] = []
  private var news: [Checkpoint] = []
  /// Of each journal, how many changes to people's records were merged, by day.
  private var days: [JournalDays] = []
  /// The hashes of what was merged of each journal, from the entry with this number on.
  private var hashes: [SiteIndex: (first: UInt32, all: [UInt64])] = [:]

  /// Starts from what the index holds.
  ///
  /// - Parameters:
  ///   - reader: the index, inside its transaction.
  ///   - journals: the journals that it knows.
  ///   - network: the network's id.
  ///   - own: this home's site.
  ///   - history: where past edits are read from.
  ///   - all: all that came, merged from the same start, when redacted lines without a reason are
  ///     waited for here. Who belongs and what is believed is worked out over that.
  init(
    into reader: IndexReader, _ journals: JournalTable, network: String, own: SiteID,
    history: HistoryReader, of all: Fold? = nil
  ) throws {
    self.journals = journals
    start = journals.applied
    isFirst = journals.applied.isEmpty
    if let all {
      beliefs = all.beliefs
    } else {
      beliefs = isFirst ? Beliefs() : try reader.value(of: IndexNotes.beliefs)
    }
    roster = all?.roster
    hasLearnt = all?.hasLearnt ?? false
    formerBeliefs = all?.formerBeliefs ?? beliefs
    self.all = all
    self.network = network
    self.own = own
    self.reader = reader
    self.history = history
  }

  /// Whether it started where the rows of `journals` stand.
  func starts(from journals: JournalTable) -> Bool { start == journals.applied }

  /// Goes on in another transaction, which finds the index as the one before left it.
  func goOn(in reader: IndexReader) { self.reader = reader }

  /// A clock is kept at each such number of a journal, so that the clock of any entry is a short
  /// read away.
  static let checkpointDistance: UInt32 = 1024

  // MARK: Order

  /// Puts what can be merged of `stretches` into order: an entry waits until all that its clock
  /// names has been merged, and for nothing else.
  ///
  /// - Parameter reasons: the records that were erased, when redacted lines that lack this reason
  ///   are to be waited for.
  /// - Returns: how many entries wait.
  func merge(_ stretches: [Stretch], waitingForReasons reasons: Set<String>? = nil) throws -> Int {
    var cursors: [Cursor] = []
    for stretch in stretches.sorted(by: { $0.journal < $1.journal }) where stretch.first != nil {
      cursors.append(Cursor(stretch, log.add(stretch)))
    }
    var isMoving = true
    while isMoving {
      isMoving = false
      for place in cursors.indices where try advance(&cursors[place], reasons) { isMoving = true }
    }
    for cursor in cursors { noteChain(cursor) }
    missing = []
    for cursor in cursors where cursor.count > 0 {
      missing.insert(cursor.stretch.journal.site)
      for name in cursor.saw where try dot(cursor.stretch.sites[name.site], name.point) == nil {
        missing.insert(cursor.stretch.sites[name.site])
      }
    }
    return cursors.reduce(0) { $0 + $1.count }
  }

  /// Whether journals are merged as far as `ends` say, where none of their entries waits.
  func reaches(_ ends: [(journal: JournalID, seq: UInt32)], _ waiting: Int) -> Bool {
    waiting > 0 || ends.allSatisfy { journals.applied(of: $0.journal) == $0.seq }
  }

  /// Whether all of `stretch` is merged.
  func holds(_ stretch: Stretch) -> Bool {
    guard let first = stretch.first else { return true }
    return journals.applied(of: stretch.journal) >= first - 1 + UInt32(stretch.entries.count)
  }

  /// The entries of one journal that are still to be merged.
  private struct Cursor {
    let stretch: Stretch
    /// The stretch's number in the log.
    let number: Int32
    /// The touched record behind each of the stretch's records.
    var touched: [Int]
    /// Whether the roster learns from changes of each of the stretch's records.
    let teaches: [Bool]
    var next = 0
    /// The journal's index, once its beginning is known.
    var journal: SiteIndex?

    init(_ stretch: Stretch, _ number: Int32) {
      self.stretch = stretch
      self.number = number
      touched = Array(repeating: Self.unknown, count: stretch.records.count)
      teaches = stretch.records.map(Fold.teaches)
    }

    static let unknown = -1

    /// How many entries wait.
    var count: Int { stretch.entries.count - next }
    var seq: UInt32 { stretch.entries.seq(at: next) }
    /// What the next entry has newly seen.
    var saw: ArraySlice<Stretch.Seen> { stretch.entries.saw(at: next) }
  }

  /// Merges what is ready of one journal; false when nothing is.
  private func advance(_ cursor: inout Cursor, _ reasons: Set<String>?) throws -> Bool {
    guard cursor.count > 0, let journal = try journal(of: &cursor) else { return false }
    let start = cursor.next
    guard try begin(journal) else { return false }
    // What was merged before comes again with what is new.
    while cursor.count > 0, cursor.seq <= journals.applied[journal] { cursor.next += 1 }
    guard cursor.count > 0, cursor.seq == end(of: journal) + 1 else { return cursor.next > start }
    if stretches[journal]?.last !== cursor.stretch {
      stretches[journal, default: []].append(cursor.stretch)
    }
    let first = cursor.next
    let entries = cursor.stretch.entries
    while cursor.count > 0, let seen = try seen(by: cursor) {
      if let reasons, entries.isErased(at: cursor.next),
        !reasons.contains(cursor.stretch.records[entries.record(at: cursor.next)])
      {
        break
      }
      try mergeNext(&cursor, entries, of: journal, seen)
      cursor.next += 1
    }
    if cursor.next > first {
      hashes[journal, default: (entries.seq(at: first), [])].all += (first..<cursor.next).lazy.map {
        entries.point(at: $0).hash
      }
    }
    return cursor.next > start
  }

  /// What a journal's next entry has newly seen; `nil` while some of that is not merged.
  private func seen(by cursor: Cursor) throws -> [Dot]? {
    var seen: [Dot] = []
    for name in cursor.saw {
      guard let dot = try dot(cursor.stretch.sites[name.site], name.point) else { return nil }
      seen.append(dot)
    }
    return seen
  }

  /// Notes where the chain of a journal stands: once, since of a stretch that is not merged to its
  /// end all lines before are hashed for it.
  private func noteChain(_ cursor: Cursor) {
    guard let journal = cursor.journal, case let end = journals.applied[journal],
      cursor.seq == end + 1, journals.chain(of: journal).seq < end
    else { return }
    let (stretch, next) = (cursor.stretch, cursor.next)
    journals.setChain(cursor.count == 0 ? stretch.chain : stretch.chain(before: next), of: journal)
  }

  /// The index of a stretch's journal; `nil` while the journal that it shares its beginning with is
  /// not merged so far.
  private func journal(of cursor: inout Cursor) throws -> SiteIndex? {
    if let journal = cursor.journal { return journal }
    let id = cursor.stretch.journal
    if let known = journals.known(id) {
      cursor.journal = known
      return known
    }
    guard let branch = id.branch else {
      cursor.journal = journals.add(id, fork: nil)
      return cursor.journal
    }
    let fork = branch.seq - 1
    guard fork > 0 else {
      cursor.journal = journals.add(
        id, fork: try root(of: id.site).map { .init(parent: $0.0, seq: 0, parentHash: $0.1) })
      return cursor.journal
    }
    guard let first = cursor.stretch.first, first == branch.seq,
      let last = try dot(id.site, cursor.stretch.start),
      let parentHash = try hash(of: last.site, at: branch.seq)
    else { return nil }
    let journal = journals.add(
      id, fork: .init(parent: last.site, seq: fork, parentHash: parentHash))
    cursor.journal = journal
    return journal
  }

  /// Where a journal ends, of which nothing but what it shares with another may be merged.
  private func end(of journal: SiteIndex) -> UInt32 {
    max(journals.applied[journal], journals.fork(of: journal)?.seq ?? 0)
  }

  /// Starts a journal that shares its beginning with another; false while that is not merged.
  private func begin(_ journal: SiteIndex) throws -> Bool {
    guard journals.applied[journal] == 0, let fork = journals.fork(of: journal), fork.seq > 0 else {
      return true
    }
    guard journals.applied[fork.parent] >= fork.seq else { return false }
    journals.start(journal, clock: try clock(at: Dot(site: fork.parent, seq: fork.seq)))
    return true
  }

  /// The journal of `site` that was met first, and its first hash.
  private func root(of site: SiteID) throws -> (SiteIndex, UInt64)? {
    guard let root = journals.known(JournalID(site)) else { return nil }
    return try hash(of: root, at: 1).map { (root, $0) }
  }

  /// The merged entry at `point` of `site`; `nil` when it is not merged.
  func dot(_ site: SiteID, _ point: Point) throws -> Dot? {
    for journal in journals.journals(of: site)
    where point.seq <= journals.applied[journal] && point.seq > journals.fork(of: journal)?.seq ?? 0
    {
      if try hash(of: journal, at: point.seq) == point.hash {
        return Dot(site: journal, seq: point.seq)
      }
    }
    return nil
  }

  /// The hash of a journal at one of its own entries.
  func hash(of journal: SiteIndex, at seq: UInt32) throws -> UInt64? {
    for stretch in stretches[journal] ?? [] {
      guard let first = stretch.first, seq >= first, Int(seq - first) < stretch.entries.count
      else { continue }
      return stretch.entries.point(at: Int(seq - first)).hash
    }
    let end = journals.chain(of: journal)
    if end.seq == seq { return end.point.hash }
    return isFirst ? nil : try reader.hash(ofJournal: journal.rawValue, at: seq)
  }

  /// The clock of a merged entry.
  func clock(at dot: Dot) throws -> VersionVector {
    let place = Int(dot.site.rawValue)
    if clocks.indices.contains(place), let first = clocks[place].first, dot.seq >= first.seq {
      var (low, high) = (0, clocks[place].count)
      while high - low > 1 {
        let middle = (low + high) / 2
        if clocks[place][middle].seq <= dot.seq { low = middle } else { high = middle }
      }
      var clock = log.clock(clocks[place][low].number)
      clock.insert(dot)
      return clock
    }
    return try history.clock(of: dot, reader: reader)
  }

  /// Merges a journal's next entry, of which nothing but the record must be known yet.
  private func mergeNext(
    _ cursor: inout Cursor, _ entries: Stretch.Entries, of journal: SiteIndex, _ seen: [Dot]
  ) throws {
    let index = cursor.next
    let dot = Dot(site: journal, seq: entries.seq(at: index))
    let (clock, isClosed) = try advance(dot, at: entries.time(at: index), seen)
    let record = entries.record(at: index)
    note(
      dot, at: entries.time(at: index),
      isWork: !entries.isErased(at: index) && !cursor.teaches[record])
    guard !entries.isErased(at: index) else {
      let (name, site) = (cursor.stretch.records[record], cursor.stretch.journal.site)
      return redactedOn[name, default: []].formUnion([site])
    }
    guard isClosed else { return }
    if cursor.teaches[record] {
      let stretch = cursor.stretch
      let entry = EntryName(site: stretch.journal.site, point: entries.point(at: index))
      try learn(
        from: entries[index], past(of: entry, dot, clock: seenNow(clock, dot)),
        stretch.firstLineDigest)
    }
    if cursor.touched[record] == Cursor.unknown {
      cursor.touched[record] = try place(of: cursor.stretch.records[record])
    }
    log.note(index, of: cursor.number, dot, clock: clock, changing: cursor.touched[record])
  }

  /// Merges the next entry of this home's own journal.
  ///
  /// - Parameter chain: the chain with it.
  func merge(_ entry: Entry, of journal: SiteIndex, after chain: Chain) throws {
    var seen: [Dot] = []
    for name in entry.saw {
      if let dot = try dot(name.site, name.point) { seen.append(dot) }
    }
    let dot = Dot(site: journal, seq: entry.seq)
    let (clock, _) = try advance(dot, at: entry.at, seen)
    journals.setChain(chain, of: journal)
    hashes[journal, default: (entry.seq, [])].all.append(chain.point.hash)
    let record = entry.change?.record
    note(dot, at: entry.at, isWork: record.map { !Self.teaches($0) } ?? false)
    guard let record else { return }
    if Self.teaches(record) {
      let name = EntryName(site: own, point: chain.point)
      try learn(from: entry, past(of: name, dot, clock: seenNow(clock, dot)), nil)
    }
    touched[try place(of: record)].append(log.place(of: entry, dot, clock: clock))
  }

  /// Moves a journal on to its entry `dot`, which bears the date `at` and has newly seen `seen`.
  ///
  /// - Returns: the entry's clock in the log, and whether the clock that its author wrote is
  ///   closed: whether it names all that what it names had seen. One that does not changes nothing,
  ///   and counts as having seen it.
  private func advance(
    _ dot: Dot, at: Timestamp, _ seen: [Dot]
  ) throws -> (clock: UInt32, isClosed: Bool) {
    let place = Int(dot.site.rawValue)
    while clocks.count <= place { clocks.append([]) }
    // Of nearly all it differs from the clock of the entry before in the own dot alone.
    if seen.isEmpty, let known = clocks[place].last {
      journals.advance(dot, at: at)
      keepClock(at: dot)
      return (known.number, true)
    }
    let before = journals.clock(of: dot.site)
    var clock = before
    var isClosed = true
    for name in seen {
      for beginning in journals.beginnings(of: name) { clock.insert(beginning) }
    }
    var closure = clock
    for name in seen {
      let past = try self.clock(at: name)
      if !closure.covers(past) {
        isClosed = isClosed && clock.covers(past)
        closure.formUnion(past)
      }
    }
    clock = closure
    clock.insert(dot)
    journals.advance(dot, at: at, clock: clock)
    keepClock(at: dot)
    let isFirst = clocks[place].isEmpty && dot.seq == (journals.fork(of: dot.site)?.seq ?? 0) + 1
    if !seen.isEmpty || isFirst {
      var gained = VersionVector()
      for other in clock.dots
      where other.site != dot.site && (isFirst || other.seq > before[other.site]) {
        gained.insert(other)
      }
      news.append(Checkpoint(journal: dot.site.rawValue, seq: dot.seq, clock: gained.encoded))
    }
    let number = log.add(clock)
    clocks[place].append((dot.seq, number))
    return (number, isClosed)
  }

  /// Counts the entry to which its journal was just moved on.
  ///
  /// - Parameter isWork: whether it changes a record of people.
  private func note(_ dot: Dot, at: Timestamp, isWork: Bool) {
    let place = Int(dot.site.rawValue)
    while days.count <= place { days.append(JournalDays()) }
    days[place].note(at: at, since: journals.beginning(of: dot.site), isWork: isWork)
  }

  /// Keeps the clock of the entry to which its journal was just moved on, if it is one of those
  /// whose clocks are kept.
  private func keepClock(at dot: Dot) {
    guard dot.seq.isMultiple(of: Self.checkpointDistance) else { return }
    let clock = journals.clock(of: dot.site).encoded
    checkpoints.append(Checkpoint(journal: dot.site.rawValue, seq: dot.seq, clock: clock))
  }

  /// The clock of this number in the log, as that of the entry `dot`.
  private func seenNow(_ number: UInt32, _ dot: Dot) -> VersionVector {
    var clock = log.clock(number)
    clock.insert(dot)
    return clock
  }

  /// Whether the roster learns from changes of the record with this name.
  private static func teaches(_ record: String) -> Bool {
    Kind.of(record: record)?.isEditable != true
  }

  private func learn(from entry: Entry, _ past: FoldedPast, _ lineDigest: String?) throws {
    guard let change = entry.change else { return }
    if roster == nil { roster = try knownRoster() }
    hasLearnt = true
    try answering {
      roster?.note(
        change, of: past.entry, at: entry.at.milliseconds, lineDigest: lineDigest, past: past)
    }
  }

  /// Runs `body`, which asks what entries have seen, and throws what the index failed at meanwhile.
  func answering<T>(_ body: () throws -> T) throws -> T {
    failure = nil
    let answer = try body()
    if let failure { throw failure }
    return answer
  }

  /// The answer to what is asked of the index; `nil`, too, where it fails.
  func asked<T>(_ body: () throws -> T?) -> T? {
    do {
      return try body()
    } catch {
      failure = failure ?? error
      return nil
    }
  }

  // MARK: Beliefs

  /// What follows from all that was learnt.
  func formBeliefs() throws -> Beliefs {
    let known = try roster ?? knownRoster()
    roster = known
    return Beliefs(known, of: Set(journals.ids.map(\.site)), own: own)
  }

  /// Whether this home's site is a lead, by all that was learnt.
  func isLed() throws -> Bool {
    let known = try roster ?? knownRoster()
    roster = known
    return known.isLead(own.text)
  }

  private func knownRoster() throws -> Roster {
    isFirst ? Roster(network: network) : try reader.value(of: IndexNotes.roster)
  }

  /// Takes `beliefs` for those by which the records are made.
  func believe(_ beliefs: Beliefs) { self.beliefs = beliefs }

  /// Whether a redacted line was merged of which nothing says why it is redacted.
  var lacksReason: Bool { redactedOn.keys.contains { !beliefs.erased.contains($0) } }

  /// Whether the entry at `place` has an effect, by what is judged of its site.
  private func counts(
    _ place: MergeLog.Place, _ judged: (id: JournalID, by: Judgement?)
  ) throws -> Bool {
    guard let judgement = judged.by else { return true }
    guard let change = log.change(at: place),
      let hash = try hash(of: place.dot.site, at: place.dot.seq)
    else { return false }
    let name = EntryName(site: judged.id.site, point: Point(seq: place.dot.seq, hash: hash))
    let past = try all?.past(of: name) ?? past(of: name, place.dot, clock: log.clock(place))
    return try past.fold.answering { judgement.hasEffect(change, of: name, past: past) }
  }

  // MARK: Records

  /// Hands the records what was merged of stretches.
  private func distribute() throws {
    let noted = log.takeNoted()
    guard !noted.isEmpty else { return }
    // Once a journal, and not once an entry: a site's name is long.
    let judged = journals.ids.map { (id: $0, by: beliefs.judgement(of: $0.site)) }
    let leavesAll = judged.map { $0.by?.leavesAll ?? true }
    let reserved = touched.map(\.reserved)
    let counting = try noted.filter { record, place in
      let journal = Int(place.dot.site.rawValue)
      // Nearly all are done with here, and are decoded but once: to be merged.
      if leavesAll[journal], !log.isReserved(place, reserved[record]) { return true }
      return try counts(place, judged[journal])
    }
    let sorted = MergeLog.sorted(counting, byRecords: touched.count)
    for (place, entries) in sorted.enumerated() where !entries.isEmpty {
      guard !beliefs.erased.contains(touched[place].name) else { continue }
      touched[place].append(entries)
    }
  }

  /// The state of a record with all that was merged; `nil` when nobody has changed it yet.
  func state(of name: String) throws -> RecordState? {
    guard let place = places[name] else { return try known(name) }
    try distribute()
    try settle(&touched[place], ranks: journals.ranks)
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

  func settle(_ record: inout TouchedRecord, ranks: @autoclosure () -> [Int]) throws {
    let (name, isIndexed) = (record.name, record.isIndexed)
    try record.settle(by: log, ranks: ranks()) { field in
      guard isIndexed else { return [] }
      return try history.events(of: name, field: field, journals: journals, reader: reader)
    }
  }

  /// The index of this home's own journal.
  func ownJournal() -> SiteIndex {
    journals.known(JournalID(own)) ?? journals.add(JournalID(own), fork: nil)
  }

  /// Hands out the touched records, some hundred at a time; each once. Those that were changed last
  /// come last: of very many that hold a word, a search ranks those with the last rows.
  func handOut() throws -> some Sequence<[TouchedRecord]> {
    try distribute()
    let dates = touched.map { $0.lastDate(by: log)?.milliseconds ?? .min }
    let order = touched.indices.sorted {
      dates[$0] == dates[$1] ? $0 < $1 : dates[$0] < dates[$1]
    }
    return stride(from: 0, to: order.count, by: Self.batchSize).lazy.map { [self] start in
      order[start..<min(start + Self.batchSize, order.count)].map { touched[$0].takeOut() }
    }
  }

  private static let batchSize = 512

  /// How many records were touched.
  var recordCount: Int { touched.count }

  /// Writes who belongs and what is believed, if the index says something else.
  func writeBeliefs(to writer: IndexWriter) throws {
    if let roster, hasLearnt || isFirst { try writer.put(roster, as: IndexNotes.roster) }
    if roster != nil, beliefs != formerBeliefs || isFirst {
      try writer.put(beliefs, as: IndexNotes.beliefs)
    }
  }

  /// Writes where the index stands in the journals.
  func writeJournals(to writer: IndexWriter) throws {
    for row in journals.takeDirtyRows() { try writer.put(row) }
    for checkpoint in checkpoints { try writer.put(checkpoint) }
    for seen in news { try writer.putNews(seen) }
    for (place, days) in days.enumerated() {
      try writer.count(days.counts, ofJournal: UInt32(place))
    }
    for (journal, part) in hashes.sorted(by: { $0.key < $1.key }) {
      try writer.appendHashes(part.all, of: journal.rawValue, from: part.first)
    }
    let redacted = Set(redactedOn.values.joined())
    let erased = Set(
      beliefs.erased.isEmpty
        ? []
        : stretches.filter { _, read in
          read.contains { $0.records.contains(where: beliefs.erased.contains) }
        }.compactMap { journals.site($0.key) })
    let known = try writer.value(of: IndexNotes.redacted)
    let all = known.union(redacted).union(erased)
    if all != known { try writer.put(all, as: IndexNotes.redacted) }
  }
}
