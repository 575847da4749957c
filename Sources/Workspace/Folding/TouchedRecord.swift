import Catalog
import Community
import Merge

/// A record while entries are merged into it.
///
/// The entries are only gathered at first: what they add up to is asked for once, at the end, and
/// then of many records side by side.
struct TouchedRecord: Sendable {
  let name: String
  /// Whether the index holds the record already.
  let isIndexed: Bool
  /// The changes of the record that are only for leads, or for its own site, to make.
  let reserved: ReservedChanges
  /// The entries that the state has taken in here, in order.
  private(set) var trail: [TrailDot] = []
  private let reported: [String: ReportedField]
  private var known: RecordState
  private var places: ArraySlice<MergeLog.Place> = []
  /// How many of `places` the state has taken in.
  private var takenIn = 0

  /// Starts from what the index holds of the record; from nothing when it holds nothing.
  init(_ name: String, known: RecordState?) {
    self.name = name
    isIndexed = known != nil
    reserved = ReservedChanges(of: name)
    reported = ReportedField.fields(of: name)
    self.known = known ?? RecordState()
  }

  /// Adds the next entry, in causal order.
  mutating func append(_ place: MergeLog.Place) { places.append(place) }

  /// Adds the next entries, in causal order.
  mutating func append(_ more: ArraySlice<MergeLog.Place>) {
    if places.isEmpty { places = more } else { places += more }
  }

  /// The date of the last entry; `nil` when none was added.
  func lastDate(by log: MergeLog) -> Timestamp? { places.last.map { log.date(at: $0) } }

  /// What the entries add up to; its texts must be settled still.
  mutating func state(by log: MergeLog) -> RecordState {
    log.forEachChange(at: places.dropFirst(takenIn)) { change, dot, at, clock in
      known.apply(change, dot: dot, at: at.milliseconds, clock: clock)
      trail.append(
        TrailDot(
          journal: dot.site.rawValue, seq: dot.seq, at: at.milliseconds,
          said: reported.isEmpty ? [] : ReportedField.said(in: change, reported)))
    }
    takenIn = places.count
    return known
  }

  /// Merges the texts that were edited concurrently.
  ///
  /// - Parameters:
  ///   - ranks: the place of each journal among all. Records without texts don't ask for it.
  ///   - past: the edits that the index's journals hold of a field, before those here. It is asked
  ///     for where an edit has not seen what the record keeps of the text begin.
  mutating func settle(
    by log: MergeLog, ranks: @autoclosure () -> [Int], past: (String) throws -> [TextEvent]
  ) rethrows {
    guard state(by: log).isUnsettled else { return }
    let (ranks, places) = (ranks(), places)
    try known.settle(siteRank: { ranks[Int($0.rawValue)] }) { field in
      try past(field) + Self.events(of: field, at: places, log)
    }
  }

  private static func events(
    of field: String, at places: ArraySlice<MergeLog.Place>, _ log: MergeLog
  ) -> [TextEvent] {
    var events: [TextEvent] = []
    log.forEachChange(at: places) { change, dot, _, clock in
      guard let part = change.edit.first(where: { $0.field == field }) else { return }
      events.append(TextEvent(dot: dot, clock: clock, edits: part.content))
    }
    return events
  }

  /// Hands the record out, and keeps nothing of it.
  mutating func takeOut() -> TouchedRecord {
    defer { self = TouchedRecord(name, known: nil) }
    return self
  }
}

// What the index holds of a record, made from nothing but the record: on any core.
extension TouchedRecord {
  /// A record, and its row; no row when edits that only the journals hold must be merged first.
  struct Made: Sendable {
    let record: TouchedRecord
    let row: IndexedRecord?
  }

  func made(by log: MergeLog, ranks: [Int]) -> Made {
    var record = self
    if isIndexed, record.state(by: log).needsHistory {
      return Made(record: record, row: nil)
    }
    record.settle(by: log, ranks: ranks) { _ in [] }
    return Made(record: record, row: record.row(by: log, ranks: ranks))
  }

  /// The record's row, once its texts are settled.
  mutating func row(by log: MergeLog, ranks: [Int]) -> IndexedRecord {
    IndexedRecord(name, state(by: log)) { ranks[Int($0.rawValue)] }
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
      summary: view.summary.json, state: state.encoded, link: link, due: view.due?.text,
      mentions: view.owners.map { Mention($0.field, $0.record) },
      keywords: words.keywords, body: words.body)
  }
}
