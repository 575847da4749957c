import Catalog
import Journal
import Merge

extension Fold {
  /// Writes all that was merged.
  ///
  /// - Parameter progress: called with records done and records in all.
  func write(to writer: IndexWriter, progress: (Int, Int) -> Void = { _, _ in }) throws {
    try writeJournals(to: writer)
    try writeBeliefs(to: writer)
    let count = recordCount
    var done = 0
    try forEachRow { record, row in
      try writer.put(row)
      try writer.appendTrail(of: record.name, record.trail)
      done += 1
      if done.isMultiple(of: 256) { progress(done, count) }
    }
  }

  /// Whether the index holds of every record what was merged here, in lists, filters and search
  /// alike, and no other records.
  ///
  /// - Parameter progress: called with records done and records in all.
  func isShown(
    by reader: IndexReader, progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> Bool {
    var isSame = true
    var (live, done) = (0, 0)
    let (ranks, count) = (journals.ranks, recordCount)
    try forEachRow { _, row in
      live += row.isLive ? 1 : 0
      done += 1
      if done.isMultiple(of: 256) { progress(done, count) }
      guard isSame else { return }
      switch try reader.held(row) {
      case .same: break
      // The order in which entries came leaves its traces in the bytes, and in nothing that shows.
      case .otherState(let state): isSame = row.shows(state, ranks: ranks)
      case .other: isSame = false
      }
    }
    return try isSame && reader.count() == live
  }

  /// Calls `body` with each touched record and its row. Rows are made on all cores, save
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
  /// Whether another state of the record shows the same; what is no state shows nothing.
  fileprivate func shows(_ other: [UInt8], ranks: [Int]) -> Bool {
    let views = [state, other].map { bytes in
      (try? RecordState(encoded: bytes)).map { state in
        RecordView(name, state) { ranks[Int($0.rawValue)] }.map { Array($0.json.utf8) }
      }
    }
    return views[0] == views[1]
  }
}
