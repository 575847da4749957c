// What the fault simulator found, each as small as it can be told.

import Community
import Fakes
import Foundation
import Journal
import Merge
import Sync
import Testing
import Workspace

@Suite struct FoundByFaultsTests {
  private let network: FaultyNetwork

  init() throws { network = try FaultyNetwork(["Pau", "Lyon"], shares: ["drive"], seed: 3) }

  private func add(_ word: String, at replica: Replica) throws {
    let line = #"{"on":"practice/\#(word)","set":{"title":"\#(word)"}}"#
    _ = try replica.apply([NumberedDraft(try Draft(json: line.utf8))])
  }

  private func with(_ name: String, _ body: (Replica) throws -> Void) throws {
    let replica = try network.open(name)
    defer { replica.close() }
    try body(replica)
  }

  private func sync(_ name: String) throws {
    try with(name) { replica in
      for outcome in try replica.exchange(.both) {
        if let failure = outcome.failure { throw failure }
      }
    }
  }

  private func dump(_ name: String) throws -> [String] {
    var lines: [String] = []
    try with(name) { replica in try replica.dump { lines.append($0) } }
    return lines
  }

  private func expectSound(_ name: String) throws {
    try with(name) { replica in
      let flaws = try replica.verify().flaws
      #expect(flaws.isEmpty, "\(flaws)")
    }
  }

  /// The open segment of Pau's journal.
  private func openSegment() throws -> String {
    var path = ""
    try with("Pau") { replica in
      path = "\(network.homePath("Pau"))/journals/\(replica.settings.site)/open.jsonl.gz"
    }
    return path
  }

  /// The process that appended was killed before its sync; the next one reads the entry, and
  /// others receive it. Its number must not be used again.
  @Test func `an entry that was never synced is made durable before anybody sees it`() throws {
    try with("Pau") { replica in
      var faults = DiskFaults()
      faults.death = 2  // The write is the first call, the sync the second.
      network.disk.setFaults(faults)
      #expect(throws: WorkspaceError.self) { try add("un", at: replica) }
    }
    network.disk.endProcess()
    try sync("Pau")
    network.disk.cutPower(below: network.homePath("Pau"), .everything, seed: 1)
    network.world.restart("Pau")
    let afterwards = try dump("Pau")
    #expect(afterwards.contains { $0.contains("practice/un") })
    try with("Pau") { try add("deux", at: $0) }
    for name in ["Lyon", "Pau", "Lyon"] { try sync(name) }
    #expect(try dump("Pau") == dump("Lyon"))
    try expectSound("Pau")
  }

  /// Sectors reach the disk in any order.
  @Test(arguments: [0, 1, 2])
  func `an append of which any sector is missing was never acknowledged`(missing: Int) throws {
    var random = Seeded(5)
    let path = try openSegment()
    let before = try #require(network.disk[path])
    let text = Data(random.bytes(1800)).base64EncodedString()
    let line = #"{"on":"practice/long","text":{"body":"\#(text)"}}"#
    try with("Pau") { replica in
      var faults = DiskFaults()
      faults.death = 2
      network.disk.setFaults(faults)
      let drafts = [NumberedDraft(try Draft(json: line.utf8))]
      #expect(throws: WorkspaceError.self) { try replica.apply(drafts) }
    }
    network.disk.endProcess()
    var file = try #require(network.disk[path])
    let sector = before.count / 512 + missing
    try #require(file.count > (sector + 1) * 512)
    for place in sector * 512..<(sector + 1) * 512 where place >= before.count { file[place] = 0 }
    network.disk[path] = file
    // The append did not return, so no index knows of it.
    network.loseIndex("Pau")
    network.world.restart("Pau")
    let lines = try dump("Pau")
    #expect(!lines.contains { $0.contains("practice/") })
    try with("Pau") { try add("deux", at: $0) }
    #expect(try dump("Pau").contains { $0.contains("practice/deux") })
  }

  /// The next process finds the folder there, and stores in it what must last.
  @Test func `a folder that a killed process made is durable before anything lies in it`() throws {
    let files = LocalFiles(calls: network.disk, pause: { _ in })
    let home = network.homePath("Pau")
    var faults = DiskFaults()
    faults.death = 2  // The folder is the first call, the sync of its name the second.
    network.disk.setFaults(faults)
    #expect(throws: FileError.self) { try files.makeFolders(home + "/new") }
    network.disk.endProcess()
    try files.makeFolders(home + "/new")
    try files.replace(
      [NamedFile("file", [1])], in: home + "/new", temporary: ".incoming", isPrivate: false)
    network.disk.cutPower(below: home, .everything, seed: 1)
    #expect(network.disk[home + "/new/file"] == [1])
  }

  @Test func `a home whose opening failed can be opened when the disk works again`() throws {
    var faults = DiskFaults()
    faults.rates[.deviceError] = 1000
    faults.places = [network.homePath("Pau") + "/journals"]
    network.disk.setFaults(faults)
    #expect(throws: WorkspaceError.self) { _ = try network.open("Pau") }
    network.disk.setFaults(DiskFaults())
    try with("Pau") { try add("un", at: $0) }
  }

  @Test func `a drive that fails does not say that a file is missing`() throws {
    let path = network.sharePath("drive", "Pau")
    let files = LocalFiles(calls: network.disk, pause: { _ in }).confined(to: path)
    var faults = DiskFaults()
    faults.rates[.deviceError] = 1000
    faults.places = [path + "/reseau.json"]
    network.disk.setFaults(faults)
    #expect(throws: FileError(.read, path + "/reseau.json", .other(5))) {
      try files.read(path + "/reseau.json", limit: 1 << 16)
    }
  }

  @Test func `an index that knows more than restored journals is made anew`() throws {
    let home = network.homePath("Pau")
    let files = network.disk.files(below: home)
    try with("Pau") { try add("un", at: $0) }
    network.disk.replaceFiles(below: home, with: files)
    let shown = try dump("Pau")
    #expect(!shown.contains { $0.contains("practice/un") })
    try with("Pau") { try add("deux", at: $0) }
    #expect(try dump("Pau").contains { $0.contains("practice/deux") })
    try expectSound("Pau")
  }

  /// The journal's append is what counts; the index follows when it can.
  @Test(arguments: [false, true])
  func `a change that the index could not take is shown with the next one`(isReopened: Bool) throws
  {
    try with("Pau") { replica in
      var faults = DiskFaults()
      faults.rates[.fullDisk] = 1000
      faults.places = network.indexPaths("Pau")
      network.disk.setFaults(faults)
      try add("un", at: replica)
      #expect(network.disk.faultsMet > 0)
      network.disk.setFaults(DiskFaults())
      if !isReopened { try add("deux", at: replica) }
      #expect(replica.wentOn.isEmpty, "the site takes itself for one that lost something")
    }
    if isReopened { try with("Pau") { try add("deux", at: $0) } }
    let shown = try dump("Pau")
    for word in ["un", "deux"] {
      #expect(shown.contains { $0.contains("practice/\(word)\"") }, "\(word) is missing")
    }
    try expectSound("Pau")
  }
}
