// Looking up many records at once: what a page for all, or a report, is made of. What a look-up
// of one record asks the index each time is asked once here.

import Catalog
import Community
import Journal
import Merge

/// When a record last changed, and a fingerprint of that from which it follows.
public struct LastChange: Hashable, Sendable {
  /// A fingerprint of which changes the record has, and whether later ones of their sites take them
  /// back in time: while it stays, ``at`` does.
  public let trail: String
  /// The latest time of one of them: ``PastChange/at``.
  public let at: Timestamp

  /// Says that the changes `trail` ended at `at`.
  public init(trail: String, at: Timestamp) {
    self.trail = trail
    self.at = at
  }
}

extension Replica {
  /// Calls `body` with what each of `records` is found by in a search, all texts in one; those
  /// that are gone are left out.
  public func forEachText(
    of records: [String], _ body: (_ record: String, _ text: String) throws -> Void
  ) throws(WorkspaceError) {
    try reading { reader in
      for record in records {
        if let text = try reader.body(of: record) { try body(record, text) }
      }
    }
  }

  /// The views of `records`, by record; those that are gone are left out.
  public func views(of records: [String]) throws(WorkspaceError) -> [String: RecordView] {
    try reading { reader in
      var views: [String: RecordView] = [:]
      for record in records { views[record] = try reader.view(of: record) }
      return views
    }
  }

  /// When each of `records` last changed.
  ///
  /// - Parameter known: what was found earlier: it is looked up again only for records that have
  ///   changed since.
  public func lastChanges(
    of records: [String], known: [String: LastChange] = [:]
  ) throws(WorkspaceError) -> [String: LastChange] {
    try reading { reader in
      let (sites, history) = (try reader.journalTable(), history)
      var found: [String: LastChange] = [:]
      for record in records {
        let trail = try reader.trail(of: record)
        let print = Self.fingerprint(trail, sites)
        if let past = known[record], past.trail == print {
          found[record] = past
          continue
        }
        let times = try history.times(of: trail, journals: sites, reader: reader)
        guard let at = times.max() else { continue }
        found[record] = LastChange(trail: print, at: at)
      }
      return found
    }
  }

  /// FNV-1a (Fowler, Noll, Vo) over the changes' names and what may date them earlier: it only has
  /// to differ when they do, at one home and by no ill will.
  private static func fingerprint(_ trail: [TrailDot], _ sites: JournalTable) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func take(_ bytes: some Sequence<UInt8>) {
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    }
    for dot in trail {
      take((sites.id(SiteIndex(dot.journal))?.description ?? "").utf8)
      take("\(dot.seq);".utf8)
      let turn = sites.times(of: SiteIndex(dot.journal)).turn(after: dot.seq)
      if let turn { take("\(turn.milliseconds);".utf8) }
    }
    return String(hash, radix: 16)
  }
}
