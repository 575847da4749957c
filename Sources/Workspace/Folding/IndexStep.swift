import Catalog
import Community
import Journal
import Merge

/// The one step by which an index follows the journals.
///
/// An edit and a pull append to the journals first, outside any transaction of the index; an
/// opening finds what is there. Then all of them take this step: within one transaction it reads
/// from the rows how far each journal is merged, takes from the journals what lies beyond, and
/// merges it. How far the index is, is what its rows say, and nothing else. So a step that failed,
/// or that a crash prevented, is taken by whoever comes next, and leaves nothing out.
struct IndexStep {
  let folder: HomeFolder
  let own: SiteID
  let network: String
  /// Which start of the machine this is.
  let boot: String
  let report: ProgressReport
  /// Whether the home may be written to, where a journal is damaged, or something in it was erased.
  /// The index holds nothing of it either way.
  var mayWrite = true

  /// What is held is not what would be merged now: the index must be made anew.
  private struct NeedsRemake: Error {}

  /// Brings `index` forward to where the journals end.
  ///
  /// Merging only ever adds. Where what was merged before is judged otherwise now, was erased or is
  /// in no journal, or can't be read, the index must be made anew.
  ///
  /// - Returns: how many entries wait for others; `nil` when the index must be made anew.
  func take(on index: RecordIndex, _ news: JournalNews) throws -> Int? {
    do {
      return try index.write(bulk: news.isMuch) { try merge(news, into: $0) }
    } catch is NeedsRemake {
      return nil
    } catch CatalogError.needsRebuild {
      return nil
    } catch is StateCodingError {
      return nil
    }
  }

  private func merge(_ news: JournalNews, into writer: IndexWriter) throws -> Int {
    let table = JournalTable(try writer.journals())
    let standing = table.applied.isEmpty ? nil : try writer.value(of: IndexNotes.standing)
    if let standing, let fold = news.appended?.merged(onto: table, standing, in: writer) {
      if fold.roster != nil { try judge(fold, beyond: table) }
      try write(fold, to: writer, endingAt: news.end)
      return 0
    }
    let ends = try ends(news)
    guard ends.allSatisfy({ table.applied(of: $0) <= $1 }) else { throw NeedsRemake() }
    if let standing, standing.holdsAll(to: news.end),
      ends.allSatisfy({ table.applied(of: $0) == $1 })
    {
      return 0
    }
    let (fold, waiting) = try fold(news, ends, onto: table, in: writer)
    var end = news.end
    if standing == nil, mayWrite {
      try Erasing(folder: folder, own: own).run(fold.beliefs.erased)
      // An open segment that held what was erased is another file now, of another size.
      end = try OpenSegment(of: JournalID(own), in: folder.journals).read().position
    }
    try write(fold, to: writer, endingAt: end)
    return waiting
  }

  /// The index with what is new, in memory, and how many entries wait.
  private func fold(
    _ news: JournalNews, _ ends: [(journal: JournalID, seq: UInt32)], onto table: JournalTable,
    in writer: IndexWriter
  ) throws -> (Fold, waiting: Int) {
    func start(of all: Fold? = nil) throws -> Fold {
      try Fold(
        into: writer, table, network: network, own: own,
        history: HistoryReader(journals: folder.journals, own: own), of: all)
    }
    if let (fold, waiting) = news.folded, fold.starts(from: table), fold.reaches(ends, waiting) {
      fold.goOn(in: writer)
      try judge(fold, beyond: table)
      if !fold.lacksReason { return (fold, waiting) }
    }
    let stretches = try stretches(beyond: table, ends, news)
    let fold = try start()
    let waiting = try fold.merge(stretches)
    try judge(fold, beyond: table)
    guard fold.lacksReason else { return (fold, waiting) }
    // Who belongs is worked out over all that came; what is shown waits for a line in full.
    let shown = try start(of: fold)
    return (shown, try shown.merge(stretches, waitingForReasons: fold.beliefs.erased))
  }

  /// Forms the beliefs by which the records are made.
  ///
  /// - Throws: ``NeedsRemake`` when entries that were merged before are judged otherwise now.
  private func judge(_ fold: Fold, beyond table: JournalTable) throws {
    let former = fold.beliefs
    fold.believe(try fold.formBeliefs())
    guard try fold.judges(like: former, upTo: table) else { throw NeedsRemake() }
  }

  private func write(
    _ fold: Fold, to writer: IndexWriter, endingAt end: OpenSegment.Position
  ) throws {
    try fold.write(to: writer) { report(.indexing($0, of: $1)) }
    let standing = IndexStanding(
      network: network, boot: boot, isSettled: false, isPulling: false, position: end)
    try writer.put(standing, as: IndexNotes.standing)
  }

  /// How far each journal goes that is to be merged.
  ///
  /// What is found is made durable first: the own journal will say that it has seen it.
  private func ends(_ news: JournalNews) throws -> [(journal: JournalID, seq: UInt32)] {
    if news.ends == nil, mayWrite { try folder.heads.sync() }
    var ends = try news.ends ?? folder.heads.all(withClocks: false).mapValues(\.head.seq)
    ends[JournalID(own)] = news.end.next - 1
    return ends.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// What the index lacks of each journal.
  ///
  /// What a home holds of other sites is what its files say. A journal of which they don't say all
  /// counts as not held, and is set aside: the next exchange brings it, as to a newcomer.
  private func stretches(
    beyond table: JournalTable, _ ends: [(journal: JournalID, seq: UInt32)], _ news: JournalNews
  ) throws -> [Stretch] {
    try ends.enumerated().flatMap { done, place -> [Stretch] in
      let (id, end) = place
      if let known = news.stretches(of: id, beyond: table, through: end) { return known }
      report(.receiving(done, of: ends.count))
      do {
        return [try folder.stretch(of: id, beyond: table, through: end, own: own)]
      } catch let error as JournalError where error.isDamage && id != JournalID(own) {
        if mayWrite {
          try folder.journals.setAsideDamaged(of: id)
          try folder.heads.setAside(id)
        }
        return []
      }
    }
  }
}

extension HomeFolder {
  /// What a journal holds beyond what is merged of it, up to entry `end`.
  ///
  /// Of one that shares its beginning with another, what both have is left out.
  func stretch(
    of journal: JournalID, beyond merged: JournalTable, through end: UInt32, own: SiteID
  ) throws(JournalError) -> Stretch {
    var chain = merged.chain(of: journal)
    let fork = journal.branch.map { $0.seq - 1 } ?? 0
    if chain.seq < fork {
      chain = try journals.chain(
        of: journal, from: Chain(of: journal.site), through: fork, isOwn: false)
    }
    return try journals.stretch(
      of: journal, after: chain, through: end, isOwn: journal == JournalID(own))
  }
}
