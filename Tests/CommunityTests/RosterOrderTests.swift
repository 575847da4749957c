import Community
import Merge
import Testing

@Suite struct RosterOrderTests {
  /// A network with everything in it that a roster may meet.
  private func facts() throws -> [Fact] {
    let toulouse = try Inhabitant("Toulouse")
    let lyon = try Inhabitant("Lyon")
    let paris = try Inhabitant("Paris")
    let pau = try Inhabitant("Pau")
    let brest = try Inhabitant("Brest")
    let nantes = try Inhabitant("Nantes")
    var foreign = Village.founding(by: nantes)
    foreign.lineDigest = String(repeating: "cd", count: 32)
    var forged = try Village.join(pau)
    forged.change.replace("role", with: "lead")
    return [
      Village.founding(by: toulouse),
      try Village.invitation(to: "Lyon", role: .lead, by: toulouse),
      try Village.invitation(to: "Lyon", role: .lead, by: paris, expires: 9_000),
      try Village.join(lyon, role: .lead),
      try Village.invitation(to: "Paris", role: .lead, by: lyon),
      try Village.join(paris, role: .lead),
      try Village.invitation(to: "Pau", by: paris),
      try Village.join(pau), forged,
      try Village.invitation(to: "Brest", by: pau),
      try Village.join(brest, at: 1_999),
      foreign,
      Village.naming(pau, "Pau Centre", by: pau, at: 1_600),
      Village.naming(pau, "Pau Nord", by: paris, at: 1_600),
      Village.naming(pau, "Pau Sud", by: brest, at: 1_700),
      Village.naming(toulouse, "Toulouse", by: toulouse, at: 1_600),
    ]
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `facts in every order, repeated or stored in between, give the same roster`(
    seed: UInt64
  ) throws {
    var generator = Seeded(seed)
    let facts = try facts()
    let expected = Roster(facts)
    #expect(expected.sites.map(\.name).sorted() == ["Lyon", "Paris", "Pau Nord", "Toulouse"])

    let shuffled = (facts + facts.shuffled(using: &generator).prefix(5))
      .shuffled(using: &generator)
    var roster = Roster(network: Village.network)
    for fact in shuffled {
      roster.note(fact)
      if Int.random(in: 0..<4, using: &generator) == 0 {
        let stored = try Roster(encoded: roster.encoded)
        #expect(stored == roster, "seed \(seed)")
        roster = stored
      }
    }
    #expect(roster == expected, "seed \(seed)")
    #expect(roster.encoded == expected.encoded, "seed \(seed)")
    #expect(roster.sites == expected.sites, "seed \(seed)")
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `where nothing is taken away, what comes later takes no admission back`(seed: UInt64) throws
  {
    var generator = Seeded(seed)
    var roster = Roster(network: Village.network)
    var before: Set<SiteID> = []
    for fact in try facts().shuffled(using: &generator) {
      roster.note(fact)
      let now = Set(roster.sites.map(\.id))
      #expect(before.isSubset(of: now), "seed \(seed)")
      before = now
    }
  }

  @Test func `names that differ in their Unicode form alone are two, whichever came first`() throws
  {
    let toulouse = try Inhabitant("Toulouse")
    let forms = ["Saint-\u{E9}tienne", "Saint-e\u{301}tienne"]
    let names = forms.map { Village.naming(toulouse, $0, by: toulouse, at: 1_600) }
    let invitations = try forms.map { form in
      var fact = try Village.invitation(to: "Saint", by: toulouse)
      fact.change.replace("site", with: form)
      return fact
    }
    let facts = [Village.founding(by: toulouse)] + names + invitations
    let roster = Roster(facts)
    #expect(roster == Roster(facts.reversed()))
    #expect(roster.encoded == Roster(facts.reversed()).encoded)
    #expect(roster.invitations.map(\.site.unicodeScalars.count) == [14, 13])
  }

  @Test(arguments: 1...100 as ClosedRange<UInt64>)
  func `bytes that are no roster are refused or read, and nothing worse`(seed: UInt64) throws {
    var generator = Seeded(seed)
    var bytes = Roster(try Chronicle(&generator).facts).encoded
    for _ in 0..<3 {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      bytes[place] = UInt8.random(in: 0...255, using: &generator)
    }
    _ = try? Roster(encoded: bytes)
    #expect(throws: RosterCodingError.self) {
      try Roster(encoded: bytes.prefix(Int.random(in: 0..<bytes.count, using: &generator)))
    }
  }
}
