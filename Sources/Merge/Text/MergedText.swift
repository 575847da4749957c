/// The text that a set of events yields, and what people must still decide about it.
public struct MergedText: Hashable, Sendable {
  /// The merged text.
  public var text: String
  /// The events that no other event of this text has seen, in the order of their sites' ids.
  public var heads: [Dot]
  /// When the text is to be reread, the text as it was at each head's own version, in the order
  /// of ``heads``; else empty.
  public var readings: [Reading]

  /// The text as one site left it.
  public struct Reading: Hashable, Sendable {
    /// The head at whose version the text reads so.
    public let dot: Dot
    /// The text at that version.
    public let text: String

    /// Makes the reading of the text at the version of `dot`.
    public init(dot: Dot, text: String) {
      self.dot = dot
      self.text = text
    }
  }

  /// Makes the result of a merge.
  public init(text: String, heads: [Dot], readings: [Reading]) {
    self.text = text
    self.heads = heads
    self.readings = readings
  }

  /// Whether the merge may read as no person wrote it, so that somebody must look.
  public var isToReread: Bool { !readings.isEmpty }
}

extension MergedText {
  /// Whether both are the same, scalar by scalar: two texts that Swift calls equal because they
  /// look alike are different to whoever counts positions in them.
  public static func == (left: MergedText, right: MergedText) -> Bool {
    left.heads == right.heads && left.readings == right.readings
      && left.text.utf8.elementsEqual(right.text.utf8)
  }
}

extension MergedText.Reading {
  /// Whether both are the same, scalar by scalar.
  public static func == (left: MergedText.Reading, right: MergedText.Reading) -> Bool {
    left.dot == right.dot && left.text.utf8.elementsEqual(right.text.utf8)
  }
}

/// Returns the text that `events` yield, starting from the empty text or from `text`.
///
/// The result is a pure function of the set of events: any causal order of them gives the same.
/// Where all later events have seen all earlier ones (a critical version of the graph) the text
/// there stands for all that led to it. So the stretches between such places are replayed one
/// after the other, each from the text before it, by the eg-walker algorithm (Gentle & Kleppmann,
/// "Collaborative Text Editing with Eg-walker", EuroSys 2025); a stretch of a single event is
/// applied straight to the text.
///
/// - Parameters:
///   - events: All events of the text, each after those that it has seen. Their clocks may name
///     any number of entries that are no events of this text.
///   - text: The text at a version that all events have seen; then those before it are left out.
///   - siteRank: The place of a site among all sites in the order of their ids' bytes, which
///     decides where two insertions at one place stand.
/// - Throws: ``TextError`` at an event that cannot be one of an honest site.
public func mergeText(
  _ events: [TextEvent], after text: String = "", siteRank: (SiteIndex) -> Int
) throws(TextError) -> MergedText {
  let graph = try EventGraph(events, after: text.utf8.count)
  let ranks = graph.sites.map(siteRank)
  var buffer = GapBuffer(text)
  var readings: [Int: String] = [:]
  for (place, start) in graph.cuts.enumerated() {
    let end = place + 1 < graph.cuts.count ? graph.cuts[place + 1] : events.count
    if end == start + 1 {
      do throws(TextRangeError) {
        try buffer.apply(events[start].edits)
      } catch {
        throw .outOfRange(events[start].dot, error)
      }
      continue
    }
    var replay = Replay(of: start..<end, in: graph, from: buffer.count, ranks: ranks)
    try replay.run()
    if end == events.count, replay.isUnsettled(over: buffer) {
      for head in graph.heads { readings[head] = replay.reading(at: head, over: buffer) }
    }
    replay.finish(&buffer)
  }

  let heads = graph.heads.sorted { ranks[graph.siteOf[$0]] < ranks[graph.siteOf[$1]] }
  return MergedText(
    text: buffer.text,
    heads: heads.map { events[$0].dot },
    readings: heads.compactMap { head in
      readings[head].map { MergedText.Reading(dot: events[head].dot, text: $0) }
    })
}
