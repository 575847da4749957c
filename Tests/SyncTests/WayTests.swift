import Fakes
import Journal
import Merge
import Sync
import Testing

/// Which heads are read, and which segments lead to what they sign.
@Suite struct WayTests {
  private let home: Home
  private let other: Home
  private let share = emptyShare()

  init() throws {
    home = try Home("pau-00000000", key: 9)
    other = try Home("toulouse-6htgz65x")
    try other.write(10)
    try other.push(to: share)
  }

  private func point(_ seq: UInt32) throws -> Point {
    let journal = JournalID(other.site)
    return try other.holdings.journals
      .chain(of: journal, from: Chain(of: other.site), through: seq, isOwn: true).point
  }

  private func put(_ first: UInt32, _ last: UInt32) throws {
    let content = try other.holdings.journals
      .content(of: JournalID(other.site), from: first, through: last, isOwn: true).content
    let file = Gzip.member(content, .best)
    let name = SegmentName(from: try point(first - 1), to: try point(last), file: file)
    share["segments/\(other.site)/\(name.text)"] = file
  }

  private func removeSegments() {
    for name in share.names where name.hasPrefix("segments/") { share[name] = nil }
  }

  @Test func `segments that overlap lead on only where one ends as another begins`() throws {
    removeSegments()
    try put(1, 8)
    try put(7, 10)
    let pulled = try home.pull(from: share)
    #expect(pulled.count == 0)
    #expect(pulled.arriving == [other.site])
    try put(1, 6)
    #expect(try home.pull(from: share).count == 10)
  }

  @Test func `a segment that begins within what is held leads on where one of it begins`() throws {
    removeSegments()
    try put(1, 6)
    try put(7, 10)
    #expect(try home.pull(from: share).count == 10)
    try other.write(2)
    try other.push(to: share)
    removeSegments()
    try put(7, 12)
    #expect(try home.pull(from: share).count == 2)
  }

  /// Files that fit their names, which are those of heads, beside the one that is there.
  private func putHeads(_ count: Int, seq: UInt32) throws {
    let right = try #require(share.names.lazy.compactMap { HeadName($0.dropping("heads/")) }.first)
    for number in 0..<count {
      let hash = String(1_000_000_000_000_000 + number)
      let numbers = "\(right.edition.tenDigitText)-\(seq.tenDigitText)"
      let bytes = Array(hash.utf8)
      let name = "\(other.site)-\(numbers)-\(hash)-\(sha256(bytes).prefix(16)).json"
      share["heads/\(name)"] = bytes
    }
  }

  @Test func `of heads of one edition those are read first that sign most`() throws {
    try putHeads(64, seq: 9)
    #expect(try home.pull(from: share).count == 10)
  }

  @Test func `no more than sixty-four heads of a site are looked at`() throws {
    try putHeads(63, seq: 11)
    let copy = try home.copied()
    #expect(try copy.pull(from: share).count == 10)
    try putHeads(64, seq: 12)
    #expect(try home.pull(from: share).count == 0)
  }
}

extension String {
  fileprivate func dropping(_ prefix: String) -> String {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : ""
  }
}

extension UInt32 {
  fileprivate var tenDigitText: String {
    let digits = String(self)
    return String(repeating: "0", count: 10 - digits.count) + digits
  }
}
