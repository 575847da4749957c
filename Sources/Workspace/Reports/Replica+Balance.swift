import Catalog
import Community
import Journal
import Merge

extension Replica {
  /// For how many days a proposed practice may wait for a decision.
  public static let patienceWithProposals = 30

  /// How the network lives, as far as this home knows.
  ///
  /// - Parameters:
  ///   - since: the first day of the period. A day begins at midnight UTC here: an hour more or
  ///     less tells nothing of how a site lives.
  ///   - now: the moment.
  ///   - today: the day that it falls on.
  ///   - day: the day that a moment falls on.
  public func balance(
    since: CalendarDate, now: Timestamp, today: CalendarDate, day: (Timestamp) -> CalendarDate?
  ) throws(WorkspaceError) -> Balance {
    let waiting = try waiting(on: today, day: day)
    do {
      return Balance(
        since: since, sites: try siteBalances(since: since, now: now), waiting: waiting)
    } catch {
      throw WorkspaceError(error)
    }
  }

  private func siteBalances(since: CalendarDate, now: Timestamp) throws -> [Balance.Site] {
    let names = try siteNames()
    let heads = try folder.headsBySite()
    let start = Timestamp(milliseconds: Int64(since.dayNumber) * 86_400_000)
    return try index.read { reader in
      let view = try NetworkView(reader, heads, of: self)
      let own = view.roster.origin(of: settings.site).text
      var homes: [String: [(site: SiteName, at: Timestamp?)]] = [own: [(view.own, now)]]
      for peer in view.peers(suspects: [:]) where peer.place == .belongs {
        homes[peer.origin, default: []].append((peer.site, peer.at))
      }
      let origins = view.sites.ids.map { view.roster.origin(of: $0.site).text }
      var changes: [String: Int] = [:]
      for (journal, origin) in origins.enumerated() {
        changes[origin, default: 0] += try reader.changes(
          ofJournal: UInt32(journal), from: since.dayNumber)
      }
      let written = try practices(reader, by: origins, names)
      return homes.map { origin, homes in
        let last = homes.compactMap(\.at).max()
        let newest = homes.max { ($0.at ?? start, $0.site.id) < ($1.at ?? start, $1.site.id) }
        let made = changes[origin] ?? 0
        let isHeard = last.map { $0 >= start } ?? false
        return Balance.Site(
          site: newest?.site ?? SiteName(id: origin, name: origin), isOwn: origin == own,
          changes: made, practices: written[origin] ?? 0, lastSign: last,
          standing: made > 0 ? .contributes : isHeard ? .reads : .silent)
      }.sorted { left, right in
        let silent = [left, right].map { $0.standing == .silent }
        if silent[0] != silent[1] { return silent[0] }
        return (left.site.name, left.site.id) < (right.site.name, right.site.id)
      }
    }
  }

  /// How many practices each site wrote down first: by time, as all sites see it, and not by what
  /// came here first.
  private func practices(
    _ reader: IndexReader, by origins: [String], _ names: (SiteIndex) -> SiteName
  ) throws -> [String: Int] {
    let (journals, history) = (try reader.journalTable(), history)
    var written: [String: Int] = [:]
    try reader.forEachTrail(kind: "practice") { _, trail in
      let times = try history.times(of: trail, journals: journals, reader: reader)
      let first = try zip(trail, times).inOrderOfTime(history, names, reader).first
      guard let first, origins.indices.contains(Int(first.0.journal)) else { return }
      written[origins[Int(first.0.journal)], default: 0] += 1
    }
    return written
  }
}
