extension MergedText {
  /// Applies an event that has seen all others straight to the text.
  ///
  /// An event that reaches beyond the text it was made for is set aside, as
  /// ``init(merging:siteRank:)`` does: it changes nothing at any site.
  mutating func follow(_ event: TextEvent) {
    if !event.edits.isEmpty {
      var buffer = TextBuffer(text)
      guard (try? buffer.apply(event.edits)) != nil else { return }
      text = buffer.text
    }
    heads = [event.dot]
    readings = []
  }

  /// Merges all events of a text that can be merged.
  ///
  /// What a broken or hostile writer made is set aside, event by event. Whether an event is at
  /// fault depends on it and what it has seen alone, so all sites set aside the same ones.
  public init(merging events: [TextEvent], siteRank: (SiteIndex) -> Int) {
    var events = events
    while true {
      do throws(TextError) {
        self = try mergeText(events, siteRank: siteRank)
        return
      } catch {
        let count = events.count
        events.removeAll { $0.dot == error.dot }
        guard events.count < count else { break }
      }
    }
    self.init(text: "", heads: [], readings: [])
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
