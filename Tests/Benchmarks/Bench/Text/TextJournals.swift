import Journal
import Merge

/// A trace as the lines that its authors' sites would have in their journals.
struct TextJournals {
  /// The lines in the order of the trace, each with its site.
  private let lines: [(site: SiteIndex, bytes: [UInt8])]
  private let sites: [SiteID: SiteIndex]

  /// Writes down the events of a trace, of which every entry is one.
  init(of trace: TextTrace) throws {
    var (sites, seen) = ([SiteID: SiteIndex](), [SiteIndex: VersionVector]())
    var (chains, names) = ([SiteIndex: Chain](), [Dot: EntryName]())
    lines = try trace.events.map { event in
      let own = event.dot.site
      let id = SiteID.numbered(Int(own.rawValue), "site")
      sites[id] = own
      let before = seen.updateValue(event.clock, forKey: own) ?? VersionVector()
      let news = event.clock.dots.filter { $0.site != own && !before.contains($0) }
      var change = Change(on: "practice/text")
      change.edit = [FieldChange("body", event.edits)]
      let entry = Entry(
        seq: event.dot.seq, at: Timestamp(milliseconds: 1_800_000_000_000), by: nil,
        saw: news.compactMap { names[$0] }, content: .change(change))
      let line = try FramedLine(entry)
      chains[own, default: Chain(of: id)].append(line)
      names[event.dot] = chains[own].map { EntryName(site: id, point: $0.point) }
      return (own, Array(line.text.utf8))
    }
    self.sites = sites
  }

  /// Decodes all lines and gives each entry its clock.
  func events() throws -> [TextEvent] {
    var clocks: [SiteIndex: VersionVector] = [:]
    return try lines.map { site, bytes in
      let entry = try bytes.withUnsafeBufferPointer { bytes in
        try Line(framing: bytes).entry(from: bytes)
      }
      let dot = Dot(site: site, seq: entry.seq)
      var clock = clocks.removeValue(forKey: site) ?? VersionVector()
      for seen in entry.saw {
        if let other = sites[seen.site] { clock.insert(Dot(site: other, seq: seen.point.seq)) }
      }
      clock.insert(dot)
      clocks[site] = clock
      return TextEvent(dot: dot, clock: clock, edits: entry.change?.edit.first?.content ?? [])
    }
  }
}
