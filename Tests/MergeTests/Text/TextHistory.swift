import Merge

/// Several sites that write one text, each on its own copy, and hear of each other now and
/// then: the source of events for tests.
struct TextHistory {
  /// All events, in the order in which they were made.
  private(set) var events: [TextEvent] = []
  private var clocks: [VersionVector]
  /// For each site, the events that it has seen.
  private var seen: [Set<Int>]
  /// For each site, its text as far as it is known without a merge.
  private var texts: [TextBuffer?]
  private let ranks: [Int]

  /// Makes the history of sites numbered from 0, whose ids have the given order.
  init(ranks: [Int]) {
    self.ranks = ranks
    clocks = Array(repeating: VersionVector(), count: ranks.count)
    seen = Array(repeating: [], count: ranks.count)
    texts = Array(repeating: TextBuffer(""), count: ranks.count)
  }

  /// Makes the history of sites whose ids have the order of their numbers.
  init(siteCount: Int) { self.init(ranks: Array(0..<siteCount)) }

  func siteRank(_ site: SiteIndex) -> Int { ranks[Int(site.rawValue)] }

  /// The text that all events yield.
  func merged() throws -> MergedText { try mergeText(events, siteRank: siteRank) }

  /// The events that a site has seen, in the order in which they were made.
  func events(seenBy site: Int) -> [TextEvent] { seen[site].sorted().map { events[$0] } }

  /// The text as a site sees it.
  mutating func text(at site: Int) throws -> TextBuffer {
    if let text = texts[site] { return text }
    let text = TextBuffer(try mergeText(events(seenBy: site), siteRank: siteRank).text)
    texts[site] = text
    return text
  }

  /// Lets a site make an event.
  @discardableResult
  mutating func write(_ edits: [TextEdit], at site: Int) -> Dot {
    let dot = skip(at: site)
    seen[site].insert(events.count)
    do { try texts[site]?.apply(edits) } catch { texts[site] = nil }
    events.append(TextEvent(dot: dot, clock: clocks[site], edits: edits))
    return dot
  }

  /// Lets a site make an event of one step.
  @discardableResult
  mutating func write(_ position: Int, _ deleted: Int, _ inserted: String, at site: Int) -> Dot {
    write([TextEdit(position: position, deleted: deleted, inserted: inserted)], at: site)
  }

  /// Lets a site replace its text by another.
  mutating func write(_ text: String, at site: Int) throws {
    write(textEdits(from: try self.text(at: site).text, to: text), at: site)
  }

  /// Lets a site make an entry that has nothing to do with the text.
  @discardableResult
  mutating func skip(at site: Int) -> Dot {
    let index = SiteIndex(UInt32(site))
    let dot = Dot(site: index, seq: clocks[site][index] + 1)
    clocks[site].insert(dot)
    return dot
  }

  /// Lets a site hear of all that another one has seen.
  mutating func pull(to site: Int, from other: Int) {
    clocks[site].formUnion(clocks[other])
    seen[site].formUnion(seen[other])
    texts[site] = nil
  }

  /// Lets a site hear of one event and of all that it has seen.
  mutating func pull(to site: Int, event: Int) {
    clocks[site].formUnion(events[event].clock)
    for known in events.indices where events[event].hasSeen(events[known]) {
      seen[site].insert(known)
    }
    texts[site] = nil
  }

  /// Lets all sites hear of everything.
  mutating func pullAll() {
    for site in ranks.indices { for other in ranks.indices { pull(to: site, from: other) } }
  }
}
