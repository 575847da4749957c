import Catalog
import Merge

/// The sites that a home knows, and how far each journal is merged.
///
/// The place of a site in the table is its ``SiteIndex``; it never changes while the index lives.
struct SiteTable {
  /// A clock, decoded when it is asked for: an edit needs one of a thousand.
  private enum Clock {
    case stored([UInt8])
    case known(VersionVector)

    var vector: VersionVector {
      switch self {
      case .stored(let bytes): VersionVector(encoded: bytes)
      case .known(let vector): vector
      }
    }
  }

  private(set) var ids: [SiteID] = []
  private var places: [SiteID: SiteIndex] = [:]
  /// Of each site, the clock of its last merged entry.
  private var clocks: [Clock] = []
  private var dirty: Set<Int> = []
  /// How far each journal is merged: what a new entry of this site will have seen.
  private(set) var applied = VersionVector()

  init(_ rows: [IndexedSite] = []) {
    for row in rows.sorted(by: { $0.position < $1.position }) {
      guard let id = SiteID(row.id) else { continue }
      let place = index(of: id)
      clocks[Int(place.rawValue)] = .stored(row.clock)
      applied[place] = row.applied
    }
    dirty = []
  }

  /// A table in which nothing is merged yet, and the sites have the numbers that they have in
  /// `rows`.
  init(numbering rows: [IndexedSite]) {
    for row in rows.sorted(by: { $0.position < $1.position }) {
      if let id = SiteID(row.id) { _ = index(of: id) }
    }
  }

  /// The index of `site`, which is put into the table if it is new.
  mutating func index(of site: SiteID) -> SiteIndex {
    if let place = places[site] { return place }
    let place = SiteIndex(UInt32(ids.count))
    places[site] = place
    ids.append(site)
    clocks.append(.known(VersionVector()))
    dirty.insert(ids.count - 1)
    return place
  }

  /// The index of `site`, if it is known.
  func known(_ site: SiteID) -> SiteIndex? { places[site] }

  func id(_ site: SiteIndex) -> SiteID? {
    ids.indices.contains(Int(site.rawValue)) ? ids[Int(site.rawValue)] : nil
  }

  /// How far the journal of `site` is merged; 0 when it is not known.
  func applied(of site: SiteID) -> UInt32 { known(site).map { applied[$0] } ?? 0 }

  /// The clock of `site`'s last merged entry.
  func clock(of site: SiteIndex) -> VersionVector { clocks[Int(site.rawValue)].vector }

  /// Moves `site` on to its entry under `clock`.
  mutating func advance(_ dot: Dot, clock: VersionVector) {
    clocks[Int(dot.site.rawValue)] = .known(clock)
    applied.insert(dot)
    dirty.insert(Int(dot.site.rawValue))
  }

  /// Notes that an entry was seen by one that is merged.
  mutating func raise(_ dot: Dot) {
    guard dot.seq > applied[dot.site] else { return }
    applied.insert(dot)
    dirty.insert(Int(dot.site.rawValue))
  }

  /// The place of each site's id among all ids, by bytes: ties are decided by it.
  var ranks: [Int] {
    var ranks = Array(repeating: 0, count: ids.count)
    for (rank, place) in ids.indices.sorted(by: { ids[$0] < ids[$1] }).enumerated() {
      ranks[place] = rank
    }
    return ranks
  }

  /// The rows that changed since the last call.
  mutating func takeDirtyRows() -> [IndexedSite] {
    defer { dirty = [] }
    return dirty.sorted().map { place in
      IndexedSite(
        position: UInt32(place), id: ids[place].text,
        applied: applied[SiteIndex(UInt32(place))], clock: clocks[place].vector.encoded)
    }
  }
}
