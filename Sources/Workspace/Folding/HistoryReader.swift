import Catalog
import Journal
import Merge

/// An entry with the clock it was made under.
struct ClockedEntry: Sendable {
  let dot: Dot
  let clock: VersionVector
  let entry: Entry
  /// When it was made: the date that it bears, or that of an earlier one which has seen it.
  let time: Timestamp
}

/// Reads single entries back from the journals, with their clocks.
///
/// A journal is read block by block, from one kept clock to the next, and a block is framed once
/// however many entries are asked of it: the records that one pull touches have their histories
/// in the same few blocks.
final class HistoryReader {
  private struct BlockKey: Hashable {
    let journal: SiteIndex
    let number: UInt32
  }

  private let folder: JournalFolder
  private let own: SiteID
  private var blocks: [BlockKey: [FramedLine]] = [:]
  private var clocks: [Dot: VersionVector] = [:]

  init(journals: JournalFolder, own: SiteID) {
    folder = journals
    self.own = own
  }

  /// The entries that changed `record`, in the order in which they were merged.
  func entries(
    of record: String, journals: JournalTable, reader: IndexReader
  ) throws -> [ClockedEntry] {
    let trail = try reader.trail(of: record)
    let times = try times(of: trail, journals: journals, reader: reader)
    return try zip(trail, times).compactMap { trailed, time in
      let dot = Dot(site: SiteIndex(trailed.journal), seq: trailed.seq)
      guard let line = try line(of: dot, journals: journals) else { return nil }
      return ClockedEntry(
        dot: dot, clock: try clock(of: dot, reader: reader), entry: try line.entry(), time: time)
    }
  }

  /// When the changes of a record's trail were made; no journal is opened for it.
  func times(
    of trail: [TrailDot], journals: JournalTable, reader: IndexReader
  ) throws -> [Timestamp] {
    var changes = trail.map { change in
      let dot = Dot(site: SiteIndex(change.journal), seq: change.seq)
      return ChangeTimes.Dated(
        dot: dot, time: journals.time(of: dot, dated: Timestamp(milliseconds: change.at)))
    }
    try ChangeTimes.correct(&changes, beginning: journals.beginning) { dot in
      try clock(of: dot, reader: reader)
    }
    return changes.map(\.time)
  }

  /// The past edits of a text, in the order in which they were merged.
  func events(
    of record: String, field: String, journals: JournalTable, reader: IndexReader
  ) throws -> [TextEvent] {
    try entries(of: record, journals: journals, reader: reader).compactMap { past in
      guard let part = past.entry.change?.edit.first(where: { $0.field == field }) else {
        return nil
      }
      return TextEvent(dot: past.dot, clock: past.clock, edits: part.content)
    }
  }

  /// The member who made the entry called `dot`, where known.
  func author(of dot: Dot, journals: JournalTable) throws -> String? {
    try line(of: dot, journals: journals)?.line.by
  }

  /// When the entry called `dot` was made, as its journal says.
  func time(of dot: Dot, journals: JournalTable) throws -> Timestamp? {
    try line(of: dot, journals: journals).map { journals.time(of: dot, dated: $0.line.at) }
  }

  /// The clock of a merged entry, from the last that was kept of its journal and what was seen
  /// since.
  func clock(of dot: Dot, reader: IndexReader) throws -> VersionVector {
    if let known = clocks[dot] { return known }
    let journal = dot.site.rawValue
    let kept = try reader.checkpoint(journal: journal, atMost: dot.seq)
    var clock = kept.map { VersionVector(encoded: $0.clock) } ?? VersionVector()
    let start = (kept?.seq ?? 0) + 1
    if start <= dot.seq {
      for news in try reader.news(journal: journal, in: start...dot.seq) {
        clock.formUnion(VersionVector(encoded: news.clock))
      }
    }
    clock.insert(dot)
    clocks[dot] = clock
    return clock
  }

  private func line(of dot: Dot, journals: JournalTable) throws -> FramedLine? {
    let lines = try block(of: dot, journals)
    guard let first = lines.first?.line.seq, dot.seq >= first else { return nil }
    let place = Int(dot.seq - first)
    return lines.indices.contains(place) ? lines[place] : nil
  }

  private func block(of dot: Dot, _ journals: JournalTable) throws -> [FramedLine] {
    let number = (dot.seq - 1) / Fold.checkpointDistance
    let key = BlockKey(journal: dot.site, number: number)
    // The last block of a journal grows while entries are merged.
    if let block = blocks[key], block.last?.line.seq ?? 0 >= dot.seq { return block }
    guard let id = journals.id(dot.site) else { return [] }
    let start = number * Fold.checkpointDistance
    let end = min(start + Fold.checkpointDistance, max(dot.seq, journals.applied[dot.site]))
    let lines = try folder.framedLines(
      of: id, from: start + 1, through: end, isOwn: id == JournalID(own))
    blocks[key] = lines
    return lines
  }
}
