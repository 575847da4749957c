import Catalog
import Journal
import Merge

/// An entry with the clock it was made under.
struct ClockedEntry {
  let dot: Dot
  let clock: VersionVector
  let entry: Entry
}

/// Reads single entries back from the journals, with their clocks.
struct HistoryReader {
  let journals: JournalFolder
  let own: SiteID

  /// The entries that changed `record`, in the order in which they were merged.
  func entries(
    of record: String, sites: SiteTable, reader: IndexReader
  ) throws -> [ClockedEntry] {
    let trail = try reader.trail(of: record).map { Dot(site: SiteIndex($0.site), seq: $0.seq) }
    var found: [Dot: ClockedEntry] = [:]
    for (site, dots) in Dictionary(grouping: trail, by: \.site) {
      guard let id = sites.id(site) else { continue }
      for entry in try entries(dots.map(\.seq), of: id, at: site, sites: sites, reader: reader) {
        found[entry.dot] = entry
      }
    }
    return trail.compactMap { found[$0] }
  }

  /// The past edits of a text, in the order in which they were merged.
  func events(
    of record: String, field: String, sites: SiteTable, reader: IndexReader
  ) throws -> [TextEvent] {
    try entries(of: record, sites: sites, reader: reader).compactMap { entry in
      guard let part = entry.entry.change?.edit.first(where: { $0.field == field }) else {
        return nil
      }
      return TextEvent(dot: entry.dot, clock: entry.clock, edits: part.content)
    }
  }

  /// The entries numbered `seqs` of one journal: read from the checkpoint before each on.
  private func entries(
    _ seqs: [UInt32], of site: SiteID, at place: SiteIndex, sites: SiteTable, reader: IndexReader
  ) throws -> [ClockedEntry] {
    var entries: [ClockedEntry] = []
    var wanted = Set(seqs)
    for seq in seqs.sorted() where wanted.contains(seq) {
      let checkpoint = try reader.checkpoint(site: place.rawValue, atMost: seq - 1)
      let start = checkpoint.map { $0.seq + 1 } ?? 1
      var clock = checkpoint.map { VersionVector(encoded: $0.clock) } ?? VersionVector()
      let end = seqs.filter { $0 < start + Fold.checkpointDistance }.max() ?? seq
      let stretch = try journals.stretch(of: site, from: start, through: end, isOwn: site == own)
      for entry in stretch.entries {
        for seen in entry.saw {
          guard let other = sites.known(seen.site) else { continue }
          clock.insert(Dot(site: other, seq: seen.seq))
        }
        let dot = Dot(site: place, seq: entry.seq)
        clock.insert(dot)
        if wanted.remove(entry.seq) != nil {
          entries.append(ClockedEntry(dot: dot, clock: clock, entry: entry))
        }
      }
    }
    return entries
  }
}
