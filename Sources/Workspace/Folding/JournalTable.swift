import Catalog
import Journal
import Merge

/// The journals that a home knows, and how far each is merged.
///
/// The place of a journal in the table is its ``SiteIndex``; it never changes while the index
/// lives. A journal that shares its beginning with another of its site stands there with its own
/// entries alone: those before are the other's.
struct JournalTable {
  /// A clock, decoded when it is asked for: an edit needs one of a thousand.
  private struct Clock {
    /// The bytes, until they are decoded.
    private var stored: [UInt8]?
    private var known = VersionVector()

    init(stored: [UInt8]) { self.stored = stored }

    init(_ known: VersionVector) { self.known = known }

    var vector: VersionVector { stored.map { VersionVector(encoded: $0) } ?? known }

    /// A million entries that are merged in a row each insert theirs in place.
    mutating func insert(_ dot: Dot) {
      if stored != nil { self = Clock(vector) }
      known.insert(dot)
    }
  }

  /// Where a journal leaves another one of its site.
  struct Fork: Hashable {
    let parent: SiteIndex
    /// The last entry that both have.
    let seq: UInt32
    /// The hash of the parent at the entry behind that.
    let parentHash: UInt64
  }

  private struct Row {
    let id: JournalID
    let fork: Fork?
    /// Of the last merged entry.
    var clock: Clock
    var chain: Chain
    var times = JournalTimes()
    var isDirty = false
  }

  private var rows: [Row] = []
  private var places: [JournalID: SiteIndex] = [:]
  private var bySite: [SiteID: [SiteIndex]] = [:]
  /// How far each journal is merged: what a new entry of this site will have seen.
  private(set) var applied = VersionVector()

  init(_ rows: [IndexedJournal] = []) {
    for row in rows.sorted(by: { $0.position < $1.position }) {
      guard let id = JournalID(row.id) else { continue }
      let fork = row.parent.map {
        Fork(parent: SiteIndex($0), seq: row.fork, parentHash: row.parentHash)
      }
      let place = add(
        Row(
          id: id, fork: fork, clock: Clock(stored: row.clock),
          chain: Chain(seq: row.applied, hash: row.chain), times: JournalTimes(encoded: row.times)))
      applied[place] = row.applied
    }
  }

  /// A table in which nothing is merged yet, and the journals have the numbers that they have in
  /// `rows`.
  init(numbering rows: [IndexedJournal]) {
    for row in rows.sorted(by: { $0.position < $1.position }) {
      guard let id = JournalID(row.id) else { continue }
      add(
        id,
        fork: row.parent.map {
          Fork(parent: SiteIndex($0), seq: row.fork, parentHash: row.parentHash)
        })
    }
  }

  /// The index of `journal`, if it is known.
  func known(_ journal: JournalID) -> SiteIndex? { places[journal] }

  /// Puts a journal into the table, of which nothing is merged yet.
  @discardableResult
  mutating func add(_ journal: JournalID, fork: Fork?) -> SiteIndex {
    add(
      Row(
        id: journal, fork: fork, clock: Clock(VersionVector()), chain: Chain(of: journal.site),
        isDirty: true))
  }

  private mutating func add(_ row: Row) -> SiteIndex {
    let place = SiteIndex(UInt32(rows.count))
    places[row.id] = place
    bySite[row.id.site, default: []].append(place)
    rows.append(row)
    return place
  }

  /// The journals of `site`.
  func journals(of site: SiteID) -> [SiteIndex] { bySite[site] ?? [] }

  /// All journals.
  var ids: [JournalID] { rows.map(\.id) }

  func id(_ journal: SiteIndex) -> JournalID? {
    rows.indices.contains(Int(journal.rawValue)) ? rows[Int(journal.rawValue)].id : nil
  }

  /// The site that wrote a journal.
  func site(_ journal: SiteIndex) -> SiteID? { id(journal)?.site }

  func fork(of journal: SiteIndex) -> Fork? { rows[Int(journal.rawValue)].fork }

  /// How far `journal` is merged; 0 when it is not known.
  func applied(of journal: JournalID) -> UInt32 { known(journal).map { applied[$0] } ?? 0 }

  /// How far the furthest journal of `site` is merged.
  func applied(of site: SiteID) -> UInt32 {
    journals(of: site).map { applied[$0] }.max() ?? 0
  }

  /// How many entries are merged.
  var count: Int {
    applied.dots.reduce(0) { $0 + Int($1.seq) - Int(fork(of: $1.site)?.seq ?? 0) }
  }

  /// The clock of the last merged entry of `journal`.
  func clock(of journal: SiteIndex) -> VersionVector { rows[Int(journal.rawValue)].clock.vector }

  /// The chain after the last merged entry of `journal`.
  func chain(of journal: SiteIndex) -> Chain { rows[Int(journal.rawValue)].chain }

  /// The chain after the last merged entry of `journal`; that of an empty one when it is not known.
  func chain(of journal: JournalID) -> Chain {
    known(journal).map { chain(of: $0) } ?? Chain(of: journal.site)
  }

  /// Where the dates of a journal's entries go back.
  func times(of journal: SiteIndex) -> JournalTimes { rows[Int(journal.rawValue)].times }

