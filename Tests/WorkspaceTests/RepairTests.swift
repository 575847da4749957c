// What has rotted in a home or in a share, and what gets it back.

import Foundation
import Journal
import Merge
import Testing
import Workspace

@testable import Catalog

@Suite struct RepairTests {
  private let network: Network

  init() throws {
    network = try Network(["Lyon", "Pau", "Sète"])
    try network.syncAll()
    for word in ["un", "deux", "trois"] { try write(word, at: "Lyon") }
    try network.syncAll()
  }

  private func write(_ word: String, at name: String) throws {
    try network.apply(name, #"{"on":"practice/\#(word)","set":{"title":"\#(word)"}}"#)
  }

  /// Turns a bit in the middle of the file at `path`.
  private func rot(_ path: String, at place: Double = 0.5) throws {
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    bytes[Int(Double(bytes.count) * place)] ^= 4
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  private func journal(of site: String, at home: String) throws -> String {
    "\(network.homePath(home))/journals/\(try network.siteID(site))"
  }

  private func segment(of site: String, at home: String) throws -> String {
    let folder = try journal(of: site, at: home)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return "\(folder)/\(try #require(names.first { SegmentName($0) != nil }))"
  }

  private func isSound(_ name: String) throws -> Bool {
    try network.with(name) { try $0.verify().flaws.isEmpty }
  }

  private func repairOwn(_ name: String, isPatient: Bool = true) throws -> OwnRepair? {
    try Replica.repairOwnJournal(
      at: network.homePath(name), isPatient: isPatient, in: network.world.surroundings(of: name))
  }

  private func expectAll(_ words: [String], at names: [String]) throws {
    for name in names {
      for word in words {
        #expect(try network.line("practice/\(word)", at: name) != nil, "\(word) at \(name)")
      }
      #expect(try isSound(name), "\(name)")
    }
  }

  @Test func `a journal that was received is fetched anew`() throws {
    try rot(segment(of: "Lyon", at: "Pau"))
    #expect(try !isSound("Pau"))
    let repaired = try network.with("Pau") { try $0.repair() }
    #expect(repaired.fetched.map(\.site.name) == ["Lyon"])
    try expectAll(["un", "deux", "trois"], at: ["Pau"])
  }

  @Test(arguments: ["heads/", "segments/"])
  func `what was swapped under its right name comes back from any home that has it`(
    folder: String
  ) throws {
    try write("quatre", at: "Lyon")
    for name in ["Lyon", "Pau"] { try network.sync(name) }
    let (drive, lyon) = (ShareFolder(network, "drive"), try network.siteID("Lyon"))
    for file in try drive.files() where file.hasPrefix(folder + lyon) {
      try drive.write(try drive.bytes(file).reversed(), to: file)
    }
    try network.sync("Sète")
    #expect(try network.line("practice/quatre", at: "Sète") == nil)
    for name in ["Pau", "Sète"] { try network.sync(name) }
    try expectAll(["quatre"], at: ["Sète"])
    // Once it has come, nobody awaits it any more.
    try network.sync("Sète")
    for file in try drive.files() where file.hasPrefix("heads/") {
      #expect(try SignedHead(drive.bytes(file)).head.awaits.isEmpty, "\(file)")
    }
  }

  @Test func `where no share has it, the sites that do are named`() throws {
    try rot(segment(of: "Lyon", at: "Pau"))
    try ShareFolder(network, "drive").wipe()
    let repaired = try network.with("Pau") { try $0.repair() }
    #expect(repaired.missing.map(\.site.name) == ["Lyon"])
    #expect(Set(repaired.missing.flatMap { $0.heldBy.map(\.name) }) == ["Lyon", "Sète"])
  }

  @Test(arguments: [0.1, 0.5, 0.95])
  func `the own journal is put together from the shares`(place: Double) throws {
    try rot(journal(of: "Lyon", at: "Lyon") + "/open.jsonl.gz", at: place)
    let own = try #require(try repairOwn("Lyon"))
    #expect(own.recovered > 0 && own.behindGap == 0)
    try network.syncAll()
    try expectAll(["un", "deux", "trois"], at: network.names)
  }

  @Test func `what stands behind lost entries is written anew`() throws {
    try write("perdu", at: "Lyon")
    let path = try journal(of: "Lyon", at: "Lyon") + "/open.jsonl.gz"
    let before = try Data(contentsOf: URL(fileURLWithPath: path)).count
    try write("quatre", at: "Lyon")
    try write("cinq", at: "Lyon")
    // The entry that was never sent is lost, and two behind it are not.
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    let site = try network.with("Lyon") { $0.settings.site }
    bytes[before - 20] ^= 4
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let own = try #require(try repairOwn("Lyon"))
    #expect(own.behindGap == 2)
    try network.syncAll()
    #expect(try network.siteID("Lyon") != site.text)
    try expectAll(["un", "deux", "trois", "quatre", "cinq"], at: network.names)
  }

  @Test func `nothing is given up while a share is away`() throws {
    try write("perdu", at: "Lyon")
    let path = try journal(of: "Lyon", at: "Lyon") + "/open.jsonl.gz"
    let before = try Data(contentsOf: URL(fileURLWithPath: path)).count
    try write("quatre", at: "Lyon")
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    bytes[before - 20] ^= 4
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let drive = network.sharePath("drive")
    try FileManager.default.moveItem(atPath: drive, toPath: drive + ".away")
    #expect(throws: WorkspaceError.self) { try repairOwn("Lyon") }
    try FileManager.default.moveItem(atPath: drive + ".away", toPath: drive)
    _ = try repairOwn("Lyon")
    try network.syncAll()
    try expectAll(["un", "deux", "trois", "quatre"], at: network.names)
  }

  @Test func `whatever file of a share rots, a site that has it puts it right`() throws {
    let drive = ShareFolder(network, "drive")
    for file in try drive.files() where file != "reseau.json" {
      for name in network.names { try network.sync(name) }
      guard try drive.files().contains(file) else { continue }
      try rot("\(drive.path)/\(file)")
      let repaired = try network.with("Pau") { try $0.repair() }
      #expect(repaired.left.isEmpty, "\(file)")
      let code = try network.with("Lyon") { try $0.invite("Dax", as: .site, days: 3) }
      try network.sync("Lyon")
      let home = network.homePath("Dax")
      try Replica.join(
        at: home, with: code, language: nil, in: network.world.surroundings(of: "Dax"))
      try network.with("Dax") { _ = try $0.addShare(drive.path) }
      try network.sync("Dax", .pull)
      try expectAll(["un", "deux", "trois"], at: ["Dax"])
      try FileManager.default.removeItem(atPath: home)
    }
  }

  @Test(arguments: ["heads", "segments"])
  func `a folder called like a file of a share stops no repair`(part: String) throws {
    let drive = ShareFolder(network, "drive")
    let lyon = try network.siteID("Lyon")
    let folders = try drive.files().filter { $0.hasPrefix(part) && $0.contains(lyon) }
    for file in folders {
      try drive.remove(file)
      try drive.write([1], to: "\(file)/x")
    }
    let pau = try network.siteID("Pau")
    let file = try #require(
      try drive.files().first { $0.hasPrefix("segments/\(pau)/") })
    try rot("\(drive.path)/\(file)")

    let repaired = try network.with("Sète") { try $0.repair() }

    #expect(repaired.unavailable.isEmpty)
    #expect(repaired.rewritten == ["\(drive.path)/\(file)"])
    #expect(Set(repaired.left) == Set(folders.map { "\(drive.path)/\($0)" }))
  }

  /// Lyon and Pau have seen what the other wrote, in turns; then Lyon's copy of Pau's journal rots,
  /// and its index goes: what Lyon wrote after it had seen Pau waits for Pau's journal.
  private func loseTheJournalThatOwnEntriesSaw() throws {
    for (word, name) in [("quatre", "Pau"), ("cinq", "Lyon"), ("six", "Pau")] {
      try write(word, at: name)
      try network.syncAll()
    }
    let folder = try journal(of: "Pau", at: "Lyon")
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      try rot("\(folder)/\(name)")
    }
    try Index(network.homePath("Lyon")).remove()
    #expect(try network.line("practice/cinq", at: "Lyon") == nil)
  }

