import Catalog
import Community
import Journal
import Merge

extension Replica {
  /// Those of `authors` that `handle` means. One that belongs is meant before one of its name that
  /// does not.
  func authors(
    named handle: String, among authors: some Sequence<SiteIndex>
  ) throws(WorkspaceError) -> Set<SiteIndex> {
    let (table, roster) = try reading { (JournalTable(try $0.journals()), try storedRoster($0)) }
    let meant = SiteDirectory(roster, Set(table.ids.map(\.site)).sorted()).meant(by: handle)
    let present = meant.filter { roster.isAdmitted($0.text) }
    let all = Set(authors)
    return [present, meant].lazy.map { all.intersection($0.flatMap { table.journals(of: $0) }) }
      .first { !$0.isEmpty } ?? []
  }

  /// The sites that `handle` means, of all that a status can name: one site, with all homes by
  /// which it went on. One that belongs is meant before one of its name that does not.
  ///
  /// - Throws: ``WorkspaceError/noSuchSite(_:)``, ``WorkspaceError/ambiguousSite(_:_:)``.
  func members(_ handle: SiteHandle, _ roster: Roster) throws -> [SiteID] {
    let directory = SiteDirectory(roster, try sitesHeardOf())
    let found =
      switch handle {
      case .typed(let text): directory.meant(by: text)
      case .whole(let origin): directory.ids.filter { roster.origin(of: $0) == origin }
      }
    let present = found.filter { roster.isAdmitted($0.text) }
    let meant = present.isEmpty ? found : present
    guard let first = meant.first else { throw WorkspaceError.noSuchSite(handle.text) }
    let origin = roster.origin(of: first)
    guard meant.allSatisfy({ roster.origin(of: $0) == origin }) else {
      throw WorkspaceError.ambiguousSite(handle.text, meant.map { name(of: $0, roster) })
    }
    return meant
  }

  /// The sites that wrote something which came here, was refused, or was left in a share.
  private func sitesHeardOf() throws -> [SiteID] {
    let (rows, unknown) = try index.read { (try $0.journals(), try unknownSites($0)) }
    let refused = try folder.quarantine.names().compactMap { HeadName($0)?.site }
    let heads = try folder.heads.all(withClocks: false).keys.map(\.site)
    let merged = rows.compactMap { JournalID($0.id)?.site }
    let heard = merged + unknown.compactMap { SiteID($0) } + heads + refused
    return Set(heard).sorted()
  }

  /// A function that names the site of an index as people know it.
  func siteNames() throws(WorkspaceError) -> @Sendable (SiteIndex) -> SiteName {
    let names = try reading { reader in
      try reader.derived("names") {
        let roster = try storedRoster(reader)
        return try reader.journalTable().ids.map { roster.siteName(of: $0.site) }
      }
    }
    return { site in
      let place = Int(site.rawValue)
      return place < names.count ? names[place] : SiteName(id: "?", name: "?")
    }
  }
}

/// A site, as people know it.
public struct SiteName: Hashable, Sendable {
  /// Its id.
  public let id: String
  /// Its name.
  public let name: String

  /// Describes a site.
  public init(id: String, name: String) {
    self.id = id
    self.name = name
  }

  /// The site where its name alone may be another's, too: `Lyon (lyon-p3x9k2m7)`.
  public var nameAndNumber: String { name == id ? id : "\(name) (\(id))" }
}
