import Crypto
import Fakes
import Journal
import Merge
import Testing

@Suite struct HeadTests {
  private static let network = String(repeating: "ec", count: 32)

  private func key(_ byte: UInt8 = 1) throws -> Curve25519.Signing.PrivateKey {
    try Curve25519.Signing.PrivateKey(rawRepresentation: Array(repeating: byte, count: 32))
  }

  private func head(_ name: String = "Saint-Étienne \"\\\n", key byte: UInt8 = 1) throws -> Head {
    Head(
      network: Self.network, site: try site(), name: name,
      key: Array(try key(byte).publicKey.rawRepresentation), edition: 2, seq: 3,
      chain: String(repeating: "0a", count: 32),
      clock: [
        EntryName(
          site: try site("lyon-p3x9k2m7"), point: Point(seq: 41, hash: 0xAF98_ABDE_F842_25A2))
      ],
      at: Timestamp(milliseconds: Sample.morning))
  }

  private func signed() throws -> SignedHead { try SignedHead(head(), with: key()) }

  @Test func `a head is read back from its bytes`() throws {
    let signed = try signed()
    #expect(try SignedHead(signed.bytes) == signed)
  }

  @Test func `a head with any bit flipped is refused`() throws {
    let right = try signed().bytes
    for byte in right.indices {
      for bit in 0..<8 {
        var bytes = right
        bytes[byte] ^= 1 << UInt8(bit)
        #expect(throws: HeadError.self, "byte \(byte), bit \(bit)") { try SignedHead(bytes) }
      }
    }
  }

  @Test func `a head cut anywhere is refused`() throws {
    let right = try signed().bytes
    for cut in right.indices {
      #expect(throws: HeadError.self) { try SignedHead(Array(right.prefix(cut))) }
    }
  }

  @Test func `a head signed by another key than it names is forged`() throws {
    let forged = try SignedHead(head(), with: key(2))
    #expect(throws: HeadError.forged) { try SignedHead(forged.bytes) }
  }

  @Test func `the same statement in other bytes is no head`() throws {
    let text = String(decoding: try signed().bytes, as: UTF8.self)
    let spellings = [
      text + " ", text + "\n", " " + text, String(text.dropLast()),
      text.replacing("\"edition\":2", with: "\"edition\": 2"),
      text.replacing("É", with: "\\u00c9"),
      text.replacing("==\"}", with: "=\"}"),
    ]
    for spelling in spellings {
      #expect(throws: HeadError.self, "\(spelling)") { try SignedHead(Array(spelling.utf8)) }
    }
  }

  @Test func `a head in a newer format says so`() throws {
    let text = String(decoding: try signed().bytes, as: UTF8.self)
    let newer = text.replacing("{\"format\":1,", with: "{\"format\":2,\"flavour\":\"new\",")
    #expect(throws: HeadError.newerFormat(2)) { try SignedHead(Array(newer.utf8)) }
  }

  @Test func `a head larger than any may be is refused unread`() {
    let bytes = Array(repeating: UInt8(ascii: " "), count: Head.maximumSize + 1)
    #expect(throws: HeadError.malformed(offset: Head.maximumSize)) { try SignedHead(bytes) }
  }

  @Test(arguments: seeds(300))
  func `any bytes at all are read without harm`(seed: UInt64) throws {
    var random = Seeded(seed)
    var bytes = try signed().bytes
    for _ in 0...random.below(5) {
      let place = random.below(bytes.count)
      bytes.replaceSubrange(
        place..<min(bytes.count, place + random.below(9)), with: random.bytes(random.below(9)))
    }
    _ = try? SignedHead(bytes)
  }

  @Test func `a head's name is read back from its text`() throws {
    let signed = try signed()
    let name = HeadName(signed)
    #expect(HeadName(name.text) == name)
    #expect(name.matches(signed.bytes))
    #expect(!name.matches([1]))
  }

  @Test(arguments: [
    "", "..", "toulouse-6htgz65x.json", "toulouse-6htgz65x-2-d088fa3cb043e2a0.json",
    "toulouse-6htgz65x-0000000000-d088fa3cb043e2a0.json",
    "toulouse-6htgz65x-0000000002-d088fa3cb043e2a0.JSON",
    "Toulouse-6htgz65x-0000000002-d088fa3cb043e2a0.json",
    "toulouse-6htgz65x-0000000002-d088fa3cb043e2a.json",
    "toulouse-6htgz65x-9999999999-d088fa3cb043e2a0.json",
    "../se-6htgz65x-0000000002-d088fa3cb043e2a0.json",
    "toulouse-6htgz65x-0000000002-d088fa3cb043e2a0 (1).json",
    ".toulouse-6htgz65x-0000000002-d088fa3cb043e2a0.json",
  ])
  func `any other name is somebody else's`(text: String) {
    #expect(HeadName(text) == nil)
  }

  @Test func `heads read without their clocks are the same in all else`() throws {
    let files = MemoryFiles()
    let heads = HeadFolder(files: files, path: "/heads")
    let signed = try signed()
    try heads.store([JournalID(site()): signed])

    let read = try #require(try heads.all(withClocks: false)[JournalID(try site())])

    let head = signed.head
    let timeless = Head(
      network: head.network, site: head.site, name: head.name, key: head.key,
      edition: head.edition, seq: head.seq, chain: head.chain, clock: [], at: head.at)
    #expect(read.head == timeless)
    #expect(read.bytes == signed.bytes)
  }

  @Test func `a home's unreadable head counts as not known`() throws {
    let files = MemoryFiles()
    let heads = HeadFolder(files: files, path: "/heads")
    #expect(try heads.all().isEmpty)
    let signed = try signed()
    try heads.store([JournalID(site()): signed])
    #expect(try heads.all() == [JournalID(try site()): signed])
    files["/heads/\(try site()).json"]?.removeLast(9)
    #expect(try heads.all().isEmpty)
  }
}
