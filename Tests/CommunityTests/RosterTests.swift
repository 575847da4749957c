import Community
import Crypto
import Merge
import Testing

@Suite struct RosterTests {
  private let toulouse: Inhabitant
  private let lyon: Inhabitant
  private let paris: Inhabitant
  private var village: Village

  init() throws {
    toulouse = try Inhabitant("Toulouse")
    lyon = try Inhabitant("Lyon")
    paris = try Inhabitant("Paris")
    village = Village(foundedBy: toulouse)
  }

  @Test func `the founder is a lead`() throws {
    let site = AdmittedSite(id: toulouse.id, name: "toulouse", role: .lead, key: toulouse.key)
    #expect(village.standing(of: toulouse) == .lead(site))
    #expect(village.roster.sites == [site] && village.roster.leads == [site])
    #expect(village.roster.networkName == "Réseau")
  }

  @Test func `nobody belongs to a network whose founding has not come`() throws {
    let village = Village()
    #expect(village.reason(toulouse) == .foundingNotSeen)
    #expect(village.roster.sites.isEmpty)
  }

  @Test(arguments: [nil, String(repeating: "cd", count: 32), Village.network.uppercased()])
  func `a founding counts with the network's hash alone`(digest: String?) throws {
    var foreign = Village()
    foreign.write(
      Founding(name: "Réseau", founder: toulouse.id, key: toulouse.key).change, by: toulouse,
      isFirst: true, lineDigest: digest)
    #expect(foreign.reason(toulouse) == .foundingNotSeen)
  }

  @Test func `a founding counts as entry 1 of its founder's journal, with the founder's key`()
    throws
  {
    let founding = Founding(name: "Réseau", founder: toulouse.id, key: toulouse.key)
    let swapped = Founding(name: "Réseau", founder: toulouse.id, key: lyon.key)
    for (change, author) in [(founding.change, lyon), (swapped.change, toulouse)] {
      var village = Village()
      village.write(change, by: author, isFirst: true, lineDigest: Village.network)
      #expect(village.roster.networkName == nil)
    }
    var later = Village()
    later.work(by: toulouse, seeing: .nothing)
    later.write(founding.change, by: toulouse, lineDigest: Village.network)
    #expect(later.roster.networkName == nil)
  }

  @Test mutating func `a second founding line of the founder founds nothing`() throws {
    let other = Founding(name: "Autre", founder: toulouse.id, key: toulouse.key)
    let entry = village.write(
      other.change, by: toulouse, seeing: .nothing, isFirst: true,
      lineDigest: String(repeating: "cd", count: 32))
    #expect(village.roster.networkName == "Réseau")
    #expect(village.isLead(toulouse))
    #expect(!village.hasEffect(entry))
  }

  @Test mutating func `a site that founds another network is a stranger`() throws {
    village.write(
      Founding(name: "Autre", founder: lyon.id, key: lyon.key).change, by: lyon, isFirst: true,
      lineDigest: String(repeating: "cd", count: 32))
    #expect(village.reason(lyon) == .foundsAnotherNetwork)
  }

  @Test mutating func `a site that a lead invited belongs`() throws {
    try village.welcome(lyon, by: toulouse)
    let site = AdmittedSite(id: lyon.id, name: "Lyon", role: .site, key: lyon.key)
    #expect(village.standing(of: lyon) == .site(site))
    #expect(village.isAdmitted(lyon) && !village.isLead(lyon))
    #expect(village.roster.sites.map(\.id) == [lyon.id, toulouse.id])
  }

  @Test mutating func `a lead who was invited invites in turn`() throws {
    try village.welcome(lyon, as: .lead, by: toulouse)
    try village.welcome(paris, by: lyon)
    #expect(village.isLead(lyon) && village.isAdmitted(paris))
    #expect(village.roster.leads.map(\.id) == [lyon.id, toulouse.id])
  }

  @Test mutating func `a lead's word has in its past what made its author a lead`() throws {
    try village.welcome(lyon, as: .lead, by: toulouse)
    let early = try village.invite("Paris", by: lyon, seeing: .nothing)
    try village.join(paris)
    #expect(!village.isWord(early))
    #expect(village.reason(paris) == .invitationNotByLead)
  }

  @Test mutating func `an invitation by a site that is no lead does not count`() throws {
    try village.welcome(lyon, by: toulouse)
    try village.welcome(paris, by: lyon)
    #expect(village.reason(paris) == .invitationNotByLead)
  }

  @Test mutating func `two strangers cannot invite each other`() throws {
    try village.join(lyon, as: .lead)
    try village.join(paris, as: .lead)
    try village.invite("Lyon", as: .lead, by: paris)
    try village.invite("Paris", as: .lead, by: lyon)
    try village.pin(lyon, as: .lead, by: paris)
    try village.pin(paris, as: .lead, by: lyon)
    village.give(.lead, to: lyon, by: paris)
    village.give(.lead, to: paris, by: lyon)
    #expect(village.reason(lyon) == .invitationNotByLead)
    #expect(village.reason(paris) == .invitationNotByLead)
  }

