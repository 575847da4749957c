import Journal
import Merge

/// Changes of one site that are here, and that not everybody has yet.
public struct MissingChanges: Sendable {
  /// The site that made them.
  public let site: SiteName
  /// The number of the first one that somebody lacks.
  public let from: UInt32
  /// The number of the last one.
  public let through: UInt32
  /// Who lacks some of them, by name.
  public let at: [SiteName]

  /// How many they are.
  public var count: Int { Int(through - from) + 1 }
}

/// How far a journal goes, as far as it is believed.
struct JournalEnd {
  let site: SiteName
  let id: SiteID
  let seq: UInt32
  /// The numbers of entries that homes write by themselves: nobody lacks them.
  let unasked: Set<UInt32>

  /// How far `journal` goes up to `seq`, without what was written unasked at its end.
  init(site: SiteName, id: SiteID, upTo seq: UInt32, without unasked: Set<UInt32>) {
    var seq = seq
    while unasked.contains(seq) { seq -= 1 }
    self.site = site
    self.id = id
    self.seq = seq
    self.unasked = unasked
  }

  /// How many changes there are behind the first `had`.
  fileprivate func count(behind had: UInt32) -> Int {
    Int(seq - min(seq, had)) - unasked.count { $0 > had && $0 < seq }
  }
}

extension Audience {
  /// What not all have of the journals that end at `ends`.
  ///
  /// - Parameter merged: what this home has merged.
  func missing(upTo ends: [JournalEnd], merged: JournalTable) -> [MissingChanges] {
    let places = Self.places(ends)
    var least = ends.map(\.seq)
    var lacking = ends.map { _ in [SiteName]() }
    for listener in listeners {
      let had = listener.had(places, of: ends.count, merged)
      for place in ends.indices where had[place] < ends[place].seq {
        least[place] = min(least[place], had[place])
        lacking[place].append(listener.site)
      }
    }
    return ends.indices.filter { !lacking[$0].isEmpty }.map { place in
      MissingChanges(
        site: ends[place].site, from: least[place] + 1, through: ends[place].seq,
        at: lacking[place].byName)
    }
  }
}

extension Audience {
  /// How many changes of the journals that end at `ends` each listener lacks.
  ///
  /// - Parameter merged: what this home has merged.
  func lacking(upTo ends: [JournalEnd], merged: JournalTable) -> [SiteID: Int] {
    let places = Self.places(ends)
    let counts = listeners.map { listener in
      let had = listener.had(places, of: ends.count, merged)
      let count = ends.indices.reduce(0) { $0 + ends[$1].count(behind: had[$1]) }
      return (listener.id, count)
    }
    return Dictionary(counts, uniquingKeysWith: { first, _ in first })
  }

  private static func places(_ ends: [JournalEnd]) -> [SiteID: Int] {
    Dictionary(
      ends.indices.map { (ends[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

extension Audience.Listener {
  /// How far it has each journal.
  fileprivate func had(
    _ places: [SiteID: Int], of count: Int, _ merged: JournalTable
  ) -> [UInt32] {
    var had = Array(repeating: UInt32(0), count: count)
    for seen in seen(merged) {
      if let place = places[seen.site] { had[place] = max(had[place], seen.seq) }
    }
    return had
  }

  /// All that it has: what it wrote, and what it merged.
  fileprivate func seen(_ merged: JournalTable) -> [(site: SiteID, seq: UInt32)] {
    if isOwn { return merged.ids.map { ($0.site, merged.applied(of: $0)) } }
    return head.map { $0.clock.map { ($0.site, $0.point.seq) } + [($0.site, $0.seq)] } ?? []
  }
}

extension [SiteName] {
  /// In the order of their names.
  var byName: [SiteName] { sorted { ($0.name, $0.id) < ($1.name, $1.id) } }
}
