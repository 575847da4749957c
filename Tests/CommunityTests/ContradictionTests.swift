import Community
import Merge
import Testing

/// Leads who take away from each other, each without having seen the other's word.
@Suite struct ContradictionTests {
  private let toulouse: Inhabitant
  private let lyon: Inhabitant
  private let paris: Inhabitant
  private let pau: Inhabitant
  /// Toulouse founds the network and invites Lyon in its entry 7, who invites Paris in its own;
  /// all are leads.
  private let facts: [Fact]

  init() throws {
    toulouse = try Inhabitant("Toulouse")
    lyon = try Inhabitant("Lyon")
    paris = try Inhabitant("Paris")
    pau = try Inhabitant("Pau")
    facts =
      [Village.founding(by: toulouse)]
      + (try Village.arrival(of: lyon, role: .lead, by: toulouse))
      + (try Village.arrival(of: paris, role: .lead, by: lyon))
  }

  private func roster(_ more: Fact...) -> Roster { Roster(facts + more) }

  private func revocation(
    of site: Inhabitant, through: UInt32, by author: Inhabitant, in entry: UInt32
  ) -> Fact {
    Village.revocation(of: site, through: through, by: author, in: entry)
  }

  @Test func `of two leads who revoke each other the senior's word counts`() throws {
    let roster = roster(
      revocation(of: lyon, through: 8, by: toulouse, in: 20),
      revocation(of: toulouse, through: 19, by: lyon, in: 9))
    #expect(roster.isLead(toulouse))
    #expect(roster.believed(of: lyon) == .through(8))
    #expect(roster.revocations(of: toulouse.id).isEmpty)
  }

  @Test func `a junior's word counts that the senior's own revocation leaves standing`() throws {
    let roster = roster(
      revocation(of: lyon, through: 9, by: toulouse, in: 20),
      revocation(of: toulouse, through: 19, by: lyon, in: 9))
    #expect(roster.believed(of: toulouse) == .through(19))
    #expect(roster.isLead(lyon))
  }

  @Test func `both count where neither takes the other's away`() throws {
    let roster = roster(
      revocation(of: lyon, through: 9, by: toulouse, in: 20),
      revocation(of: toulouse, through: 20, by: lyon, in: 9))
    #expect(roster.believed(of: toulouse) == .through(20))
    #expect(roster.believed(of: lyon) == .through(9))
  }

  @Test func `leads of one rank are ordered by their ids`() throws {
    let peers =
      (try Village.arrival(of: pau, role: .lead, by: toulouse))
      + [
        revocation(of: lyon, through: 8, by: pau, in: 9),
        revocation(of: pau, through: 8, by: lyon, in: 9),
      ]
    #expect(lyon.id < pau.id)
    let roster = Roster(facts + peers)
    #expect(roster.isLead(lyon))
    #expect(roster.believed(of: pau) == .through(8))
  }

  @Test func `a continuation is senior to whom its old site invited`() throws {
    let home = try Inhabitant("Zebulon")
    #expect(lyon.id < home.id)
    let roster = roster(
      try Village.continuation(home, of: toulouse, kept: 7),
      revocation(of: lyon, through: 8, by: home, in: 9),
      revocation(of: home, through: 8, by: lyon, in: 9))
    #expect(roster.isLead(home))
    #expect(roster.believed(of: lyon) == .through(8))
  }

  @Test func `an old site is senior to its continuation`() throws {
    let home = try Inhabitant("Albi")
    #expect(home.id < toulouse.id)
    let roster = roster(
      try Village.continuation(home, of: toulouse, kept: 7),
      Village.revocation(of: toulouse, through: 8, keeps: [home], by: home, in: 9),
      revocation(of: home, through: 8, by: toulouse, in: 9))
    #expect(roster.isLead(toulouse))
    #expect(roster.believed(of: home) == .through(8))
  }

