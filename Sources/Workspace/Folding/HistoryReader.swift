import Catalog
import Journal
import Merge

/// An entry with the clock it was made under.
struct ClockedEntry: Sendable {
  let dot: Dot
  let clock: VersionVector
  let entry: Entry
}

/// Reads single entries back from the journals, with their clocks.
///
/// A journal is read block by block, from one kept clock to the next, and a block is framed once
/// however many entries are asked of it: the records that one pull touches have their histories
/// in the same few blocks.
final class HistoryReader {
  private struct BlockKey: Hashable {
    let site: SiteIndex
    let number: UInt32
  }

  private struct Block {
    /// The clock before the block's first line.
    let clock: VersionVector
    let lines: [FramedLine]
  }

  private let journals: JournalFolder
  private let own: SiteID
  private var blocks: [BlockKey: Block] = [:]

  init(journals: JournalFolder, own: SiteID) {
    self.journals = journals
    self.own = own
  }

  /// The entries that changed `record`, in the order in which they were merged.
  func entries(
    of record: String, sites: SiteTable, reader: IndexReader
  ) throws -> [ClockedEntry] {
    try reader.trail(of: record).compactMap { dot in
      try entry(Dot(site: SiteIndex(dot.site), seq: dot.seq), sites: sites, reader: reader)
    }
  }

  /// The past edits of a text, in the order in which they were merged.
  func events(
    of record: String, field: String, sites: SiteTable, reader: IndexReader
  ) throws -> [TextEvent] {
    try entries(of: record, sites: sites, reader: reader).compactMap { past in
      guard let part = past.entry.change?.edit.first(where: { $0.field == field }) else {
        return nil
      }
      return TextEvent(dot: past.dot, clock: past.clock, edits: part.content)
    }
  }

  /// The member who made the entry called `dot`, where known.
  func author(
    of dot: Dot, sites: SiteTable, reader: IndexReader
  ) throws -> String? {
    try block(of: dot, sites: sites, reader: reader)?.lines.first { $0.line.seq == dot.seq }?.line
      .by
  }

  /// When the entry called `dot` was made, by its author's clock.
  func time(
    of dot: Dot, sites: SiteTable, reader: IndexReader
  ) throws -> Timestamp? {
    try block(of: dot, sites: sites, reader: reader)?.lines.first { $0.line.seq == dot.seq }?.line
      .at
  }

  private func entry(
    _ dot: Dot, sites: SiteTable, reader: IndexReader
  ) throws -> ClockedEntry? {
    guard let block = try block(of: dot, sites: sites, reader: reader) else { return nil }
    var clock = block.clock
    for framed in block.lines where framed.line.seq <= dot.seq {
      for seen in framed.line.saw {
        guard let site = sites.known(seen.site) else { continue }
        clock.insert(Dot(site: site, seq: seen.seq))
      }
    }
    clock.insert(dot)
    guard let framed = block.lines.first(where: { $0.line.seq == dot.seq }) else { return nil }
    return ClockedEntry(dot: dot, clock: clock, entry: try framed.entry())
  }

  private func block(
    of dot: Dot, sites: SiteTable, reader: IndexReader
  ) throws -> Block? {
    let number = (dot.seq - 1) / Fold.checkpointDistance
    let key = BlockKey(site: dot.site, number: number)
    // The last block of a journal grows while entries are merged.
    if let block = blocks[key], block.lines.last?.line.seq ?? 0 >= dot.seq { return block }
    guard let id = sites.id(dot.site) else { return nil }
    let start = number * Fold.checkpointDistance
    let checkpoint =
      start == 0 ? nil : try reader.checkpoint(site: key.site.rawValue, atMost: start)
    let clock = checkpoint.map { VersionVector(encoded: $0.clock) } ?? VersionVector()
    let end = min(start + Fold.checkpointDistance, max(dot.seq, sites.applied[dot.site]))
    let block = Block(
      clock: clock,
      lines: try journals.framedLines(
        of: id, from: start + 1, through: end, isOwn: id == own))
    blocks[key] = block
    return block
  }
}
