import Community
import Testing

@Suite struct LikenessTests {
  private func person(_ id: String, _ fields: [String: String]) -> PersonTraits {
    PersonTraits("member/\(id)") { fields[$0] }
  }

  private func reasons(
    _ left: [String: String], _ right: [String: String]
  ) -> [LikelyPair.Reason] {
    Likeness.pairs(among: [person("a", left), person("b", right)]).first?.reasons ?? []
  }

  @Test(arguments: [
    ("+33 5 36 49 10 01", "05 36 49 10 01"), ("0033536491001", "05.36.49.10.01"),
    ("+33 (0)5 36 49 10 01", "0536491001"),
  ])
  func `a phone number is the same however it is written`(left: String, right: String) {
    #expect(reasons(["phone": left], ["phone": right]) == [.phone])
  }

  @Test func `an extension, and what many share, is no likeness`() {
    #expect(reasons(["phone": "1234"], ["phone": "12 34"]).isEmpty)
    let many = (0..<6).map { person("m\($0)", ["phone": "0536491000", "email": "rh@x.example"]) }
    #expect(Likeness.pairs(among: many).isEmpty)
  }

  @Test(arguments: [
    ("Claire Dubois", "DUBOIS Claire"), ("Anne-Sophie Lecœur", "Anne Sophie Lecoeur"),
    ("Jean de la Fontaine", "Jean Fontaine"), ("Annesophie Roy", "Anne-Sophie Roy"),
    ("Zoé d’Arc", "Mme Zoe Arc"),
  ])
  func `a name is the same in another order, without accents, hyphens or particles`(
    left: String, right: String
  ) {
    #expect(reasons(["name": left, "site": "Pau"], ["name": right, "site": "pau"]) == [.name])
    #expect(reasons(["name": left, "unit": "RH"], ["name": right, "unit": "rh"]) == [.name])
    #expect(reasons(["name": left, "site": "Pau"], ["name": right, "site": "Lyon"]).isEmpty)
  }

  @Test(arguments: [
    ("Claire Dubois", "Claire Dubios"), ("Claire Dubois", "Claire Duboi"),
    ("Claire Dubois", "Vlaire Dubois"), ("Claire Dubois", "Clair Dubois"),
  ])
  func `a slip of the fingers is seen at one site, and not between two`(
    left: String, right: String
  ) {
    #expect(reasons(["name": left, "site": "Pau"], ["name": right, "site": "Pau"]) == [.nearName])
    #expect(reasons(["name": left, "site": "Pau"], ["name": right, "site": "Lyon"]).isEmpty)
  }

  @Test func `people whose mail and phone differ are not taken for one by a near name`() {
    let left = [
      "name": "Marie Martin", "site": "Pau", "email": "a@x.example", "phone": "0536491001",
    ]
    let right = [
      "name": "Maria Martin", "site": "Pau", "email": "b@x.example", "phone": "0536491002",
    ]
    #expect(reasons(left, right).isEmpty)
    #expect(reasons(left, ["name": "Maria Martin", "site": "Pau"]) == [.nearName])
  }

  @Test func `the likeliest pair stands first, and one name is too little`() {
    let pairs = Likeness.pairs(among: [
      person("a", ["name": "Zoé Roy", "site": "Pau"]),
      person("b", ["name": "Zoé Roy", "site": "Pau", "email": "Z@x.example"]),
      person("c", ["name": "Roy", "email": "z@x.example"]),
      person("d", ["name": "Roy", "site": "Pau"]),
    ])
    #expect(pairs.map(\.reasons) == [[.mail], [.name]])
    #expect(pairs.map(\.first) == ["member/b", "member/a"])
  }

  @Test(arguments: UInt64(1)...20)
  func `pairs are the same in whatever order the records come`(seed: UInt64) {
    var generator = Seeded(seed)
    let names = ["Claire Dubois", "Claire Dubios", "Dubois Claire", "Zoé Roy", "Zoe Roi"]
    let people = (0..<30).map { place in
      person(
        "m\(place)",
        [
          "name": names.randomElement(using: &generator) ?? "", "site": "Pau",
          "phone": "05364910\(Int.random(in: 10..<20, using: &generator))",
        ])
    }
    let expected = Likeness.pairs(among: people)
    #expect(!expected.isEmpty)
    #expect(Likeness.pairs(among: people.shuffled(using: &generator)) == expected, "seed \(seed)")
  }
}
