import Fakes
import Journal
import Merge
import Testing

@Suite struct OpenSegmentTests {
  private let files = MemoryFiles()
  private let folder: JournalFolder
  private let open: OpenSegment
  private let path: String

  private static let start = OpenSegment.Position(
    first: 1, next: 1, size: 0, content: 0, at: Timestamp(milliseconds: 0))

  init() throws {
    folder = JournalFolder(files: files, path: "/home/journals")
    open = OpenSegment(of: try site(), in: folder)
    path = "/home/journals/\(try site())"
    try open.create()
  }

  private func entries(on disk: MemoryFiles) throws -> [Entry] {
    let folder = JournalFolder(files: disk, path: "/home/journals")
    let position = try OpenSegment(of: site(), in: folder).read().position
    return Array(
      try folder.stretch(of: site(), from: 1, through: position.next - 1, isOwn: true).entries)
  }

  @Test func `an append stands where it says`() throws {
    var position = Self.start
    for seq in 1...3 {
      position = try open.append([entry(UInt32(seq))], at: position)
      #expect(try open.read().position == position)
      #expect(try open.fileSize() == position.size)
    }
    #expect(try entries(on: files) == (1...3).map { entry($0) })
  }

  @Test func `the end of a journal is dated as its last entry, also when the clock went back`()
    throws
  {
    let position = try open.append(
      [entry(9), entry(2)].enumerated().map { place, entry in
        Entry(
          seq: UInt32(place) + 1, at: entry.at, by: nil, saw: [], content: entry.content)
      }, at: Self.start)
    #expect(position.at == entry(2).at)
    #expect(try open.read().position == position)
  }

  @Test func `an empty journal begins with entry 1`() throws {
    #expect(try open.read().position == Self.start)
    #expect(try open.tail() == nil)
  }

  @Test func `a torn tail is kept beside and cut off`() throws {
    let position = try open.append([entry(1)], at: Self.start)
    let torn = Array(Gzip.member(content([entry(2)]), .quick).dropLast(3))
    files["\(path)/open.jsonl.gz"]? += torn

    #expect(try open.read().position == position)
    #expect(try open.cutTornTail() == torn.count)

    #expect(files["\(path)/open-\(position.size + torn.count).torn"] == torn)
    #expect(files["\(path)/open.jsonl.gz"]?.count == position.size)
    #expect(try open.cutTornTail() == 0)
    _ = try open.append([entry(2)], at: position)
    #expect(try entries(on: files).count == 2)
  }

  @Test(arguments: [(1, 2), (2, 5), (1, 5), (3, 4)])
  func `lines of which only some are sealed stop the reader`(first: Int, last: Int) throws {
    let sealed = Gzip.member(content((1...3).map { entry($0) }), .best)
    let name = try SegmentName(
      from: Chain(of: site()).point, to: Point(seq: 3, hash: 0), file: sealed)
    try folder.store([NamedFile(name.text, sealed)], of: site())
    let lines = (first...last).map { entry(UInt32($0)) }
    files["\(path)/open.jsonl.gz"] = Gzip.member(content(lines), .quick)
    let missing = JournalError.missing(site: try site(), seq: UInt32(last) + 1)
    #expect(throws: missing) { try open.read() }
    files["\(path)/open.jsonl.gz"] = Gzip.member(content([entry(2), entry(3)]), .quick)
    #expect(try open.read().position.next == 4)
  }

