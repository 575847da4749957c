import Community
import Merge
import Testing

/// What the roster tells the commands that show and the rooms that act.
@Suite struct RosterListingTests {
  private let toulouse: Inhabitant
  private let lyon: Inhabitant
  private var village: Village

  init() throws {
    toulouse = try Inhabitant("Toulouse")
    lyon = try Inhabitant("Lyon")
    village = Village(foundedBy: toulouse)
    try village.welcome(lyon, by: toulouse)
  }

  @Test mutating func `a retirement tells how far a site was known, and takes nothing away`() {
    village.retire(lyon, at: 5, by: toulouse)
    village.retire(lyon, at: 3, by: toulouse)
    village.retire(toulouse, at: 90, by: lyon)
    #expect(village.roster.retiredAt(lyon.id) == 5)
    #expect(village.roster.retiredAt(toulouse.id) == nil)
    #expect(village.isAdmitted(lyon))
  }

  @Test mutating func `erasures are told with their entries, a lead's alone`() {
    let b = village.erase("member/b", by: toulouse)
    let a = village.erase("member/a", by: toulouse)
    let again = village.erase("member/a", by: toulouse)
    village.erase("member/c", by: lyon)
    village.erase("practice/d", by: toulouse)
    #expect(village.roster.erased == ["member/a", "member/b"])
    #expect(
      village.roster.erasures == [
        StandingErasure(record: "member/a", entry: a),
        StandingErasure(record: "member/a", entry: again),
        StandingErasure(record: "member/b", entry: b),
      ])
    #expect(village.roster.lapsedErasures.isEmpty)
  }

  @Test mutating func `an erasure takes the person's answers along, also through the index`() throws
  {
    let erasure = try #require(Erasure(record: "member/a", answers: ["answer/q-a", "answer/r-a"]))
    village.write(erasure.change(id: "x"), by: toulouse)
    let roster = village.roster
    #expect(roster.erased == ["member/a", "answer/q-a", "answer/r-a"])
    #expect(roster.erasures.map(\.answers) == [["answer/q-a", "answer/r-a"]])
    #expect(try Roster(encoded: roster.encoded).erased == roster.erased)
  }

  @Test mutating func `invitations are told by expiry, with what became of them`() throws {
    try village.invite("Paris", as: .lead, by: toulouse, expires: 1_000)
    try village.withdraw("Paris", by: toulouse)
    try village.invite("Pau", by: toulouse, expires: 9_000)
    try village.invite("Brest", by: lyon, expires: 500)
    let told = village.roster.invitations
    #expect(told.map(\.site) == ["Paris", "Lyon", "Pau"])
    #expect(told.map(\.role) == [.lead, .site, .site])
    #expect(told.map(\.expires) == [1_000, 2_000, 9_000])
    #expect(told.map(\.usedBy) == [nil, lyon.id, nil])
    #expect(told.map { $0.fate(at: 5_000) } == [.withdrawn, .used, .open])
    #expect(told.allSatisfy { $0.author == toulouse.id && $0.record == "invitation/4h7k2m9qpx3w" })
  }

  @Test mutating func `an invitation that a continuation wrote again is told once`() throws {
    let home = try Inhabitant("Toulouse 2")
    try village.resume(home, of: toulouse)
    try village.invite("Lyon", by: home)
    #expect(village.roster.invitations.map(\.usedBy) == [lyon.id])
    #expect(village.roster.invitations.map(\.author) == [min(home.id, toulouse.id)])
  }

  @Test func `an empty roster tells nothing`() {
    let roster = Roster(network: Village.network)
    #expect(roster.sites.isEmpty && roster.invitations.isEmpty && roster.continuations.isEmpty)
    #expect(roster.erased.isEmpty && roster.erasures.isEmpty && roster.contested.isEmpty)
    #expect(roster.origin(of: lyon.id) == lyon.id)
  }

  @Test mutating func `a copy that learns more leaves the first as it was`() throws {
    let first = village.roster
    #expect(first.isAdmitted(lyon.id.text))
    village.revoke(lyon, by: toulouse)
    var second = first
    village.note(try #require(village.entries.last), in: &second)
    #expect(!second.isAdmitted(lyon.id.text))
    #expect(first.isAdmitted(lyon.id.text))
  }

  @Test mutating func `a site is judged alike until something is said of it or its leads`() throws {
    let first = village.roster.judgement(of: lyon.id)
    try village.welcome(try Inhabitant("Paris"), by: toulouse)
    village.erase("member/a", by: toulouse)
    #expect(village.roster.judgement(of: lyon.id) == first)
    village.give(.lead, to: lyon, by: toulouse)
    let lead = village.roster.judgement(of: lyon.id)
    #expect(lead != first)
    village.revoke(lyon, by: toulouse)
    #expect(village.roster.judgement(of: lyon.id) != lead)
  }
}
