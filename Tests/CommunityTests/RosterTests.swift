import Community
import Crypto
import Merge
import Testing

@Suite struct RosterTests {
  let toulouse: Inhabitant
  let lyon: Inhabitant
  let paris: Inhabitant
  let founding: Fact

  init() throws {
    toulouse = try Inhabitant("Toulouse")
    lyon = try Inhabitant("Lyon")
    paris = try Inhabitant("Paris")
    founding = Village.founding(by: toulouse)
  }

  private func reason(_ site: Inhabitant, _ facts: [Fact]) -> Standing.Reason? {
    guard case .unknown(let reason) = Roster(facts).standing(of: site.id.text) else { return nil }
    return reason
  }

  @Test func `the founder is a lead`() throws {
    let roster = Roster([founding])
    let site = AdmittedSite(id: toulouse.id, name: "toulouse", role: .lead, key: toulouse.key)
    #expect(roster.standing(of: toulouse.id.text) == .lead(site))
    #expect(roster.isLead(toulouse.id.text))
    #expect(roster.sites == [site])
    #expect(roster.networkName == "Réseau")
  }

  @Test func `nobody belongs to a network whose founding has not come`() throws {
    let facts = [try Village.invitation(to: "Lyon", by: toulouse), try Village.join(lyon)]
    #expect(reason(lyon, facts) == .foundingNotSeen)
    #expect(Roster(facts).sites.isEmpty)
  }

  @Test func `a founding counts as entry 1 of its founder with the network's hash`() throws {
    var later = founding
    later.seq = 2
    #expect(reason(toulouse, [later]) == .foundingNotSeen)

    var elsewhere = founding
    elsewhere.site = lyon.id
    #expect(reason(toulouse, [elsewhere]) == .foundingNotSeen)

    var renamed = founding
    renamed.site = try #require(SiteID("blagnac-\(toulouse.id.text.suffix(8))"))
    #expect(reason(toulouse, [renamed]) == .foundingNotSeen)

    for digest in [nil, String(repeating: "cd", count: 32), Village.network.uppercased()] {
      var foreign = founding
      foreign.lineDigest = digest
      #expect(reason(toulouse, [foreign]) == .foundingNotSeen)
    }
  }

  @Test func `a founding with a key that is not the founder's is not believed`() throws {
    var swapped = founding
    swapped.change = Founding(name: "Réseau", founder: toulouse.id, key: lyon.key).change
    #expect(reason(toulouse, [swapped]) == .foundingNotSeen)
  }

  @Test func `a site that founds another network is a stranger`() throws {
    var other = Village.founding(by: lyon)
    other.lineDigest = String(repeating: "cd", count: 32)
    #expect(reason(lyon, [founding, other]) == .foundsAnotherNetwork)
  }

  @Test func `a site that a lead invited belongs`() throws {
    let roster = Roster([
      founding, try Village.invitation(to: "Lyon", by: toulouse), try Village.join(lyon),
    ])
    let site = AdmittedSite(id: lyon.id, name: "Lyon", role: .site, key: lyon.key)
    #expect(roster.standing(of: lyon.id.text) == .site(site))
    #expect(roster.isAdmitted(lyon.id.text))
    #expect(!roster.isLead(lyon.id.text))
    #expect(roster.sites.map(\.id) == [lyon.id, toulouse.id])
  }

  @Test func `a lead who was invited invites in turn`() throws {
    let roster = Roster([
      founding, try Village.invitation(to: "Lyon", role: .lead, by: toulouse),
      try Village.join(lyon, role: .lead), try Village.invitation(to: "Paris", by: lyon),
      try Village.join(paris),
    ])
    #expect(roster.isLead(lyon.id.text))
    #expect(roster.isAdmitted(paris.id.text))
  }

  @Test func `an invitation by a site that is no lead does not count`() throws {
    let facts = [
      founding, try Village.invitation(to: "Lyon", by: toulouse), try Village.join(lyon),
      try Village.invitation(to: "Paris", by: lyon), try Village.join(paris),
    ]
    #expect(reason(paris, facts) == .invitationNotByLead)
  }

  @Test func `two strangers cannot invite each other`() throws {
    let facts = [
      founding,
      try Village.invitation(to: "Lyon", role: .lead, by: paris),
      try Village.invitation(to: "Paris", role: .lead, by: lyon),
      try Village.join(lyon, role: .lead), try Village.join(paris, role: .lead),
    ]
    #expect(reason(lyon, facts) == .invitationNotByLead)
    #expect(reason(paris, facts) == .invitationNotByLead)
  }

  @Test func `what is still missing is told`() throws {
    #expect(reason(lyon, [founding]) == .joinNotSeen)
    #expect(reason(lyon, [founding, try Village.join(lyon)]) == .invitationNotSeen)
    #expect(Roster([founding]).standing(of: "no id") == .unknown(.joinNotSeen))
  }

  @Test func `a join counts up to the invitation's expiry`() throws {
    let invitation = try Village.invitation(to: "Lyon", by: toulouse, expires: 2_000)
    #expect(reason(lyon, [founding, invitation, try Village.join(lyon, at: 2_000)]) == nil)
    #expect(reason(lyon, [founding, invitation, try Village.join(lyon, at: 2_001)]) == .expired)
  }

