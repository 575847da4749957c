import Catalog
import Community
import Journal
import Merge

/// The changes of a record, and the record as it was at each of them.
///
/// Nothing of it is stored: a version is folded from those entries that its author had seen, by
/// the same merging that makes the record as it is now.
public struct RecordHistory: Sendable {
  /// The record, as `kind/id`.
  public let record: String
  /// The changes, in an order in which each comes after those that it had seen.
  public let changes: [PastChange]
  private let entries: [ClockedEntry]
  private let ranks: [Int]

  init(_ record: String, _ entries: [ClockedEntry], _ changes: [PastChange], ranks: [Int]) {
    self.record = record
    self.entries = entries
    self.changes = changes
    self.ranks = ranks
  }

  /// The record as the author of change number `place` left it; `nil` when it was gone then.
  public func view(at place: Int) -> RecordView? {
    let clock = entries[place].clock
    return view { clock.contains($0.dot) }
  }

  /// The record as the author of change number `place` found it; `nil` when it was not there.
  public func view(before place: Int) -> RecordView? {
    let last = entries[place]
    return view { last.clock.contains($0.dot) && $0.dot != last.dot }
  }

  /// The number of the last delete; `nil` when nobody ever deleted the record.
  public var lastDelete: Int? { changes.lastIndex { $0.change?.delete == true } }

  /// The record as it was before it was last deleted.
  public var lastView: RecordView? { lastDelete.flatMap { view(before: $0) } }

  private func view(_ isSeen: (ClockedEntry) -> Bool) -> RecordView? {
    var state = RecordState()
    var events: [String: [TextEvent]] = [:]
    for past in entries where isSeen(past) {
      guard let change = past.entry.change else { continue }
      state.apply(change, dot: past.dot, at: past.entry.at.milliseconds, clock: past.clock)
      for part in change.edit {
        events[part.field, default: []]
          .append(TextEvent(dot: past.dot, clock: past.clock, edits: part.content))
      }
    }
    let rank = { (site: SiteIndex) in ranks[Int(site.rawValue)] }
    state.settle(siteRank: rank) { events[$0] ?? [] }
    return RecordView(record, state, siteRank: rank)
  }
}

extension Replica {
  /// The changes of `record` with what it was at each; without changes when there is none such.
  public func recordHistory(of record: String) throws(WorkspaceError) -> RecordHistory {
    let names = try siteNames()
    return try reading { reader in
      try recordHistory(of: record, history, try reader.journalTable(), reader, names)
    }
  }

  func recordHistory(
    of record: String, _ history: HistoryReader, _ sites: JournalTable, _ reader: IndexReader,
    _ names: (SiteIndex) -> SiteName
  ) throws -> RecordHistory {
    let entries = try history.entries(of: record, journals: sites, reader: reader)
    let changes = entries.map { past in
      PastChange(
        site: names(past.dot.site), seq: past.dot.seq, at: past.time, by: past.entry.by,
        change: past.entry.change)
    }
    return RecordHistory(record, entries, changes, ranks: sites.ranks)
  }
}
