/// A text field as merged so far.
///
/// An edit that has seen all others follows at once. One that has not waits until the text is
/// settled, and is then merged with what is kept of the text's past.
public struct TextState: Sendable {
  /// What is kept of the past: as bytes, until an edit comes.
  private enum Kept {
    case coded(ArraySlice<UInt8>)
    case open(RecentEdits)
  }

  /// The text, as of the last time that it was settled.
  public private(set) var merged: MergedText
  private var kept: Kept
  /// Concurrent edits, and those that came after them.
  private var waiting: [TextEvent] = []

  /// Makes the text that nobody has written yet.
  init() {
    merged = MergedText(text: "", heads: [], readings: [])
    kept = .open(RecentEdits())
  }

  /// Makes a text of what the index holds of it.
  init(merged: MergedText, coded: ArraySlice<UInt8>) {
    self.merged = merged
    kept = .coded(coded)
  }

  /// What is kept of the past, as bytes; of a text that is settled.
  var coded: ArraySlice<UInt8> {
    switch kept {
    case .coded(let bytes): bytes
    case .open(let recent): recent.encoded(before: merged.text).bytes[...]
    }
  }

  /// Whether ``merged`` is what all edits yield, and no more is kept than need be.
  var isSettled: Bool { if case .coded = kept { true } else { false } }

  /// Whether what waits can't be merged with what is kept of the past.
  var needsHistory: Bool {
    guard case .open(let recent) = kept else { return false }
    return !waiting.allSatisfy(recent.reach)
  }

  /// Takes in an event. Call in causal order.
  mutating func take(_ event: TextEvent) {
    var recent = opened()
    kept = .open(RecentEdits())  // So that the events are not copied.
    defer { kept = .open(recent) }
    guard waiting.isEmpty, merged.heads.allSatisfy(event.clock.contains) else {
      waiting.append(event)
      return
    }
    if merged.follow(event) { recent.follow(event, to: merged.text) }
  }

  private func opened() -> RecentEdits {
    switch kept {
    case .open(let recent): recent
    case .coded(let bytes):
      // What can't be read is as good as forgotten: the journals are read in its stead.
      (try? RecentEdits(encoded: bytes, before: merged.text)) ?? RecentEdits(at: merged)
    }
  }

  /// Merges what waits, and forgets what of the past need not be kept.
  ///
  /// - Parameters:
  ///   - room: how much of the last edits is kept.
  ///   - history: all events, those that wait with them; asked for where they are needed.
  mutating func settle(
    siteRank: (SiteIndex) -> Int, keeping room: RecentEdits.Room = .init(),
    history: () throws -> [TextEvent]
  ) rethrows {
    guard case .open(var recent) = kept else { return }
    if !waiting.isEmpty {
      if needsHistory {
        recent = RecentEdits(all: try history())
      } else {
        recent.append(waiting)
      }
      merged = recent.merged(siteRank: siteRank)
      waiting = []
    }
    kept = .coded(recent.kept(room, before: merged, siteRank: siteRank)[...])
  }
}

extension TextState: Hashable {
  /// Whether both are one text. What is kept of the past depends on how the edits came.
  public static func == (left: TextState, right: TextState) -> Bool {
    left.merged == right.merged && left.waiting == right.waiting
  }

  /// Hashes the text.
  public func hash(into hasher: inout Hasher) { hasher.combine(merged) }
}
