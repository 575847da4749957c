import Catalog
import Community
import Journal
import Merge

/// How far the erasure of a person has come.
public struct ErasureState: Sendable {
  /// The person's record, `member/…`.
  public let record: String
  /// The sites that have erased it, by name.
  public let confirmed: [SiteName]
  /// The sites that have not said so yet, by name.
  public let waiting: [SiteName]
}

extension Replica {
  /// How far the erasure of `record` has come; `nil` when nobody asked for it.
  ///
  /// A site has erased what its clock says that it was told to. A site that is retired is not
  /// waited for.
  public func erasure(of record: String) throws(WorkspaceError) -> ErasureState? {
    do {
      let heads = try folder.heads.all().mapValues(\.head)
      let roster = try index.read { try storedRoster($0) }
      let words = roster.erasures.filter { $0.record == record }
      guard !words.isEmpty else { return nil }
      let known = words.map { Entry.Seen(site: $0.author, seq: $0.seq) }
      var confirmed: [SiteName] = []
      var waiting: [SiteName] = []
      for site in roster.sites {
        let name = SiteName(id: site.id.text, name: site.name)
        let head = heads[site.id]
        if site.id == settings.site || head.map({ $0.hasSeen(anyOf: known) }) ?? false {
          confirmed.append(name)
        } else if roster.retiredAt(site.id) ?? 0 < head?.seq ?? 1 {
          waiting.append(name)
        }
      }
      return ErasureState(record: record, confirmed: confirmed.byName, waiting: waiting.byName)
    } catch {
      throw WorkspaceError(error)
    }
  }

  /// Whether there is, or ever was, a record called `name` here, also when it was erased.
  public func remembers(_ name: String) throws(WorkspaceError) -> Bool {
    try reading { reader in
      if try reader.contains(name) { return true }
      return try storedRoster(reader).erased.contains(name)
    }
  }
}

extension Head {
  /// Whether one of `entries` is in what the site has written and merged.
  fileprivate func hasSeen(anyOf entries: [Entry.Seen]) -> Bool {
    entries.contains { entry in
      (site == entry.site && seq >= entry.seq)
        || clock.contains { $0.site == entry.site && $0.seq >= entry.seq }
    }
  }
}

extension [SiteName] {
  fileprivate var byName: [SiteName] { sorted { ($0.name, $0.id) < ($1.name, $1.id) } }
}
