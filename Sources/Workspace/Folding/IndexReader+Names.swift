// What merged entries are called, and where the points of journals are found.

import Catalog
import Journal
import Merge
import Sync
import Synchronization

extension IndexReader {
  /// The names of merged entries, as clocks hold them.
  func names(of dots: [Dot], _ journals: JournalTable) throws -> [EntryName] {
    try dots.compactMap { dot in
      guard let site = journals.site(dot.site) else { return nil }
      let end = journals.chain(of: dot.site)
      let hash =
        end.seq == dot.seq ? end.point.hash : try hash(ofJournal: dot.site.rawValue, at: dot.seq)
      return hash.map { EntryName(site: site, point: Point(seq: dot.seq, hash: $0)) }
    }.sorted()
  }

  /// The names of all that is merged, by journal; without what this home wrote itself.
  func mergedNames(without own: SiteID?) throws -> [EntryName] {
    let journals = JournalTable(try journals())
    let ownJournal = own.flatMap { journals.known(JournalID($0)) }
    return try names(of: journals.points(of: journals.applied, without: ownJournal), journals)
  }
}

/// Finds points of the journals in the index, and beyond it in the journals.
///
/// Unchecked, since an index serves one thread at a time: several journals are compared at once,
/// and each look-up waits for its `turn`; nothing else here changes.
final class IndexPoints: PointLookup, @unchecked Sendable {
  private let index: RecordIndex
  private let table: JournalTable
  private let beyond: JournalReadings
  /// The index does one thing at a time.
  private let turn = Mutex(())

  init(_ index: RecordIndex, journals: JournalFolder, own: SiteID) throws {
    self.index = index
    table = JournalTable(try index.read { try $0.journals() })
    beyond = JournalReadings(journals: journals, own: own)
  }

  func hash(of journal: JournalID, at seq: UInt32) throws -> UInt64? {
    guard seq > 0 else { return Chain(of: journal.site).point.hash }
    guard var place = table.known(journal) else { return try beyond.hash(of: journal, at: seq) }
    while let fork = table.fork(of: place), seq <= fork.seq { place = fork.parent }
    guard seq <= table.applied[place] else { return try beyond.hash(of: journal, at: seq) }
    let end = table.chain(of: place)
    if end.seq == seq { return end.point.hash }
    return try turn.withLock { _ in
      try index.read { try $0.hash(ofJournal: place.rawValue, at: seq) }
    }
  }
}
