import Community
import Merge
import Testing

/// What holds for every set of entries, whoever wrote them.
@Suite struct ChronicleTests {
  @Test(arguments: 1...80 as ClosedRange<UInt64>)
  func `the same entries in any causal order, repeated or stored in between, tell the same`(
    seed: UInt64
  ) throws {
    var generator = Seeded(seed)
    let chronicle = try Chronicle(&generator)
    let expected = chronicle.village.roster

    var roster = Roster(network: Village.network)
    for entry in chronicle.village.shuffled(using: &generator) {
      chronicle.village.note(entry, in: &roster)
      switch Int.random(in: 0..<8, using: &generator) {
      case 0: roster = try Roster(encoded: roster.encoded)
      case 1: _ = roster.sites
      case 2: chronicle.village.note(entry, in: &roster)
      default: break
      }
    }
    #expect(roster == expected, "seed \(seed)")
    #expect(chronicle.told(by: roster) == chronicle.told(by: expected), "seed \(seed)")
    #expect(
      chronicle.judgements(by: roster) == chronicle.judgements(by: expected), "seed \(seed)")
    let stored = try Roster(encoded: expected.encoded)
    #expect(stored.encoded == expected.encoded, "seed \(seed)")
    #expect(chronicle.told(by: stored) == chronicle.told(by: expected), "seed \(seed)")
  }

  @Test(arguments: 1...80 as ClosedRange<UInt64>)
  func `what is told agrees with itself`(seed: UInt64) throws {
    var generator = Seeded(seed)
    let chronicle = try Chronicle(&generator)
    let village = chronicle.village
    let roster = village.roster

    #expect(
      roster.sites.contains { $0.id == chronicle.founder.id }
        || !roster.cuts(of: chronicle.founder.id).isEmpty, "seed \(seed): no founder")
    for site in roster.sites {
      #expect(roster.cuts(of: site.id).isEmpty, "seed \(seed): \(site.id)")
    }
    let standing = Set(roster.erasures.map(\.entry))
    let taken = Set(roster.lapsedErasures.map(\.entry))
    for entry in village.entries where Erasure(entry.change) != nil {
      let isWord = roster.isLeadWord(entry.name, past: village.past(of: entry.name))
      #expect(isWord == standing.contains(entry.name), "seed \(seed): \(entry.name)")
      #expect(!isWord || !taken.contains(entry.name), "seed \(seed): \(entry.name)")
    }
    for entry in village.entries where entry.name.point.seq > 1 {
      let past = village.past(of: entry.name)
      guard roster.isLeadWord(entry.name, past: past) else { continue }
      #expect(roster.hasEffect(entry.change, of: entry.name, past: past), "seed \(seed)")
    }
  }

  @Test(arguments: 1...100 as ClosedRange<UInt64>)
  func `bytes that are no roster are refused or read, and nothing worse`(seed: UInt64) throws {
    var generator = Seeded(seed)
    var bytes = try Chronicle(&generator).village.roster.encoded
    for _ in 0..<3 {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      bytes[place] = UInt8.random(in: 0...255, using: &generator)
    }
    if let roster = try? Roster(encoded: bytes) { _ = roster.sites }
    #expect(throws: RosterCodingError.self) {
      try Roster(encoded: bytes.prefix(Int.random(in: 0..<bytes.count, using: &generator)))
    }
  }

  @Test func `names that differ in their Unicode form alone are two, whichever came first`() throws
  {
    let toulouse = try Inhabitant("Toulouse")
    var village = Village(foundedBy: toulouse)
    for form in ["Saint-\u{E9}tienne", "Saint-e\u{301}tienne"] {
      village.call(toulouse, form, by: toulouse, at: 1_600)
      let invitation = Invitation(
        key: try Inhabitant.code("Saint"), site: form, role: .site, expires: 2_000)
      village.write(invitation.change(id: "x"), by: toulouse)
    }
    #expect(village.roster.invitations.map(\.site.unicodeScalars.count) == [14, 13])
    let first = village.roster
    #expect(try Roster(encoded: first.encoded).sites == first.sites)
  }
}
