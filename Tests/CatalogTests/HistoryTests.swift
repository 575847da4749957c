import Catalog
import Testing

@Suite struct HistoryTests {
  let place: TemporaryIndex

  init() throws {
    place = try TemporaryIndex()
  }

  @Test(arguments: [2, 128, 129, 300])
  func `the hashes of a journal that begins behind another are found`(first: UInt32) throws {
    let index = try place.open()
    try index.write { writer in
      try writer.appendHashes([7, 8], of: 1, from: first)
      try writer.appendHashes([9], of: 1, from: first + 2)
    }
    let found = try index.read { reader in
      try (first - 1...first + 3).map { try reader.hash(ofJournal: 1, at: $0) }
    }
    #expect(found[1...3] == [7, 8, 9])
    #expect(found[4] == nil)
  }

  @Test(arguments: [1, 2, 100, 255, 1_000, 5_000])
  func `a trail reads as it was appended, in whatever portions`(portion: Int) throws {
    let dots = (0..<5_000).map { place in
      TrailDot(
        journal: UInt32(place % 300), seq: place == 4_000 ? .max : UInt32(place),
        at: place == 4_001 ? .min : Int64(place - 2_000) << (place % 50),
        said: place == 4_002
          ? Array(repeating: 7, count: 5_000) : Array(repeating: 1, count: place % 4))
    }
    let index = try place.filled([practice("a"), practice("b")])

    try index.write { writer in
      for start in stride(from: 0, to: dots.count, by: portion) {
        try writer.appendTrail(of: "practice/a", dots[start..<min(start + portion, dots.count)])
        if start == 0 {
          try writer.appendTrail(of: "practice/b", [TrailDot(journal: 7, seq: 9)])
        }
      }
    }

    #expect(try index.read { try $0.trail(of: "practice/a") } == dots)
    #expect(try index.read { try $0.trail(of: "practice/b") } == [TrailDot(journal: 7, seq: 9)])
  }

  @Test func `a trail grows over transactions and outlives its record`() throws {
    let index = try place.open()
    var record = practice("a")
    for seq in UInt32(1)...3 {
      record.isLive = seq < 3
      try index.write { [record] writer in
        try writer.put(record)
        try writer.appendTrail(of: "practice/a", [TrailDot(journal: 0, seq: seq)])
        try writer.appendTrail(of: "practice/a", [])
      }
    }

    #expect(try index.read { try $0.trail(of: "practice/a").map(\.seq) } == [1, 2, 3])
  }

  @Test func `a trail needs a record`() throws {
    let index = try place.open()

    #expect(throws: CatalogError.unknownRecord("practice/a")) {
      try index.write { try $0.appendTrail(of: "practice/a", [TrailDot(journal: 0, seq: 1)]) }
    }
    #expect(try index.read { try $0.trail(of: "practice/a") } == [])
  }

  @Test func `journals come in the order of their positions, the last put of each`() throws {
    let index = try place.open()
    let lyon = IndexedJournal(
      position: 1, id: "lyon-p3x9k2m7", applied: 1, clock: [], chain: [3], parent: 0, fork: 7,
      parentHash: .max)
    var toulouse = IndexedJournal(
      position: 0, id: "toulouse-7k2q9fxa", applied: .max, clock: [1], chain: [])
    try index.write { writer in
      try writer.put(lyon)
      try writer.put(toulouse)
    }

    toulouse.clock = [2, 0, 255]
    try index.write { [toulouse] in try $0.put(toulouse) }

    #expect(try index.read { try $0.journals() } == [toulouse, lyon])
  }

  @Test(arguments: [1, 2, 8, 128, 129, 200])
  func `hashes of a journal that begins inside another are found at their numbers`(
    first: UInt32
  ) throws {
    let index = try place.open()
    let hashes = (1...300).map { UInt64($0) &* 0x9E37_79B9_7F4A_7C15 }
    try index.write { writer in
      try writer.appendHashes(hashes.prefix(3), of: 3, from: first)
      try writer.appendHashes(hashes.dropFirst(3), of: 3, from: first + 3)
    }

    let found = try index.read { reader in
      try hashes.indices.map { try reader.hash(ofJournal: 3, at: first + UInt32($0)) }
    }
    #expect(found == hashes)
  }

  @Test(arguments: [1, 127, 128, 129, 300])
  func `hashes are found again, however they were appended`(step: Int) throws {
    let index = try place.open()
    let hashes = (1...400).map { UInt64($0) &* 0x9E37_79B9_7F4A_7C15 }
    try index.write { writer in
      for start in stride(from: 0, to: 400, by: step) {
        let part = hashes[start..<min(start + step, 400)]
        try writer.appendHashes(part, of: 3, from: UInt32(start) + 1)
      }
    }
    let found = try index.read { reader in
      try (0...401).map { try reader.hash(ofJournal: 3, at: UInt32($0)) }
    }
    #expect(found == [nil] + hashes + [nil])
    #expect(try index.read { try $0.hash(ofJournal: 2, at: 1) } == nil)
  }

  @Test func `what was seen on the way comes in order`() throws {
    let index = try place.open()
    try index.write { writer in
      for seq in [9, 2, 5] as [UInt32] {
        try writer.putNews(Checkpoint(journal: 1, seq: seq, clock: [UInt8(seq)]))
      }
    }
    #expect(try index.read { try $0.news(journal: 1, in: 2...5).map(\.seq) } == [2, 5])
  }

  @Test func `a checkpoint is the last one at or before a change`() throws {
    let index = try place.open()
    try index.write { writer in
      for seq in [10, 20, UInt32.max] {
        try writer.put(Checkpoint(journal: 3, seq: seq, clock: [UInt8(seq & 0xFF)]))
      }
      try writer.put(Checkpoint(journal: 4, seq: 5, clock: []))
    }
    func last(_ site: UInt32, _ seq: UInt32) throws -> UInt32? {
      try index.read { try $0.checkpoint(journal: site, atMost: seq)?.seq }
    }

    #expect(try last(3, 9) == nil)
    #expect(try last(3, 10) == 10)
    #expect(try last(3, 19) == 10)
    #expect(try last(3, .max - 1) == 20)
    #expect(try last(3, .max) == .max)
    #expect(try last(2, .max) == nil)
    #expect(try index.read { try $0.checkpoint(journal: 3, atMost: 15)?.clock } == [10])
  }

  @Test func `a note is what was noted last`() throws {
    let index = try place.open()
    try index.write { writer in
      try writer.put(1, as: Note.number)
      try writer.put(2, as: Note.number)
    }
    #expect(try index.read { try $0.value(of: Note.number) } == 2)
  }

  @Test func `a note that must be there, or that can't be read, asks for another index`() throws {
    let index = try place.open()
    let text = Note<String>("number", encode: { $0 }, decode: { $0 })
    let other = Note<Int>("other", initially: 7, encode: { "\($0)" }, decode: { Int($0) })

    #expect(throws: CatalogError.needsRebuild(.damaged)) {
      try index.read { try $0.value(of: Note.number) }
    }
    #expect(try index.read { try $0.value(of: other) } == 7)
    try index.write { try $0.put("douze", as: text) }
    #expect(throws: CatalogError.needsRebuild(.damaged)) {
      try index.read { try $0.value(of: Note.number) }
    }
  }
}

extension Note<Int> {
  /// A number, for tests.
  static var number: Note { Note("number", encode: { "\($0)" }, decode: { Int($0) }) }
}