  @Test mutating func `what is still missing is told`() throws {
    #expect(village.reason(lyon) == .joinNotSeen)
    try village.join(lyon)
    #expect(village.reason(lyon) == .invitationNotSeen)
    #expect(village.roster.standing(of: "no id") == .unknown(.joinNotSeen))
  }

  @Test(arguments: [(2_000, nil), (2_001, .expired)] as [(Int64, Standing.Reason?)])
  mutating func `a join counts up to the invitation's expiry`(at: Int64, reason: Standing.Reason?)
    throws
  {
    try village.invite("Lyon", by: toulouse, expires: 2_000)
    try village.join(lyon, at: at)
    #expect(village.reason(lyon) == reason)
  }

  @Test mutating func `a join has the role of its invitation`() throws {
    try village.invite("Lyon", by: toulouse)
    try village.join(lyon, as: .lead)
    #expect(village.reason(lyon) == .otherRole)
  }

  @Test mutating func `a join counts as entry 1 of its own journal`() throws {
    try village.invite("Lyon", by: toulouse)
    let join = try Join(
      network: Village.network, site: lyon.id, name: "Lyon", role: .site, key: lyon.key,
      provenBy: try Inhabitant.key(from: "invitation to Lyon"))
    village.write(join.change, by: paris, seeing: .nothing, isFirst: true)
    #expect(village.reason(paris) == .joinMalformed)
    village.work(by: lyon, seeing: .nothing)
    village.write(join.change, by: lyon)
    #expect(!village.isAdmitted(lyon))
  }

  @Test func `a proof holds for its network, site, key and role alone`() throws {
    func reason(_ site: Inhabitant, _ change: (inout Change) -> Void) throws -> Standing.Reason? {
      var village = village
      try village.invite("Lyon", as: .lead, by: toulouse)
      var join = try Join(
        network: Village.network, site: lyon.id, name: "Lyon", role: .site, key: lyon.key,
        provenBy: try Inhabitant.key(from: "invitation to Lyon")
      ).change
      change(&join)
      village.write(join, by: site, seeing: .nothing, isFirst: true)
      return village.reason(site)
    }
    #expect(try reason(lyon) { $0.replace("role", with: "lead") } == .proofWrong)
    #expect(try reason(lyon) { $0.replace("key", with: paris.key.base64) } == .keyOfAnotherSite)
    #expect(
      try reason(paris) {
        $0.record = "site/\(paris.id)"
        $0.replace("key", with: paris.key.base64)
      } == .proofWrong)
    let forged = try Join(
      network: String(repeating: "cd", count: 32), site: lyon.id, name: "Lyon", role: .lead,
      key: lyon.key, provenBy: try Inhabitant.key(from: "invitation to Lyon"))
    #expect(try reason(lyon) { $0 = forged.change } == .proofWrong)
  }

  @Test func `a proof by another key than the invitation's is forged`() throws {
    var forged = village
    try forged.invite("Lyon", by: toulouse)
    var join = try Join(
      network: Village.network, site: lyon.id, name: "Lyon", role: .site, key: lyon.key,
      provenBy: try Inhabitant.key(from: "nobody")
    ).change
    join.replace("invitation", with: try Inhabitant.code("Lyon").base64)
    forged.write(join, by: lyon, isFirst: true)
    #expect(forged.reason(lyon) == .proofWrong)
  }

  @Test(arguments: ["name", "role", "key", "invitation", "proof"])
  mutating func `a join without one of its fields is none`(field: String) throws {
    var join = try Join(
      network: Village.network, site: lyon.id, name: "Lyon", role: .site, key: lyon.key,
      provenBy: try Inhabitant.key(from: "invitation to Lyon")
    ).change
    join.set.removeAll { $0.field == field }
    village.write(join, by: lyon, isFirst: true)
    #expect(village.reason(lyon) == .joinMalformed)
  }

  @Test mutating func `the newest name counts that the site or a lead gave`() throws {
    try village.welcome(lyon, by: toulouse)
    try village.welcome(paris, by: toulouse)
    village.call(lyon, "Lyon 2", by: lyon, at: 3_000)
    village.call(lyon, "Lyon 3", by: toulouse, at: 4_000)
    village.call(lyon, "Lyon 4", by: paris, at: 5_000)
    #expect(village.standing(of: lyon).admitted?.name == "Lyon 3")
  }

  @Test mutating func `a second invitation by the same key helps`() throws {
    try village.invite("Lyon", by: toulouse, expires: 1_000)
    try village.join(lyon)
    #expect(village.reason(lyon) == .expired)
    try village.invite("Lyon", by: toulouse, expires: 9_000)
    #expect(village.isAdmitted(lyon))
  }

  @Test mutating func `what is no roster matter leaves the roster as it is`() throws {
    let roster = village.roster
    village.work(by: toulouse)
    #expect(village.roster == roster)
  }
}
