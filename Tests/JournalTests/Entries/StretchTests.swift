import Fakes
import Merge
import Testing

@testable import Journal

@Suite struct StretchTests {
  private func stretch(_ content: String) throws -> Stretch {
    var builder = StretchBuilder(of: JournalID(try site()), after: Chain(of: try site()))
    try builder.append(Segment(site: site(), first: 1, content: Array(content.utf8)))
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
        .map { EntryName(site: stretch.sites[$0.site], point: $0.point) }
      #expect(saw == entry.saw)
      #expect(stretch.entries.time(at: index) == entry.at)
      #expect(stretch.entries.change(at: index) == entry.change)
      #expect(stretch.records[stretch.entries.record(at: index)] == entry.record)
      #expect(stretch.entries.isErased(at: index) == (entry.change == nil))
      let before = try chain(entries.prefix(index).map(\.line), of: site())
      #expect(stretch.chain(before: index) == before)
      let with = try chain(entries.prefix(index + 1).map(\.line), of: site())
      #expect(stretch.entries.point(at: index) == with.point)
    }
  }
}
