import Crypto
import Merge
import Testing

@testable import Community

@Suite struct Base32Tests {
  @Test(
    arguments: [
      ([], ""), ([0x00], "00"), ([0xFF], "zw"), ([0xFF, 0xFF, 0xFF, 0xFF, 0xFF], "zzzzzzzz"),
      ([0x08, 0x42, 0x10, 0x84, 0x21], "11111111"), (Array("foobar".utf8), "csqpyrk1e8"),
    ] as [([UInt8], String)])
  func `five bits make a digit, the highest first`(bytes: [UInt8], digits: String) {
    #expect(Base32.encode(bytes) == digits)
    #expect(Base32.decode(digits.utf8) == bytes)
  }

  @Test(arguments: 0...64)
  func `what is encoded is decoded`(count: Int) {
    var generator = Seeded(UInt64(count))
    let bytes = (0..<count).map { _ in generator.next() as UInt8 }
    #expect(Base32.decode(Base32.encode(bytes).utf8) == bytes)
    #expect(Base32.decode(Base32.encode(bytes).uppercased().utf8) == bytes)
  }

  @Test func `letters that look like digits are read as them`() {
    #expect(Base32.decode("oO0iIlL1".utf8) == Base32.decode("00011111".utf8))
  }

  @Test(arguments: ["u", "zu", "0", "000", "zz", "z z0", "é0"])
  func `what encodes no whole number of bytes is refused`(digits: String) {
    #expect(Base32.decode(digits.utf8) == nil)
  }
}

@Suite struct RecordNameTests {
  @Test(arguments: 1...100 as ClosedRange<UInt64>)
  func `a fresh id is 12 digits of base 32, and differs from the next`(seed: UInt64) {
    var generator = Seeded(seed)
    let name = RecordName.fresh(.practice, using: &generator)
    #expect(name.id.utf8.count == 12)
    #expect(name.id.utf8.allSatisfy(Base32.alphabet.contains))
    #expect(RecordName(name.text) == name)
    #expect(RecordName.fresh(.practice, using: &generator) != name)
  }

  @Test func `an id holds the 60 highest bits drawn`() {
    struct Fixed: RandomNumberGenerator {
      mutating func next() -> UInt64 { 0xFFFF_FFFF_FFFF_0000 }
    }
    var generator = Fixed()
    #expect(RecordName.freshID(using: &generator) == "zzzzzzzzzw00")
  }
}

@Suite struct SiteIDTests {
  @Test(arguments: [
    ("Toulouse", "toulouse"), ("Saint-Étienne", "saintetienne"), ("Paris-Siège", "parissiege"),
    ("L’Haÿ-les-Roses", "lhaylesroses"), ("Œuilly", "oeuilly"), ("Ærøskøbing", "aeroskobing"),
    ("E\u{301}pinal", "epinal"), ("Straße", "strasse"), ("Łódź", "lodz"),
    ("Þingvellir", "thingvellir"),
    ("İzmir", "izmir"), ("Đà Nẵng", "danang"), ("ﬁn", "fin"), ("Site 12 bis", "site12bis"),
    ("Москва", "site"), ("東京", "site"), ("", "site"), ("--- !", "site"), ("Москва 2", "2"),
    ("Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson", "saintremyenbouzemont"),
    ("aaaaaaaaaaaaaaaaaaaœ", "aaaaaaaaaaaaaaaaaaao"), ("../../etc", "etc"), ("CON", "con"),
  ])
  func `a slug keeps the letters a name stands on`(name: String, slug: String) {
    #expect(Slug.of(name) == slug)
  }

  @Test(arguments: 1...300 as ClosedRange<UInt64>)
  func `any name makes an id that belongs to its key alone`(seed: UInt64) throws {
    var generator = Seeded(seed)
    var name = ""
    for _ in 0...Int.random(in: 0...40, using: &generator) {
      let code = UInt32.random(in: 0...0x2FFF, using: &generator)
      if let scalar = Unicode.Scalar(code) { name.unicodeScalars.append(scalar) }
    }
    let keys = [1, 2].compactMap { _ in
      PublicKey((0..<32).map { _ in generator.next() as UInt8 })
    }
    let id = try #require(SiteID(name: name, key: keys[0]), "seed \(seed)")
    #expect(SiteID(id.text) == id)
    #expect(id.slug == Slug.of(name))
    #expect(id.belongs(to: keys[0]))
    #expect(!id.belongs(to: keys[1]))
  }

  @Test(arguments: ["", "AAAA", "é", "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQF="])
  func `a key has one spelling in base64`(text: String) {
    #expect(PublicKey(base64: text) == nil)
  }

  @Test func `a key reads as it is written`() throws {
    let key = try #require(PublicKey(repeatElement(1, count: 32)))
    #expect(key.base64 == "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=")
    #expect(PublicKey(base64: key.base64) == key)
    #expect(PublicKey([1, 2, 3]) == nil)
  }
}
