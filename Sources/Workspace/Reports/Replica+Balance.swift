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
    let start = Timestamp(milliseconds: Int64(since.dayNumber) * 86_400_000)
    do {
      return Balance(
        since: since, sites: try siteBalances(since: start, now: now), waiting: waiting)
    } catch {
      throw WorkspaceError(error)
    }
  }

  private func siteBalances(since: Timestamp, now: Timestamp) throws -> [Balance.Site] {
    let practices = try list(kind: "practice").map(\.name)
    let authors = try origins(of: practices).values.map(\.id)
    let heads = try folder.headsBySite()
    return try index.read { reader in
      let view = try NetworkView(reader, heads, of: self)
      let own = view.roster.origin(of: settings.site).text
      var homes: [String: [(site: SiteName, at: Timestamp?)]] = [own: [(view.own, now)]]
      for peer in view.peers(suspects: []) where peer.place == .belongs {
        homes[peer.origin, default: []].append((peer.site, peer.at))
      }
      let sites = JournalTable(try reader.journals())
      var changes: [String: Int] = [:]
      for journal in sites.ids {
        let made = try edits(of: journal, through: sites.applied(of: journal), since: since)
        changes[view.roster.origin(of: journal.site).text, default: 0] += made
      }
      var written: [String: Int] = [:]
      for author in authors.compactMap({ SiteID($0) }) {
        written[view.roster.origin(of: author).text, default: 0] += 1
      }
      return homes.map { origin, homes in
        let last = homes.compactMap(\.at).max()
        let newest = homes.max { ($0.at ?? since, $0.site.id) < ($1.at ?? since, $1.site.id) }
        let made = changes[origin] ?? 0
        let isHeard = last.map { $0 >= since } ?? false
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

  /// How many changes to people's records stand in `journal` from `since` on.
  ///
  /// Times never go back within one journal, so its first entry of the period is found by halving,
  /// and only what is in the period is read.
  private func edits(of journal: JournalID, through end: UInt32, since: Timestamp) throws -> Int {
    func lines(_ from: UInt32, _ through: UInt32) throws(JournalError) -> [FramedLine] {
      try folder.journals.framedLines(
        of: journal, from: from, through: through, isOwn: journal == JournalID(settings.site))
    }
    var low = journal.branch?.seq ?? 1
    var high = end + 1
    while low < high {
      let middle = low + (high - low) / 2
      guard let line = try lines(middle, middle).first else { return 0 }
      if line.line.at < since { low = middle + 1 } else { high = middle }
    }
    guard low <= end else { return 0 }
    return try lines(low, end).count { framed in
      guard let change = try framed.entry().change else { return false }
      return Kind.of(record: change.record)?.isEditable ?? false
    }
  }
}
