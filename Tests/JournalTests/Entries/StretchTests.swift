import Fakes
import Merge
import Testing

@testable import Journal

@Suite struct StretchTests {
  private func stretch(_ content: String) throws -> Stretch {
    var builder = StretchBuilder(of: try site())
    try builder.append(Segment(site: site(), first: 1, content: Array(content.utf8)), from: 1)
    return builder.stretch
  }

  @Test(arguments: seeds(100))
  func `each part of an entry is what the whole entry says`(seed: UInt64) throws {
    var random = Seeded(seed)
    let entries = (1...20).map { random.entry($0) }
    let stretch = try stretch(entries.map { $0.line + "\n" }.joined())
    #expect(Array(stretch.entries) == entries)
    for (index, entry) in entries.enumerated() {
      let saw = stretch.entries.saw(at: index)
        .map { Entry.Seen(site: stretch.sites[$0.site], seq: $0.seq) }
      #expect(saw == entry.saw)
      #expect(stretch.entries.time(at: index) == entry.at)
      #expect(stretch.entries.change(at: index) == entry.change)
      let record = stretch.entries.record(at: index).map { stretch.records[$0] }
      #expect(record == entry.change?.record)
    }
  }

  @Test(arguments: [" ", "\t", "  "])
  func `white space before a change loses nothing of it`(space: String) throws {
    let line = #"{"seq":1,"at":"2026-11-24T08:00:00.000Z","change":"#
    let stretch = try stretch(line + space + #"{"on":"practice/p","set":{"title":"Été"}}}"# + "\n")
    let change = try #require(stretch.entries.first?.change)
    #expect(change.set.map(\.field) == ["title"])
    #expect(stretch.entries.change(at: 0) == change)
  }

  @Test func `an escaped sign in a time is the sign`() throws {
    let line = #"{"seq":1,"at":"2026-11-24T08\u003a00:00.000Z","change":{"on":"practice/p"}}"#
    let plain = line.replacing(#"\u003a"#, with: ":")
    #expect(try stretch(line + "\n").entries.first?.at == stretch(plain + "\n").entries.first?.at)
  }
}
