// Journals of other sites that a home lacks: lost in a copy, or damaged and set aside.

import Catalog
import Community
import Journal
import Merge

extension Replica {
  /// The sites whose journals were damaged here and set aside, and have not come again since: what
  /// this home shows is without them.
  public func setAside() throws(WorkspaceError) -> [SiteName] {
    do {
      let journals = try folder.heads.setAside()
      guard !journals.isEmpty else { return [] }
      let roster = try index.read { try storedRoster($0) }
      return journals.map { name(of: $0.site, roster) }
    } catch {
      throw WorkspaceError(error)
    }
  }

  /// The sites whose journals were held here once and are not, or not so far, any more.
  ///
  /// Some were set aside; and whatever this home wrote, as the site that it is or as one that it
  /// was, it wrote after it had received all that its clocks name. What another wrote with its key
  /// may name what nobody has.
  ///
  /// - Parameter stretches: the journals that are held, from their first entry on.
  func lacking(_ stretches: [Stretch]) throws -> [SiteID: UInt32] {
    var lacking: [SiteID: UInt32] = [:]
    for journal in try folder.heads.setAside() { lacking[journal.site] = 1 }
    var ends: [SiteID: UInt32] = [:]
    for stretch in stretches {
      let site = stretch.journal.site
      ends[site] = max(ends[site] ?? 0, stretch.chain.seq)
    }
    for stretch in stretches {
      for (site, seq) in stretch.lastSeen(within: written(in: stretch))
      where seq > ends[site] ?? 0 {
        lacking[site] = max(lacking[site] ?? 0, seq)
      }
    }
    return lacking
  }

  /// How many of the entries of `stretch` this home wrote.
  private func written(in stretch: Stretch) -> Int {
    if stretch.journal == JournalID(settings.site) { return stretch.entries.count }
    return settings.was.lazy.compactMap { stretch.place(of: $0) }.first.map { $0 + 1 } ?? 0
  }

  /// Fetches the journals of `lacking` from the shares, as a newcomer would.
  func receive(_ lacking: [SiteID], _ repaired: inout Repaired) throws {
    let roster = try index.read { try storedRoster($0) }
    var rest = Set(lacking)
    for outcome in try exchange(.pull, with: settings.shares) {
      for came in outcome.pulled?.news ?? [] where rest.remove(came.site) != nil {
        let name = SiteName(id: came.site.text, name: came.head.head.name)
        repaired.fetched.append((name, outcome.share))
      }
    }
    for site in rest.sorted() {
      repaired.missing.append((name(of: site, roster), try holders(of: site, through: 1, roster)))
    }
  }

  /// The sites that have the journal of `site` up to entry `seq`, by their heads.
  func holders(of site: SiteID, through seq: UInt32, _ roster: Roster) throws -> [SiteName] {
    let holders = try folder.heads.all().values.filter { head in
      head.head.clock.contains { $0.site == site && $0.point.seq >= seq }
    }
    let ids = Set(holders.map(\.head.site) + [site]).subtracting([settings.site]).sorted()
    return ids.map { name(of: $0, roster) }
  }
}

extension Stretch {
  /// Where the entry of that name stands in it; `nil` when it does not.
  fileprivate func place(of name: EntryName) -> Int? {
    guard journal.site == name.site, let first, name.point.seq >= first else { return nil }
    let place = Int(name.point.seq - first)
    return place < entries.count && entries.point(at: place) == name.point ? place : nil
  }

  /// The last entry of each site that one of the first `count` had seen.
  fileprivate func lastSeen(within count: Int) -> [SiteID: UInt32] {
    var last: [SiteID: UInt32] = [:]
    for index in 0..<count {
      for seen in entries.saw(at: index) {
        last[sites[seen.site]] = max(last[sites[seen.site]] ?? 0, seen.point.seq)
      }
    }
    return last
  }
}
