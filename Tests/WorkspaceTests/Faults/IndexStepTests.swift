import Catalog
import Community
import Fakes
import Foundation
import Journal
import Merge
import Testing
import Workspace

/// What is acknowledged is in the journal; the index follows when it can, and leaves nothing out.
@Suite struct IndexStepTests {
  private let network: FaultyNetwork

  init() throws { network = try FaultyNetwork(["Pau", "Lyon"], shares: ["drive"], seed: 11) }

  private func add(_ words: [String], at replica: Replica) throws {
    _ = try replica.apply(
      words.map { word in
        let line = #"{"on":"practice/\#(word)","set":{"title":"\#(word)"}}"#
        return NumberedDraft(try Draft(json: line.utf8))
      })
  }

  /// Runs `body` while nothing can be written to Pau's index.
  private func withFullIndex(_ body: () throws -> Void) throws {
    var faults = DiskFaults()
    faults.rates[.fullDisk] = 1000
    faults.places = network.indexPaths("Pau")
    network.disk.setFaults(faults)
    defer { network.disk.setFaults(DiskFaults()) }
    try body()
    #expect(network.disk.faultsMet > 0)
  }

  private func isFull(_ error: any Error) -> Bool {
    if case WorkspaceError.index(.diskFull) = error { true } else { false }
  }

  private func titles(_ replica: Replica) throws -> [String] {
    var titles: [String] = []
    try replica.dump { line in
      if let title = JSONTitle(line) { titles.append(title.text) }
    }
    return titles.sorted()
  }

  @Test(arguments: [1, 1500])
  func `changes that the index could not take are shown by the next look-up`(count: Int) throws {
    let words = (1...count).map { "p\($0)" }.sorted()
    let replica = try network.open("Pau")
    defer { replica.close() }
    try withFullIndex { try add(words, at: replica) }
    #expect(try titles(replica) == words)
    #expect(try replica.verify().flaws.isEmpty)
  }

  @Test func `what the index can't take before a decision stops the decision`() throws {
    let replica = try network.open("Pau")
    defer { replica.close() }
    try withFullIndex {
      try add(["un"], at: replica)
      #expect { try add(["deux"], at: replica) } throws: { isFull($0) }
    }
    try add(["trois"], at: replica)
    #expect(try titles(replica) == ["trois", "un"])
  }

  @Test func `a look-up shows what there is while the writer's index is behind`() throws {
    let writer = try network.open("Pau")
    try add(["un"], at: writer)
    try withFullIndex { try add(["deux"], at: writer) }
    let surroundings = network.world.surroundings(of: "Pau")
    let reader = try Replica(at: network.homePath("Pau"), for: .read, in: surroundings)
    #expect(try titles(reader) == ["un"])
    reader.close()
    writer.close()
    let later = try Replica(at: network.homePath("Pau"), for: .read, in: surroundings)
    defer { later.close() }
    #expect(try titles(later) == ["deux", "un"])
  }

  @Test func `a decision of a lead has its effect though the index could not take it`() throws {
    let lead = try network.open("Pau")
    _ = try lead.invite("Gap", as: .site, days: 30)
    try withFullIndex {
      #expect { _ = try lead.withdraw("Gap") } throws: { isFull($0) }
    }
    #expect(try lead.invitations().filter { $0.site == "Gap" }.map(\.isWithdrawn) == [true])
    lead.close()
  }

  @Test func `what was received and not merged is merged by the next look-up`() throws {
    let other = try network.open("Lyon")
    try add(["lyon"], at: other)
    #expect(try other.exchange(.both).allSatisfy { $0.failure == nil })
    other.close()
    let replica = try network.open("Pau")
    defer { replica.close() }
    var faults = DiskFaults()
    faults.rates[.deviceError] = 1000
    faults.places = [network.homePath("Pau") + "/heads"]
    network.disk.setFaults(faults)
    #expect(try replica.exchange(.pull).allSatisfy { $0.failure != nil })
    network.disk.setFaults(DiskFaults())
    #expect(try replica.exchange(.pull).allSatisfy { $0.failure == nil })
    #expect(try titles(replica) == ["lyon"])
  }
}

/// The title in a line of a dump, where there is one.
private struct JSONTitle {
  let text: String

  init?(_ line: String) {
    guard let start = line.firstRange(of: #""title":""#) else { return nil }
    text = String(line[start.upperBound...].prefix { $0 != "\"" })
  }
}
