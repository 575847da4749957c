import Fakes
import Journal
import Merge
import Testing

@Suite struct GzipTests {
  @Test(arguments: [0, 1, 100, 100_000])
  func `a member inflates to what it was made of`(count: Int) {
    var random = Seeded(UInt64(count))
    let bytes = random.bytes(count)
    for effort in [Gzip.Effort.quick, .best] {
      let content = Gzip.content(of: Gzip.member(bytes, effort), limit: 1 << 20)
      #expect(content.bytes == bytes)
      #expect(content.failure == nil)
    }
  }

  @Test func `members inflate one after the other`() {
    let parts: [[UInt8]] = [[1, 2], [], [3], Array(repeating: 4, count: 5000)]
    let file = parts.flatMap { Gzip.member($0, .quick) }
    let content = Gzip.content(of: file, limit: 10_000)
    #expect(content.bytes == parts.flatMap { $0 })
    #expect(content.end == file.count)
  }

  @Test func `nothing beyond the limit is inflated`() {
    let bomb = Gzip.member(Array(repeating: 0, count: 16 << 20), .best)
    #expect(bomb.count < 20_000)
    let content = Gzip.content(of: bomb, limit: 1 << 16)
    #expect(content.failure?.reason == .tooLarge)
    #expect(content.bytes.isEmpty)
  }

  @Test func `the whole members before one that fails are kept`() {
    let first = Gzip.member([1, 2, 3], .quick)
    let content = Gzip.content(of: first + [0x1F, 0x8B, 8, 0], limit: 100)
    #expect(content.bytes == [1, 2, 3])
    #expect(content.end == first.count)
    #expect(content.failure?.reason == .unfinished)
    #expect(content.failure?.offset == first.count)
  }

  @Test func `bytes behind the last member are damage`() {
    let content = Gzip.content(of: Gzip.member([1], .quick) + [7, 7], limit: 100)
    #expect(content.failure?.reason == .damaged)
  }
}

@Suite struct SegmentTests {
  private func read(_ content: String, first: UInt32 = 1) throws -> [Entry] {
    try Segment(site: site(), first: first, content: Array(content.utf8)).entries()
  }

  @Test func `a segment reads as the entries it holds`() throws {
    let entries = (5...9).map { entry($0) }
    #expect(try Segment(site: site(), first: 5, file: file(entries)).entries() == entries)
  }

  @Test func `members may end in the middle of a line`() throws {
    let whole = content([entry(1), entry(2)])
    let file = Gzip.member(Array(whole[..<50]), .quick) + Gzip.member(Array(whole[50...]), .quick)
    #expect(try Segment(site: site(), first: 1, file: file).entries().count == 2)
  }

  @Test func `a segment whose numbers are not in order is refused`() throws {
    for seqs in [[1, 3], [2], [1, 1], [1, 2, 1]] as [[UInt32]] {
      let text = seqs.map { entry($0).line + "\n" }.joined()
      #expect(throws: SegmentError.outOfOrder(line: seqs == [2] ? 1 : seqs.count)) {
        try read(text)
      }
    }
  }

  @Test func `a segment without its last line feed is refused`() {
    #expect(throws: SegmentError.unfinishedLine) { try read(entry(1).line) }
  }

  @Test func `an empty line is no entry`() {
    #expect(throws: SegmentError.line(2, .malformed(offset: 0))) {
      try read(entry(1).line + "\n\n")
    }
  }

  @Test func `an entry that has seen its own journal is refused`() throws {
    let own = Entry(
      seq: 1, at: Timestamp(milliseconds: 0), by: nil,
      saw: [EntryName(site: try site(), point: Point(seq: 1, hash: 1))],
      content: .change(Change(on: "a/b")))
    #expect(throws: SegmentError.outOfOrder(line: 1)) { try read(own.line + "\n") }
  }

  @Test func `the last number there can be does not overflow`() throws {
    let last = Entry(
      seq: .max, at: Timestamp(milliseconds: 0), by: nil, saw: [],
      content: .change(Change(on: "a/b")))
    #expect(try read(last.line + "\n", first: .max).count == 1)
    #expect(throws: SegmentError.outOfOrder(line: 2)) {
      try read(last.line + "\n" + entry(1).line + "\n", first: .max)
    }
  }
}

@Suite struct SegmentNameTests {
  static let digest = "5583c09aff70e468"

  @Test func `a name is read back from its text`() {
    let name = SegmentName(first: 1, last: .max, file: [1])
    #expect(SegmentName(name.text) == name)
    #expect(name.text.hasPrefix("0000000001-4294967295-"))
    #expect(name.matches([1]))
    #expect(!name.matches([2]))
  }

  @Test(arguments: [
    "", ".", "..", "open.jsonl.gz", ".incoming-0", "desktop.ini",
    "0000000001-0000000003-\(digest).jsonl", "0000000001-0000000003-\(digest).JSONL.GZ",
    "0000000000-0000000003-\(digest).jsonl.gz", "0000000004-0000000003-\(digest).jsonl.gz",
    "1-3-\(digest).jsonl.gz", "0000000001-4294967296-\(digest).jsonl.gz",
    "0000000001-0000000003-\(digest)0.jsonl.gz", "0000000001-0000000003-5583C09AFF70E468.jsonl.gz",
    "0000000001-0000000003.jsonl.gz", "0000000001-0000000003--\(digest).jsonl.gz",
    "+000000001-0000000003-\(digest).jsonl.gz", "000000000١-0000000003-\(digest).jsonl.gz",
    "../0000000001-0000000003-\(digest).jsonl.gz",
    "0000000001-0000000003-\(digest) (conflicted copy).jsonl.gz",
  ])
  func `any other name is somebody else's`(text: String) {
    #expect(SegmentName(text) == nil)
  }

  /// Segments of small numbers, of which some overlap.
  private func segments(_ random: inout Seeded) -> [SegmentName] {
    (0..<random.below(8)).map { _ in
      let first = UInt32(1 + random.below(8))
      return SegmentName(
        first: first, last: first + UInt32(random.below(5)), file: random.bytes(2))
    }
  }

  @Test(arguments: seeds(500))
  func `a cover goes on without a gap as far as any could`(seed: UInt64) {
    var random = Seeded(seed)
    let names = segments(&random)
    let (start, end) = (UInt32(1 + random.below(6)), UInt32(1 + random.below(12)))

    let cover = names.covering(start, through: end)

    var next = start
    for name in cover {
      #expect(name.first <= next && next <= name.last && name.last <= end)
      next = name.last + 1
    }
    // The furthest number that any chain of segments reaches, one number at a time.
    var reach = start
    while let step = names.filter({ $0.first <= reach && reach <= $0.last && $0.last <= end })
      .map(\.last).max()
    { reach = step + 1 }
    #expect(next == reach)
    #expect(names.shuffled(using: &random).covering(start, through: end) == cover)
  }

  @Test(arguments: seeds(500))
  func `without the superseded segments the same entries are covered`(seed: UInt64) {
    var random = Seeded(seed)
    let names = segments(&random)
    let superseded = names.superseded
    let kept = names.filter { !superseded.contains($0) }
    func entries(_ names: [SegmentName]) -> Set<UInt32> {
      Set(names.flatMap { $0.first...$0.last })
    }
    #expect(entries(kept) == entries(names))
    for name in kept {
      #expect(!kept.contains { $0.first <= name.first && name.last < $0.last && $0 != name })
    }
  }
}
