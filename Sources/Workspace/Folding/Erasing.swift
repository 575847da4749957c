import Journal
import Merge
import Sync

/// Takes out of a home's files what was erased.
struct Erasing {
  let folder: HomeFolder
  let own: SiteID

  /// Erases `records` from every file of the home save the index.
  func run(_ records: Set<String>) throws {
    guard !records.isEmpty else { return }
    var sites: Set<SiteID> = []
    for site in try folder.journals.sites() {
      let isTouched = try folder.journals.erase(from: site, isOwn: site == own) {
        records.contains($0.record)
      }
      if isTouched { sites.insert(site) }
    }
    try folder.quarantine.erase(ErasedRecords(records: records, sites: sites))
  }
}
