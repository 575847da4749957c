import Fakes
import Journal
import Merge
import Testing

/// Numbers of entries that a share can name, and that no journal reaches.
@Suite struct LastNumberTests {
  private let folder = JournalFolder(files: MemoryFiles(), path: "/home/journals")

  private func store(_ entries: [Entry], as first: UInt32, _ last: UInt32) throws {
    let file = file(entries)
    let name = SegmentName(first: first, last: last, file: file)
    try folder.store([NamedFile(name.text, file)], of: JournalID(site()))
  }

  private var last: Entry { get throws { entry(.max) } }

  @Test func `a journal that is asked for up to the last number says what is missing`() throws {
    try store([entry(1), entry(2)], as: 1, 2)
    #expect(throws: JournalError.missing(site: try site(), seq: 3)) {
      try folder.chain(
        of: JournalID(site()), from: Chain(of: site()), through: .max, isOwn: false)
    }
  }

  @Test func `the last entry there can be is read`() throws {
    try store([try last], as: .max, .max)
    let before = Chain(seq: .max - 1, hash: [])
    let stretch = try folder.stretch(
      of: JournalID(site()), after: before, through: .max, isOwn: false)
    #expect(Array(stretch.entries) == [try last])
  }

  @Test func `the last entry there can be is compared and named`() throws {
    try store([try last], as: .max, .max)
    let segment = try Segment(site: site(), first: .max, file: file([try last]))
    #expect(try folder.agrees(JournalID(site()), with: segment, isOwn: false))
    let points = points(.max, .max)
    let name = segment.file(from: points.start, to: points.end).name
    #expect(name.hasPrefix("4294967295-4294967295-"))
  }
}
