import Fakes
import Journal
import Merge
import Sync
import Testing

/// What strangers leave on a share costs constants: files read, bytes kept, looks at the disk.
///
/// Counts stand here, and never times: what grows with the square of the names would not come to
/// an end in these tests.
@Suite struct StrangerCostTests {
  private let home: Home
  private let other: Home
  private let share = emptyShare()

  init() throws { (home, other) = try Home.pair(over: share) }

  /// How many bytes, and how many files, the home keeps.
  private var kept: (bytes: Int, files: Int) {
    let paths = home.files.paths
    return (paths.reduce(0) { $0 + (home.files[$1]?.count ?? 0) }, paths.count)
  }

  /// Puts a segment of `site` that inflates to `size` bytes and a head that signs it, and returns
  /// the segment's name in the share.
  @discardableResult
  private func putBomb(_ site: SiteID, firstLine: String = "", size: Int) throws -> String {
    let liar = try Home(site.text, key: 2)
    let lines = Array(firstLine.utf8) + [UInt8](repeating: 10, count: size)
    let file = Gzip.member(lines, .best)
    let (start, end) = points(of: site, to: 9)
    let name = "segments/\(site)/\(SegmentName(from: start, to: end, file: file).text)"
    share[name] = file
    let zeros = String(repeating: "0", count: 48)
    let head = try SignedHead(
      Head(
        network: Village.network.network, site: site, name: "x",
        key: Array(liar.key.publicKey.rawRepresentation), edition: 1, seq: 9,
        chain: "0000000000000007" + zeros, clock: [],
        at: Timestamp(milliseconds: Village.morning)), with: liar.key)
    share["heads/\(HeadName(head).text)"] = head.bytes
    return name
  }

  @Test func `of a site that is not admitted nothing is kept, however much it inflates to`() throws
  {
    let line =
      "{\"seq\":1,\"at\":\"2026-11-24T08:00:00.000Z\",\"on\":\"site/a\",\"change\":{}}\n"
    for number in 0..<8 {
      try putBomb(try site("lyon-p3x9k2m\(number)"), firstLine: line, size: 8 << 20)
    }
    let before = kept
    let pulled = try home.pull(from: share, admitting: [])
    #expect(pulled.unknown.count == 9 && pulled.refused.isEmpty)
    #expect(kept == before)
  }

  @Test func `of a site that is not admitted no more is inflated than its first line`() throws {
    let line =
      "{\"seq\":1,\"at\":\"2026-11-24T08:00:00.000Z\",\"on\":\"site/a\",\"change\":{}}\n"
    let stranger = try site("lyon-p3x9k2m7")
    // What stands behind is no gzip at all: who went on would find that nothing can be read.
    let file = Gzip.member(Array(line.utf8), .best) + [UInt8](repeating: 1, count: 1 << 20)
    let (start, end) = points(of: stranger, to: 9)
    share["segments/\(stranger)/\(SegmentName(from: start, to: end, file: file).text)"] = file
    let zeros = String(repeating: "0", count: 16)
    share["heads/\(stranger)-0000000001-0000000009-\(end.digits)-\(zeros).json"] = [1]
    let pulled = try home.pull(from: share, admitting: [other.site])
    #expect(pulled.unknown == [stranger] && pulled.refused.isEmpty && pulled.count == 3)
  }

  /// Takes what a share has of those whom the network knows by their keys.
  private func pull(from share: any Share, knowing keys: [SiteID: [UInt8]]) throws -> Pulled {
    var members = Members(keys: keys)
    return try Pull(into: home.holdings, from: share)
      .run(admission: &members, willStore: {}, progress: { _, _ in })
  }

