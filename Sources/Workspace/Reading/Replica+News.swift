// What is new. It is read from the ends of the journals, so that it costs what is new and not what
// is there.

import Catalog
import Community
import Journal
import Merge

extension Replica {
  /// What has come that `seen` does not cover, the newest first.
  ///
  /// - Parameters:
  ///   - seen: what is known already, by site: the number of its last entry.
  ///   - limit: how many records are told of.
  ///   - includesOwn: whether what was written here is told of, too.
  public func news(
    since seen: [String: UInt32], limit: Int, includesOwn: Bool = false
  ) throws(WorkspaceError) -> News {
    let names = try siteNames()
    do {
      let ends = try journalEnds()
      return try index.read { reader in
        var gathering = Gathering(
          seen: seen, roster: try storedRoster(reader),
          journals: try reader.journalTable())
        let own = settings.site
        let open = ends.filter { site, end in
          end > seen[site.text] ?? 0 && (includesOwn || site != own)
        }
        let share = max(UInt32(limit), Self.mostRead / UInt32(max(1, open.count)))
        for (site, end) in open.sorted(by: { $0.key < $1.key }) {
          gather(&gathering, of: site, through: end, most: share)
        }
        if let end = ends[own] { gathering.marks[own.text] = end }
        return try told(gathering, limit: limit, reader, names)
      }
    } catch {
      throw WorkspaceError(error)
    }
  }

  /// Remembers that somebody has looked at what `marks` tells of.
  ///
  /// A mark beyond what is merged would hide what is still to come, and counts up to there only.
  public func markSeen(_ marks: [String: UInt32]) throws(WorkspaceError) {
    let ends: [SiteID: UInt32]
    do { ends = try journalEnds() } catch { throw WorkspaceError(error) }
    var visitor = visitor()
    for (site, seq) in marks {
      guard let id = SiteID(site), let end = ends[id] else { continue }
      visitor.seen[site] = max(visitor.seen[site] ?? 0, min(seq, end))
    }
    try remember(visitor)
  }

  /// Of how many entries the news is made at most, where few sites have any.
  private static let mostRead: UInt32 = 1000

  /// How far the first journal of each site is merged and believed.
  private func journalEnds() throws -> [SiteID: UInt32] {
    try index.read { reader in
      let journals = try reader.journalTable()
      let beliefs = try reader.value(of: IndexNotes.beliefs)
      var ends: [SiteID: UInt32] = [:]
      for journal in journals.ids where journal.branch == nil {
        let end = min(journals.applied(of: journal), beliefs.limit(of: journal.site))
        if end > 0 { ends[journal.site] = end }
      }
      return ends
    }
  }

  /// News on its way from the journals.
  private struct Gathering {
    let seen: [String: UInt32]
    let roster: Roster
    let journals: JournalTable
    var changes: [String: [PastChange]] = [:]
    var unread = 0
    var sites: Set<SiteID> = []
    var marks: [String: UInt32] = [:]
    var unreadable: [SiteName] = []

    /// Whether an entry is new, and one that is told of.
    func isNews(_ site: SiteID, _ seq: UInt32) -> Bool {
      sites.contains(site) && seq > seen[site.text] ?? 0
    }
  }

  private func gather(
    _ gathering: inout Gathering, of site: SiteID, through end: UInt32, most: UInt32
  ) {
    let first = (gathering.seen[site.text] ?? 0) + 1
    let start = max(first, end - min(end, most) + 1)
    let name = gathering.roster.siteName(of: site)
    let lines: [FramedLine]
    do throws(JournalError) {
      lines = try folder.journals.framedLines(
        of: JournalID(site), from: start, through: end, isOwn: site == settings.site)
    } catch {
      gathering.unreadable.append(name)
      return
    }
    gathering.sites.insert(site)
    gathering.marks[site.text] = end
    gathering.unread += Int(start - first)
    let times = gathering.journals.known(JournalID(site)).map { gathering.journals.times(of: $0) }
    for line in lines {
      guard let entry = try? line.entry(), let change = entry.change, Self.isTold(change.record)
      else { continue }
      gathering.changes[change.record, default: []].append(
        PastChange(
          site: name, seq: entry.seq, at: times?.time(of: entry.seq, dated: entry.at) ?? entry.at,
          by: entry.by, change: change))
    }
  }

  /// Whether a change to `record` is news for people: what they edit, and who joins. Answers to
  /// surveys are not, since who gave them is nobody's business.
  private static func isTold(_ record: String) -> Bool {
    guard let kind = Kind.of(record: record) else { return false }
    return (kind.isEditable || kind == .site) && kind.name != "answer"
  }

  private func told(
    _ gathering: Gathering, limit: Int, _ reader: IndexReader, _ names: (SiteIndex) -> SiteName
  ) throws -> News {
    let sites = gathering.journals
    let history = history
    var groups = gathering.changes.mapValues { changes in
      changes.sorted { ($0.at, $0.site.id, $0.seq) > ($1.at, $1.site.id, $1.seq) }
    }.sorted {
      ($0.value[0].at, $1.key) > ($1.value[0].at, $0.key)
    }
    let later = groups.dropFirst(limit).reduce(0) { $0 + $1.value.count }
    groups = Array(groups.prefix(limit))
    let items = try groups.map { record, changes in
      let item = try reader.item(record)
      let isGone = item.map { !$0.isLive } ?? true
      let title =
        isGone
        ? try recordHistory(of: record, history, sites, reader, names).lastView?.title
        : item?.title
      let first = try reader.trail(of: record).first
      let origin = first.flatMap { sites.site(SiteIndex($0.journal)) }
      let isNew = origin.map { gathering.isNews($0, first?.seq ?? 0) } ?? false
      return News.Item(
        record: record, title: title ?? record, isNew: isNew, isGone: isGone, changes: changes)
    }
    return News(
      items: items, more: later + gathering.unread, marks: gathering.marks,
      unreadable: gathering.unreadable)
  }
}
