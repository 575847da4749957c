import Foundation
import Journal
import Testing
import Workspace

/// What monitoring is told of a home.
@Suite struct HealthTests {
  private let network: Network
  private static let day: Int64 = 86_400_000

  init() throws {
    network = try Network(["Lyon", "Pau", "Dax"])
    try network.apply("Lyon", #"{"on":"practice/a","set":{"title":"Salle"},"text":{"body":"Un."}}"#)
    try network.syncAll()
    try network.sync("Lyon")
  }

  private func health(_ name: String = "Lyon") throws -> HomeHealth {
    try HomeHealth.read(
      at: network.homePath(name), drive: LocalFiles(), in: network.world.surroundings(of: name))
  }

  @Test func `a home that is well has nothing to tell`() throws {
    let health = try health()
    #expect(health.isIndexRead && health.faults.isEmpty && !health.isBarred)
    #expect(health.sites.map(\.site.name).sorted() == ["Dax", "Pau"])
    #expect(health.sites.allSatisfy { $0.at != nil })
    #expect(health.unsent.count == 0 && health.conflicts.count == 0 && health.refused == 0)
    #expect(health.clockLag == 0)
    #expect((health.room ?? 0) > 0)
    let changes = try network.with("Lyon", for: .read) { try $0.status().changes }
    #expect(health.changes == changes)
  }

  @Test func `who was retired or revoked, and a home that went on as another, are not waited for`()
    throws
  {
    let sites = try ["Pau", "Dax"].map { try network.siteID($0) }
    try network.with("Lyon") { lead in
      _ = try lead.retire("Pau")
      _ = try lead.revoke("Dax")
    }
    #expect(try health().sites.isEmpty)
    #expect(try health().sites.allSatisfy { !sites.contains($0.site.id) })
  }

  @Test func `a private key that is missing, or another one, is told`() throws {
    let keys = network.homePath("Lyon") + "/keys"
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: keys).first)
    let others = network.homePath("Pau") + "/keys"
    let other = try #require(try FileManager.default.contentsOfDirectory(atPath: others).first)
    try FileManager.default.removeItem(atPath: "\(keys)/\(name)")
    for replacement in [nil, "\(others)/\(other)"] {
      if let replacement {
        try FileManager.default.copyItem(atPath: replacement, toPath: "\(keys)/\(name)")
      }
      let isTold = try health().faults.contains { if case .key = $0 { true } else { false } }
      #expect(isTold)
      try network.apply("Lyon", #"{"on":"practice/a","set":{"theme":"un"}}"#)
      let outcomes = try network.with("Lyon") { try $0.exchange(.both) }
      #expect(outcomes.allSatisfy { $0.failure != nil })
    }
  }

