/// The last edits of a text, and the text as it was before them: what a concurrent edit is merged
/// with.
///
/// From a critical version on, which all later events have seen, the text at that version stands
/// for all that led to it, and a replay may begin there (Gentle & Kleppmann, "Collaborative Text
/// Editing with Eg-walker", EuroSys 2025: partial replay). So the text at such a version is kept,
/// and the events since. Whether an event that comes has seen the version is read from its clock:
/// one that has is merged with what is kept here, and for one that has not the journals are read.
/// So how much is kept decides what a merge costs, and never what it yields; no site need be asked
/// what it has seen (causal stability), and one that is silent for years keeps nothing alive.
struct RecentEdits: Sendable {
  /// How many bytes of its last edits a text keeps in the index.
  struct Room {
    /// What is beyond is forgotten where it can be: at a critical version.
    var enough = 16_384
    /// Where there has been no critical version for so long, nothing is kept: some thousand edits,
    /// whose merge would cost as much as reading them from the journals.
    var most = 65_536
  }

  /// The heads of the version before the events: who has seen them has seen all that led to it.
  let start: [Dot]
  /// The text at that version.
  let text: String
  /// All events since, each after those that it has seen; all have seen `start`.
  private(set) var events: [TextEvent]

  init(start: [Dot], text: String, events: [TextEvent]) {
    self.start = start
    self.text = text
    self.events = events
  }

  /// Makes those of a text that nobody has written yet.
  init() { self.init(start: [], text: "", events: []) }

  /// Makes those that go back to the beginning.
  init(all events: [TextEvent]) { self.init(start: [], text: "", events: events) }

  /// Makes those that go back to nothing but the present.
  init(at merged: MergedText) {
    self.init(start: merged.heads, text: merged.text, events: [])
  }

  /// Whether an event can be merged with those here alone.
  func reach(_ event: TextEvent) -> Bool { start.allSatisfy(event.clock.contains) }

  /// Adds an event that has seen all others, and made the text what it is now.
  ///
  /// The first of all is where the others start: who edits a text has mostly seen it begin.
  mutating func follow(_ event: TextEvent, to text: String) {
    if start.isEmpty, events.isEmpty {
      self = RecentEdits(start: [event.dot], text: text, events: [])
    } else {
      events.append(event)
    }
  }

  /// Adds events, each after those that it has seen.
  mutating func append(_ more: [TextEvent]) { events += more }

  /// Merges the events, and takes out those that can't be.
  mutating func merged(siteRank: (SiteIndex) -> Int) -> MergedText {
    MergedText(merging: &events, after: text, siteRank: siteRank)
  }

  /// What is to be kept, as bytes, when the events yield `merged`.
  ///
  /// Events beyond what is enough go down to half of that at least, so that they don't come back to
  /// it at once. Not below: the last critical version may be an edit made here that nobody else has
  /// seen, and those that come next were made beside it.
  func kept(
    _ room: Room, before merged: MergedText, siteRank: (SiteIndex) -> Int
  ) -> [UInt8] {
    let (bytes, ends) = encoded(before: merged.text)
    guard let size = ends.last, size > room.enough else { return bytes }
    let starts = [0] + ends  // Of each event, the first byte; then the size.
    let cuts = (try? EventGraph(events, after: text.utf8.count).cuts) ?? []
    guard
      let cut = cuts.last(where: { room.enough / 2...room.most ~= size - starts[$0] })
        ?? cuts.first(where: { size - starts[$0] <= room.most }),
      let rest = after(cut, siteRank: siteRank)
    else { return RecentEdits(at: merged).encoded(before: merged.text).bytes }
    return rest.encoded(before: merged.text).bytes
  }

  /// The events behind a cut, which have seen all before it.
  private func after(_ cut: Int, siteRank: (SiteIndex) -> Int) -> RecentEdits? {
    if cut == 0 { return self }
    guard let before = try? mergeText(Array(events[..<cut]), after: text, siteRank: siteRank)
    else { return nil }
    return RecentEdits(start: before.heads, text: before.text, events: Array(events[cut...]))
  }
}
