import Fakes
import Journal
import Merge
import Testing

// What one wrong byte can do to a segment: nothing that anybody believes.

@Suite struct SegmentDamageTests {
  static let written = (1...3).map { entry($0) }
  static let whole = file(written)
  static let open = openFile(written)

  /// Where each member of the open segment ends.
  static let ends = written.indices.map { openFile(Array(written[...$0])).count }

  private func read(_ file: [UInt8]) throws -> [Entry] {
    try Segment(site: site(), first: 1, file: file).entries()
  }

  /// Reads `file` as the open segment of a home.
  private func readOpen(_ file: [UInt8]) throws -> (entries: [Entry], size: Int) {
    let files = MemoryFiles()
    let folder = JournalFolder(files: files, path: "/journals")
    let segment = OpenSegment(of: try site(), in: folder)
    try segment.create()
    files["/journals/\(try site())/open.jsonl.gz"] = file
    let (content, position) = try segment.read()
    return (try content.entries(), position.size)
  }

  @Test(arguments: 0..<whole.count)
  func `a whole segment cut at any byte is refused, unless nothing is left`(cut: Int) throws {
    let part = Array(Self.whole.prefix(cut))
    if cut == 0 {
      #expect(try read(part) == [])
    } else {
      #expect(throws: SegmentError.damaged(offset: 0)) { try read(part) }
    }
  }

  @Test(arguments: 0..<whole.count)
  func `a whole segment with any bit flipped is refused, or reads as it was written`(
    byte: Int
  ) throws {
    for bit in 0..<8 {
      var file = Self.whole
      file[byte] ^= 1 << UInt8(bit)
      if let entries = try? read(file) { #expect(entries == Self.written) }
    }
  }

  @Test(arguments: 0..<whole.count)
  func `a file with any bit flipped does not bear its name`(byte: Int) throws {
    let name = SegmentName(first: 1, last: 3, file: Self.whole)
    for bit in 0..<8 {
      var file = Self.whole
      file[byte] ^= 1 << UInt8(bit)
      #expect(!name.matches(file))
    }
  }

  @Test(arguments: 0...open.count)
  func `an open segment cut at any byte reads as the appends before the cut`(cut: Int) throws {
    let whole = Self.ends.count { $0 <= cut }

    let (entries, size) = try readOpen(Array(Self.open.prefix(cut)))

    #expect(entries == Array(Self.written.prefix(whole)))
    #expect(size == (whole == 0 ? 0 : Self.ends[whole - 1]))
  }

  @Test(arguments: 0..<open.count)
  func `a flipped bit in an open segment never hides the appends behind it`(byte: Int) throws {
    for bit in 0..<8 {
      var file = Self.open
      file[byte] ^= 1 << UInt8(bit)
      guard let (entries, _) = try? readOpen(file) else { continue }
      let isInLastMember = byte >= Self.ends[1]
      #expect(
        entries == Self.written || isInLastMember && entries == Array(Self.written.prefix(2)),
        "bit \(bit)")
    }
  }

  @Test(arguments: [1, 40, 64, 500])
  func `an append whose blocks never reached the disk is torn`(zeros: Int) throws {
    let file = Self.open + [UInt8](repeating: 0, count: zeros)
    #expect(try readOpen(file).entries == Self.written)
    #expect(try readOpen(file).size == Self.open.count)
  }

  @Test func `an append of which only the first block reached the disk is torn`() throws {
    let member = Gzip.member(content([entry(4)]), .quick)
    let file =
      Self.open + member.prefix(30) + [UInt8](repeating: 0, count: max(64, member.count - 30))
    #expect(try readOpen(file).entries == Self.written)
  }

  @Test func `zeros in the middle of an open segment are damage`() throws {
    var file = Self.open
    for byte in Self.ends[0]..<Self.ends[1] { file[byte] = 0 }
    #expect(throws: JournalError.self) { try readOpen(file) }
  }

  @Test(arguments: seeds(200))
  func `any bytes at all are read without harm`(seed: UInt64) throws {
    var random = Seeded(seed)
    var file = Self.open
    for _ in 0...random.below(6) {
      let place = random.below(file.count)
      switch random.below(3) {
      case 0: file[place] = UInt8(random.below(256))
      case 1: file.removeSubrange(place..<min(file.count, place + random.below(20)))
      default: file.insert(contentsOf: random.bytes(random.below(20)), at: place)
      }
    }
    _ = try? readOpen(file)
    if let entries = try? read(file) {
      #expect(entries.map(\.seq) == entries.indices.map { UInt32($0 + 1) })
    }
  }
}
