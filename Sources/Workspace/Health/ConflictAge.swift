import Catalog
import Journal
import Merge

/// Since when records wait for a decision.
///
/// Of values the index itself holds the times. Of a text, or of a record that was deleted, only the
/// journal does, and a look into it costs milliseconds: the oldest few are looked up, by how far
/// back they stand in their journals.
struct ConflictAge {
  private let reader: IndexReader
  private let sites: JournalTable
  private let history: HistoryReader
  private let ranks: [Int]

  init(_ reader: IndexReader, _ sites: JournalTable, journals: JournalFolder, own: SiteID) {
    self.reader = reader
    self.sites = sites
    history = HistoryReader(journals: journals, own: own)
    ranks = sites.ranks
  }

  private static let mostRecords = 500
  private static let mostLookUps = 4

  /// The records that wait, and since when one does.
  func waiting() throws -> HomeHealth.Waiting {
    let count = try reader.count(where: [.needsDecision])
    guard count > 0 else { return HomeHealth.Waiting() }
    var times: [Timestamp] = []
    var dots: [Dot] = []
    for item in try reader.list(where: [.needsDecision], limit: Self.mostRecords) {
      guard let bytes = try reader.state(of: item.name),
        let view = RecordView(
          item.name, try RecordState(encoded: bytes), siteRank: { ranks[Int($0.rawValue)] })
      else { continue }
      times += view.conflicts.values.compactMap(start)
      dots += view.readings.values.compactMap { readings in
        readings.map(\.dot).max { reach($0) < reach($1) }
      }
      if view.isEditedWhileDeleted, let last = try reader.trail(of: item.name).last {
        dots.append(Dot(site: SiteIndex(last.journal), seq: last.seq))
      }
    }
    for dot in dots.sorted(by: { reach($0) < reach($1) }).prefix(Self.mostLookUps) {
      if let time = try history.time(of: dot, journals: sites) { times.append(time) }
    }
    return HomeHealth.Waiting(count: count, since: times.min())
  }

  /// When the second value stood beside the first.
  private func start(of values: [LiveValue]) -> Timestamp? {
    values.map { sites.time(of: $0) }.sorted().dropFirst().first
  }

  /// How far on in its journal an entry stands, from 0 to 1.
  private func reach(_ dot: Dot) -> Double {
    Double(dot.seq) / Double(max(1, sites.applied[dot.site]))
  }
}