  @Test func `a bomb is inflated once, and not read again`() throws {
    let bomber = try Home("lyon-p3x9k2m7", key: 2)
    let bomb = try putBomb(bomber.site, size: Segment.maximumContent + 1)
    let keys = [bomber.site: Array(bomber.key.publicKey.rawRepresentation)]
    let first = WatchedShare(share)
    #expect(
      try pull(from: first, knowing: keys).refused.map(\.reason) == [.segment(.tooLarge)])
    #expect(first.readCount(of: bomb) == 1)
    for _ in 1...3 {
      let later = WatchedShare(share)
      #expect(try pull(from: later, knowing: keys).refused.isEmpty)
      #expect(later.readCount(of: bomb) == 0)
    }
  }

  @Test func `of what is refused no more than a thousand names are kept`() throws {
    let zeros = String(repeating: "0", count: 16)
    for number in 1...3000 {
      let bytes = Array("\(number)".utf8)
      let site = "lyon\(number)-p3x9k2m7"
      share["heads/\(site)-0000000001-0000000001-\(zeros)-\(sha256(bytes).prefix(16)).json"] = bytes
    }
    #expect(try home.pull(from: share).refused.count == 3000)
    // Each name with its reason, beside what came of Toulouse.
    #expect(try home.holdings.quarantine.names().count == 1000)
    #expect(kept.files < 2010)
    for _ in 1...2 { try home.pull(from: share) }
    #expect(kept.files < 2010)
  }

  @Test func `looks at the home grow no faster than the heads that are refused`() throws {
    var looks: [Int] = []
    for count in [250, 500, 1000] {
      let home = try Home("pau-00000000", key: 9)
      let share = MemoryShare(copying: share)
      let zeros = String(repeating: "0", count: 16)
      for number in 1...count {
        let bytes = Array("\(number)".utf8)
        let name = "lyon\(number)-p3x9k2m7-0000000001-0000000001-\(zeros)"
        share["heads/\(name)-\(sha256(bytes).prefix(16)).json"] = bytes
      }
      for _ in 1...2 { try home.pull(from: share) }
      looks.append(home.files.looks)
    }
    #expect(looks[1] <= 2 * looks[0] && looks[2] <= 2 * looks[1], "\(looks)")
  }

  @Test
  func `empty files named like the last segment cost a read each, and nothing is checked twice`()
    throws
  {
    try other.write(5000)
    try other.push(to: share)
    let names = share.names.compactMap { name in
      name.split(separator: "/").last.flatMap { SegmentName(String($0)) }
    }
    let last = try #require(names.max { $0.last < $1.last })
    #expect(names.count > 1)
    for number in 0..<3000 {
      let decoy = last.text.dropLast(25) + String(1_000_000_000_000_000 + number)
      share["segments/\(other.site)/\(decoy).jsonl.gz"] = []
    }
    let watched = WatchedShare(share)
    let keys = [other.site: Array(other.key.publicKey.rawRepresentation)]
    #expect(try pull(from: watched, knowing: keys).count == 5003)
    for name in names {
      #expect(watched.readCount(of: "segments/\(other.site)/\(name.text)") == 1)
    }
    #expect(watched.readCount <= 3000 + names.count + 64)
  }

  @Test func `a hundred thousand names that lead nowhere cost no more reads than is said`() throws {
    let zeros = String(repeating: "0", count: 16)
    for number in 0..<50_000 {
      let digits = String(1_000_000_000 + number)
      share["heads/lyon-p3x9k2m7-\(digits)-\(digits)-\(zeros)-\(zeros).json"] = [1]
      share["segments/\(other.site)/\(digits)-\(digits)-\(zeros)-\(zeros)-\(zeros).jsonl.gz"] = [1]
    }
    let watched = WatchedShare(share)
    #expect(try home.pull(from: watched).count == 3)
    // Of the heads of one site 4,096 files are read, lest false ones hide the true one.
    #expect(watched.readCount < 4096 + 100)
    try home.write(1)
    let pushing = WatchedShare(share)
    try home.push(to: pushing)
    #expect(pushing.readCount < 100)
  }

  @Test func `the first lines of strangers are judged together, once a round`() throws {
    let line =
      "{\"seq\":1,\"at\":\"2026-11-24T08:00:00.000Z\",\"on\":\"site/a\",\"change\":{}}\n"
    let zeros = String(repeating: "0", count: 16)
    for number in 0..<100 {
      let stranger = try site("lyon\(number)-p3x9k2m7")
      let file = Gzip.member(Array(line.utf8), .best)
      let (start, end) = points(of: stranger, to: 1)
      share["segments/\(stranger)/\(SegmentName(from: start, to: end, file: file).text)"] = file
      share["heads/\(stranger)-0000000001-0000000001-\(end.digits)-\(zeros).json"] = [1]
    }
    var members = Members(keys: [other.site: Array(other.key.publicKey.rawRepresentation)])
    let pulled = try Pull(into: home.holdings, from: share)
      .run(admission: &members, willStore: {}, progress: { _, _ in })
    #expect(pulled.count == 3 && pulled.unknown.count == 100)
    #expect(members.judged == [100, 100])
  }
}

/// Lets those in whose keys it knows, and nobody else.
private struct Members: Admission {
  let keys: [SiteID: [UInt8]]

  func belonging(of site: SiteID) -> Belonging { keys[site].map { .member(key: $0) } ?? .unknown }

  /// How many strangers were asked about together, each time.
  private(set) var judged: [Int] = []

  init(keys: [SiteID: [UInt8]]) { self.keys = keys }

  mutating func belonging(of strangers: [Stranger]) -> [SiteID: Belonging] {
    judged.append(strangers.count)
    return [:]
  }

  func learn(from candidates: [Candidate]) {}

  var missing: Set<SiteID> { [] }
  var erased: Set<String> { [] }
}
