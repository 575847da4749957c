import Community
import Merge
import Testing

/// A journal that nobody forked, told by numbers: what tests of many entries need.
private struct Numbered: Past {
  let entry: EntryName
  let seen: [SiteID: UInt32]

  func contains(_ other: EntryName) -> Bool { other.point.seq <= seen[other.site] ?? 0 }
  func points(of site: SiteID) -> [Point] { seen[site].map { [Point(seq: $0, hash: 0)] } ?? [] }
  func isAtOrBefore(_ point: Point) -> Bool { entry.point.seq <= point.seq }
}

/// What insiders write by the thousand.
@Suite struct HostileRosterTests {
  private let toulouse: Inhabitant
  private let lyon: Inhabitant
  private let paris: Inhabitant
  private var roster = Roster(network: Village.network)
  private var seen: [SiteID: UInt32] = [:]

  init() throws {
    toulouse = try Inhabitant("Toulouse")
    lyon = try Inhabitant("Lyon")
    paris = try Inhabitant("Paris")
  }

  private mutating func write(_ change: Change, by site: SiteID, digest: String? = nil) {
    let point = Point(seq: (seen[site] ?? 0) + 1, hash: 0)
    seen[site] = point.seq
    let entry = EntryName(site: site, point: point)
    roster.note(
      change, of: entry, at: 1_500, lineDigest: digest, past: Numbered(entry: entry, seen: seen))
  }

  private mutating func found() throws {
    let founding = Founding(name: "Réseau", founder: toulouse.id, key: toulouse.key)
    write(founding.change, by: toulouse.id, digest: Village.network)
    for site in [lyon, paris] {
      let invitation = Invitation(
        key: try Inhabitant.code(site.name), site: site.name, role: .lead, expires: 2_000)
      write(invitation.change(id: "i"), by: toulouse.id)
      let join = try Join(
        network: Village.network, site: site.id, name: site.name, role: .lead, key: site.key,
        provenBy: try Inhabitant.key(from: "invitation to \(site.name)"))
      write(join.change, by: site.id)
    }
  }

  @Test mutating func `two leads who play against each other end`() throws {
    try found()
    let lead = RoleChange(site: paris.id, role: .lead).change(id: "g")
    for number in 0..<2_500 {
      write(Revocation(site: paris.id, through: UInt32(number / 2)).change(id: "r"), by: lyon.id)
      write(Revocation(site: lyon.id, through: UInt32(number / 2)).change(id: "r"), by: paris.id)
      write(lead, by: paris.id)
      write(RoleChange(site: paris.id, role: .site).change(id: "g"), by: lyon.id)
    }
    #expect(roster.isLead(toulouse.id.text))
    write(Revocation(site: lyon.id, through: 1).change(id: "r"), by: toulouse.id)
    write(Revocation(site: paris.id, through: 1).change(id: "r"), by: toulouse.id)
    #expect(roster.leads.map(\.id) == [toulouse.id])
    #expect(try Roster(encoded: roster.encoded).leads.map(\.id) == [toulouse.id])
  }

  @Test mutating func `a thousand sites with a pin each are told at once`() throws {
    try found()
    for number in 0..<1_000 {
      let (site, code) = (try Inhabitant("S\(number)"), try Inhabitant.code("S\(number)"))
      let invitation = Invitation(key: code, site: site.name, role: .site, expires: 2_000)
      write(invitation.change(id: "i"), by: toulouse.id)
      let join = try Join(
        network: Village.network, site: site.id, name: site.name, role: .site, key: site.key,
        provenBy: try Inhabitant.key(from: "invitation to S\(number)"))
      write(join.change, by: site.id)
      let pin = Admission(site: site.id, key: site.key, role: .site, invitation: code)
      write(pin.change(id: "a"), by: lyon.id)
    }
    #expect(roster.sites.count == 1_003)
    #expect(roster.pinsDue(for: toulouse.id).map(\.site) == [lyon.id, paris.id].sorted())
  }

  @Test(arguments: [20, 180])
  mutating func `a row of leads who revoke each other ends, in whatever order it comes`(
    count: Int
  ) throws {
    let leads = try (0..<count).map { try Inhabitant("L\($0)") }
    var village = Village(foundedBy: toulouse)
    for lead in leads { try village.welcome(lead, as: .lead, by: toulouse) }
    let before = village.all
    for (lead, next) in zip(leads, leads.dropFirst()) {
      village.revoke(next, by: lead, seeing: before)
    }
    let roster = village.roster
    for (place, lead) in leads.enumerated().prefix(2 * Roster.mostRounds) {
      #expect(roster.isLead(lead.id.text) == place.isMultiple(of: 2), "\(place)")
    }
    var generator = Seeded(UInt64(count))
    let shuffled = village.roster(noting: village.shuffled(using: &generator))
    #expect(shuffled.leads == roster.leads)
  }
}
