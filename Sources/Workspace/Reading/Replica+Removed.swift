import Catalog
import Community
import Journal
import Merge

/// A record that was removed, and can come back.
public struct RemovedRecord: Sendable {
  /// The record, as `kind/id`.
  public let record: String
  /// What it was called when it was removed.
  public let title: String
  /// The change that removed it.
  public let removal: PastChange
}

extension Replica {
  /// Records that were removed, those that were removed last first.
  ///
  /// The histories of as many are read: an index keeps no titles of what is gone. What was erased
  /// is not among them.
  ///
  /// - Parameter limit: the most that are looked at, of each kind.
  public func removed(kinds: [Kind], limit: Int) throws(WorkspaceError) -> [RemovedRecord] {
    let names = try siteNames()
    return try reading { reader in
      let sites = try reader.journalTable()
      let history = history
      var removed: [RemovedRecord] = []
      for kind in kinds {
        for record in try reader.gone(kind: kind.name, limit: limit) {
          let past = try recordHistory(of: record, history, sites, reader, names)
          guard let place = past.lastDelete, let view = past.view(before: place) else { continue }
          removed.append(
            RemovedRecord(record: record, title: view.title, removal: past.changes[place]))
        }
      }
      return removed.sorted {
        ($0.removal.at, $1.record) > ($1.removal.at, $0.record)
      }
    }
  }
}
