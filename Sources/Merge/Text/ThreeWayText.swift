/// Joins what was written in an editor, or a page, with what others changed in the meantime.
///
/// The editor's text is a change of the text as it was when it was opened, not of the text as it
/// is when it is saved. So both are taken as concurrent edits of the first, and merged as the
/// edits of two sites are.
public struct ThreeWayText: Sendable {
  private let base: String
  private let mine: String
  private let theirs: String

  /// Joins `mine` and `theirs`, which both began as `base`.
  public init(base: String, mine: String, theirs: String) {
    self.base = base
    self.mine = mine
    self.theirs = theirs
  }

  /// The text with both changes in it, and whether it is to be reread.
  public func merged() throws(TextError) -> MergedText {
    guard theirs != base, mine != theirs else {
      return MergedText(text: mine, heads: [], readings: [])
    }
    let sites = (0..<3).map { SiteIndex(UInt32($0)) }
    let start = Dot(site: sites[0], seq: 1)
    var events = [event(start, after: nil, from: "", to: base)]
    for (site, text) in [(sites[1], theirs), (sites[2], mine)] {
      events.append(event(Dot(site: site, seq: 1), after: start, from: base, to: text))
    }
    return try mergeText(events, siteRank: { Int($0.rawValue) })
  }

  private func event(_ dot: Dot, after seen: Dot?, from: String, to: String) -> TextEvent {
    var clock = VersionVector()
    if let seen { clock.insert(seen) }
    clock.insert(dot)
    return TextEvent(dot: dot, clock: clock, edits: textEdits(from: from, to: to))
  }
}
