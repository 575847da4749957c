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
      for peer in view.peers(suspects: [:]) where peer.place == .belongs {
        homes[peer.origin, default: []].append((peer.site, peer.at))
      }
      let sites = JournalTable(try reader.journals())
      var changes: [String: Int] = [:]
      for journal in sites.ids {
        let made = try edits(of: journal, sites, since: since)
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

  /// How many lines of a journal are read at once.
  private static let mostAtOnce: UInt32 = 1024

  /// How many changes to people's records stand in `journal` from `since` on.
  ///
  /// An entry is no later than those behind it, whatever date it bears: the last one from before
  /// the period ends the search, which goes back from the journal's end and reads little else than
  /// the period. An entry that is dated before the
  /// journal began is of the time of the one before it.
  private func edits(
    of journal: JournalID, _ sites: JournalTable, since: Timestamp
  ) throws -> Int {
    let first = journal.branch?.seq ?? 1
    let beginning = sites.known(journal).flatMap { sites.times(of: $0).beginning } ?? since
    var (count, undated, next) = (0, 0, sites.applied(of: journal) + 1)
    while next > first {
      let start = next - min(next - first, Self.mostAtOnce)
      let lines = try folder.journals.framedLines(
        of: journal, from: start, through: next - 1, isOwn: journal == JournalID(settings.site))
      for framed in lines.reversed() {
        let isDated = framed.line.at >= beginning
        if isDated, framed.line.at < since { return count }
        if let record = try framed.entry().change?.record,
          Kind.of(record: record)?.isEditable ?? false
        {
          undated += 1
        }
        if isDated { (count, undated) = (count + undated, 0) }
      }
      next = start
    }
    return count
  }
}
