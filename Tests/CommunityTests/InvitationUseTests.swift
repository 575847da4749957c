import Community
import Merge
import Testing

/// An invitation serves one site: the one that a lead lets in by it.
@Suite struct InvitationUseTests {
  private let toulouse: Inhabitant
  private let lyon: Inhabitant
  private let paris: Inhabitant
  private let thief: Inhabitant
  /// Toulouse founds the network and invites Lyon.
  private var village: Village

  init() throws {
    toulouse = try Inhabitant("Toulouse")
    lyon = try Inhabitant("Lyon")
    paris = try Inhabitant("Paris")
    thief = try Inhabitant("Thief")
    village = Village(foundedBy: toulouse)
    try village.invite("Lyon", by: toulouse)
  }

  @Test mutating func `of two who join by a code that nobody has pinned neither is admitted`()
    throws
  {
    try village.join(lyon)
    #expect(village.isAdmitted(lyon))
    try village.join(thief, by: "Lyon", at: 1)
    #expect(village.reason(lyon) == .contested && village.reason(thief) == .contested)
    let contested = village.roster.contested
    #expect(contested.map(\.invitation) == [try Inhabitant.code("Lyon")])
    #expect(contested.first?.joins.map(\.site) == [lyon.id, thief.id])
  }

  @Test mutating func `whom a lead pins is admitted, and the other is not`() throws {
    try village.join(lyon)
    try village.join(thief, by: "Lyon", at: 1)
    let admission = try #require(village.roster.contested.first?.joins.first)
    village.write(admission.change(id: "a"), by: toulouse)
    #expect(village.isAdmitted(lyon))
    #expect(village.reason(thief) == .invitationUsed)
    #expect(village.roster.contested.isEmpty)
  }

  @Test mutating func `a thief of a used code changes nothing for who was pinned`() throws {
    try village.join(lyon)
    try village.pin(lyon, by: toulouse)
    try village.join(thief, by: "Lyon", at: 1)
    #expect(village.isAdmitted(lyon))
    #expect(village.reason(thief) == .invitationUsed)
  }

  @Test mutating func `everybody hears who joined by a code, whatever stands against it now`()
    throws
  {
    try village.join(lyon)
    try village.pin(lyon, by: toulouse)
    let late = try village.join(thief, by: "Lyon")
    let stranger = try village.join(paris)
    let roster = village.roster
    #expect(roster.keyOfTaken(thief.id) == nil && roster.keyOfTaken(paris.id) == nil)
    #expect(roster.keyOfNewcomer(by: late) == thief.key)
    #expect(roster.keyOfNewcomer(by: stranger) == nil)
  }

  @Test mutating func `everybody hears who may be a lead, as far as it goes`() throws {
    try village.invite("Brest", as: .lead, by: toulouse)
    try village.join(paris, as: .lead, by: "Brest")
    try village.pin(paris, as: .lead, by: toulouse, invitation: "Brest")
    try village.join(thief, as: .lead, by: "Brest")
    #expect(village.reason(thief) == .invitationUsed)
    #expect(village.roster.keyOfTaken(thief.id) == thief.key)
  }

  @Test
  mutating func `of a code that leaked only so many joins are read, and a pin needs no place`()
    throws
  {
    let last = try Inhabitant("Zuydcoote")
    let late = try village.join(last, by: "Lyon")
    #expect(village.isAdmitted(last))
    var joins: [(site: SiteID, entry: EntryName)] = []
    for number in 0..<(Roster.mostByOne + 6) {
      let site = try Inhabitant("A\(number)")
      joins.append((site.id, try village.join(site, by: "Lyon", at: 1)))
    }
    let roster = village.roster
    let read = joins.sorted { $0.site < $1.site }.map { roster.keyOfNewcomer(by: $0.entry) != nil }
    #expect(read.prefix(Roster.mostByOne).allSatisfy { $0 })
    #expect(!read.dropFirst(Roster.mostByOne).contains(true))
    #expect(roster.keyOfNewcomer(by: late) == nil)
    #expect(roster.contested.first?.joins.count == Roster.mostByOne)
    #expect(village.reason(last) == .invitationOverused)
    try village.pin(last, by: toulouse, invitation: "Lyon")
    #expect(village.isAdmitted(last))
    #expect(village.roster.keyOfNewcomer(by: late) == last.key)
  }

  @Test mutating func `two pins of one code admit both`() throws {
    try village.join(lyon)
    try village.join(thief, by: "Lyon")
    try village.pin(lyon, by: toulouse)
    try village.pin(thief, by: toulouse, invitation: "Lyon")
    #expect(village.isAdmitted(lyon) && village.isAdmitted(thief))
    #expect(village.roster.invitations.first?.users == [lyon.id, thief.id])
  }

  @Test mutating func `a pin outlives its invitation, its expiry and its withdrawal`() throws {
    try village.join(lyon, at: 9_000)
    #expect(village.reason(lyon) == .expired)
    try village.withdraw("Lyon", by: toulouse, seeing: .nothing)
    try village.pin(lyon, by: toulouse)
    #expect(village.isAdmitted(lyon))
  }

