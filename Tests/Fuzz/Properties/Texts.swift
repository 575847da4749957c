import Merge
import Oracle

/// The first byte says what the others are: a history of honest sites, whose text is what the
/// plain merge makes of it; or events of any kind, which must do no harm.
func checkText(_ bytes: [UInt8]) throws {
  var source = Source(bytes.prefix(200))
  if source.byte().isMultiple(of: 4) {
    _ = try? mergeText(foreignEvents(&source), siteRank: rank)
    return
  }
  let events = try honestEvents(&source)
  let merged = try mergeText(events, siteRank: rank)
  try require(
    merged == PlainTextMerge(events, siteRank: rank).result, "merged otherwise: \(events)")
}

/// The sites' ids have another order than their numbers.
private func rank(_ site: SiteIndex) -> Int { Int(site.rawValue ^ 1) }

private let siteCount = 3

/// The events of some sites that write one text and hear of each other now and then.
private func honestEvents(_ source: inout Source) throws -> [TextEvent] {
  var clocks = Array(repeating: VersionVector(), count: siteCount)
  var events: [TextEvent] = []
  while !source.isEmpty, events.count < 16 {
    let (site, act) = (source.below(siteCount), source.below(8))
    if act < 2 {
      clocks[site].formUnion(clocks[source.below(siteCount)])
      continue
    }
    let index = SiteIndex(UInt32(site))
    let seen = events.filter { clocks[site].contains($0.dot) }
    clocks[site].insert(Dot(site: index, seq: clocks[site][index] + 1))
    guard act > 2 else { continue }
    let length = try mergeText(seen, siteRank: rank).text.unicodeScalars.count
    events.append(
      TextEvent(
        dot: Dot(site: index, seq: clocks[site][index]), clock: clocks[site],
        edits: edits(&source, count: source.below(3), length: length)))
  }
  return events
}

/// Steps that fit a text of `length` scalars.
private func edits(_ source: inout Source, count: Int, length: Int) -> [TextEdit] {
  var length = length
  return (0..<count).map { _ in
    let position = source.below(length + 1)
    let deleted = source.below(min(length - position, 4) + 1)
    let pieces = ["a", "b", " ", "\n", "e\u{301}", "😀"]
    let inserted = (0..<source.below(5)).map { _ in pieces[source.below(pieces.count)] }.joined()
    length += inserted.unicodeScalars.count - deleted
    return TextEdit(position: position, deleted: deleted, inserted: inserted)
  }
}

/// Events with any clock and any positions.
private func foreignEvents(_ source: inout Source) -> [TextEvent] {
  var events: [TextEvent] = []
  while !source.isEmpty, events.count < 16 {
    var clock = VersionVector()
    for site in 0..<siteCount {
      let seq = source.byte()
      clock[SiteIndex(UInt32(site))] = seq == 255 ? .max : UInt32(seq % 8)
    }
    let site = SiteIndex(UInt32(source.below(siteCount)))
    let seq = source.below(4) == 0 ? source.number() : clock[site]
    let far = source.below(8) == 0 ? Int(source.number()) : source.below(9)
    events.append(
      TextEvent(
        dot: Dot(site: site, seq: seq), clock: clock,
        edits: [
          TextEdit(position: far, deleted: source.below(9), inserted: source.text(source.below(5)))
        ]))
  }
  return events
}