  @Test func `own entries that wait for a lost journal are merged when a share brings it`() throws {
    let site = try network.siteID("Lyon")
    try loseTheJournalThatOwnEntriesSaw()
    try network.sync("Lyon")
    try network.syncAll()
    #expect(try network.siteID("Lyon") == site)
    try expectAll(["un", "deux", "trois", "quatre", "cinq", "six"], at: network.names)
  }

  @Test func `a push while own entries wait takes back nothing of what was sent`() throws {
    let site = try network.siteID("Lyon")
    try loseTheJournalThatOwnEntriesSaw()
    try network.sync("Lyon", .push)
    try network.syncAll()
    #expect(try network.siteID("Lyon") == site)
    try expectAll(["un", "deux", "trois", "quatre", "cinq", "six"], at: network.names)
  }

  @Test func `an index that shows something else is found and made anew`() throws {
    try network.with("Pau") { $0.close() }
    let index = try Connection(
      at: network.homePath("Pau") + "/index.sqlite", access: .write, patience: 1)
    try index.run("DELETE FROM states WHERE id = (SELECT max(id) FROM states)")
    index.close()
    #expect(try !isSound("Pau"))
    #expect(try network.with("Pau") { try $0.repair().isIndexRemade })
    try expectAll(["un", "deux", "trois"], at: ["Pau"])
  }
}
