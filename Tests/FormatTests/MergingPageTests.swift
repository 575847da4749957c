import Fakes
import Foundation
import Journal
import Merge
import Testing

// The worked example of Merge.docc/Merging.md is read from the page.

@Suite struct MergingPageTests {
  private let page: Page

  init() throws { page = try Page("Sources/Merge/Merge.docc/Merging.md") }

  /// The example's entries: of each, the site and the line.
  private func entries() throws -> [(site: SiteID, entry: Entry)] {
    let lines = try #require(page.example(with: "{\"toulouse-6htgz65x\":{\"seq\":1"))
    return try lines.split(separator: "\n").map { line in
      let start = try #require(line.firstRange(of: "\":{"))
      let site = try #require(SiteID(String(line[..<start.lowerBound].dropFirst(2))))
      let bytes = Array(line[line.index(before: start.upperBound)...].dropLast().utf8)
      let entry = try bytes.withUnsafeBufferPointer { buffer in
        try Line(framing: buffer).entry(from: buffer)
      }
      return (site, entry)
    }
  }

  @Test func `the example's entries amount to its dump and its readings`() throws {
    let entries = try entries()
    let ids = Array(Set(entries.map(\.site))).sorted()
    var clocks = ids.map { _ in VersionVector() }
    var states: [String: RecordState] = [:]
    var events: [TextEvent] = []
    for (site, entry) in entries {
      let place = try #require(ids.firstIndex(of: site))
      for seen in entry.saw {
        let other = try #require(ids.firstIndex(of: seen.site))
        clocks[place].insert(Dot(site: SiteIndex(UInt32(other)), seq: seen.point.seq))
      }
      let dot = Dot(site: SiteIndex(UInt32(place)), seq: entry.seq)
      clocks[place].insert(dot)
      let change = try #require(entry.change)
      states[change.record, default: RecordState()]
        .apply(change, dot: dot, at: entry.at.milliseconds, clock: clocks[place])
      events += change.edit.map { TextEvent(dot: dot, clock: clocks[place], edits: $0.content) }
    }
    let body = MergedText(merging: events) { Int($0.rawValue) }
    states["practice/a"]?.settle(siteRank: { Int($0.rawValue) }) { _ in events }

    let lines = states.keys.sorted().compactMap { record in
      RecordView(record, states[record] ?? RecordState()) { Int($0.rawValue) }?.json
    }

    let dump = try #require(page.example(with: "{\"conflicts\":{\"title\""))
    #expect(lines.joined(separator: "\n").utf8.elementsEqual(dump.utf8))
    #expect(body.readings.map(\.text) == ["aXb\ncd\n", "aYb\ncd\n"])
  }
}
