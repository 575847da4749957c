import Catalog
import Community
import Merge

// What nearly each look-up needs, worked out once while nothing changes.
extension IndexReader {
  /// The journals, and how far each is merged.
  func journalTable() throws -> JournalTable {
    try derived("journals") { JournalTable(try journals()) }
  }

  /// The place of each journal among all: ties are decided by it.
  func siteRanks() throws -> [Int] {
    try derived("ranks") { try journalTable().ranks }
  }

  /// What the record called `name` shows; `nil` when it is gone, or has not come.
  func view(of name: String) throws -> RecordView? {
    guard let bytes = try state(of: name) else { return nil }
    let ranks = try siteRanks()
    return RecordView(name, try RecordState(encoded: bytes)) { ranks[Int($0.rawValue)] }
  }
}
