import Community
import Merge
import Testing

/// A home that goes on as a new site.
@Suite struct ContinuationTests {
  private let toulouse: Inhabitant
  private let lyon: Inhabitant
  private let second: Inhabitant
  private let third: Inhabitant
  /// Toulouse founds the network, and Lyon joins.
  private let facts: [Fact]

  init() throws {
    toulouse = try Inhabitant("Toulouse")
    lyon = try Inhabitant("Lyon")
    second = try Inhabitant("Lyon 2")
    third = try Inhabitant("Lyon 3")
    facts = [Village.founding(by: toulouse)] + (try Village.arrival(of: lyon, by: toulouse))
  }

  @Test func `a continuation belongs as the old site does`() throws {
    let roster = Roster(facts + [try Village.continuation(second, of: lyon, kept: 4)])
    let site = AdmittedSite(id: second.id, name: "Lyon 2", role: .site, key: second.key)
    #expect(roster.standing(of: second) == .site(site))
    #expect(roster.believed(of: second) == .all)
    #expect(roster.believed(of: lyon) == .all)
    #expect(
      roster.continuations == [
        SiteContinuation(site: second.id, continues: lyon.id, kept: 4)
      ])
  }

  @Test func `a continuation has the old site's role, whatever it says`() throws {
    var promoted = try Village.continuation(second, of: lyon)
    promoted.change.replace("role", with: "lead")
    #expect(!Roster(facts + [promoted]).isLead(second))

    let roster = Roster(facts + [try Village.continuation(second, of: toulouse)])
    #expect(roster.isLead(second))
    let guest = try Village.arrival(of: third, by: second)
    #expect(
      Roster(facts + [try Village.continuation(second, of: toulouse)] + guest)
        .believed(of: third) == .all)
  }

  @Test func `a continuation can be continued, and people see one site`() throws {
    let roster = Roster(
      facts + [
        try Village.continuation(third, of: second), try Village.continuation(second, of: lyon),
      ])
    #expect(roster.believed(of: third) == .all)
    #expect(roster.origin(of: third.id) == lyon.id)
    #expect(roster.origin(of: second.id) == lyon.id)
    #expect(roster.origin(of: toulouse.id) == toulouse.id)
  }

  @Test func `what is not admitted is its own origin`() throws {
    let roster = Roster(
      facts + [try Village.continuation(second, of: lyon, provenBy: third)])
    #expect(roster.origin(of: second.id) == second.id)
    #expect(roster.continuations.isEmpty)
  }

  @Test func `two copies of one home both go on`() throws {
    let roster = Roster(
      facts + [
        try Village.continuation(second, of: lyon, kept: 3),
        try Village.continuation(third, of: lyon, kept: 4),
      ])
    #expect(roster.believed(of: second) == .all)
    #expect(roster.believed(of: third) == .all)
  }

  @Test func `sites that continue each other in a circle are not admitted`() throws {
    let circle = [
      try Village.continuation(second, of: third), try Village.continuation(third, of: second),
    ]
    let roster = Roster(facts + circle)
    #expect(roster.reason(second) == .continuedNotSeen)
    #expect(roster.reason(third) == .continuedNotSeen)
    #expect(
      Roster(facts + [try Village.continuation(second, of: second)]).believed(of: second)
        == .unknown)
  }

  @Test func `a continuation waits for the site that it continues`() throws {
    let continuation = try Village.continuation(second, of: lyon)
    #expect(Roster([facts[0], continuation]).reason(second) == .continuedNotSeen)
    #expect(Roster([facts[0], facts[2], continuation]).reason(second) == .continuedNotSeen)
    #expect(Roster([facts[0], facts[2], continuation]).believed(of: second) == .unknown)
    #expect(Roster([continuation] + facts).believed(of: second) == .all)
  }

  @Test func `only the old site's key vouches for a continuation`() throws {
    for forged in [
      try Village.continuation(second, of: lyon, provenBy: second),
      try Village.continuation(second, of: lyon, provenBy: toulouse),
      try Village.continuation(second, of: lyon, network: Village.chain),
    ] {
      #expect(Roster(facts + [forged]).reason(second) == .continuationWrong)
      #expect(Roster([forged] + facts).reason(second) == .continuationWrong)
    }
  }

  @Test func `a continuation's key belongs to its id`() throws {
    let continuation = try Continuation(
      network: Village.network, site: second.id, name: "Lyon 2", role: .site, key: third.key,
      continues: lyon.id, kept: 4, provenBy: lyon.privateKey)
    let fact = Fact(change: continuation.change, site: second.id)
    #expect(Roster(facts + [fact]).reason(second) == .keyOfAnotherSite)
  }

  @Test func `a continuation counts as entry 1 of its own journal`() throws {
    var later = try Village.continuation(second, of: lyon)
    later.seq = 2
    #expect(Roster(facts + [later]).reason(second) == .joinNotSeen)
    var elsewhere = try Village.continuation(second, of: lyon)
    elsewhere.site = third.id
    #expect(Roster(facts + [elsewhere]).reason(third) == .joinMalformed)
  }

  @Test func `a revoked site is continued by whom the revocation keeps`() throws {
    let continuation = try Village.continuation(second, of: lyon, kept: 4)
    func reason(_ revocations: [Fact]) -> Standing.Reason? {
      Roster(facts + [continuation] + revocations).reason(second)
    }
    let bare = Village.revocation(of: lyon, through: 4, by: toulouse, in: 9)
    let keeping = Village.revocation(of: lyon, through: 4, keeps: [second], by: toulouse, in: 10)
    #expect(reason([bare]) == .revoked)
    #expect(Roster(facts + [continuation, bare]).believed(of: second) == .none)
    #expect(reason([keeping]) == nil)
    #expect(reason([bare, keeping]) == .revoked)
  }

  @Test func `a continuation keeps no entry beyond the revocation`() throws {
    let continuation = try Village.continuation(second, of: lyon, kept: 5)
    let revocation = Village.revocation(
      of: lyon, through: 4, keeps: [second], by: toulouse, in: 9)
    #expect(Roster(facts + [continuation, revocation]).reason(second) == .revoked)
  }

  @Test func `a continuation of a revoked lead that is kept is a lead`() throws {
    let lead = try Inhabitant("Nantes")
    let roster = Roster(
      facts + (try Village.arrival(of: lead, role: .lead, by: toulouse)) + [
        try Village.continuation(second, of: lead, kept: 4),
        Village.revocation(of: lead, through: 4, keeps: [second], by: toulouse, in: 9),
      ])
    #expect(!roster.isLead(lead))
    #expect(roster.isLead(second))
  }

  @Test func `a continuation can itself be revoked`() throws {
    let facts = facts + [try Village.continuation(second, of: lyon)]
    let whole = Village.revocation(of: second, through: 0, by: toulouse, in: 9)
    #expect(Roster(facts + [whole]).reason(second) == .revoked)
    let part = Village.revocation(of: second, through: 3, by: toulouse, in: 9)
    #expect(Roster(facts + [part]).believed(of: second) == .through(3))
    #expect(Roster(facts + [part]).believed(of: lyon) == .all)
  }
}
