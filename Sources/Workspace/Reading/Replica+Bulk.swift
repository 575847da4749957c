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
      let ranks = JournalTable(try reader.journals()).ranks
      var views: [String: RecordView] = [:]
      for record in records {
        guard let bytes = try reader.state(of: record) else { continue }
        let state = try RecordState(encoded: bytes)
        views[record] = RecordView(record, state) { ranks[Int($0.rawValue)] }
      }
      return views
    }
  }

  /// When each of `records` last changed.
  ///
  /// - Parameter known: what was found earlier: a journal is read only for records that have
  ///   changed since.
  public func lastChanges(
    of records: [String], known: [String: LastChange] = [:]
  ) throws(WorkspaceError) -> [String: LastChange] {
    try reading { reader in
      let sites = JournalTable(try reader.journals())
      let history = history
      var found: [String: LastChange] = [:]
      for record in records {
        let trail = Self.fingerprint(try reader.trail(of: record), sites)
        if let past = known[record], past.trail == trail {
          found[record] = past
          continue
        }
        let entries = try history.entries(of: record, journals: sites, reader: reader)
        guard let at = entries.map(\.time).max() else { continue }
        found[record] = LastChange(trail: trail, at: at)
      }
      return found
    }
  }

  /// Calls `body` with each live record of a kind, by title, and its changes by time, as all sites
  /// order them, whatever came here first.
  public func forEachPast(
    of kind: String, where filters: [ListFilter] = [],
    _ body: (_ record: ListItem, _ changes: [PastChange]) throws -> Void
  ) throws(WorkspaceError) {
    let names = try siteNames()
    try reading { reader in
      let sites = JournalTable(try reader.journals())
      let history = history
      for item in try reader.list(kind: kind, where: filters) {
        let entries = try history.entries(of: item.name, journals: sites, reader: reader)
        let changes = entries.inOrderOfTime(names).map { past in
          PastChange(
            site: names(past.dot.site), seq: past.dot.seq, at: past.time, by: past.entry.by,
            change: past.entry.change)
        }
        try body(item, changes)
      }
    }
  }

  /// The site that made each of `records`, as far as that is known here.
  public func origins(of records: [String]) throws(WorkspaceError) -> [String: SiteName] {
    let names = try siteNames()
    return try reading { reader in
      var origins: [String: SiteName] = [:]
      for record in records {
        origins[record] = try reader.trail(of: record).first.map { names(SiteIndex($0.journal)) }
      }
      return origins
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

extension [ClockedEntry] {
  /// The entries by time; of those of one time, each after those that it had seen.
  fileprivate func inOrderOfTime(_ names: (SiteIndex) -> SiteName) -> [ClockedEntry] {
    sorted { left, right in
      guard left.time == right.time else { return left.time < right.time }
      let seen = [left, right].map { $0.clock.dots.reduce(0) { $0 + Int($1.seq) } }
      guard seen[0] == seen[1] else { return seen[0] < seen[1] }
      return (names(left.dot.site).id, left.dot.seq) < (names(right.dot.site).id, right.dot.seq)
    }
  }
}
