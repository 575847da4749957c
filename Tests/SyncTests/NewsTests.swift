import Fakes
import Journal
import Merge
import Sync
import Testing

/// What an exchange writes and reads goes with what is new, and the files stay few.
@Suite struct NewsTests {
  private let home: Home
  private let other: Home
  private let share = emptyShare()

  init() throws {
    home = try Home("pau-00000000", key: 9)
    other = try Home("toulouse-6htgz65x")
  }

  private func segments(_ share: MemoryShare) -> [SegmentName] {
    share.names.filter { $0.hasPrefix("segments/") }
      .compactMap { SegmentName(String($0.split(separator: "/")[2])) }.sorted()
  }

  private func heldFiles(_ home: Home) throws -> Int {
    try home.holdings.journals.segments(of: JournalID(other.site)).count
  }

  @Test func `a push writes what the share lacks, and leaves what was just given`() throws {
    try other.write(3000)
    try other.push(to: share)
    let before = segments(share)
    try other.write(50)
    try other.push(to: share)
    let added = segments(share).filter { !before.contains($0) }
    #expect(added.map(\.first) == [3001])
    #expect(added.map(\.last) == [3050])
    #expect(segments(share).count == before.count + 1)
  }

  @Test func `who exchanges each time reads of each site its head and what is new`() throws {
    try other.write(5000)
    try other.push(to: share)
    try home.pull(from: share)
    for _ in 0..<3 {
      try other.write(300)
      try other.push(to: share)
      let watched = WatchedShare(share)
      #expect(try home.pull(from: watched).count == 300)
      // By the first line it is known who belongs, here.
      let first = "segments/\(other.site)/0000000001"
      #expect(watched.readCount(of: "segments/") - watched.readCount(of: first) == 1)
      #expect(watched.readCount(of: first) <= 1)
      #expect(watched.readCount(of: "heads/") == 1)
    }
  }

  @Test func `a push of what others gave reads nothing that a head there speaks of`() throws {
    try other.write(50)
    try other.push(to: share)
    for _ in 0..<3 {
      try other.write(50)
      try other.push(to: share)
      let watched = WatchedShare(share)
      try home.pull(from: share)
      try home.push(to: watched)
      #expect(watched.readCount(of: "segments/") == 0)
    }
  }

  @Test func `without news nothing is merged: who comes later finds the news alone`() throws {
    for _ in 0..<3 {
      try other.write(20)
      try other.push(to: share)
    }
    let before = share.names
    try other.push(to: share)
    try home.pull(from: share)
    try home.push(to: share)
    try other.push(to: share)
    #expect(share.names == before)
  }

  @Test func `a relay gives what a share lacks, and not what it has`() throws {
    let stick = emptyShare()
    try other.write(100)
    try other.push(to: share)
    try home.pull(from: share)
    try home.push(to: stick)
    let before = segments(stick)
    try other.write(20)
    try other.push(to: share)
    try other.write(20)
    try other.push(to: share)
    try home.pull(from: share)
    try home.push(to: stick)
    let added = segments(stick).filter { !before.contains($0) }
    #expect(added.map(\.first).min() == 101)
    #expect(added.map(\.last).max() == 140)
    #expect(try Home("nice-00000000", key: 8).pull(from: stick).count == 140)
  }

  @Test func `after a year of days the share and the homes hold few files`() throws {
    var written = 0
    for _ in 0..<250 {
      try other.write(20)
      let before = share.names
      try other.push(to: share)
      let names = Set(share.names).subtracting(before)
      #expect(names.count <= 3)
      written += segments(share).filter { names.contains("segments/\(other.site)/\($0.text)") }
        .reduce(0) { $0 + $1.count }
      try home.pull(from: share)
      #expect(segments(share).count <= 1 + 8)
      #expect(try heldFiles(home) <= 1 + 16)
    }
    #expect(written <= 5000 * 8, "each entry is written a few times")
    #expect(try home.held()[other.site] == 5000)
    #expect(try Home("nice-00000000", key: 8).pull(from: share).count == 5000)
  }

  @Test(arguments: UInt64(0)..<24)
  func `whatever is written when and given to which share, all of it arrives`(
    seed: UInt64
  ) throws {
    var dice = Seeded(seed)
    let shares = [share, emptyShare()]
    let homes = [home, other, try Home("nice-00000000", key: 8)]
    for _ in 0..<60 {
      let one = homes[dice.below(3)]
      let share = shares[dice.below(2)]
      switch dice.below(4) {
      case 0:
        let most = dice.below(8) == 0 ? 5000 : 120
        try one.write(dice.below(most))
      case 1: try one.pull(from: share)
      case 2: try one.push(to: share)
      default:
        let files = share.names.filter { $0.contains("/") }
        guard !files.isEmpty, dice.below(4) == 0 else { continue }
        share[files[dice.below(files.count)]] = nil
      }
    }
    for share in shares {
      for _ in 0..<2 {
        for home in homes {
          try home.pull(from: share)
          try home.push(to: share)
        }
      }
      let reader = try Home("lyon-00000000", key: 7)
      let pulled = try reader.pull(from: share)
      #expect(pulled.refused.isEmpty && pulled.arriving.isEmpty, "seed \(seed)")
      for home in homes where try home.held()[home.site] != nil {
        #expect(try reader.held()[home.site] == home.held()[home.site], "seed \(seed)")
      }
    }
  }
}
