import Crypto
import Fakes
import Journal
import Merge
import Testing

@Suite struct HostileHeadTests {
  private let key: Curve25519.Signing.PrivateKey

  init() throws {
    key = try Curve25519.Signing.PrivateKey(rawRepresentation: Array(repeating: 1, count: 32))
  }

  private func head(
    name: String = "Toulouse", clock: [EntryName] = [], awaits: Set<String> = []
  ) throws -> Head {
    Head(
      network: String(repeating: "ec", count: 32), site: try site(), name: name,
      key: Array(key.publicKey.rawRepresentation), edition: .max, seq: .max,
      chain: String(repeating: "0", count: 64), clock: clock,
      awaits: awaits, at: Timestamp(milliseconds: Timestamp.range.upperBound))
  }

  @Test func `a long name is shortened, so that every reader takes the head`() throws {
    let marks = "e" + String(repeating: "\u{301}", count: 5000)
    let (faces, nulls) = (String(repeating: "😀", count: 1001), String(repeating: "\0", count: 1002))
    for name in [marks, faces, nulls] {
      let signed = try SignedHead(try head(name: name), with: key)
      #expect(signed.head.name.unicodeScalars.count == 1000)
      #expect(try SignedHead(signed.bytes) == signed)
    }
  }

  @Test func `of the files that are awaited the first sixteen are named, and in one order only`()
    throws
  {
    let paths = (10...40).map { "heads/\($0)" }
    let signed = try SignedHead(try head(awaits: Set(paths)), with: key)
    #expect(signed.head.awaits == Array(paths.prefix(16)))
    #expect(try SignedHead(signed.bytes) == signed)

    let other = String(decoding: signed.bytes, as: UTF8.self)
      .replacing("\"heads/10\",\"heads/11\"", with: "\"heads/11\",\"heads/10\"")
    #expect(throws: HeadError.self) { try SignedHead(Array(other.utf8)) }
  }

  @Test func `a clock over twenty thousand sites is read`() throws {
    let clock = try (0..<20_000).map { place in
      let digits = String(10_000_000 + place)
      return EntryName(
        site: try site("saintjeandeluz-\(digits)"), point: Point(seq: .max, hash: .max))
    }
    let signed = try SignedHead(try head(clock: clock), with: key)
    #expect(signed.bytes.count < Head.maximumSize)
    #expect(try SignedHead(signed.bytes).head.clock.count == 20_000)
  }
}