  @Test func `nobody takes away what its own right rests on`() throws {
    for through in [0, 1, 6] as [UInt32] {
      let roster = roster(revocation(of: toulouse, through: through, by: paris, in: 2))
      #expect(roster.believed(of: toulouse) == .all, "through \(through)")
      #expect(roster.isLead(paris))
    }
    let roster = roster(revocation(of: lyon, through: 6, by: paris, in: 2))
    #expect(roster.believed(of: lyon) == .all)
  }

  @Test func `a continuation may end its old site after what it keeps, and names itself`() throws {
    let home = try Inhabitant("Albi")
    func believed(through: UInt32, keeps: [Inhabitant]) throws -> Believed {
      roster(
        try Village.continuation(home, of: lyon, kept: 5),
        Village.revocation(of: lyon, through: through, keeps: keeps, by: home, in: 2)
      ).believed(of: lyon)
    }
    #expect(try believed(through: 5, keeps: [home]) == .through(5))
    #expect(try believed(through: 4, keeps: [home]) == .all)
    #expect(try believed(through: 5, keeps: []) == .all)
  }

  @Test func `a senior's revocation of a lead undoes what that lead's guests wrote`() throws {
    let roster = roster(
      revocation(of: toulouse, through: 10, by: paris, in: 2),
      revocation(of: lyon, through: 6, by: toulouse, in: 20))
    #expect(roster.isLead(toulouse))
    #expect(roster.believed(of: lyon) == .through(6))
    #expect(roster.reason(paris) == .invitationNotByLead)
  }

  @Test func `a withdrawal undoes what the guest wrote, and is undone by a senior's word`() throws {
    let withdrawal = try Village.withdrawal(ofInvitationTo: "Paris", by: lyon, in: 9)
    let revocation = revocation(of: lyon, through: 8, by: paris, in: 2)
    #expect(roster(withdrawal, revocation).reason(paris) == .invitationWithdrawn)
    #expect(roster(withdrawal, revocation).isLead(lyon))

    let senior = self.revocation(of: lyon, through: 8, by: toulouse, in: 9)
    #expect(roster(withdrawal, revocation, senior).isLead(paris))
  }

  @Test func `in a circle of three the most senior is heard, and who is then free`() throws {
    let peers = try Village.arrival(of: pau, role: .lead, by: toulouse)
    let roster = Roster(
      facts + peers + [
        revocation(of: lyon, through: 8, by: toulouse, in: 20),
        revocation(of: pau, through: 8, by: lyon, in: 9),
        revocation(of: toulouse, through: 19, by: pau, in: 9),
      ])
    #expect(roster.believed(of: lyon) == .through(8))
    #expect(roster.isLead(pau))
    #expect(roster.isLead(toulouse))
  }

  @Test func `in a row of three the first silences the second and so frees the third`() throws {
    let peers = try Village.arrival(of: pau, by: toulouse, in: 8)
    let roster = Roster(
      facts + peers + [
        revocation(of: lyon, through: 8, by: toulouse, in: 20),
        revocation(of: paris, through: 4, by: lyon, in: 9),
        revocation(of: pau, through: 3, by: paris, in: 5),
      ])
    #expect(roster.believed(of: lyon) == .through(8))
    #expect(roster.isLead(paris))
    #expect(roster.believed(of: pau) == .through(3))
  }

  @Test func `what a reinstated lead writes does not undo what was decided before`() throws {
    let thief = try Inhabitant("Thief")
    let roster = Roster(
      facts + [
        try Village.invitation(to: "Pau", role: .lead, by: toulouse, seq: 8),
        try Village.join(thief, role: .lead, at: 1, invitation: "Pau"),
        try Village.join(pau, role: .lead),
        revocation(of: thief, through: 0, by: toulouse, in: 9),
        revocation(of: toulouse, through: 8, by: pau, in: 2),
      ])
    #expect(roster.isLead(pau))
    #expect(roster.isLead(toulouse))
    #expect(roster.reason(thief) == .revoked)
  }
}