  @Test mutating func `a pin admits the join that says the same, and no other`() throws {
    try village.join(lyon)
    try village.withdraw("Lyon", by: toulouse, seeing: .nothing)
    try village.pin(lyon, as: .lead, by: toulouse)
    try village.pin(lyon, by: toulouse, invitation: "Paris")
    #expect(village.reason(lyon) == .invitationWithdrawn)
    try village.pin(lyon, by: toulouse)
    #expect(village.isAdmitted(lyon) && !village.isLead(lyon))
  }

  @Test mutating func `nobody pins itself, or whom it let in without being let in`() throws {
    try village.invite("Brest", as: .lead, by: toulouse)
    try village.join(thief, as: .lead, by: "Brest")
    try village.pin(thief, as: .lead, by: thief, invitation: "Brest")
    try village.welcome(paris, as: .lead, by: thief)
    try village.pin(thief, as: .lead, by: paris, invitation: "Brest")
    #expect(village.isLead(thief) && village.isLead(paris))
    try village.join(try Inhabitant("Brest"), as: .lead)
    #expect(village.reason(thief) == .contested)
    #expect(village.reason(paris) == .invitationNotByLead)
  }

  @Test mutating func `a join that is not eligible contests nothing`() throws {
    try village.join(lyon)
    try village.join(thief, by: "Lyon", at: 2_001)
    try village.join(paris, as: .lead, by: "Lyon", at: 1)
    #expect(village.isAdmitted(lyon))
  }

  @Test mutating func `a join of which nothing is left contests nothing`() throws {
    try village.join(lyon)
    try village.join(thief, by: "Lyon", at: 1)
    village.revoke(thief, through: 0, by: toulouse)
    #expect(village.isAdmitted(lyon))
    #expect(village.reason(thief) == .revoked)
  }

  @Test mutating func `a withdrawal keeps who had joined in its past, and bars the others`() throws
  {
    try village.join(lyon)
    try village.withdraw("Lyon", by: toulouse)
    try village.join(thief, by: "Lyon", at: 1)
    #expect(village.isAdmitted(lyon))
    #expect(village.reason(thief) == .invitationWithdrawn)
    #expect(village.roster.invitations.map(\.isWithdrawn) == [true])
  }

  @Test mutating func `each of two withdrawals must have seen the join`() throws {
    try village.welcome(paris, as: .lead, by: toulouse)
    try village.invite("Brest", by: toulouse)
    let before = village.all
    let brest = try Inhabitant("Brest")
    try village.join(brest)
    try village.withdraw("Brest", by: toulouse)
    #expect(village.isAdmitted(brest))
    try village.withdraw("Brest", by: paris, seeing: before)
    #expect(village.reason(brest) == .invitationWithdrawn)
  }

  @Test mutating func `only a lead withdraws, and a later invitation by the key does not help`()
    throws
  {
    try village.welcome(paris, by: toulouse)
    let before = village.all
    try village.join(lyon)
    try village.withdraw("Lyon", by: paris, seeing: before)
    #expect(village.isAdmitted(lyon))
    try village.withdraw("Lyon", by: toulouse, seeing: before)
    try village.invite("Lyon", by: toulouse)
    #expect(village.reason(lyon) == .invitationWithdrawn)
  }

  @Test mutating func `a lead cannot withdraw the invitation that it came by`() throws {
    try village.welcome(paris, as: .lead, by: toulouse)
    try village.withdraw("Paris", by: paris)
    #expect(village.isLead(paris))
  }

  @Test mutating func `who joined once keeps its place when others are invited by the same key`()
    throws
  {
    try village.welcome(paris, as: .lead, by: toulouse)
    try village.join(lyon)
    try village.invite("Lyon", as: .lead, by: paris)
    try village.join(thief, as: .lead, by: "Lyon")
    #expect(village.isAdmitted(lyon))
    #expect(!village.isAdmitted(thief))
  }

  @Test mutating func `a lead's home pins who is admitted and pinned by nobody`() throws {
    try village.join(lyon)
    try village.welcome(paris, as: .lead, by: toulouse)
    #expect(village.roster.pinsDue(for: toulouse.id).map(\.site) == [lyon.id, paris.id])
    #expect(village.roster.pinsDue(for: paris.id).map(\.site) == [lyon.id])
    #expect(village.roster.pinsDue(for: lyon.id).isEmpty)
    for lead in [paris, toulouse] {
      for admission in village.roster.pinsDue(for: lead.id) {
        village.write(admission.change(id: "a"), by: lead)
      }
      #expect(village.roster.pinsDue(for: lead.id).isEmpty)
    }
    #expect(village.isAdmitted(lyon) && village.isLead(paris))
  }

  @Test mutating func `a lead who is pinned by itself, or by whom it made one, is pinned again`()
    throws
  {
    try village.welcome(paris, as: .lead, by: toulouse)
    let brest = try Inhabitant("Brest")
    try village.welcome(brest, as: .lead, by: paris)
    try village.pin(paris, as: .lead, by: paris)
    try village.pin(paris, as: .lead, by: brest)
    for lead in [paris, brest] {
      #expect(!village.roster.pinsDue(for: lead.id).contains { $0.site == paris.id })
    }
    let due = village.roster.pinsDue(for: toulouse.id)
    #expect(Set(due.map(\.site)) == [paris.id, brest.id])
    for admission in due { village.write(admission.change(id: "a"), by: toulouse) }
    try village.join(thief, as: .lead, by: "Paris")
    #expect(village.isLead(paris) && village.isLead(brest))
    #expect(village.reason(thief) == .invitationUsed)
  }
}
