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
  public func erasure(of record: String) throws(WorkspaceError) -> ErasureState? {
    do {
      let heads = try folder.headsBySite()
      return try index.read { reader in
        try NetworkView(reader, heads, of: self).erasures.first { $0.record == record }
      }
    } catch {
      throw WorkspaceError(error)
    }
  }

  /// Whether there is, or ever was, a record called `name` here, also when it was erased, or its
  /// erasure went with its author's word.
  public func remembers(_ name: String) throws(WorkspaceError) -> Bool {
    try reading { reader in
      if try reader.contains(name) { return true }
      let roster = try storedRoster(reader)
      return roster.erased.contains(name)
        || roster.lapsedErasures.contains { $0.record == name }
    }
  }
}

extension NetworkView {
  /// How far each erasure has come, by record.
  ///
  /// A site has erased what its clock says that it was told to: the person, and all answers that
  /// were found since. A site that is retired, or went on
  /// as another one, is not waited for.
  var erasures: [ErasureState] {
    let words = Dictionary(grouping: roster.erasures, by: \.record)
    return words.sorted { $0.key < $1.key }.map { record, words in
      // Several words for the same are one; words for further answers come on top of it.
      let known = Dictionary(grouping: words, by: \.answers).values.map { words in
        words.map { (site: $0.entry.site, seq: $0.entry.point.seq) }
      }
      func hasErased(_ listener: Audience.Listener) -> Bool {
        guard !listener.isOwn else { return true }
        return listener.head.map { head in known.allSatisfy { head.hasSeen(anyOf: $0) } } ?? false
      }
      let sites = audience.listeners
      return ErasureState(
        record: record, confirmed: sites.filter(hasErased).map(\.site).byName,
        waiting: sites.filter { !hasErased($0) }.map(\.site).byName)
    }
  }
}

extension Head {
  /// Whether one of `entries` is in what the site has written and merged.
  fileprivate func hasSeen(anyOf entries: [(site: SiteID, seq: UInt32)]) -> Bool {
    entries.contains { entry in
      (site == entry.site && seq >= entry.seq)
        || clock.contains { $0.site == entry.site && $0.point.seq >= entry.seq }
    }
  }
}
