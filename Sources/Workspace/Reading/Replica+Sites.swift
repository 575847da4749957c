import Catalog
import Community
import Journal
import Merge

extension Replica {
  /// The sites that `handle` means: by id, by the start of one, or by name, case ignored.
  func sites(named handle: String) throws(WorkspaceError) -> Set<SiteIndex> {
    let (table, roster) = try reading { (SiteTable(try $0.sites()), try storedRoster($0)) }
    let wanted = handle.lowercased()
    return Set(
      table.ids.enumerated().compactMap { place, id in
        let name = roster.standing(of: id.text).admitted?.name.lowercased()
        return id.text.hasPrefix(wanted) || name == wanted ? SiteIndex(UInt32(place)) : nil
      })
  }

  /// A function that names the site of an index as people know it.
  func siteNames() throws(WorkspaceError) -> @Sendable (SiteIndex) -> SiteName {
    let (table, roster) = try reading { (SiteTable(try $0.sites()), try storedRoster($0)) }
    let names = table.ids.map { id in
      SiteName(id: id.text, name: roster.standing(of: id.text).admitted?.name ?? id.text)
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
}
