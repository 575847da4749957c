import Catalog
import Community
import Journal
import Merge
import Sync

extension Replica {
  /// Merges what a pull stored, and what waited for it.
  ///
  /// - Returns: how many entries wait for others.
  func merge(_ pulled: Pulled, _ admission: RosterAdmission) throws -> Int {
    var news = JournalNews(endingAt: journalEnd)
    news.ends = pulled.heads.mapValues(\.head.seq)
    for candidate in pulled.news where candidate.stretch.first != nil {
      news.stretches[candidate.journal, default: []].append(candidate.stretch)
    }
    if !pulled.news.isEmpty { news.folded = admission.fold.map { ($0, admission.waiting) } }
    news.isMuch = pulled.count > JournalNews.much
    if news.isMuch, try index.read({ isAlone(JournalTable(try $0.journals())) }) {
      try emptyIndex()
    }
    return try follow(news)
  }

  /// Whether an index with these journals holds nothing yet but what this site itself wrote.
  func isAlone(_ journals: JournalTable) -> Bool {
    journals.ids.allSatisfy { $0.site == settings.site || journals.applied(of: $0) == 0 }
  }

  /// All of the own journal.
  func ownStretch() throws -> Stretch {
    try folder.journals.stretch(
      of: JournalID(settings.site), after: Chain(of: settings.site), through: journalEnd.next - 1,
      isOwn: true)
  }
}
