import Fakes
import Journal
import Merge
import Sync
import Testing

@Suite struct PushTests {
  private let home: Home
  private let share = emptyShare()

  init() throws { home = try Home("toulouse-6htgz65x") }

  /// What a reader who starts afresh gets, and that nothing there looks broken to it.
  private func read(_ share: MemoryShare) throws -> UInt32 {
    let reader = try Home("pau-00000000", key: 9)
    let pulled = try reader.pull(from: MemoryShare(copying: share))
    #expect(pulled.refused.isEmpty)
    #expect(pulled.arriving.isEmpty)
    return try reader.held()[home.site] ?? 0
  }

  @Test func `segments come before heads, and removals come last`() throws {
    try home.write(2)
    try home.push(to: share)
    try home.write(2)
    try home.push(to: share)
    try home.write(2)
    let before = share.deeds.count
    try home.push(to: share)

    let deeds = share.deeds.dropFirst(before).map { deed in
      switch deed {
      case .wrote(let name): "wrote " + name.prefix { $0 != "/" }
      case .removed(let name): "removed " + name.prefix { $0 != "/" }
      }
    }
    #expect(deeds.prefix(3) == ["wrote segments", "wrote segments", "wrote heads"])
    #expect(
      deeds.dropFirst(3).sorted() == ["removed heads", "removed segments", "removed segments"])
    #expect(try read(share) == 6)
  }

  @Test func `a push counts what the share did not have`() throws {
    try home.write(3)
    #expect(try home.push(to: share).count == 3)
    try home.write(2)
    let pushed = try home.push(to: share)
    #expect(pushed.count == 2)
    #expect(pushed.ownCount == 2)
  }

  @Test func `nothing is written when nothing is new`() throws {
    try home.write(3)
    try home.push(to: share)
    let before = share.deeds
    #expect(try home.push(to: share).count == 0)
    #expect(share.deeds == before)
  }

  @Test func `a push that stops at any write shows readers an older or a newer state`() throws {
    try home.write(2)
    try home.push(to: share)
    try home.write(5000)
    _ = try home.newHead().map { try home.holdings.heads.store([JournalID(home.site): $0]) }
    for count in 0...20 {
      let stopped = MemoryShare(copying: share)
      stopped.fail(after: count)
      let outcome = try? home.copied().push(to: stopped)
      #expect([2, 5002].contains(try read(stopped)), "after \(count) writes")

      let next = MemoryShare(copying: stopped)
      try home.copied().push(to: next)
      #expect(try read(next) == 5002)
      #expect(next.names.count { $0.hasPrefix("heads/") } == 1)
      if outcome != nil { return }
    }
    Issue.record("the push never succeeded")
  }

  @Test func `a push fills a share that lost any file`() throws {
    try home.write(5000)
    try home.push(to: share)
    for name in share.names {
      let poorer = MemoryShare(copying: share)
      poorer[name] = nil
      try home.copied().push(to: poorer)
      #expect(poorer.names == share.names)
      #expect(try read(poorer) == 5000)
    }
  }

  @Test func `a share that was restored older is brought up again`() throws {
    try home.write(2)
    try home.push(to: share)
    let older = MemoryShare(copying: share)
    try home.write(3)
    try home.push(to: share)
    try home.push(to: older)
    #expect(try read(older) == 5)
    #expect(older.names == share.names)
  }

  @Test func `a site relays what it holds of others`() throws {
    try home.write(4)
    try home.push(to: share)
    let relay = try Home("lyon-p3x9k2m7", key: 2)
    try relay.write(1)
    try relay.pull(from: share)
    let stick = emptyShare()
    #expect(try relay.push(to: stick).count == 5)
    #expect(try read(stick) == 4)
  }

  @Test func `a relay that is behind takes nothing away`() throws {
    try home.write(4)
    try home.push(to: share)
    let relay = try Home("lyon-p3x9k2m7", key: 2)
    try relay.write(1)
    try relay.pull(from: share)
    try home.write(4)
    try home.push(to: share)
    let before = share.names.filter { $0.contains("toulouse") }
    try relay.push(to: share)
    #expect(share.names.filter { $0.contains("toulouse") } == before)
    #expect(try read(share) == 8)
  }

  @Test func `a head's name alone keeps no change from the share`() throws {
    try home.write(2)
    try home.push(to: share)
    try home.write(1)
    share["heads/\(home.site)-4294967295-0000000009-0000000000000000-0000000000000000.json"] = []
    try home.push(to: share)
    #expect(try read(share) == 3)
  }

  @Test func `alien files are left alone`() throws {
    let aliens = [
      "desktop.ini", "heads/.DS_Store", "heads/Toulouse-6htgz65x-0000000001-0000000000000000.json",
      "segments/\(home.site)/0000000001-0000000002 (1).jsonl.gz", "segments/readme.txt",
    ]
    for name in aliens { share[name] = [1] }
    try home.write(2)
    try home.push(to: share)
    try home.write(2)
    try home.push(to: share)
    for name in aliens { #expect(share[name] == [1]) }
    #expect(try read(share) == 4)
  }

  @Test func `nothing is pushed into a folder that is no share`() throws {
    try home.write(1)
    for files in [[:], ["letter.odt": [1]]] as [[String: [UInt8]]] {
      let folder = MemoryShare(files)
      #expect(throws: SyncError.self) { try home.push(to: folder) }
      #expect(folder.files == files)
    }
  }
}
