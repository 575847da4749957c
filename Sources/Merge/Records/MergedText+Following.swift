extension MergedText {
  /// Applies an event that has seen all others straight to the text.
  ///
  /// An event that reaches beyond the text it was made for is set aside, as
  /// ``init(merging:siteRank:)`` does: it changes nothing at any site, and `false` is returned.
  mutating func follow(_ event: TextEvent) -> Bool {
    if !event.edits.isEmpty {
      var buffer = TextBuffer(text)
      guard (try? buffer.apply(event.edits)) != nil else { return false }
      text = buffer.text
    }
    heads = [event.dot]
    readings = []
    return true
  }

  /// Merges all events of a text that can be merged.
  ///
  /// What a broken or hostile writer made is set aside, event by event. Whether an event is at
  /// fault depends on it and what it has seen alone, so all sites set aside the same ones.
  public init(merging events: [TextEvent], siteRank: (SiteIndex) -> Int) {
    var events = events
    self.init(merging: &events, after: "", siteRank: siteRank)
  }

  /// Merges those of `events` that can be merged, all of which have seen what led to `text`, and
  /// takes the others out.
  init(
    merging events: inout [TextEvent], after text: String, siteRank: (SiteIndex) -> Int
  ) {
    while true {
      do throws(TextError) {
        self = try mergeText(events, after: text, siteRank: siteRank)
        return
      } catch {
        let count = events.count
        events.removeAll { $0.dot == error.dot }
        guard events.count < count else { break }
      }
    }
    self.init(text: text, heads: [], readings: [])
  }
}

extension TextError {
  /// The event to set aside.
  fileprivate var dot: Dot {
    switch self {
    case .brokenClock(let dot), .outOfOrder(let dot), .outOfRange(let dot, _), .tooLong(let dot):
      dot
    }
  }
}
