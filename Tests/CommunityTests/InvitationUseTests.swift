import Community
import Merge
import Testing

/// An invitation serves one site, and none once it was withdrawn.
@Suite struct InvitationUseTests {
  private let toulouse: Inhabitant
  private let lyon: Inhabitant
  private let paris: Inhabitant
  private let thief: Inhabitant
  /// Toulouse founds the network and invites Lyon.
  private let invited: [Fact]

  init() throws {
    toulouse = try Inhabitant("Toulouse")
    lyon = try Inhabitant("Lyon")
    paris = try Inhabitant("Paris")
    thief = try Inhabitant("Thief")
    invited = [
      Village.founding(by: toulouse), try Village.invitation(to: "Lyon", by: toulouse),
    ]
  }

  private func theft(at: Int64) throws -> Fact {
    try Village.join(thief, at: at, invitation: "Lyon")
  }

  @Test func `of two joins by one code the earlier is admitted`() throws {
    let roster = Roster(invited + [try Village.join(lyon), try theft(at: 1_499)])
    #expect(roster.believed(of: thief) == .all)
    #expect(roster.reason(lyon) == .invitationUsed)
    #expect(roster.believed(of: lyon) == .none)
  }

  @Test func `of two joins at one time the lower site id is admitted`() throws {
    let roster = Roster(invited + [try theft(at: 1_500), try Village.join(lyon, at: 1_500)])
    #expect(lyon.id < thief.id)
    #expect(roster.believed(of: lyon) == .all)
    #expect(roster.reason(thief) == .invitationUsed)
  }

  @Test func `of two joins by a code that two leads gave the shorter chain's is admitted`() throws {
    let facts =
      invited + (try Village.arrival(of: paris, role: .lead, by: toulouse))
      + [
        try Village.join(lyon), try Village.invitation(to: "Lyon", role: .lead, by: paris),
        try Village.join(thief, role: .lead, at: 1, invitation: "Lyon"),
      ]
    let roster = Roster(facts)
    #expect(roster.believed(of: lyon) == .all)
    #expect(roster.reason(thief) == .invitationUsed)
  }

  @Test func `a join that is not eligible uses nothing`() throws {
    let expired = try theft(at: 2_001)
    let otherRole = try Village.join(paris, role: .lead, at: 1, invitation: "Lyon")
    var forged = try Village.join(paris, at: 1)
    let key = PublicKey(of: try Inhabitant.key(from: "invitation to Lyon"))
    forged.change.replace("invitation", with: key.base64)
    let roster = Roster(invited + [expired, otherRole, forged, try Village.join(lyon)])
    #expect(roster.believed(of: lyon) == .all)
  }

  @Test func `once the thief of a code is revoked whole, the next to join is admitted`() throws {
    let facts = invited + [try Village.join(lyon), try theft(at: 1)]
    let revocation = Village.revocation(of: thief, through: 0, by: toulouse, in: 9)
    let roster = Roster(facts + [revocation])
    #expect(roster.believed(of: lyon) == .all)
    #expect(roster.reason(thief) == .revoked)
    #expect(roster.believed(of: thief) == .none)

    let partly = Village.revocation(of: thief, through: 1, by: toulouse, in: 9)
    #expect(Roster(facts + [partly]).reason(lyon) == .invitationUsed)
  }

  @Test func `nobody joins by an invitation that was withdrawn`() throws {
    let withdrawal = try Village.withdrawal(ofInvitationTo: "Lyon", by: toulouse)
    let roster = Roster(invited + [try Village.join(lyon), withdrawal])
    #expect(roster.reason(lyon) == .invitationWithdrawn)
    #expect(roster.believed(of: lyon) == .none)
  }

  @Test func `who is kept stays, and is not robbed by an earlier join`() throws {
    let withdrawal = try Village.withdrawal(ofInvitationTo: "Lyon", keeps: [lyon], by: toulouse)
    let roster = Roster(invited + [try Village.join(lyon), try theft(at: 1), withdrawal])
    #expect(roster.believed(of: lyon) == .all)
    #expect(roster.reason(thief) == .invitationWithdrawn)
  }

  @Test func `of two withdrawals both must keep a site`() throws {
    let facts =
      invited + [
        try Village.join(lyon),
        try Village.withdrawal(ofInvitationTo: "Lyon", keeps: [lyon], by: toulouse),
      ]
    #expect(Roster(facts).believed(of: lyon) == .all)
    let second = try Village.withdrawal(
      ofInvitationTo: "Lyon", keeps: [paris], by: toulouse, in: 9)
    #expect(Roster(facts + [second]).reason(lyon) == .invitationWithdrawn)
  }

  @Test func `only a lead withdraws`() throws {
    let facts = invited + [try Village.join(lyon)] + (try Village.arrival(of: paris, by: toulouse))
    let withdrawal = try Village.withdrawal(ofInvitationTo: "Lyon", by: paris)
    #expect(Roster(facts + [withdrawal]).believed(of: lyon) == .all)
  }

  @Test func `any lead withdraws, and a later invitation by the same key does not undo it`() throws
  {
    let facts =
      invited + [try Village.join(lyon)]
      + (try Village.arrival(of: paris, role: .lead, by: toulouse))
    let withdrawal = try Village.withdrawal(ofInvitationTo: "Lyon", by: paris)
    let again = try Village.invitation(to: "Lyon", by: toulouse, seq: 12)
    #expect(Roster(facts + [withdrawal, again]).reason(lyon) == .invitationWithdrawn)
  }

  @Test func `a lead cannot withdraw the invitation that it came by`() throws {
    let facts =
      [Village.founding(by: toulouse)] + (try Village.arrival(of: lyon, role: .lead, by: toulouse))
    let withdrawal = try Village.withdrawal(ofInvitationTo: "Lyon", by: lyon)
    #expect(Roster(facts + [withdrawal]).isLead(lyon))
  }

  @Test func `two leads who withdraw each other's invitation: the senior's counts`() throws {
    let facts =
      [Village.founding(by: toulouse)] + (try Village.arrival(of: lyon, role: .lead, by: toulouse))
      + (try Village.arrival(of: paris, role: .lead, by: toulouse))
    #expect(lyon.id < paris.id)
    let roster = Roster(
      facts + [
        try Village.withdrawal(ofInvitationTo: "Lyon", by: paris),
        try Village.withdrawal(ofInvitationTo: "Paris", by: lyon),
      ])
    #expect(roster.isLead(lyon))
    #expect(roster.reason(paris) == .invitationWithdrawn)
  }
}
