import Catalog
import Journal
import Merge

extension Fold {
  /// Writes all that was merged.
  ///
  /// - Parameter progress: called with records done and records in all.
  func write(to writer: IndexWriter, progress: (Int, Int) -> Void = { _, _ in }) throws {
    try writeJournals(to: writer)
    if let roster {
      try writer.put(roster, as: IndexNotes.roster)
      try writer.put(beliefs, as: IndexNotes.beliefs)
    }
    let count = recordCount
    var done = 0
    try forEachRow { record, row in
      try writer.put(row)
      try writer.appendTrail(of: record.name, record.trail)
      done += 1
      if done.isMultiple(of: 256) { progress(done, count) }
    }
  }

  /// Whether the index shows of every record what was merged here, and no other records.
  func isShown(by reader: IndexReader) throws -> Bool {
    var isSame = true
    var live = 0
    let ranks = journals.ranks
    try forEachRow { record, row in
      live += row.isLive ? 1 : 0
      guard isSame else { return }
      guard let held = try reader.state(of: record.name) else {
        isSame = false
        return
      }
      // The order in which entries came leaves its traces in the bytes, and in nothing that shows.
      isSame = try held == row.state || row.shows(held, ranks: ranks)
    }
    return try isSame && reader.count() == live
  }

  /// Calls `body` with each touched record and its row, by name. Rows are made on all cores, save
  /// those that need what only the journals hold.
  private func forEachRow(_ body: (TouchedRecord, IndexedRecord) throws -> Void) throws {
    let batches = try handOut()
    let (log, ranks) = (log, journals.ranks)
    try mapAhead(batches, { $0.map { $0.made(by: log, ranks: ranks) } }) { batch in
      for made in batch {
        var record = made.record
        if made.row == nil { try settle(&record, ranks: ranks) }
        try body(record, made.row ?? record.row(by: log, ranks: ranks))
      }
    }
  }
}

extension IndexedRecord {
  /// Whether another state of the record shows the same.
  fileprivate func shows(_ other: [UInt8], ranks: [Int]) throws -> Bool {
    let views = try [state, other].map { bytes in
      try RecordView(name, RecordState(encoded: bytes)) { ranks[Int($0.rawValue)] }
        .map { Array($0.json.utf8) }
    }
    return views[0] == views[1]
  }
}