  @Test func `a join has the role of its invitation`() throws {
    let invitation = try Village.invitation(to: "Lyon", by: toulouse)
    #expect(
      reason(lyon, [founding, invitation, try Village.join(lyon, role: .lead)]) == .otherRole)
  }

  @Test func `a join counts as entry 1 of its own journal`() throws {
    let invitation = try Village.invitation(to: "Lyon", by: toulouse)
    var later = try Village.join(lyon)
    later.seq = 2
    #expect(reason(lyon, [founding, invitation, later]) == .joinNotSeen)

    var elsewhere = try Village.join(lyon)
    elsewhere.site = paris.id
    #expect(reason(lyon, [founding, invitation, elsewhere]) == .joinNotSeen)
    #expect(reason(paris, [founding, invitation, elsewhere]) == .joinMalformed)
  }

  @Test func `a proof holds for its network, site, key and role alone`() throws {
    let invitation = try Village.invitation(to: "Lyon", role: .lead, by: toulouse)
    let join = try Village.join(lyon, role: .site)
    let otherNetwork = try Village.join(lyon, network: String(repeating: "cd", count: 32))
    #expect(reason(lyon, [founding, invitation, otherNetwork]) == .proofWrong)

    var promoted = join
    promoted.change.replace("role", with: "lead")
    #expect(reason(lyon, [founding, invitation, promoted]) == .proofWrong)

    var swapped = join
    swapped.change.replace("key", with: paris.key.base64)
    #expect(reason(lyon, [founding, invitation, swapped]) == .keyOfAnotherSite)

    var stolen = join
    stolen.change.record = "site/\(paris.id)"
    stolen.change.replace("key", with: paris.key.base64)
    stolen.site = paris.id
    #expect(reason(paris, [founding, invitation, stolen]) == .proofWrong)
  }

  @Test func `a guest cannot join under another site's id`() throws {
    let invitation = try Village.invitation(to: "Lyon", by: toulouse)
    let join = try Join(
      network: Village.network, site: lyon.id, name: "Lyon", role: .site, key: paris.key,
      provenBy: try Inhabitant.key(from: "invitation to Lyon"))
    let fact = Fact(change: join.change, site: lyon.id)
    #expect(reason(lyon, [founding, invitation, fact]) == .keyOfAnotherSite)
  }

  @Test func `a proof by another key than the invitation's is forged`() throws {
    let invitation = try Village.invitation(to: "Lyon", by: toulouse)
    var forged = try Village.join(lyon, invitation: "nobody")
    #expect(reason(lyon, [founding, invitation, forged]) == .invitationNotSeen)
    let key = PublicKey(of: try Inhabitant.key(from: "invitation to Lyon"))
    forged.change.replace("invitation", with: key.base64)
    #expect(reason(lyon, [founding, invitation, forged]) == .proofWrong)
  }

  @Test(arguments: ["name", "role", "key", "invitation", "proof"])
  func `a join without one of its fields is none`(field: String) throws {
    var join = try Village.join(lyon)
    join.change.set.removeAll { $0.field == field }
    #expect(reason(lyon, [founding, join]) == .joinMalformed)
  }

  @Test func `a later entry changes a site's name, never its key or role`() throws {
    let joined = [
      founding, try Village.invitation(to: "Lyon", by: toulouse), try Village.join(lyon),
    ]
    var promotion = Village.naming(lyon, "Lyon Part-Dieu", by: lyon, at: 3_000)
    promotion.change.set += [
      FieldChange("role", Value("lead")), FieldChange("key", Value(paris.key.base64)),
    ]
    let site = AdmittedSite(id: lyon.id, name: "Lyon Part-Dieu", role: .site, key: lyon.key)
    #expect(Roster(joined + [promotion]).standing(of: lyon.id.text) == .site(site))
  }

  @Test func `the newest name counts that the site or a lead gave`() throws {
    let joined = [
      founding, try Village.invitation(to: "Lyon", by: toulouse), try Village.join(lyon),
      try Village.invitation(to: "Paris", by: toulouse), try Village.join(paris),
    ]
    let names = [
      Village.naming(lyon, "Lyon 2", by: lyon, at: 3_000),
      Village.naming(lyon, "Lyon 3", by: toulouse, at: 4_000),
      Village.naming(lyon, "Lyon 4", by: paris, at: 5_000),
    ]
    let roster = Roster(joined + names)
    #expect(roster.standing(of: lyon.id.text).admitted?.name == "Lyon 3")
  }

  @Test func `a second invitation by the same key helps`() throws {
    let facts = [
      founding, try Village.invitation(to: "Lyon", by: toulouse, expires: 1_000),
      try Village.join(lyon), try Village.invitation(to: "Lyon", by: toulouse, expires: 9_000),
    ]
    #expect(reason(lyon, Array(facts.prefix(3))) == .expired)
    #expect(reason(lyon, facts) == nil)
  }

  @Test func `what is no roster matter leaves the roster as it is`() throws {
    let roster = Roster([founding])
    var changed = roster
    var change = Change(on: "practice/a")
    change.set = [FieldChange("name", Value("x")), FieldChange("key", Value(lyon.key.base64))]
    changed.note(Fact(change: change, site: toulouse.id, seq: 3))
    #expect(changed == roster)
  }
}

extension Change {
  mutating func replace(_ field: String, with string: String) {
    for place in set.indices where set[place].field == field {
      set[place] = FieldChange(field, Value(string))
    }
  }
}
