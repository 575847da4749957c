import Merge

/// A text during one day: as all saw it in the morning, and what was done to it since.
///
/// What everybody has seen is a critical version: what came before needs no history, so a text with
/// a past of two thousand edits costs what its day costs.
struct DayText {
  private var events: [TextEvent] = []
  private var authors: Set<SiteIndex> = []
  /// The morning's text, as if one site more had typed it.
  private let beginning: Dot

  init(morning: String, typist: SiteIndex) {
    beginning = Dot(site: typist, seq: 1)
    guard !morning.isEmpty else { return }
    var clock = VersionVector()
    clock.insert(beginning)
    events = [TextEvent(dot: beginning, clock: clock, edits: textEdits(from: "", to: morning))]
  }

  /// Takes an edit in, and returns how the text then reads for somebody who has all.
  ///
  /// - Parameter own: how it reads for the edit's author.
  mutating func take(
    _ edits: [TextEdit], _ dot: Dot, _ clock: VersionVector, own: String, ranks: [Int]
  ) throws -> String {
    var clock = clock
    clock.insert(beginning)
    events.append(TextEvent(dot: dot, clock: clock, edits: edits))
    authors.insert(dot.site)
    guard authors.count > 1 else { return own }
    return try mergeText(events) { ranks[Int($0.rawValue)] }.text
  }
}
