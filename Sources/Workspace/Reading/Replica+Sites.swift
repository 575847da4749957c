import Catalog
import Community
import Journal
import Merge

extension Replica {
  /// The sites that `handle` means, case ignored: those of this id or name, or, when there are
  /// none, those whose id begins so.
  func sites(named handle: String) throws(WorkspaceError) -> Set<SiteIndex> {
    let (table, roster) = try reading { (SiteTable(try $0.sites()), try storedRoster($0)) }
    let wanted = handle.lowercased()
    func places(_ isMeant: (SiteID) -> Bool) -> Set<SiteIndex> {
      Set(table.ids.indices.filter { isMeant(table.ids[$0]) }.map { SiteIndex(UInt32($0)) })
    }
    let named = places { id in
      id.text == wanted || roster.standing(of: id.text).known?.name.lowercased() == wanted
    }
    return named.isEmpty ? places { $0.text.hasPrefix(wanted) } : named
  }

  /// A function that names the site of an index as people know it.
  func siteNames() throws(WorkspaceError) -> @Sendable (SiteIndex) -> SiteName {
    let (table, roster) = try reading { (SiteTable(try $0.sites()), try storedRoster($0)) }
    let names = table.ids.map { id in
      SiteName(id: id.text, name: roster.standing(of: id.text).known?.name ?? id.text)
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
