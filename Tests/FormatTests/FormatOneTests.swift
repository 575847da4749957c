import Community
import Fakes
import Foundation
import Journal
import Merge
import Sync
import Testing
import Workspace

// Fixtures/format/v1 was written by another program, from the format's documents alone. Every
// later version must read it, and show what that program says.

@Suite struct FormatOneTests {
  private static let fixture = "Fixtures/format/v1"
  private let scratch: Scratch
  private let dump: [String]

  init() throws {
    scratch = try Scratch()
    dump = try Checkout.text("\(Self.fixture)/expected-dump.jsonl").split(separator: "\n")
      .map { String($0) }
    for part in ["share", "home"] {
      try FileManager.default.copyItem(
        atPath: "\(Checkout.path)/\(Self.fixture)/\(part)", toPath: "\(scratch.path)/\(part)")
    }
  }

  private var surroundings: Surroundings {
    Surroundings(
      files: LocalFiles(), now: { Timestamp(milliseconds: 1_795_550_400_000) },
      random: { 0x0123_4567_89AB_CDEF }, bootID: "test", patience: 1, pause: {})
  }

  private func dump(_ replica: Replica) throws -> [String] {
    var lines: [String] = []
    try replica.dump { lines.append($0) }
    return lines
  }

  private func expectDump(_ lines: [String]) {
    #expect(lines.count == dump.count)
    for (line, expected) in zip(lines, dump) {
      #expect(line.utf8.elementsEqual(expected.utf8), "\(line)\n\(expected)")
    }
  }

  @Test func `a new site that joins and pulls shows what the other program expects`() throws {
    let text = try Checkout.text("\(Self.fixture)/invitation-code.txt")
    let code = try InvitationCode(text)
    #expect(code.site == "Brest")
    let path = scratch.path + "/brest"
    try Replica.join(at: path, with: code, language: nil, in: surroundings)
    let replica = try Replica(at: path, for: .write, in: surroundings)
    defer { replica.close() }
    #expect(try !replica.addShare(scratch.path + "/share"))

    let outcome = try #require(try replica.exchange(.pull).first)

    #expect(outcome.failure == nil)
    #expect(outcome.waiting == 0)
    let pulled = try #require(outcome.pulled)
    #expect(pulled.refused.isEmpty && pulled.arriving.isEmpty && pulled.unknown.isEmpty)
    #expect(pulled.news.count == 3)
    let own = "\"record\":\"site/\(replica.settings.site)\""
    expectDump(try dump(replica).filter { !$0.contains(own) })
  }

  @Test func `a home of the other program opens, and shows the same`() throws {
    let mark = try Checkout.text("\(Self.fixture)/share/reseau.json")
    let network = try #require(mark.split(separator: "\"").first { $0.utf8.count == 64 })
    let home = scratch.path + "/home"
    let settings =
      #"{"format":1,"name":"Toulouse","network":"\#(network)","networkName":"Réseau Valmérac","#
      + #""shares":[],"site":"toulouse-6htgz65x"}"# + "\n"
    try Data(settings.utf8).write(to: URL(fileURLWithPath: home + "/site.json"))
    let replica = try Replica(at: home, for: .read, in: surroundings)
    defer { replica.close() }
    expectDump(try dump(replica))
  }

  @Test func `the chains are those that the other program computed`() throws {
    let expected = try JSONDecoder().decode(
      [String: [String]].self,
      from: Data(try Checkout.bytes("\(Self.fixture)/expected-chains.json")))
    let folder = JournalFolder(
      files: LocalFiles(), path: "\(Checkout.path)/\(Self.fixture)/home/journals")
    #expect(Set(try folder.all().map(\.description)) == Set(expected.keys))
    for journal in try folder.all() {
      let hashes = try #require(expected[journal.description])
      for (count, hash) in hashes.enumerated() {
        let chain = try folder.chain(
          of: journal, from: Chain(of: journal.site), through: UInt32(count),
          isOwn: journal.site.text.hasPrefix("toulouse"))
        #expect(chain.hex == hash)
      }
    }
  }

  @Test func `the lines of the other program are those that this one writes`() throws {
    let folder = JournalFolder(
      files: LocalFiles(), path: "\(Checkout.path)/\(Self.fixture)/home/journals")
    for journal in try folder.all() {
      for name in try folder.segments(of: journal) {
        let segment = try folder.segment(name, of: journal)
        let lines = try segment.entries().map { $0.line + "\n" }.joined()
        #expect(Array(lines.utf8) == segment.content)
      }
    }
  }

  @Test func `a push completes the share and takes nothing that is needed away`() throws {
    let code = try InvitationCode(try Checkout.text("\(Self.fixture)/invitation-code.txt"))
    let path = scratch.path + "/brest"
    try Replica.join(at: path, with: code, language: nil, in: surroundings)
    let replica = try Replica(at: path, for: .write, in: surroundings)
    defer { replica.close() }
    _ = try replica.addShare(scratch.path + "/share")
    let outcome = try #require(try replica.exchange(.both).first)
    #expect(outcome.failure == nil)
    #expect(outcome.pushed?.count == 1)
    let heads = try LocalFiles().list(scratch.path + "/share/heads")
    #expect(heads.contains("desktop.ini"))
    #expect(heads.count { HeadName($0) != nil } == 4)
  }
}
