import Crypto
import Fakes
import Journal
import Merge
import Testing

@testable import Sync

// Shares full of names that lead nowhere, and folders that can't be read.

extension MemoryShare {
  /// The names of the heads.
  fileprivate var heads: [String] {
    names.filter { $0.hasPrefix("heads/") }.map { String($0.dropFirst(6)) }
  }
}

@Suite struct DecoyTests {
  private let home: Home
  private let other: Home
  private let share = emptyShare()

  init() throws { (home, other) = try Home.pair(over: share) }

  @Test func `a site's folder that can't be listed concerns this site alone`() throws {
    let neighbour = try Home.neighbour(over: share)
    let watched = WatchedShare(share, refusing: "segments/\(neighbour.site)")
    let pulled = try home.pull(from: watched)
    #expect(pulled.news.map(\.site) == [other.site])
    try home.write(1)
    try home.push(to: watched)
    #expect(share.names.contains { $0.hasPrefix("heads/pau") })
  }

  @Test func `decoys that never arrive do not hide a journal`() throws {
    for number in 0..<100 {
      let digest = String(1_000_000_000_000_000 + number)
      let start = Chain(of: other.site).point.digits
      let end = try #require(HeadName(share.heads[0])).point.digits
      let points = "0000000001-0000000003-\(start)-\(end)"
      share["segments/\(other.site)/\(points)-\(digest).jsonl.gz"] = [1]
    }
    #expect(try home.pull(from: share).count == 3)
  }

  @Test func `a damaged older head does not keep a share from being cleaned up`() throws {
    share["heads/\(other.site)-0000000001-0000000001-0000000000000000-0000000000000000.json"] = [1]
    for _ in 0..<5 {
      try other.write(1)
      try other.push(to: share)
    }
    #expect(share.names.count { $0.hasPrefix("segments/") } == 2)
    #expect(share.names.count { $0.hasPrefix("heads/") } <= 2)
  }

  @Test func `what is refused does not fill the home`() throws {
    let (lyon, zeros) = ("heads/lyon-p3x9k2m7", String(repeating: "0", count: 16))
    for edition in 1...300 {
      let bytes = [UInt8](repeating: 32, count: 1 << 16) + Array("\(edition)".utf8)
      let digits = String(1_000_000_000 + edition)
      share[
        "\(lyon)-\(digits)-\(digits)-\(zeros)-\(sha256(bytes).prefix(16)).json"
      ] = bytes
    }
    try home.pull(from: share)
    let size = home.files.paths.filter { $0.hasPrefix("/home/quarantine") }.reduce(0) {
      $0 + (home.files[$1]?.count ?? 0)
    }
    #expect(size < 8 << 20)
  }

  @Test func `a push reads no more of a share than it has reason to`() throws {
    for number in 0..<500 {
      let digest = String(1_000_000_000_000_000 + number)
      let start = Chain(of: other.site).point.digits
      let end = try #require(HeadName(share.heads[0])).point.digits
      let points = "0000000001-0000000003-\(start)-\(end)"
      share["segments/\(other.site)/\(points)-\(digest).jsonl.gz"] = [1]
    }
    try other.write(1)
    let watched = WatchedShare(share)
    try other.push(to: watched)
    #expect(watched.readCount < 100)
  }

  @Test func `a pull reads no more heads of a site than it has reason to`() throws {
    for number in 1...5000 {
      let bytes = number > 4000 ? [] : Array("\(number)".utf8)
      let digits = String(1_000_000_000 + number)
      let zeros = String(repeating: "0", count: 16)
      let digest = sha256(bytes).prefix(16)
      share["heads/lyon-p3x9k2m7-\(digits)-\(digits)-\(zeros)-\(digest).json"] = bytes
    }
    let watched = WatchedShare(share)
    try home.pull(from: watched)
    #expect(watched.readCount < 100)
  }

  @Test func `heads that are not what their names say hide no other`() throws {
    for number in 1...1000 {
      let digits = String(1_000_000_000 + number)
      let zeros = String(repeating: "0", count: 16)
      share["heads/\(other.site)-\(digits)-\(digits)-\(zeros)-\(zeros).json"] = [1]
    }
    let watched = WatchedShare(share)
    #expect(try home.pull(from: watched).count == 3)
    // No segment leads to them, so there is nothing that they could bring.
    #expect(watched.readCount(of: "heads/") <= 64 + 1)
  }

  @Test func `files at the beginning of a stranger's journal do not hide its first line`() throws {
    let start = Chain(of: other.site).point.digits
    for number in 1...1000 {
      let digest = String(1_000_000_000_000_000 + number)
      let name = "0000000001-0000000001-\(start)-\(digest)-\(digest).jsonl.gz"
      share["segments/\(other.site)/\(name)"] = [1]
    }
    var lines = FirstLines(in: share)
    try lines.look(at: other.site)
    #expect(lines.lines(of: other.site).map(\.line.seq) == [1])
  }

  @Test func `what leads to no head of a stranger is not read`() throws {
    let start = Chain(of: other.site).point.digits
    for number in 1...100 {
      let digest = String(1_000_000_000_000_000 + number)
      let name = "0000000001-0000000001-\(start)-\(digest)-\(digest).jsonl.gz"
      share["segments/\(other.site)/\(name)"] = [1]
    }
    let watched = WatchedShare(share)
    var lines = FirstLines(in: watched)
    try lines.look(at: other.site, heads: share.heads.compactMap { HeadName($0) })
    #expect(lines.lines(of: other.site).map(\.line.seq) == [1])
    #expect(watched.readCount == 1)
  }

  @Test func `of who began more than one journal each first line is told`() throws {
    let twin = try Home("toulouse-6htgz65x")
    try twin.write(1, "autre")
    try twin.push(to: share)
    var lines = FirstLines(in: share)
    try lines.look(at: other.site)
    #expect(lines.lines(of: other.site).count == 2)
  }

  @Test func `heads of strangers without a journal hide nobody's first line`() throws {
    let watched = WatchedShare(share)
    var lines = FirstLines(in: watched)
    for number in 1...10_000 {
      try lines.look(at: site("inconnu-\(10_000_000 + number)"))
    }
    #expect(watched.readCount == 0)
    try lines.look(at: other.site)
    #expect(lines.lines(of: other.site).map(\.line.seq) == [1])
  }
}
