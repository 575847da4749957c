import Community
import Merge
import Testing

/// What the roster tells the commands that show and the rooms that act.
@Suite struct RosterListingTests {
  private let toulouse: Inhabitant
  private let lyon: Inhabitant
  private let facts: [Fact]

  init() throws {
    toulouse = try Inhabitant("Toulouse")
    lyon = try Inhabitant("Lyon")
    facts = [Village.founding(by: toulouse)] + (try Village.arrival(of: lyon, by: toulouse))
  }

  @Test func `a retirement tells how far a site was known, and takes nothing away`() throws {
    let roster = Roster(
      facts + [
        Village.retirement(of: lyon, at: 5, by: toulouse, in: 9),
        Village.retirement(of: lyon, at: 3, by: toulouse, in: 10),
        Village.retirement(of: toulouse, at: 90, by: lyon, in: 9),
      ])
    #expect(roster.retiredAt(lyon.id) == 5)
    #expect(roster.retiredAt(toulouse.id) == nil)
    #expect(roster.isAdmitted(lyon.id.text))
    #expect(roster.believed(of: lyon) == .all)
  }

  @Test func `erasures are told with their entries, a lead's alone`() throws {
    let roster = Roster(
      facts + [
        try Village.erasure(of: "member/b", by: toulouse, in: 9),
        try Village.erasure(of: "member/a", by: toulouse, in: 12),
        try Village.erasure(of: "member/a", by: toulouse, in: 10),
        try Village.erasure(of: "member/c", by: lyon),
        try Village.erasure(of: "practice/d", by: toulouse),
      ])
    #expect(roster.erased == ["member/a", "member/b"])
    #expect(
      roster.erasures == [
        StandingErasure(record: "member/a", author: toulouse.id, seq: 10),
        StandingErasure(record: "member/a", author: toulouse.id, seq: 12),
        StandingErasure(record: "member/b", author: toulouse.id, seq: 9),
      ])
  }

  @Test func `an erasure takes the person's answers along, also through the index`() throws {
    let erasure = try #require(Erasure(record: "member/a", answers: ["answer/q-a", "answer/r-a"]))
    let roster = Roster(
      facts + [Fact(change: erasure.change(id: "x"), site: toulouse.id, seq: 10)])
    #expect(roster.erased == ["member/a", "answer/q-a", "answer/r-a"])
    #expect(roster.erasures.map(\.answers) == [["answer/q-a", "answer/r-a"]])
    #expect(try Roster(encoded: roster.encoded).erased == roster.erased)
  }

  @Test func `invitations are told by expiry, with what became of them`() throws {
    let roster = Roster(
      facts + [
        try Village.invitation(to: "Paris", role: .lead, by: toulouse, expires: 1_000, seq: 8),
        try Village.withdrawal(ofInvitationTo: "Paris", by: toulouse, in: 9),
        try Village.invitation(to: "Pau", by: toulouse, expires: 9_000, seq: 10),
        try Village.invitation(to: "Brest", by: lyon, expires: 500),
      ])
    let told = roster.invitations
    #expect(told.map(\.site) == ["Paris", "Lyon", "Pau"])
    #expect(told.map(\.role) == [.lead, .site, .site])
    #expect(told.map(\.expires) == [1_000, 2_000, 9_000])
    #expect(told.map(\.usedBy) == [nil, lyon.id, nil])
    #expect(told.map(\.isWithdrawn) == [true, false, false])
    #expect(told.allSatisfy { $0.author == toulouse.id && $0.record == "invitation/4h7k2m9qpx3w" })
  }

  @Test func `an invitation that a continuation wrote again is told once`() throws {
    let home = try Inhabitant("Toulouse 2")
    let roster = Roster(
      facts + [
        try Village.continuation(home, of: toulouse, kept: 7),
        try Village.invitation(to: "Lyon", by: home, seq: 2),
      ])
    #expect(roster.invitations.map(\.usedBy) == [lyon.id])
    #expect(roster.invitations.map(\.author) == [min(home.id, toulouse.id)])
  }

  @Test func `an empty roster tells nothing`() {
    let roster = Roster(network: Village.network)
    #expect(roster.sites.isEmpty && roster.invitations.isEmpty && roster.continuations.isEmpty)
    #expect(roster.erased.isEmpty && roster.erasures.isEmpty)
    #expect(roster.believed(of: toulouse) == .unknown)
    #expect(roster.origin(of: lyon.id) == lyon.id)
  }

  @Test func `a copy that learns more leaves the first as it was`() throws {
    let first = Roster(facts)
    #expect(first.isAdmitted(lyon.id.text))
    var second = first
    second.note(Village.revocation(of: lyon, through: 0, by: toulouse, in: 9))
    #expect(!second.isAdmitted(lyon.id.text))
    #expect(first.isAdmitted(lyon.id.text))
  }
}
