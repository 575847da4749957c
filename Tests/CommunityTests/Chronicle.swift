import Community
import Crypto
import Merge

/// A big random set of facts about few sites, so that all that may contradict does: codes used
/// twice, forged proofs, circles of continuations, leads that revoke and withdraw at random.
struct Chronicle {
  private static let names = ["Albi", "Brest", "Caen", "Dax", "Evry", "Foix", "Gap", "Hyères"]

  private let sites: [Inhabitant]
  private(set) var facts: [Fact] = []

  init(_ generator: inout some RandomNumberGenerator) throws {
    sites = try Self.names.map { try Inhabitant($0) }
    facts = [Village.founding(by: sites[0])]
    try arrive(&generator)
    for _ in 0..<Int.random(in: 10...60, using: &generator) {
      facts.append(try fact(&generator))
    }
  }

  /// Most sites come in in some way, so that there is something to contradict.
  private mutating func arrive(_ generator: inout some RandomNumberGenerator) throws {
    for (place, site) in sites.enumerated().dropFirst() {
      let older = sites[Int.random(in: 0..<place, using: &generator)]
      switch Int.random(in: 0..<8, using: &generator) {
      case 0: facts.append(try Village.continuation(site, of: older, kept: 3))
      case 1: break
      default:
        let role: Role = Int.random(in: 0..<4, using: &generator) == 0 ? .site : .lead
        let entry = UInt32.random(in: 2...9, using: &generator)
        facts += try Village.arrival(of: site, role: role, by: older, in: entry)
      }
    }
  }

  private func fact(_ generator: inout some RandomNumberGenerator) throws -> Fact {
    let author = any(&generator)
    let site = any(&generator)
    let entry = UInt32.random(in: 2...12, using: &generator)
    let seq = UInt32.random(in: 0...12, using: &generator)
    let keeps = Int.random(in: 0..<2, using: &generator) == 0 ? [] : [any(&generator)]
    switch Int.random(in: 0..<16, using: &generator) {
    case 0: return try Village.invitation(to: site.name, by: author, seq: entry)
    case 1: return try Village.invitation(to: site.name, role: .lead, by: author, seq: entry)
    case 2: return try Village.join(site, at: Int64(seq), invitation: any(&generator).name)
    case 3: return try Village.continuation(site, of: author, kept: entry)
    case 4:
      return try Village.continuation(
        site, of: author, kept: entry, provenBy: any(&generator))
    case 5, 6:
      return try Village.withdrawal(
        ofInvitationTo: site.name, keeps: keeps + [any(&generator)], by: author, in: entry)
    case 7: return Village.retirement(of: site, at: seq, by: author, in: entry)
    case 8: return try Village.erasure(of: "member/\(seq)", by: author, in: entry)
    case 9, 10:
      return Village.naming(site, "\(site.name) \(seq)", by: author, at: 1_600, seq: entry)
    default:
      return Village.revocation(of: site, through: seq, keeps: keeps, by: author, in: entry)
    }
  }

  private func any(_ generator: inout some RandomNumberGenerator) -> Inhabitant {
    sites[Int.random(in: 0..<sites.count, using: &generator)]
  }

  /// All that a roster tells about these sites.
  func told(by roster: Roster) -> [String] {
    sites.map { site in
      """
      \(site.name): \(roster.standing(of: site)) \(roster.believed(of: site)) \
      \(roster.revocations(of: site.id)) \(roster.retiredAt(site.id) ?? 0) \
      \(roster.origin(of: site.id))
      """
    } + [
      "\(roster.sites) \(roster.continuations) \(roster.invitations) \(roster.erasures)",
      roster.erased.sorted().joined(separator: " "),
    ]
  }

  /// The founder.
  var founder: Inhabitant { sites[0] }
}
