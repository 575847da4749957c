import Catalog
import Community
import Journal
import Merge

/// What the one who takes an ``IndexStep`` knows of the journals, so that nothing is read twice.
///
/// It is a cache: the index's rows say from where on entries are wanted, and what is here is taken
/// by its journal and its numbers, or not at all.
struct JournalNews {
  /// Where the own journal ends.
  let end: OpenSegment.Position
  /// How far the journals of the others go; `nil` when their heads are to be asked.
  var ends: [JournalID: UInt32]?
  /// Entries that were just stored, in order.
  var stretches: [JournalID: [Stretch]] = [:]
  /// The index with all that is new, in memory, and how many entries wait.
  var folded: (fold: Fold, waiting: Int)?
  /// What was just appended to the own journal, where nothing else may be new.
  var appended: Appended?
  /// Whether the index is written in bulk.
  var isMuch = false

  /// From so many entries on, an index is written in bulk.
  static let much = 1000

  init(endingAt end: OpenSegment.Position) { self.end = end }

  /// The known entries of `journal`, if all those behind the merged ones up to `end` are among
  /// them.
  func stretches(
    of journal: JournalID, beyond table: JournalTable, through end: UInt32
  ) -> [Stretch]? {
    guard let known = stretches[journal] else { return nil }
    var last = max(table.applied(of: journal), journal.branch.map { $0.seq - 1 } ?? 0)
    for stretch in known {
      guard let first = stretch.first, first <= last + 1 else { return nil }
      last = max(last, first - 1 + UInt32(stretch.entries.count))
    }
    return last >= end ? known : nil
  }
}

/// Entries that were decided by what the index held, and then appended to the own journal.
struct Appended {
  /// The index with them, in memory.
  let fold: Fold
  /// Where the own journal ended before.
  let start: OpenSegment.Position

  /// What there is to write to an index that stands where they were decided; `nil` when it stands
  /// elsewhere.
  func merged(
    onto table: JournalTable, _ standing: IndexStanding, in reader: IndexReader
  ) -> Fold? {
    guard standing.holdsAll(to: start), fold.starts(from: table) else { return nil }
    fold.goOn(in: reader)
    return fold
  }
}
