import Community
import Crypto
import Merge
import Testing

@Suite struct InvitationCodeTests {
  let code: InvitationCode

  init() throws {
    let key = try Inhabitant.key(from: "code")
    let invitation = Invitation(
      key: PublicKey(of: key), site: "Saint-Étienne", role: .lead, expires: 1_798_099_200_000)
    code = try #require(
      InvitationCode(
        invitation, key: key, network: Village.network, networkName: "Réseau Valmérac"))
  }

  @Test func `a code reads as it was made`() throws {
    let read = try InvitationCode(code.text)
    #expect(read == code)
    #expect(read.site == "Saint-Étienne")
    #expect(read.networkName == "Réseau Valmérac")
    #expect(read.role == .lead)
    #expect(read.expires == 1_798_099_200_000)
    #expect(read.network == Village.network)
    let key = try #require(read.key)
    #expect(PublicKey(of: key) == PublicKey(of: try Inhabitant.key(from: "code")))
  }

  @Test func `a code is lower-case letters, digits and one dash`() {
    #expect(code.text.hasPrefix("reseau1-"))
    #expect(
      code.text.utf8.allSatisfy { 97...122 ~= $0 || 48...57 ~= $0 || $0 == UInt8(ascii: "-") })
    #expect(code.text.utf8.filter { $0 == UInt8(ascii: "-") }.count == 1)
  }

  @Test func `a mail may break a code, and a person may shout it`() throws {
    var broken = "\u{FEFF}  "
    for (place, character) in code.text.uppercased().enumerated() {
      broken.append(character)
      if place % 17 == 16 {
        broken += ["\r\n", " ", "\u{A0}", "\u{AD}", "-\n", "\u{200B}"][place / 17 % 6]
      }
    }
    #expect(try InvitationCode(broken) == code)
    #expect(try InvitationCode(code.text.replacing("-", with: "\u{2011}")) == code)
    #expect(
      try InvitationCode(code.text.replacing("1", with: "l").replacing("reseaul", with: "reseau1"))
        == code)
  }

  @Test func `a wrong digit anywhere is noticed`() throws {
    let digits = Array(code.text.utf8)
    var generator = Seeded(7)
    for place in 8..<digits.count {
      var mistyped = digits
      repeat {
        mistyped[place] = try #require(Base32.alphabet.randomElement(using: &generator))
      } while mistyped[place] == digits[place]
      #expect(throws: InvitationCodeError.mistyped) {
        try InvitationCode(String(decoding: mistyped, as: UTF8.self))
      }
    }
  }

  @Test func `two digits exchanged are noticed`() throws {
    let digits = Array(code.text.utf8)
    for place in 8..<digits.count - 1 where digits[place] != digits[place + 1] {
      var mistyped = digits
      mistyped.swapAt(place, place + 1)
      #expect(throws: InvitationCodeError.mistyped) {
        try InvitationCode(String(decoding: mistyped, as: UTF8.self))
      }
    }
  }

  @Test func `a part of a code is noticed`() {
    for length in 0..<code.text.count {
      let error = #expect(throws: InvitationCodeError.self) {
        try InvitationCode(String(code.text.prefix(length)))
      }
      #expect(error == (length < 7 ? .notACode : length < 132 ? .incomplete : .mistyped))
    }
  }

  @Test(arguments: [
    ("", InvitationCodeError.notACode), ("bonjour", .notACode), ("reseau", .notACode),
    ("reseau-abc", .notACode), ("reseaux1-abc", .notACode),
    ("reseau2-abc", .otherVersion("2")), ("reseau10-abc", .otherVersion("10")),
    ("reseau1-", .incomplete), ("reseau1-abcu", .foreignCharacter("u")),
    ("reseau1-été", .foreignCharacter("é")), ("reseau1-ab<c", .foreignCharacter("<")),
  ])
  func `what is no code says why`(text: String, error: InvitationCodeError) {
    #expect(throws: error) { try InvitationCode(text) }
  }

  @Test func `a long name is cut between characters`() throws {
    let key = try Inhabitant.key(from: "code")
    let invitation = Invitation(
      key: PublicKey(of: key), site: String(repeating: "👩‍💼", count: 40), role: .site, expires: 0)
    let code = try #require(
      InvitationCode(invitation, key: key, network: Village.network, networkName: ""))
    #expect(try InvitationCode(code.text) == code)
    #expect(code.site == String(repeating: "👩‍💼", count: 120 / "👩‍💼".utf8.count))
  }

  @Test(arguments: [
    "", "abc", String(repeating: "AB", count: 32), String(repeating: "ab", count: 33),
  ])
  func `a code is made for a network's id only`(network: String) throws {
    let key = try Inhabitant.key(from: "code")
    let invitation = Invitation(key: PublicKey(of: key), site: "", role: .site, expires: 0)
    #expect(InvitationCode(invitation, key: key, network: network, networkName: "") == nil)
  }
}