  @Test func `damage is not cut off`() throws {
    let position = try open.append([entry(1)], at: Self.start)
    _ = try open.append([entry(2)], at: position)
    files["\(path)/open.jsonl.gz"]?[position.size - 8] ^= 1
    #expect(throws: JournalError.damaged(path: "\(path)/open.jsonl.gz", .damaged(offset: 0))) {
      try open.read()
    }
    #expect(try open.cutTornTail() == 0)
  }

  @Test func `a segment of 4096 entries is sealed`() throws {
    let written = (1...5000).map { entry($0) }
    let position = try open.append(written, at: Self.start)

    #expect(position.first == 4097)
    #expect(position.next == 5001)
    #expect(try folder.segments(of: site()).map(\.last) == [4096])
    #expect(try open.read().position == position)
    #expect(try entries(on: files) == written)
  }

  @Test func `a segment is sealed when its file passes 256 KiB`() throws {
    var random = Seeded(1)
    var position = Self.start
    while try folder.segments(of: site()).isEmpty {
      #expect(position.size <= OpenSegment.fullSize)
      let noise = random.bytes(9000).base64
      position = try open.append([entry(position.next, noise)], at: position)
    }
    #expect(position.first == position.next)
    #expect(position.size == 0)
    #expect(try entries(on: files).count == Int(position.next) - 1)
  }

  @Test func `a segment is sealed when its content passes 16 MiB`() throws {
    let long = String(repeating: "a", count: 6 << 20)
    let position = try open.append((1...3).map { entry($0, long) }, at: Self.start)
    #expect(try folder.segments(of: site()).map(\.last) == [3])
    #expect(position.first == 4)
  }

  @Test func `a line that no reader takes is not written`() throws {
    let long = entry(2, String(repeating: "a", count: Line.maximumLength))
    #expect(throws: JournalError.damaged(path: "\(path)/open.jsonl.gz", .line(2, .tooLong))) {
      try open.append([entry(1), long], at: Self.start)
    }
    #expect(try open.read().position == Self.start)
  }

  @Test func `an append that fails at any write loses nothing that was acknowledged`() throws {
    let position = try open.append((1...4000).map { entry($0) }, at: Self.start)
    let more = (4001...4200).map { entry($0) }
    for count in 0..<10 {
      let disk = MemoryFiles(copying: files)
      disk.fail(after: count)
      let home = JournalFolder(files: disk, path: "/home/journals")
      let open = OpenSegment(of: try site(), in: home)
      let end = try? open.append(more, at: position)

      let left = try entries(on: MemoryFiles(copying: disk))
      #expect(left.starts(with: (1...4000).map { entry($0) }), "after \(count) writes")
      #expect(left.map(\.seq) == left.indices.map { UInt32($0 + 1) })
      if end != nil { #expect(left.count == 4200) }

      // The next append goes on where the journal ends.
      let after = MemoryFiles(copying: disk)
      let next = OpenSegment(
        of: try site(), in: JournalFolder(files: after, path: "/home/journals"))
      try next.cutTornTail()
      let place = try next.read().position
      _ = try next.append([entry(place.next)], at: place)
      #expect(try entries(on: after).count == left.count + 1)
      if end != nil { return }
    }
    Issue.record("the append never succeeded")
  }

  @Test(arguments: 1...3)
  func `a change whose segment can't be sealed is recorded, and sealed with the next one`(
    writes: Int
  ) throws {
    let position = try open.append((1...4095).map { entry($0) }, at: Self.start)
    let disk = MemoryFiles(copying: files)
    disk.fail(after: writes)
    let home = JournalFolder(files: disk, path: "/home/journals")
    let full = try OpenSegment(of: site(), in: home).append([entry(4096)], at: position)

    #expect(full.next == 4097)
    let healed = MemoryFiles(copying: disk)
    let folder = JournalFolder(files: healed, path: "/home/journals")
    let end = try OpenSegment(of: site(), in: folder).append([entry(4097)], at: full)
    #expect(end.first == 4097)
    #expect(end.next == 4098)
    #expect(try folder.segments(of: site()).map(\.last) == [4096])
    #expect(try entries(on: healed) == (1...4097).map { entry($0) })
  }

  @Test func `a segment that was sealed but not emptied reads as empty`() throws {
    let position = try open.append((1...4095).map { entry($0) }, at: Self.start)
    let before = try #require(files["\(path)/open.jsonl.gz"])
    let member = Gzip.member(content([entry(4096)]), .quick)
    let sealed = try open.append([entry(4096)], at: position)
    files["\(path)/open.jsonl.gz"] = before + member

    #expect(try open.read().position == sealed)
    #expect(try open.tail() == nil)
    let end = try open.append([entry(4097)], at: sealed)
    #expect(end.next == 4098)
    #expect(try entries(on: files).count == 4097)
  }

  @Test(arguments: [0..<40, 200..<5000, 200..<1_000_000])
  func `a segment whose emptying was cut short reads as empty`(lost: Range<Int>) throws {
    var position = Self.start
    for seq in 1...100 { position = try open.append([entry(UInt32(seq))], at: position) }
    let full = try #require(files["\(path)/open.jsonl.gz"])
    var random = Seeded(1)
    while try folder.segments(of: site()).isEmpty {
      position = try open.append([entry(position.next, random.bytes(90_000).base64)], at: position)
    }
    // Of what was there before, sectors are back and others are not.
    var left = full
    for place in lost.clamped(to: 0..<left.count) { left[place] = 0 }
    files["\(path)/open.jsonl.gz"] = left

    #expect(try open.read().position == position)
    #expect(try open.cutTornTail() == 0)
    #expect(files["\(path)/open.jsonl.gz"]?.isEmpty == true)
    _ = try open.append([entry(position.next)], at: position)
    #expect(try entries(on: files).count == Int(position.next))
  }

  @Test func `a gap between the sealed entries and the open ones is missing entries`() throws {
    _ = try open.append((1...4100).map { entry($0) }, at: Self.start)
    let sealed = try #require(try folder.segments(of: site()).first)
    files["\(path)/\(sealed.text)"] = nil
    #expect(throws: JournalError.missing(site: try site(), seq: 1)) { try open.read() }
  }

  @Test func `the tail for a share holds the open entries and bears its name`() throws {
    _ = try open.append((1...4100).map { entry($0) }, at: Self.start)
    let tail = try #require(try open.tail())
    #expect(tail.name.first == 4097)
    #expect(tail.name.last == 4100)
    #expect(tail.name.matches(tail.file))
    let segment = try Segment(site: site(), first: 4097, file: tail.file)
    #expect(try segment.entries() == (4097...4100).map { entry($0) })
  }

  @Test func `the time of an empty open segment is that of the last sealed entry`() throws {
    let position = try open.append((1...4096).map { entry($0) }, at: Self.start)
    #expect(position.size == 0)
    #expect(try open.read().position.at == entry(4096).at)
  }
}