  /// When the first entry of a journal was made, by its own date.
  func beginning(of journal: SiteIndex) -> Timestamp? {
    rows[Int(journal.rawValue)].times.beginning
  }

  /// When the merged entry `dot`, which bears the date `at`, was made, as its journal says.
  func time(of dot: Dot, dated at: Timestamp) -> Timestamp {
    times(of: dot.site).time(of: dot.seq, dated: at)
  }

  /// When a value was set, as the journal says.
  func time(of value: LiveValue) -> Timestamp {
    time(of: value.dot, dated: Timestamp(milliseconds: value.at))
  }

  /// Moves a journal on to its entry `dot`, which bears the date `at`, under `clock`.
  mutating func advance(_ dot: Dot, at: Timestamp, clock: VersionVector) {
    rows[Int(dot.site.rawValue)].clock = Clock(clock)
    advance(dot, at: at)
  }

  /// Moves a journal on to its entry `dot`, which bears the date `at` and has seen nothing else
  /// that the one before had not.
  mutating func advance(_ dot: Dot, at: Timestamp) {
    let place = Int(dot.site.rawValue)
    rows[place].clock.insert(dot)
    rows[place].times.note(dot.seq, at: at)
    rows[place].isDirty = true
    applied.insert(dot)
  }

  /// Notes the chain after the last merged entry.
  mutating func setChain(_ chain: Chain, of journal: SiteIndex) {
    rows[Int(journal.rawValue)].chain = chain
    rows[Int(journal.rawValue)].isDirty = true
  }

  /// Starts a journal that shares its beginning with another, under the clock of the last entry
  /// that both have.
  mutating func start(_ journal: SiteIndex, clock: VersionVector) {
    rows[Int(journal.rawValue)].clock = Clock(clock)
  }

  /// What has been seen by whoever has seen `dot`, of the journals of its site alone.
  func beginnings(of dot: Dot) -> [Dot] {
    var dots = [dot]
    while let last = dots.last, let fork = fork(of: last.site) {
      dots.append(Dot(site: fork.parent, seq: fork.seq))
    }
    return dots
  }

  /// The last merged entry of each journal, as clocks name it; one that is the beginning of another
  /// is left out.
  func points(of clock: VersionVector, without own: SiteIndex?) -> [Dot] {
    let dots = clock.dots.filter { $0.site != own }
    let begun = Set(dots.flatMap { beginnings(of: $0).dropFirst() })
    return dots.filter { dot in !begun.contains { $0.site == dot.site && $0.seq >= dot.seq } }
  }

  /// The place of each journal among all: ties are decided by it. Sites are ordered by the bytes of
  /// their ids, and the journals of one site by the hashes where they part.
  var ranks: [Int] {
    var ranks = Array(repeating: 0, count: rows.count)
    let order = rows.indices.sorted { left, right in
      let sites = (rows[left].id.site, rows[right].id.site)
      return sites.0 == sites.1 ? parts(left, before: right) : sites.0 < sites.1
    }
    for (rank, place) in order.enumerated() { ranks[place] = rank }
    return ranks
  }

  /// Whether, of two journals of one site, the hash of `left` is the smaller where they part.
  private func parts(_ left: Int, before right: Int) -> Bool {
    guard left != right else { return false }
    let (ours, theirs) = (way(to: left), way(to: right))
    // Both begin in the same journal; the last one that both ways go through is where they part.
    var last = 0
    while last + 1 < min(ours.count, theirs.count),
      ours[last + 1].journal == theirs[last + 1].journal
    { last += 1 }
    let (a, b) = (ours.dropFirst(last + 1).first, theirs.dropFirst(last + 1).first)
    switch (a, b) {
    case (let a?, let b?) where a.fork == b.fork: return a.hash < b.hash
    case (let a?, let b?): return a.fork < b.fork ? a.hash < a.parentHash : b.parentHash < b.hash
    case (let a?, nil): return a.hash < a.parentHash
    case (nil, let b?): return b.parentHash < b.hash
    case (nil, nil): return left < right
    }
  }

  private func way(
    to place: Int
  ) -> [(journal: Int, fork: UInt32, hash: UInt64, parentHash: UInt64)] {
    var way: [(journal: Int, fork: UInt32, hash: UInt64, parentHash: UInt64)] = []
    var next: Int? = place
    while let place = next {
      let (id, fork) = (rows[place].id, rows[place].fork)
      way.append((place, fork?.seq ?? 0, id.branch?.hash ?? 0, fork?.parentHash ?? 0))
      next = fork.map { Int($0.parent.rawValue) }
    }
    return way.reversed()
  }

  /// The rows that changed since the last call.
  mutating func takeDirtyRows() -> [IndexedJournal] {
    rows.indices.filter { rows[$0].isDirty }.map { place in
      rows[place].isDirty = false
      let row = rows[place]
      return IndexedJournal(
        position: UInt32(place), id: row.id.description,
        applied: applied[SiteIndex(UInt32(place))], clock: row.clock.vector.encoded,
        chain: row.chain.hash, parent: row.fork?.parent.rawValue, fork: row.fork?.seq ?? 0,
        parentHash: row.fork?.parentHash ?? 0, times: row.times.encoded)
    }
  }
}