  @Test func `own changes wait from the time of the first that no share has`() throws {
    try network.apply("Lyon", #"{"on":"practice/a","set":{"theme":"un"}}"#)
    let first = try health().now
    network.world.turnClock(of: "Lyon", by: 3 * Self.day)
    try network.apply("Lyon", #"{"on":"practice/a","set":{"theme":"deux"}}"#)
    let health = try health()
    #expect(health.unsent.count == 2)
    let since = try #require(health.unsent.since)
    #expect(since <= first)
    #expect(health.now.milliseconds - since.milliseconds >= 3 * Self.day)
    try network.sync("Lyon")
    #expect(try self.health().unsent.count == 0)
  }

  @Test func `a conflict of values is as old as the second of them`() throws {
    try network.apply("Pau", #"{"on":"practice/a","set":{"theme":"un"}}"#)
    network.world.turnClock(of: "Dax", by: 2 * Self.day)
    try network.apply("Dax", #"{"on":"practice/a","set":{"theme":"deux"}}"#)
    try network.syncAll()
    try network.sync("Lyon")
    network.world.turnClock(of: "Lyon", by: 11 * Self.day + Self.day / 2)
    #expect(try daysOfConflict() == 9)
  }

  @Test func `a text to reread is as old as the later of its sides`() throws {
    try network.apply("Pau", #"{"on":"practice/a","text":{"body":"Un. Deux."}}"#)
    network.world.turnClock(of: "Dax", by: 2 * Self.day)
    try network.apply("Dax", #"{"on":"practice/a","text":{"body":"Un. Trois."}}"#)
    try network.syncAll()
    try network.sync("Lyon")
    network.world.turnClock(of: "Lyon", by: 11 * Self.day + Self.day / 2)
    #expect(try daysOfConflict() == 9)
  }

  /// How many whole days the one conflict has waited.
  private func daysOfConflict() throws -> Int64 {
    let health = try health()
    #expect(health.conflicts.count == 1)
    let since = try #require(health.conflicts.since)
    return (health.now.milliseconds - since.milliseconds) / Self.day
  }

  @Test func `a clock that went back, or is behind another, is told with whose time it is`() throws
  {
    network.world.turnClock(of: "Pau", by: 5 * Self.day)
    try network.apply("Pau", #"{"on":"practice/a","set":{"theme":"un"}}"#)
    try network.sync("Pau")
    try network.sync("Lyon", .pull)
    let behind = try health()
    #expect(behind.clockWitness?.name == "Pau")
    #expect(behind.clockLag / Self.day == 4)
    try network.with("Lyon") { _ = try $0.retire("Pau") }
    network.world.turnClock(of: "Lyon", by: -9 * Self.day)
    let back = try health()
    #expect(back.clockWitness?.name == "Lyon")
    #expect(back.clockLag > 8 * Self.day)
  }

  @Test func `a share that was never reached is waited for since it was first missed`() throws {
    let share = network.sharePath("stick")
    try FileManager.default.createDirectory(atPath: share, withIntermediateDirectories: true)
    try network.with("Lyon") { _ = try $0.addShare(share) }
    try FileManager.default.removeItem(atPath: share)
    _ = try network.with("Lyon") { try $0.exchange(.both) }
    let missed = try #require(try health().shares.last)
    #expect(missed.folder == share)
    network.world.turnClock(of: "Lyon", by: 8 * Self.day)
    _ = try network.with("Lyon") { try $0.exchange(.both) }
    let later = try health()
    #expect(later.shares.last?.seen == missed.seen)
    #expect(later.shares.first.map { later.now.milliseconds - $0.seen.milliseconds } ?? 0 < 60_000)
  }

  // MARK: What is not sound

  private var index: URL { URL(fileURLWithPath: network.homePath("Lyon") + "/index.sqlite") }

  private func removeLog() {
    for suffix in ["-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: index.path + suffix)
    }
  }

  private func faults() throws -> [String] {
    try health().faults.map { String("\($0)".prefix { $0.isLetter }) }
  }

  @Test func `an older copy of the index is behind its journals`() throws {
    let older = try Data(contentsOf: index)
    try network.apply("Lyon", #"{"on":"practice/a","set":{"theme":"un"}}"#)
    removeLog()
    try older.write(to: index)
    #expect(try faults() == ["indexBehind"])
    _ = try network.dump("Lyon")
    #expect(try faults().isEmpty)
  }

  @Test func `an index that holds more than its journals is told`() throws {
    let lyon = try network.siteID("Lyon")
    let journal = URL(
      fileURLWithPath: network.homePath("Lyon") + "/journals/\(lyon)/open.jsonl.gz")
    let older = try Data(contentsOf: journal)
    try network.apply("Lyon", #"{"on":"practice/a","set":{"theme":"un"}}"#)
    try older.write(to: journal)
    #expect(try faults() == ["indexAhead"])
  }

  @Test func `an index that is cut anywhere is damaged or missing, never well`() throws {
    let whole = try Data(contentsOf: index)
    for length in stride(from: 0, to: whole.count, by: 4096) {
      removeLog()
      try whole.prefix(length).write(to: index)
      let found = try faults()
      #expect(
        found == ["indexDamaged"] || length == 0 && found == ["indexMissing"],
        "\(length) of \(whole.count): \(found)")
      #expect(try !health().isIndexRead)
    }
  }

  @Test func `a journal without a file is told with the change that is missing`() throws {
    let pau = try network.siteID("Pau")
    let journal = network.homePath("Lyon") + "/journals/\(pau)"
    for name in try FileManager.default.contentsOfDirectory(atPath: journal) {
      try FileManager.default.removeItem(atPath: "\(journal)/\(name)")
    }
    guard case .journal(.missing(let site, 1))? = try health().faults.first else {
      Issue.record("\(try health().faults)")
      return
    }
    #expect(site.text == pau)
  }
}
