import Foundation
import Journal
import Sync
import Testing

@testable import Workspace

/// What a home knows of its shares over time.
@Suite struct SightingTests {
  private let network: Network
  private var files: FileManager { .default }

  init() throws { network = try Network(["Lyon"], shares: ["drive", "stick"]) }

  private var drive: String { network.sharePath("drive") }
  private var stick: String { network.sharePath("stick") }

  private func exchange(_ direction: Replica.Direction = .both, isTrial: Bool = false) throws {
    _ = try network.with("Lyon") { try $0.exchange(direction, isTrial: isTrial) }
  }

  private func sighting(of share: String) throws -> ShareSighting? {
    try network.with("Lyon", for: .read) { $0.sightings().first { $0.share == share } }
  }

  /// The bytes of the file in which the home remembers.
  private var remembered: Data? {
    files.contents(atPath: network.homePath("Lyon") + "/sightings.json")
  }

  @Test(arguments: [Replica.Direction.push, .pull, .both])
  func `each exchange remembers which shares it reached`(direction: Replica.Direction) throws {
    try files.removeItem(atPath: stick)
    #expect(try sighting(of: drive)?.seen == nil)
    try exchange(direction)
    #expect(try sighting(of: drive)?.seen != nil)
    #expect(try sighting(of: drive)?.trouble == nil)
    #expect(try sighting(of: stick)?.seen == nil)
    #expect(try sighting(of: stick)?.trouble?.reason == .absent)
  }

  @Test func `a trial remembers nothing`() throws {
    try exchange(isTrial: true)
    #expect(remembered == nil)
  }

  @Test func `since when a share is gone stays until it is back`() throws {
    try exchange()
    let seen = try sighting(of: stick)?.seen
    try files.removeItem(atPath: stick)
    try exchange()
    let since = try #require(try sighting(of: stick)?.trouble?.since)
    network.world.turnClock(of: "Lyon", by: 86_400_000)
    try files.createDirectory(atPath: stick, withIntermediateDirectories: true)
    try exchange()
    let sighting = try #require(try sighting(of: stick))
    #expect(sighting.trouble == ShareSighting.Trouble(since: since, reason: .empty))
    #expect(sighting.trouble?.reason.isAway == true)
    #expect(sighting.seen == seen)

    _ = try network.with("Lyon") { try $0.addShare(stick) }
    try exchange()
    #expect(try self.sighting(of: stick)?.trouble == nil)
    #expect(try self.sighting(of: stick)?.seen ?? since > since)
  }

  @Test func `exchanges within a minute that bring no news write nothing`() throws {
    try files.removeItem(atPath: stick)
    try exchange()
    let before = remembered
    for _ in 1...3 { try exchange() }
    #expect(remembered == before)
    network.world.turnClock(of: "Lyon", by: 60_000)
    try exchange()
    #expect(remembered != before)
  }

  @Test func `a clock that was ahead does not stop the time of a share`() throws {
    network.world.turnClock(of: "Lyon", by: 86_400_000)
    try exchange()
    let ahead = try #require(try sighting(of: drive)?.seen)
    network.world.turnClock(of: "Lyon", by: -86_400_000)
    try exchange()
    #expect(try #require(try sighting(of: drive)?.seen) < ahead)
  }

  @Test func `a lost or torn memory is nobody's failure`() throws {
    try exchange()
    let path = network.homePath("Lyon") + "/sightings.json"
    for text in ["", "[", "{}", "[1]", #"[{"share":3}]"#, #"[{"reason":"absent"}]"#] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      #expect(try sighting(of: drive) == ShareSighting(of: drive))
      try exchange()
      #expect(try sighting(of: drive)?.seen != nil)
    }
  }

  @Test func `a home that can't remember exchanges all the same`() throws {
    // A folder in the way: nothing can be put there.
    let path = network.homePath("Lyon") + "/sightings.json/inside"
    try files.createDirectory(atPath: path, withIntermediateDirectories: true)
    let outcomes = try network.sync("Lyon")
    #expect(outcomes.allSatisfy { $0.failure == nil })
    #expect(try sighting(of: drive)?.seen == nil)
  }

  @Test func `a share that this site gave up is forgotten`() throws {
    try exchange()
    try network.with("Lyon") { try $0.removeShare(stick) }
    network.world.turnClock(of: "Lyon", by: 60_000)
    try exchange()
    let text = String(decoding: try #require(remembered), as: UTF8.self)
    #expect(text.contains(drive) && !text.contains(stick))
  }

  @Test func `a log hears of each trouble once, and once that it is over`() throws {
    func news() throws -> [ShareSighting.News] {
      try network.with("Lyon") { site in
        _ = try site.exchange(.both)
        return site.newsOfShares()
      }
    }
    #expect(try news() == [])
    try files.moveItem(atPath: stick, toPath: stick + "-away")
    let gone = try news()
    #expect(gone.count == 1)
    #expect(try gone == [.trouble(stick, #require(sighting(of: stick)?.trouble))])
    #expect(try news() == [])
    // The folder in which the drive would be is not the drive.
    try files.createDirectory(atPath: stick, withIntermediateDirectories: true)
    #expect(try news() == [])
    try files.removeItem(atPath: stick)
    try files.moveItem(atPath: stick + "-away", toPath: stick)
    // An exchange that is no log's does not keep the log from saying it.
    try exchange()
    #expect(try news() == [.isBack(stick, after: .absent)])
    #expect(try news() == [])
  }

  @Test(arguments: [
    (ShareError.file(FileError(.write, "x", .noSpace)), ShareSighting.Reason.full),
    (.file(FileError(.write, "x", .denied)), .denied),
    (.file(FileError(.read, "x", .other(5))), .refused), (.damaged, .damaged),
  ])
  func `a drive that is there and refuses is not away`(
    error: ShareError, reason: ShareSighting.Reason
  ) {
    #expect(ShareSighting.Reason(error) == reason)
    #expect(!reason.isAway)
  }
}
