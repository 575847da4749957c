import Community
import Crypto
import Merge

/// A big random set of entries of few sites, so that all that may contradict does: codes used
/// twice, forks, circles, leads who take from each other, who saw what or claims to.
struct Chronicle {
  private static let names = ["Albi", "Brest", "Caen", "Dax", "Evry", "Foix", "Gap", "Hyères"]

  private let sites: [Inhabitant]
  private(set) var village: Village

  init(_ generator: inout some RandomNumberGenerator) throws {
    sites = try Self.names.map { try Inhabitant($0) }
    village = Village(foundedBy: sites[0])
    for place in 1..<sites.count { try arrive(place, &generator) }
    for _ in 0..<Int.random(in: 20...60, using: &generator) { try write(&generator) }
  }

  /// Most sites come in in some way, so that there is something to contradict.
  private mutating func arrive(_ place: Int, _ generator: inout some RandomNumberGenerator) throws {
    let site = sites[place]
    let older = sites[Int.random(in: 0..<place, using: &generator)]
    switch Int.random(in: 0..<8, using: &generator) {
    case 0: try village.resume(site, of: older)
    case 1: try village.join(site)
    case 2: try village.welcome(site, by: older)
    case 3:
      try village.welcome(site, by: older)
      village.give(.lead, to: site, by: older)
    default: try village.welcome(site, as: .lead, by: older)
    }
  }

  private mutating func write(_ generator: inout some RandomNumberGenerator) throws {
    let (author, site) = (any(&generator), any(&generator))
    let (seen, before) = (seen(&generator), before(author, &generator))
    let role = Role.allCases.randomElement(using: &generator) ?? .site
    let through = UInt32.random(in: 0...9, using: &generator)
    switch Int.random(in: 0..<24, using: &generator) {
    case 0, 1: try village.invite(site.name, as: role, by: author, seeing: seen, after: before)
    case 2:
      try village.join(site, as: role, by: any(&generator).name, at: Int64(through) * 300)
    case 3: try village.resume(site, of: author, seeing: seen, provenBy: nil)
    case 4: try village.withdraw(site.name, by: author, seeing: seen)
    case 5, 6: try village.pin(site, as: role, by: author, seeing: seen, after: before)
    case 7...11: village.give(role, to: site, by: author, seeing: seen, after: before)
    case 12: village.revoke(site, through: through, by: author, seeing: seen, after: before)
    case 13...16: village.revoke(site, by: author, seeing: seen, after: before)
    case 17: village.retire(site, at: through, by: author)
    case 18...20:
      village.erase("member/\(through)", by: author, seeing: seen, after: before)
    case 21: village.call(site, "\(site.name) \(through)", by: author, at: 1_600, seeing: seen)
    default: village.work(by: author, seeing: seen, after: before)
    }
  }

  private func seen(_ generator: inout some RandomNumberGenerator) -> Village.Seen {
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: .nothing
    case 1: .everything
    default:
      .entries((0..<2).compactMap { _ in village.entries.randomElement(using: &generator)?.name })
    }
  }

  /// An older entry to fork from, now and then.
  private func before(
    _ author: Inhabitant, _ generator: inout some RandomNumberGenerator
  ) -> EntryName? {
    guard Int.random(in: 0..<6, using: &generator) == 0 else { return nil }
    return village.entries.filter { $0.name.site == author.id }
      .randomElement(using: &generator)?.name
  }

  private func any(_ generator: inout some RandomNumberGenerator) -> Inhabitant {
    sites[Int.random(in: 0..<sites.count, using: &generator)]
  }

  /// All that a roster tells about these sites and entries.
  func told(by roster: Roster) -> [String] {
    let ofSites = sites.map { site in
      """
      \(site.name): \(roster.standing(of: site.id.text)) \(roster.cuts(of: site.id)) \
      \(roster.retiredAt(site.id) ?? 0) \(roster.origin(of: site.id)) \
      \(roster.pinsDue(for: site.id)) \(roster.onlyBy(revoked: site.id))
      """
    }
    let ofEntries = village.entries.map { entry in
      let past = village.past(of: entry.name)
      return """
        \(entry.name): \(roster.isLeadWord(entry.name, past: past)) \
        \(roster.hasEffect(entry.change, of: entry.name, past: past))
        """
    }
    return ofSites + ofEntries + [
      "\(roster.sites) \(roster.continuations) \(roster.invitations) \(roster.erasures)",
      "\(roster.contested) \(roster.lapsedErasures) \(roster.erased.sorted())",
    ]
  }

  /// The founder.
  var founder: Inhabitant { sites[0] }

  /// How each site is judged.
  func judgements(by roster: Roster) -> [Judgement] { sites.map { roster.judgement(of: $0.id) } }
}
