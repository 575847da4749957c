// What is found without reading what is kept: names, sizes, and how far everything goes. What only
// reading all of it finds is for `verify`.

import Catalog
import Journal
import Merge

extension HealthReading {
  /// Journals of which a file is missing, by the names of those that are there.
  func journalFaults(_ heads: [JournalID: SignedHead]) throws -> [HomeHealth.Fault] {
    try heads.sorted { $0.key < $1.key }.compactMap { journal, signed in
      let names = try folder.journals.segments(of: journal)
      let isOwn = journal == JournalID(settings.site)
      let end = isOwn ? names.map(\.last).max() ?? 0 : signed.head.seq
      let held = names.covering(1, through: end).last?.last ?? 0
      return held < end ? .journal(.missing(site: journal.site, seq: held + 1)) : nil
    }
  }

  /// What is wrong with the index beside the journals.
  func indexFaults(
    _ reader: IndexReader, _ sites: JournalTable, _ heads: [SiteID: Head],
    _ standing: IndexStanding, _ position: OpenSegment.Position
  ) throws -> [HomeHealth.Fault] {
    let own = settings.site
    let isAhead =
      sites.applied(of: own) >= position.next
      || heads.contains { $0.key != own && sites.applied(of: $0.key) > $0.value.seq }
    if isAhead { return [.indexAhead] }
    let beliefs = try reader.value(of: IndexNotes.beliefs)
    let lacksNews = heads.contains { site, head in
      site != own && sites.applied(of: site) < min(head.seq, beliefs.limit(of: site))
    }
    let isBehind = try position != standing.position || lacksNews && !isReceiving()
    return isBehind ? [.indexBehind] : []
  }

  /// An exchange stores what it receives before it merges it.
  private static let longestExchange: Int64 = 600_000

  /// Whether an exchange may just be on its way.
  private func isReceiving() throws -> Bool {
    let stored = try drive.modified(folder.path + "/heads")
    return surroundings.now().milliseconds - stored.milliseconds < Self.longestExchange
  }

  /// Whether the file and its log together are smaller than the pages of the index. Each page lies
  /// in one of them at least.
  func isCutShort(_ reader: IndexReader) throws -> Bool {
    let pages = try reader.pages()
    let file = try surroundings.files.size(of: folder.indexPath) ?? 0
    let log = try surroundings.files.size(of: folder.indexPath + "-wal") ?? 0
    return file + log < pages.count * pages.size
  }

  func fault(_ reason: CatalogError.RebuildReason) -> HomeHealth.Fault {
    switch reason {
    case .missing: .indexMissing
    case .otherVersion(let version):
      version >> 16 == RecordIndex.mark ? .indexOutdated : .indexDamaged
    case .damaged: .indexDamaged
    }
  }
}
