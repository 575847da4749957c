import Community
import Merge
import Testing

/// What a revoked site wrote before counts, and what it wrote after does not.
@Suite struct RevocationTests {
  private let toulouse: Inhabitant
  private let lyon: Inhabitant
  private let paris: Inhabitant
  private let pau: Inhabitant
  /// Toulouse founds the network; Lyon is a lead, Paris a site.
  private let facts: [Fact]

  init() throws {
    toulouse = try Inhabitant("Toulouse")
    lyon = try Inhabitant("Lyon")
    paris = try Inhabitant("Paris")
    pau = try Inhabitant("Pau")
    facts =
      [Village.founding(by: toulouse)]
      + (try Village.arrival(of: lyon, role: .lead, by: toulouse))
      + (try Village.arrival(of: paris, by: toulouse))
  }

  @Test func `a revoked site is believed up to the named entry`() throws {
    let roster = Roster(facts + [Village.revocation(of: paris, through: 6, by: lyon, in: 9)])
    let site = AdmittedSite(id: paris.id, name: "Paris", role: .site, key: paris.key)
    #expect(roster.standing(of: paris) == .revoked(site, through: 6))
    #expect(roster.standing(of: paris).known == site)
    #expect(roster.believed(of: paris) == .through(6))
    #expect(!roster.isAdmitted(paris.id.text))
    #expect(!roster.sites.map(\.id).contains(paris.id))
  }

  @Test func `a site revoked whole is barred, seen or not`() throws {
    let roster = Roster(
      facts + [
        Village.revocation(of: paris, through: 0, by: lyon, in: 9),
        Village.revocation(of: pau, through: 0, by: lyon, in: 10),
      ])
    for site in [paris, pau] {
      #expect(roster.reason(site) == .revoked)
      #expect(roster.believed(of: site) == .none)
    }
  }

  @Test func `of several revocations the one that leaves least counts`() throws {
    let roster = Roster(
      facts + [
        Village.revocation(of: paris, through: 6, by: lyon, in: 9),
        Village.revocation(of: paris, through: 4, by: toulouse, in: 9),
        Village.revocation(of: paris, through: 5, by: toulouse, in: 10),
      ])
    #expect(roster.believed(of: paris) == .through(4))
    #expect(roster.revocations(of: paris.id).map(\.seq) == [4, 5, 6])
    #expect(roster.revocations(of: lyon.id).isEmpty)
  }

  @Test func `only a lead revokes`() throws {
    let roster = Roster(facts + [Village.revocation(of: lyon, through: 1, by: paris, in: 9)])
    #expect(roster.isLead(lyon))
    #expect(roster.revocations(of: lyon.id).isEmpty)
  }

  @Test func `a revoked lead acts no more, and what it did before stands`() throws {
    let guests =
      (try Village.arrival(of: pau, by: lyon, in: 6))
      + [Village.revocation(of: paris, through: 2, by: lyon, in: 6)]
    let roster = Roster(
      facts + guests + [Village.revocation(of: lyon, through: 6, by: toulouse, in: 9)])
    #expect(!roster.isLead(lyon))
    #expect(roster.believed(of: pau) == .all)
    #expect(roster.believed(of: paris) == .through(2))
  }

  @Test func `nothing that a lead wrote beyond its revocation counts`() throws {
    let beyond =
      (try Village.arrival(of: pau, by: lyon, in: 7)) + [
        Village.revocation(of: paris, through: 2, by: lyon, in: 7),
        try Village.withdrawal(ofInvitationTo: "Paris", by: lyon, in: 7),
        Village.retirement(of: paris, at: 9, by: lyon, in: 7),
        try Village.erasure(of: "member/a", by: lyon, in: 7),
        Village.naming(paris, "Lutèce", by: lyon, at: 9_000, seq: 7),
      ]
    let before = Roster(facts + beyond)
    #expect(before.retiredAt(paris.id) == 9 && before.erased == ["member/a"])
    #expect(before.reason(paris) == .invitationWithdrawn)

    let roster = Roster(
      facts + beyond + [Village.revocation(of: lyon, through: 6, by: toulouse, in: 9)])
    #expect(roster.reason(pau) == .invitationNotByLead)
    #expect(roster.standing(of: paris).admitted?.name == "Paris")
    #expect(roster.retiredAt(paris.id) == nil)
    #expect(roster.erased.isEmpty && roster.erasures.isEmpty)
    #expect(roster.invitations.map(\.site) == ["Lyon", "Paris"])
  }

  @Test func `a site's own name counts up to its revocation, and an older one returns`() throws {
    let names = [
      Village.naming(paris, "Paris Nord", by: paris, at: 3_000, seq: 4),
      Village.naming(paris, "Merde", by: paris, at: 4_000, seq: 5),
    ]
    let roster = Roster(
      facts + names + [Village.revocation(of: paris, through: 4, by: lyon, in: 9)])
    #expect(roster.standing(of: paris).known?.name == "Paris Nord")
  }

  @Test func `who was invited by a revoked lead only beyond the cut falls with all its guests`()
    throws
  {
    let brest = try Inhabitant("Brest")
    let roster = Roster(
      facts + (try Village.arrival(of: pau, role: .lead, by: lyon, in: 7))
        + (try Village.arrival(of: brest, by: pau))
        + [Village.revocation(of: lyon, through: 6, by: toulouse, in: 9)])
    #expect(roster.reason(pau) == .invitationNotByLead)
    #expect(roster.reason(brest) == .invitationNotByLead)
  }

  @Test func `the founder can be revoked, and what it founded stays`() throws {
    let roster = Roster(facts + [Village.revocation(of: toulouse, through: 7, by: lyon, in: 9)])
    #expect(!roster.isLead(toulouse))
    #expect(roster.believed(of: toulouse) == .through(7))
    #expect(roster.isLead(lyon))
    #expect(roster.networkName == "Réseau")
  }

  @Test func `a lead leaves by revoking itself at that entry or later`() throws {
    for through in [9, 10] as [UInt32] {
      let leaving = Village.revocation(of: lyon, through: through, by: lyon, in: 9)
      #expect(Roster(facts + [leaving]).believed(of: lyon) == .through(through))
    }
    let paradox = Village.revocation(of: lyon, through: 8, by: lyon, in: 9)
    #expect(Roster(facts + [paradox]).believed(of: lyon) == .all)
  }
}
