import Catalog
import Community
import Journal
import Merge
import Sync

/// Reads how a home stands.
struct HealthReading {
  let folder: HomeFolder
  let settings: SiteSettings
  let surroundings: Surroundings
  let drive: any DriveFacts

  private var own: SiteID { settings.site }

  func run() throws -> HomeHealth {
    var health = HomeHealth(
      of: SiteName(id: own.text, name: settings.name), at: surroundings.now())
    health.room = (try? drive.freeSpace(at: folder.path)) ?? nil
    health.refused = try folder.quarantine.names().count
    health.shares = try shares()
    let journals = try folder.heads.all()
    let heads = HomeFolder.bySite(journals)
    health.faults = try journalFaults(journals)
    if (try? folder.key(of: own)) == nil { health.faults.append(.key) }
    if (try? folder.files.isForOwner(folder.path)) == false {
      health.faults.append(.openToOthers)
    }
    do {
      let index = try folder.openIndex(.untouched)
      defer { try? index.close() }
      try index.read { try look(into: $0, heads, &health) }
    } catch CatalogError.needsRebuild(let reason) {
      health.faults.append(fault(reason))
    } catch is StateCodingError {
      health.faults.append(.indexDamaged)
    }
    return health
  }

  /// When each share was last there. One that never was has been waited for since an exchange first
  /// missed it, or since it was added.
  private func shares() throws -> [(folder: String, seen: Timestamp)] {
    let known = folder.sightings()
    let added = try drive.modified(folder.settingsPath)
    return settings.shares.map { share in
      let sighting = known.first { $0.share == share }
      return (share, sighting?.seen ?? sighting?.trouble?.since ?? added)
    }
  }

  private func look(
    into reader: IndexReader, _ heads: [SiteID: Head], _ health: inout HomeHealth
  ) throws {
    if try isCutShort(reader) { throw CatalogError.needsRebuild(.damaged) }
    let standing = try reader.value(of: IndexNotes.standing)
    guard standing.network == settings.network else {
      throw CatalogError.needsRebuild(.damaged)
    }
    let roster = try reader.value(of: IndexNotes.roster)
    let sites = try reader.journalTable()
    let name = roster.standing(of: own.text).known?.name ?? settings.name
    health.site = SiteName(id: own.text, name: name)
    health.place = roster.place(of: own)
    health.questions = roster.isLead(own.text) ? LeadQuestion.all(roster) : []
    health.changes = sites.count
    let audience = Audience(roster, heads, own: health.site)
    health.sites = audience.listeners.filter { !$0.isOwn }.map { ($0.site, $0.head?.at) }
    compareClocks(audience, standing, &health)
    health.conflicts = try ConflictAge(reader, sites, journals: folder.journals, own: own).waiting()
    do {
      let position = try position(from: standing)
      health.faults += try indexFaults(reader, sites, heads, standing, position)
      health.unsent = try unsent(reader, heads, end: position.next - 1)
    } catch let error as JournalError {
      health.faults.append(.journal(error))
    }
    health.isIndexRead = true
  }

  private func compareClocks(
    _ audience: Audience, _ standing: IndexStanding, _ health: inout HomeHealth
  ) {
    let comparison = ClockComparison(audience, last: standing.position, now: health.now)
    health.clocks = folder.troubles(of: comparison, for: own, last: standing.position)
    let written = health.sites.compactMap { site, at in at.map { (site, $0) } }
    let latest = (written + [(health.site, standing.position.at)]).max { $0.1 < $1.1 }
    guard let (site, at) = latest, at > health.now else { return }
    health.clockLag = at.milliseconds - health.now.milliseconds
    health.clockWitness = site
  }

  /// Own changes that no share has; what the last head says, when the index was made anew since.
  private func unsent(
    _ reader: IndexReader, _ heads: [SiteID: Head], end: UInt32
  ) throws -> HomeHealth.Waiting {
    let sent = try reader.value(of: IndexNotes.sent) ?? heads[own]?.seq ?? 0
    guard sent < end else { return HomeHealth.Waiting() }
    let first = try folder.journals.framedLines(
      of: JournalID(own), from: sent + 1, through: sent + 1, isOwn: true
    ).first
    return HomeHealth.Waiting(count: Int(end - sent), since: first?.line.at)
  }

  /// Where the own journal ends: as the index says, when the journal looks so.
  func position(from standing: IndexStanding) throws -> OpenSegment.Position {
    let open = OpenSegment(of: JournalID(own), in: folder.journals)
    let sealed = try folder.journals.segments(of: JournalID(own)).map(\.last).max() ?? 0
    if try open.fileSize() == standing.position.size, standing.position.first == sealed + 1 {
      return standing.position
    }
    return try open.read().position
  }
}
