import Community
import Merge
import Testing

/// A lead makes another site a lead, and takes that back.
@Suite struct RoleTests {
  private let toulouse: Inhabitant
  private let lyon: Inhabitant
  private let paris: Inhabitant
  /// Toulouse founds the network; Lyon is a lead, Paris a site.
  private var village: Village

  init() throws {
    toulouse = try Inhabitant("Toulouse")
    lyon = try Inhabitant("Lyon")
    paris = try Inhabitant("Paris")
    village = Village(foundedBy: toulouse)
    try village.welcome(lyon, as: .lead, by: toulouse)
    try village.welcome(paris, by: toulouse)
  }

  @Test mutating func `a site is a lead where it has seen its grant`() throws {
    let before = village.all
    village.give(.lead, to: paris, by: lyon)
    let unaware = village.erase("member/a", by: paris, seeing: before)
    let aware = village.erase("member/b", by: paris)
    #expect(village.isLead(paris))
    #expect(!village.isWord(unaware) && village.isWord(aware))
    #expect(village.roster.erased == ["member/b"])
  }

  @Test mutating func `nobody grants itself, and only a lead grants`() throws {
    village.give(.lead, to: paris, by: paris)
    let pau = try Inhabitant("Pau")
    try village.welcome(pau, by: toulouse)
    village.give(.lead, to: pau, by: paris)
    village.give(.lead, to: paris, by: pau)
    #expect(!village.isLead(paris) && !village.isLead(pau))
  }

  @Test mutating func `a grant admits nobody`() throws {
    let pau = try Inhabitant("Pau")
    village.give(.lead, to: pau, by: toulouse)
    try village.join(pau)
    #expect(village.reason(pau) == .invitationNotSeen)
    try village.invite("Pau", by: toulouse)
    #expect(village.isLead(pau))
  }

  @Test mutating func `a demotion takes from what it has not seen only the lead's word`() throws {
    let seen = village.erase("member/a", by: lyon)
    let before = village.all
    let unseen = village.erase("member/b", by: lyon)
    village.give(.site, to: lyon, by: toulouse, seeing: before)
    let later = village.erase("member/c", by: lyon)
    let work = village.work(by: lyon)
    #expect([seen, unseen, later].map { village.isWord($0) } == [true, false, false])
    #expect(village.isAdmitted(lyon) && !village.isLead(lyon))
    #expect(village.hasEffect(work) && village.hasEffect(seen) && !village.hasEffect(later))
    #expect(village.roster.lapsedErasures.map(\.record) == ["member/b", "member/c"])
  }

  @Test mutating func `a later grant restores where it has been seen, an older one does not`()
    throws
  {
    let old = village.give(.lead, to: paris, by: toulouse)
    village.give(.site, to: paris, by: toulouse)
    let demoted = village.erase("member/a", by: paris)
    #expect(!village.isWord(demoted))

    let fork = village.erase("member/b", by: paris, seeing: .entries([old]), after: nil)
    #expect(!village.isWord(fork))

    village.give(.lead, to: paris, by: lyon)
    #expect(village.isLead(paris))
    #expect(!village.isWord(demoted))
    let word = village.erase("member/c", by: paris)
    #expect(village.isWord(word))
  }

  @Test mutating func `a grant that has not seen the demotion does not undo it`() throws {
    village.give(.lead, to: paris, by: toulouse)
    let before = village.all
    village.give(.site, to: paris, by: toulouse)
    village.give(.lead, to: paris, by: lyon, seeing: before)
    let word = village.erase("member/a", by: paris)
    #expect(!village.isWord(word))
    #expect(!village.isLead(paris))
  }

  @Test mutating func `what a demoted lead writes into the past of nobody counts for nobody`()
    throws
  {
    let last = try #require(village.entries.last { $0.name.site == lyon.id }?.name)
    let old = village.all
    village.give(.site, to: lyon, by: toulouse)
    let pau = try Inhabitant("Pau")
    try village.invite("Pau", by: lyon, seeing: old, after: last)
    try village.join(pau)
    #expect(village.reason(pau) == .invitationNotByLead)
  }

  @Test(arguments: [true, false])
  mutating func `an invitation makes a lead only of who has seen its own join`(
    isForged: Bool
  ) throws {
    let pau = try Inhabitant("Pau")
    let invitation = try village.invite("Pau", as: .lead, by: toulouse)
    try village.join(pau, as: .lead)
    // Another journal of its own, in which no proven join is, and which looks at all that Toulouse
    // wrote.
    var beginning = Change(on: "practice/p")
    if isForged {
      beginning =
        try Join(
          network: Village.network, site: pau.id, name: "Pau", role: .lead, key: pau.key,
          provenBy: pau.privateKey
        ).change
      beginning.replace("invitation", with: try Inhabitant.code("Pau").base64)
    }
    let first = village.write(beginning, by: pau, seeing: .nothing, isFirst: true)
    let word = village.revoke(toulouse, by: pau, seeing: .entries([invitation]), after: first)
    #expect(village.isLead(pau) && !village.isWord(word))
    #expect(village.isLead(toulouse))
  }

  @Test mutating func `whom a demoted lead let in before stays`() throws {
    let pau = try Inhabitant("Pau")
    try village.welcome(pau, by: lyon)
    village.give(.site, to: lyon, by: toulouse)
    #expect(village.isAdmitted(pau))
  }

  @Test mutating func `the founder can be a site among others`() throws {
    village.give(.site, to: toulouse, by: toulouse)
    #expect(!village.isLead(toulouse) && village.isAdmitted(toulouse) && village.isLead(lyon))
    village.give(.lead, to: toulouse, by: lyon)
    #expect(village.isLead(toulouse))
  }
}