@Suite struct JournalFolderTests {
  private let files = MemoryFiles()
  private let folder: JournalFolder

  init() throws {
    folder = JournalFolder(files: files, path: "/journals")
    for range in [1...3, 4...6, 4...9, 10...12] as [ClosedRange<UInt32>] {
      let bytes = file(range.map { entry($0) })
      let name = SegmentName(first: range.lowerBound, last: range.upperBound, file: bytes)
      try folder.store([NamedFile(name.text, bytes)], of: site())
    }
  }

  @Test func `any stretch of entries is read, and nothing beside it`() throws {
    for start in 1...12 as ClosedRange<UInt32> {
      for end in start...12 {
        let stretch = try folder.stretch(of: site(), from: start, through: end, isOwn: false)
        #expect(Array(stretch.entries) == (start...end).map { entry($0) })
        #expect((stretch.firstLineDigest != nil) == (start == 1))
      }
    }
    #expect(try folder.stretch(of: site(), from: 5, through: 4, isOwn: false).entries.isEmpty)
  }

  @Test func `the chain is the same from wherever it is known`() throws {
    let lines = (1...12).map { entry($0).line }
    let whole = try chain(lines, of: site())
    for known in 0...12 {
      let from = try chain(Array(lines.prefix(known)), of: site())
      #expect(
        try folder.chain(of: JournalID(site()), from: from, through: 12, isOwn: false) == whole)
    }
  }

  @Test func `an entry that no segment holds is missing`() throws {
    #expect(throws: JournalError.missing(site: try site(), seq: 13)) {
      try folder.stretch(of: site(), from: 1, through: 13, isOwn: false)
    }
    #expect(throws: JournalError.missing(site: try site("lyon-p3x9k2m7"), seq: 1)) {
      try folder.stretch(of: site("lyon-p3x9k2m7"), from: 1, through: 1, isOwn: false)
    }
  }

  @Test func `a segment whose bytes were altered is not read`() throws {
    let name = try #require(try folder.segments(of: site()).first { $0.first == 1 })
    let path = "/journals/\(try site())/\(name.text)"
    files[path]?[20] ^= 1
    #expect(throws: JournalError.altered(path: path)) {
      try folder.stretch(of: site(), from: 1, through: 3, isOwn: false)
    }
  }

  @Test func `superseded segments are removed and nothing is lost`() throws {
    try folder.removeSuperseded(of: site())
    #expect(try folder.segments(of: site()).map(\.last).sorted() == [3, 9, 12])
    #expect(try folder.stretch(of: site(), from: 1, through: 12, isOwn: false).entries.count == 12)
  }

  @Test func `alien files and folders are no journals`() throws {
    files["/journals/.DS_Store"] = []
    files["/journals/\(try site())/desktop.ini"] = []
    #expect(try folder.all() == [JournalID(try site())])
    #expect(try folder.segments(of: site()).count == 4)
  }
}
