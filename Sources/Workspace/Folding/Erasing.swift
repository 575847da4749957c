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
    for journal in try folder.journals.all() {
      let isTouched = try folder.journals.erase(
        from: journal, isOwn: journal == JournalID(own), where: records.contains)
      if isTouched { sites.insert(journal.site) }
    }
    try folder.quarantine.erase(ErasedRecords(records: records, sites: sites))
  }
}
