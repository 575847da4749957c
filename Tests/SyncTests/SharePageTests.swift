import Crypto
import Fakes
import Journal
import Merge
import Sync
import Testing

// The worked example of Sync.docc/ShareFormat.md is read from the page.

@Suite struct SharePageTests {
  private let page: Page
  private let share = MemoryShare()
  private let head: SignedHead
  private let names: [String]

  init() throws {
    page = try Page("Sources/Sync/Sync.docc/ShareFormat.md")
    let journal = try Page("Sources/Journal/Journal.docc/SegmentFormat.md")
    names = try #require(page.example(with: "reseau.json\nheads/t")).split(separator: "\n")
      .map { String($0) }
    let mark = try #require(page.example(with: "\"name\":\"Réseau Valmérac\"")) + "\n"
    let file = try #require(page.example(with: "\"signature\":\"L8T")) + "\n"
    let hex = try #require(journal.examples.last { $0.hasPrefix("1f8b") })
    head = try SignedHead(Array(file.utf8))
    share[names[0]] = Array(mark.utf8)
    share[names[1]] = head.bytes
    share[names[2]] = [UInt8](hex: hex.filter { $0 != "\n" })
  }

  private var network: ShareMark {
    ShareMark(network: head.head.network, name: "Réseau Valmérac")
  }

  @Test func `the example's mark is what the code writes`() throws {
    let written = MemoryShare()
    #expect(try written.found(for: network))
    #expect(written[names[0]] == share[names[0]])
    try share.check(belongsTo: network)
  }

  @Test func `the example's head is what the code writes, up to the signature`() throws {
    let key = try Curve25519.Signing.PrivateKey(rawRepresentation: Array(repeating: 1, count: 32))
    let again = try SignedHead(head.head, with: key)
    let mark = "\",\"signature\":\""
    let text = String(decoding: again.bytes, as: UTF8.self)
    let statement = try #require(text.firstRange(of: mark)).lowerBound
    #expect(String(decoding: head.bytes, as: UTF8.self).hasPrefix(text[...statement]))
    #expect(names[1] == "heads/" + HeadName(head).text)
    let signed = try #require(page.example(with: "08:06:00.000Z\"}"))
    #expect(signed == text[...statement] + "}")
  }

  @Test func `the example's share is read`() throws {
    let files = MemoryFiles()
    let home = LocalStore(
      network: network, site: try site("pau-00000000"),
      journals: JournalFolder(files: files, path: "/journals"),
      heads: HeadFolder(files: files, path: "/heads"),
      blobs: BlobFolder(files: files, path: "/blobs"),
      quarantine: Quarantine(files: files, path: "/quarantine"))
    var door = OpenDoor(admitted: [head.head.site])
    let pulled = try Pull(into: home, from: share)
      .run(admission: &door, willStore: {}, progress: { _, _ in })
    #expect(pulled.refused.isEmpty)
    #expect(pulled.count == 3)
    #expect(try home.heads.all()[JournalID(head.head.site)] == head)
  }
}
