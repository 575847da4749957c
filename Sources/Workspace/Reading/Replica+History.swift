import Community
import Journal
import Merge

/// One change in the history of a record.
public struct PastChange: Sendable {
  /// The site that made it.
  public let site: SiteName
  /// Its number in the site's journal.
  public let seq: UInt32
  /// When it was made: by the site's clock, or earlier, where one that has seen it bears an earlier
  /// date.
  public let at: Timestamp
  /// The member who made it, as `member/…`, where known.
  public let by: String?
  /// What was done; `nil` when it was erased.
  public let change: Change?
}

extension Replica {
  /// The changes of a record, in an order in which each comes after those that it had seen.
  public func history(of record: String) throws(WorkspaceError) -> [PastChange] {
    let names = try siteNames()
    return try reading { reader in
      let sites = try reader.journalTable()
      return try history.entries(of: record, journals: sites, reader: reader).map { past in
        PastChange(
          site: names(past.dot.site), seq: past.dot.seq, at: past.time, by: past.entry.by,
          change: past.entry.change)
      }
    }
  }

  /// Names the sites and times of a conflict's values, the one shown first.
  public func explain(
    _ live: [LiveValue]
  ) throws(WorkspaceError) -> [(site: SiteName, at: Timestamp, value: Value)] {
    let names = try siteNames()
    return try reading { reader in
      let sites = try reader.journalTable()
      return live.map { (names($0.dot.site), sites.time(of: $0), $0.value) }
    }
  }

  /// Names the sites of a text's readings.
  public func explain(
    _ readings: [MergedText.Reading]
  ) throws(WorkspaceError) -> [(site: SiteName, text: String)] {
    let names = try siteNames()
    return readings.map { (names($0.dot.site), $0.text) }
  }
}
