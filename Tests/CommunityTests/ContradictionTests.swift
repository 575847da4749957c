import Community
import Merge
import Testing

/// Leads who take away from each other, each without having seen the other's word.
@Suite struct ContradictionTests {
  private let toulouse: Inhabitant
  private let lyon: Inhabitant
  private let paris: Inhabitant
  private let pau: Inhabitant
  /// Toulouse founds the network and invites Lyon, who invites Paris; all are leads.
  private var village: Village

  init() throws {
    toulouse = try Inhabitant("Toulouse")
    lyon = try Inhabitant("Lyon")
    paris = try Inhabitant("Paris")
    pau = try Inhabitant("Pau")
    village = Village(foundedBy: toulouse)
    try village.welcome(lyon, as: .lead, by: toulouse)
    try village.welcome(paris, as: .lead, by: lyon)
  }

  @Test mutating func `of two leads who revoke each other unseen the senior's word counts`() throws
  {
    let before = village.all
    village.revoke(toulouse, by: lyon, seeing: before)
    village.revoke(lyon, by: toulouse, seeing: before)
    #expect(village.isLead(toulouse) && !village.isLead(lyon))
  }

  @Test mutating func `of two leads who demote each other unseen the senior's word counts`() throws
  {
    let before = village.all
    village.give(.site, to: toulouse, by: lyon, seeing: before)
    village.give(.site, to: lyon, by: toulouse, seeing: before)
    #expect(village.isLead(toulouse) && !village.isLead(lyon) && village.isAdmitted(lyon))
  }

  @Test mutating func `who has seen its revocation takes nothing away any more`() throws {
    village.revoke(toulouse, by: lyon)
    village.revoke(lyon, by: toulouse)
    #expect(village.isLead(lyon) && !village.isLead(toulouse))
  }

  @Test mutating func `a senior who is wrongly revoked takes the junior's word from before it`()
    throws
  {
    let before = try #require(village.entries.last { $0.name.site == lyon.id }?.name)
    village.revoke(toulouse, by: lyon)
    village.revoke(lyon, through: before.point.seq, by: toulouse)
    #expect(village.isLead(toulouse) && !village.isLead(lyon))
  }

  @Test mutating func `leads of one rank are ordered by their ids`() throws {
    try village.welcome(pau, as: .lead, by: toulouse)
    let before = village.all
    #expect(lyon.id < pau.id)
    village.revoke(lyon, by: pau, seeing: before)
    village.revoke(pau, by: lyon, seeing: before)
    #expect(village.isLead(lyon) && !village.isLead(pau))
  }

  @Test mutating func `a pin makes nobody senior`() throws {
    try village.pin(paris, as: .lead, by: toulouse)
    let before = village.all
    village.revoke(lyon, by: paris, seeing: before)
    village.revoke(paris, by: lyon, seeing: before)
    #expect(village.isLead(lyon) && !village.isLead(paris))
  }

  @Test mutating func `a continuation is senior to whom its old site invited, and junior to it`()
    throws
  {
    let home = try Inhabitant("Zebulon")
    #expect(lyon.id < home.id && toulouse.id < home.id)
    try village.resume(home, of: toulouse)
    let before = village.all
    var first = village
    first.revoke(lyon, by: home, seeing: before)
    first.revoke(home, by: lyon, seeing: before)
    #expect(first.isLead(home) && !first.isLead(lyon))

    village.revoke(toulouse, by: home, seeing: before)
    village.revoke(home, by: toulouse, seeing: before)
    #expect(village.isLead(toulouse) && !village.isLead(home))
  }

  @Test mutating func `nobody takes away what its own right rests on`() throws {
    for through in [0, 1, nil] as [UInt32?] {
      var village = village
      village.revoke(toulouse, through: through, by: paris)
      #expect(village.isLead(paris) && village.isLead(lyon), "through \(through ?? 0)")
      #expect(!village.isLead(toulouse))
      #expect(village.roster.networkName != nil)
    }
    let home = try Inhabitant("Albi")
    try village.resume(home, of: lyon)
    village.revoke(lyon, through: 1, by: home)
    #expect(village.isLead(home) && village.isLead(lyon))
  }

  @Test mutating func `a lead who claims to have seen nothing takes nothing away`() throws {
    let root = try #require(village.entries.last { $0.name.site == lyon.id }?.name)
    let join = try #require(village.entries.first { $0.name.site == lyon.id }?.name)
    #expect(join != root)
    village.revoke(toulouse, by: lyon, seeing: .nothing, after: join)
    #expect(village.isLead(toulouse) && village.isLead(lyon))
  }

  @Test mutating func `a senior's revocation of a lead undoes what its unseen guests wrote`() throws
  {
    let before = village.all
    try village.welcome(pau, as: .lead, by: lyon)
    village.revoke(toulouse, through: 1, by: pau, seeing: village.all)
    village.revoke(lyon, by: toulouse, seeing: before)
    #expect(village.isLead(toulouse) && !village.isLead(lyon))
    #expect(village.reason(pau) == .invitationNotByLead)
  }

  @Test mutating func `in a circle of three the most senior is heard, and then who is free`() throws
  {
    try village.welcome(pau, as: .lead, by: toulouse)
    let before = village.all
    village.revoke(lyon, by: toulouse, seeing: before)
    village.revoke(pau, by: lyon, seeing: before)
    village.revoke(toulouse, by: pau, seeing: before)
    #expect(!village.isLead(lyon) && village.isLead(pau) && !village.isLead(toulouse))
  }

  @Test mutating func `in a row of three the first silences the second and so frees the third`()
    throws
  {
    try village.welcome(pau, by: toulouse)
    let before = village.all
    village.revoke(lyon, by: toulouse, seeing: before)
    village.revoke(paris, by: lyon, seeing: before)
    village.revoke(pau, by: paris, seeing: before)
    #expect(!village.isLead(lyon) && village.isLead(paris) && !village.isAdmitted(pau))
  }

  @Test mutating func `two leads who withdraw each other's code unseen: the senior's word counts`()
    throws
  {
    try village.invite("Pau", as: .lead, by: toulouse)
    try village.invite("Albi", as: .lead, by: toulouse)
    let albi = try Inhabitant("Albi")
    let before = village.all
    try village.join(pau, as: .lead)
    try village.join(albi, as: .lead)
    #expect(albi.id < pau.id)
    try village.withdraw("Albi", by: pau, seeing: before)
    try village.withdraw("Pau", by: albi, seeing: before)
    #expect(village.isLead(albi))
    #expect(village.reason(pau) == .invitationWithdrawn)
  }
}
