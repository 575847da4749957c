import Community
import Merge
import Testing

/// A revocation cuts at what its author had seen, and takes nobody's admission.
@Suite struct RevocationTests {
  private let toulouse: Inhabitant
  private let lyon: Inhabitant
  private let paris: Inhabitant
  private let pau: Inhabitant
  /// Toulouse founds the network; Lyon is a lead, Paris a site.
  private var village: Village

  init() throws {
    toulouse = try Inhabitant("Toulouse")
    lyon = try Inhabitant("Lyon")
    paris = try Inhabitant("Paris")
    pau = try Inhabitant("Pau")
    village = Village(foundedBy: toulouse)
    try village.welcome(lyon, as: .lead, by: toulouse)
    try village.welcome(paris, by: toulouse)
  }

  @Test mutating func `a revoked site is believed as far as who revoked it had seen`() throws {
    let seen = village.work(by: paris)
    let before = village.all
    let unseen = village.work(by: paris, seeing: .nothing)
    village.revoke(paris, by: lyon, seeing: before)
    let later = village.work(by: paris)

    let site = AdmittedSite(id: paris.id, name: "Paris", role: .site, key: paris.key)
    #expect(village.standing(of: paris) == .revoked(site))
    #expect(village.standing(of: paris).known == site)
    #expect(!village.roster.sites.map(\.id).contains(paris.id))
    #expect(village.hasEffect(seen) && !village.hasEffect(unseen) && !village.hasEffect(later))
    #expect(village.roster.cuts(of: paris.id) == [Cut(points: [seen.point])])
    #expect(village.roster.cuts(of: lyon.id).isEmpty)
  }

  @Test mutating func `a revocation may cut earlier than what was seen`() throws {
    let entries = (0..<3).map { _ in village.work(by: paris) }
    village.revoke(paris, through: entries[1].point.seq, by: lyon)
    #expect(entries.map { village.hasEffect($0) } == [true, true, false])
  }

  @Test mutating func `all journals of a revoked site are cut alike`() throws {
    let before = village.entries.map(\.name)
    let join = try #require(before.last)
    let left = village.work(by: paris, seeing: .nothing, after: join)
    let right = village.work(by: paris, seeing: .nothing, after: join)
    village.revoke(paris, by: lyon, seeing: .entries(before + [left]))
    let late = village.work(by: paris, seeing: .nothing, after: left)
    #expect(village.hasEffect(left) && !village.hasEffect(right) && !village.hasEffect(late))
  }

  @Test mutating func `a site of which nothing is left does not belong, seen or not`() throws {
    try village.welcome(pau, by: toulouse)
    village.revoke(paris, through: 0, by: lyon)
    village.revoke(pau, by: toulouse, seeing: .nothing)
    for site in [paris, pau] { #expect(village.reason(site) == .revoked) }
  }

  @Test mutating func `of several revocations each takes its part`() throws {
    let first = village.work(by: paris)
    let before = village.all
    let second = village.work(by: paris, seeing: .nothing)
    village.revoke(paris, by: toulouse)
    #expect(village.hasEffect(second))
    village.revoke(paris, by: lyon, seeing: before)
    #expect(village.hasEffect(first) && !village.hasEffect(second))
    #expect(village.roster.cuts(of: paris.id).count == 2)
  }

  @Test mutating func `only a lead revokes`() throws {
    village.revoke(lyon, through: 1, by: paris)
    #expect(village.isLead(lyon))
    #expect(village.roster.cuts(of: lyon.id).isEmpty)
  }

  @Test mutating func `whom a revoked lead let in before stays, even with an earlier cut`() throws {
    try village.welcome(pau, by: lyon)
    let brest = try Inhabitant("Brest")
    try village.welcome(brest, by: toulouse)
    village.give(.lead, to: brest, by: lyon)
    village.revoke(lyon, through: 1, by: toulouse)
    #expect(!village.isLead(lyon))
    #expect(village.isAdmitted(pau))
    let word = village.erase("member/a", by: brest)
    #expect(village.isWord(word))
    #expect(village.roster.onlyBy(revoked: lyon.id).map(\.id) == [pau.id])

    let admission = try #require(village.roster.admission(of: pau.id))
    village.write(admission.change(id: "a"), by: toulouse)
    #expect(village.roster.onlyBy(revoked: lyon.id).isEmpty)
  }

  @Test mutating func `whom a revoked lead let in unseen is unknown with all its guests`() throws {
    let before = village.all
    try village.welcome(pau, as: .lead, by: lyon)
    let brest = try Inhabitant("Brest")
    try village.welcome(brest, by: pau)
    #expect(village.isAdmitted(brest))
    village.revoke(lyon, by: toulouse, seeing: before)
    #expect(village.reason(pau) == .invitationNotByLead)
    #expect(village.reason(brest) == .invitationNotByLead)
  }

  @Test mutating func `a revocation bars also whom nothing lets in any more`() throws {
    village.revoke(lyon, by: toulouse)
    try village.invite("Pau", by: lyon, seeing: .nothing)
    try village.join(pau)
    #expect(village.reason(pau) == .invitationNotByLead)
    village.revoke(pau, by: toulouse)
    #expect(village.reason(pau) == .revoked)
  }

  @Test mutating func `nothing that a lead wrote unseen by its revocation counts`() throws {
    village.erase("member/kept", by: lyon)
    let before = village.all
    village.retire(paris, at: 9, by: lyon)
    village.erase("member/a", by: lyon)
    village.call(paris, "Lutèce", by: lyon, at: 9_000)
    village.revoke(paris, by: lyon)
    let untouched = village.roster
    #expect(untouched.retiredAt(paris.id) == 9 && untouched.erased == ["member/a", "member/kept"])

    village.revoke(lyon, by: toulouse, seeing: before)
    let roster = village.roster
    #expect(roster.retiredAt(paris.id) == nil && roster.erased == ["member/kept"])
    #expect(village.standing(of: paris).admitted?.name == "Paris")
    #expect(roster.lapsedErasures.map(\.record) == ["member/a"])
    village.erase("member/a", by: toulouse)
    #expect(village.roster.lapsedErasures.isEmpty)
  }

  @Test mutating func `a site's own name counts up to its revocation, and an older one returns`()
    throws
  {
    village.call(paris, "Paris Nord", by: paris, at: 3_000)
    let before = village.all
    village.call(paris, "Merde", by: paris, at: 4_000)
    village.revoke(paris, by: lyon, seeing: before)
    #expect(village.standing(of: paris).known?.name == "Paris Nord")
  }

  @Test mutating func `the founder can be revoked, and what it founded stays`() throws {
    village.revoke(toulouse, by: lyon)
    #expect(!village.isLead(toulouse))
    #expect(village.isLead(lyon))
    #expect(village.roster.networkName == "Réseau")
    #expect(village.roster.leads.map(\.id) == [lyon.id])
  }

  @Test mutating func `a lead leaves by revoking itself, and does not unsay that it was one`()
    throws
  {
    let seq = village.work(by: lyon).point.seq
    var paradox = village
    paradox.revoke(lyon, through: seq, by: lyon)
    #expect(paradox.isLead(lyon))
    village.revoke(lyon, by: lyon)
    #expect(!village.isLead(lyon))
    let word = village.erase("member/a", by: lyon)
    #expect(!village.isWord(word))
  }
}
