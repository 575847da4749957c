import Catalog
import Journal
import Merge
import Sync

/// What tells whether an exchange has anything to do: while it stays the same, there is nothing.
public struct Pulse: Hashable, Sendable {
  /// This site.
  let site: SiteID
  /// What is merged here.
  let merged: VersionVector
  /// The names of the heads in each share; `nil` where it can't be reached.
  let heads: [String: Set<String>?]
}

extension Replica {
  /// What an exchange with shares would go by now. It costs one listing a share.
  ///
  /// - Parameter handles: the shares; all of this site's when there are none.
  /// - Throws: ``WorkspaceError/noSuchShare(_:)``.
  public func pulse(of handles: [String] = []) throws(WorkspaceError) -> Pulse {
    let merged = try reading { try $0.journalTable().applied }
    var heads: [String: Set<String>?] = [:]
    for path in try shares(named: handles) {
      let names = try? share(at: path).list("heads")
      heads.updateValue(names.map { Set($0) }, forKey: path)
    }
    return Pulse(site: settings.site, merged: merged, heads: heads)
  }
}
