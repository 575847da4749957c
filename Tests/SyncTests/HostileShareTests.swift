import Crypto
import Fakes
import Journal
import Merge
import Sync
import Testing

/// What somebody who can write to a share can put into it. A pull ends, takes what is sound of
/// everybody else, and keeps the home whole.
@Suite struct HostileShareTests {
  private let home: Home
  private let other: Home
  private let share = emptyShare()

  init() throws { (home, other) = try Home.pair(over: share) }

  private var right: Head {
    get throws {
      let name = try #require(share.names.first { $0.hasPrefix("heads/toulouse") })
      return try SignedHead(try #require(share[name])).head
    }
  }

  /// Puts a head that `home`'s key signs into the share, with some values of its own.
  private func putHead(
    of home: Home, edition: UInt32 = 1, seq: UInt32, chain: String = .zeros(64),
    clock: [EntryName] = []
  ) throws {
    let head = Head(
      network: Village.network.network, site: home.site, name: "x",
      key: Array(home.key.publicKey.rawRepresentation), edition: edition, seq: seq, chain: chain,
      clock: clock, at: Timestamp(milliseconds: Village.morning))
    let signed = try SignedHead(head, with: home.key)
    share["heads/\(HeadName(signed).text)"] = signed.bytes
  }

  /// Puts `lines` into the share as entries of `home` from `first` on, and a head that signs them.
  private func putJournal(
    of home: Home, first: UInt32 = 1, last: UInt32, lines: [UInt8], chain: String = .zeros(64)
  ) throws {
    let file = Gzip.member(lines, .best)
    let start = first == 1 ? Chain(of: home.site).point : Point(seq: first - 1, hash: 0)
    let end = Chain(seq: last, hash: [UInt8](hex: chain) ?? []).point
    let name = SegmentName(from: start, to: end, file: file)
    share["segments/\(home.site)/\(name.text)"] = file
    try putHead(of: home, seq: last, chain: chain)
  }

  private func stranger() throws -> Home { try Home("lyon-p3x9k2m7", key: 2) }

  /// That the pull brings what is sound, and returns it.
  @discardableResult
  private func pullExpectingTheOthers() throws -> Pulled {
    let pulled = try home.pull(from: share)
    #expect(pulled.news.map(\.site) == [other.site])
    #expect(try home.held() == [other.site: 3])
    return pulled
  }

  // MARK: Names

  @Test(arguments: [
    "..", ".", "/", "//etc/passwd", "~", "con.json", "nul", "a:b", "-rf", "\0", "\u{202E}",
    "toulouse-6htgz65x",
    "TOULOUSE-6HTGZ65X-0000000009-0000000009-0123456789ABCDEF-0123456789ABCDEF.json",
    "toulouse-6htgz65x-0000000009-0000000009-0123456789abcdef-0123456789abcdef.json\u{301}",
    "toulouse-6htgz65x-4294967296-0000000009-0123456789abcdef-0123456789abcdef.json",
    "../pau-00000000-0000000009-0000000009-0123456789abcdef-0123456789abcdef.json",
    String(repeating: "é", count: 2000),
  ])
  func `an odd name is nobody's and touches nothing`(name: String) throws {
    for folder in ["heads", "segments", "segments/\(other.site)", "blobs"] {
      share["\(folder)/\(name)"] = [1]
    }
    let before = share.files
    try pullExpectingTheOthers()
    try home.write(1)
    try home.push(to: share)
    #expect(before.allSatisfy { share[$0.key] == $0.value })
    #expect(home.files.paths.allSatisfy { $0.hasPrefix("/home/") && !$0.contains("..") })
  }

  // MARK: Numbers

  @Test(arguments: [1, 2, UInt32.max])
  func `a head that signs entries that are nowhere waits`(seq: UInt32) throws {
    try putHead(of: stranger(), edition: .max, seq: seq)
    #expect(try pullExpectingTheOthers().arriving == [stranger().site])
  }

  @Test func `a journal of the last numbers there can be does not overflow`() throws {
    let line =
      "{\"seq\":4294967295,\"at\":\"2026-11-24T08:00:00.000Z\",\"on\":\"a/b\",\"change\":{}}\n"
    try putJournal(of: stranger(), first: .max, last: .max, lines: Array(line.utf8))
    try pullExpectingTheOthers()
  }

  @Test func `a head of this very site that signs the last number does not overflow`() throws {
    try home.write(2)
    for key in [home.key, other.key] {
      try putHead(of: Home(home.site.text, key: key.rawRepresentation[0]), edition: .max, seq: .max)
    }
    let pulled = try home.pull(from: share)
    #expect(pulled.news.map(\.site) == [other.site])
    #expect(pulled.beyondOwn == nil)
    try home.push(to: share)
  }

  @Test func `a clock that names what nobody wrote, or its own site, does no harm`() throws {
    let liar = try stranger()
    try liar.write(1)
    let stretch = try liar.holdings.journals.chain(
      of: JournalID(liar.site), from: Chain(of: liar.site), through: 1, isOwn: true)
    try liar.push(to: share)
    try putHead(
      of: liar, edition: 9, seq: 1, chain: stretch.hex,
      clock: [liar.site, home.site, other.site].sorted().map {
        EntryName(site: $0, point: Point(seq: .max, hash: 0))
      })
    let pulled = try home.pull(from: share)
    #expect(Set(pulled.news.map(\.site)) == [other.site, liar.site])
    try home.write(1)
    try home.push(to: share)
  }

  // MARK: Content

  @Test func `a file that inflates without end is refused, and its site alone`() throws {
    let bomb = Gzip.member(Array(repeating: 10, count: Segment.maximumContent + 1), .quick)
    let bomber = try stranger()
    let points = points(of: bomber.site, to: 9, hash: 0)
    let name = SegmentName(from: points.start, to: points.end, file: bomb)
    share["segments/\(bomber.site)/\(name.text)"] = bomb
    try putHead(of: bomber, seq: 9)
    #expect(try pullExpectingTheOthers().refused.map(\.reason) == [.segment(.tooLarge)])
  }

  /// Lines, of which those that begin with `,` go on behind a right beginning.
  private static let shapes = [
    "", "\n", "null\n", "[]\n", "{}\n", "{\"seq\":1}\n", "\u{FEFF}\n",
    "{\"seq\":\"1\",\"at\":\"2026-11-24T08:00:00.000Z\",\"on\":\"a/b\",\"change\":{}}\n",
    "{\"seq\":1,\"at\":0,\"on\":\"a/b\",\"change\":{}}\n",
    "{\"seq\":1,\"at\":\"9999-99-99T99:99:99.999Z\",\"on\":\"a/b\",\"change\":{}}\n",
    ",\"on\":\"a/b\",\"change\":[]}\n", ",\"on\":{},\"change\":{}}\n",
    ",\"on\":\"../b\",\"change\":{}}\n",
    ",\"saw\":[],\"on\":\"a/b\",\"change\":{}}\n",
    ",\"saw\":{\"x\":\"1-0000000000000000\"},\"on\":\"a/b\",\"change\":{}}\n",
    ",\"on\":\"a/b\",\"change\":{\"edit\":{\"x\":[1]}}}\n",
    ",\"on\":\"a/b\",\"change\":{\"delete\":1}}\n",
  ]

  @Test(arguments: shapes)
  func `lines of the wrong shape are refused, and their site alone`(shape: String) throws {
    let beginning = "{\"seq\":1,\"at\":\"2026-11-24T08:00:00.000Z\""
    let line = shape.hasPrefix(",") ? beginning + shape : shape
    try putJournal(of: stranger(), last: 1, lines: Array(line.utf8))
    #expect(try pullExpectingTheOthers().refused.count == 1)
  }

  @Test(arguments: ["", "null", "[]", "{}", "{\"format\":1}", "{\"format\":2}", "\u{FEFF}{}"])
  func `a head of the wrong shape is refused`(text: String) throws {
    let bytes = Array((text + "\n").utf8)
    let name =
      "heads/lyon-p3x9k2m7-0000000001-0000000001-0000000000000000-\(sha256(bytes).prefix(16)).json"
    share[name] = bytes
    #expect(try pullExpectingTheOthers().refused.map(\.name) == [String(name.dropFirst(6))])
  }

  // MARK: Counts

  @Test func `a thousand files of one site, none of which is sound, stop nobody`() throws {
    let site = try stranger().site
    for number in 1...1000 {
      let digest = String.zeros(12) + String(1000 + number)
      let seq = String(1_000_000_000 + number)
      share["heads/\(site)-\(seq)-\(seq)-\(digest)-\(digest).json"] = [1]
      share["segments/\(site)/\(seq)-\(seq)-\(digest)-\(digest)-\(digest).jsonl.gz"] = [1]
    }
    #expect(try pullExpectingTheOthers().arriving == [site])
  }

  @Test func `a line that saw a hundred thousand sites is read`() throws {
    let seer = try stranger()
    let saw = (0..<100_000).map { "\"a-\($0 + 10_000_000)\":\"1-0000000000000000\"" }.joined(
      separator: ",")
    let line =
      "{\"seq\":1,\"at\":\"2026-11-24T08:00:00.000Z\",\"saw\":{\(saw)},"
      + "\"on\":\"a/b\",\"change\":{}}"
    var chain = Chain(of: seer.site)
    try Array(line.utf8).withUnsafeBufferPointer { chain.append(try Line(framing: $0), $0) }
    try putJournal(of: seer, last: 1, lines: Array((line + "\n").utf8), chain: chain.hex)
    #expect(try home.pull(from: share).news.count == 2)
  }
}

extension String {
  fileprivate static func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
}
