import Catalog
import Community
import Journal
import Merge

/// What a home believes of the journals that it holds: who wrote what counts, and what was erased.
///
/// A function of the roster alone, so that sites with the same entries believe the same. What is
/// not believed stays in its journal and is merged; it changes no record.
struct Beliefs: Equatable {
  /// The last entry of each site that is believed, where it is not all.
  private(set) var limits: [SiteID: UInt32] = [:]
  /// The records that were erased.
  private(set) var erased: Set<String> = []

  /// Believes everything.
  init() {}

  /// Forms the beliefs that follow from `roster` of the journals of `sites`.
  ///
  /// - Parameter own: this home's site, which counts for it until something says otherwise.
  init(_ roster: Roster, of sites: some Sequence<SiteID>, own: SiteID) {
    erased = roster.erased
    // Before the founding has come nobody is known, and nobody can be doubted.
    guard roster.networkName != nil else { return }
    for site in sites {
      switch roster.believed(of: site) {
      case .all: continue
      case .unknown where site == own: continue
      case .none, .unknown: limits[site] = 0
      case .through(let cut): limits[site] = cut
      }
    }
  }

  /// The last entry of `site` that is believed.
  func limit(of site: SiteID) -> UInt32 { limits[site] ?? .max }

  /// Whether what was merged by `other` is what would be merged by these, as far as `table` goes.
  func judge(like other: Beliefs, upTo table: JournalTable) -> Bool {
    if table.applied.isEmpty { return true }
    let sites = Set(table.ids.map(\.site))
    let isSame = sites.allSatisfy { site in
      let both = (limit(of: site), other.limit(of: site))
      return both.0 == both.1 || table.applied(of: site) <= min(both.0, both.1)
    }
    return isSame && erased == other.erased
  }
}

// The index remembers what it was made by.
extension Beliefs {
  private static let note = "beliefs"

  /// The limits and the erased records as text: two that are equal lead to the same records.
  var text: String {
    (limits.map { "\($0) \($1)" }.sorted() + erased.sorted()).joined(separator: "\n")
  }

  func write(to writer: IndexWriter) throws { try writer.setNote(Self.note, Array(text.utf8)) }

  /// The beliefs by which the index was made: enough to decide a change by.
  init(from reader: IndexReader) throws {
    let text = try reader.note(Self.note).map { String(decoding: $0, as: UTF8.self) } ?? ""
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ").map(String.init)
      if words.count == 2, let site = SiteID(words[0]), let limit = UInt32(words[1]) {
        limits[site] = limit
      } else {
        erased.insert(String(line))
      }
    }
  }
}
