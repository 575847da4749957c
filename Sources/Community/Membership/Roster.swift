// Who belongs to the network. The rules in words, with a worked example:
// Community.docc/Membership.md.

import Merge

/// Who belongs to the network, and who may invite.
///
/// A pure function of the set of facts noted: neither their order nor their repetition matters,
/// so all sites that have seen the same entries believe the same sites.
public struct Roster: Hashable, Sendable {
  /// The network's id: the SHA-256 of its founding line, in 64 hex digits.
  public let network: String

  /// All that was noted.
  private(set) var facts = RosterFacts()
  private var cache = VerdictCache()

  /// Makes the roster of `network` that has seen nothing.
  public init(network: String) { self.network = network }

  init(network: String, facts: RosterFacts) {
    self.network = network
    self.facts = facts
  }

  /// Whether the same facts were noted.
  public static func == (left: Roster, right: Roster) -> Bool {
    left.network == right.network && left.facts == right.facts
  }

  /// Hashes the facts.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(network)
    hasher.combine(facts)
  }

  /// The network's name at its founding; `nil` until that has been seen.
  public var networkName: String? { facts.founding?.name }

  /// Where the site with this id stands.
  public func standing(of site: String) -> Standing {
    guard let id = SiteID(site) else {
      return .unknown(facts.founding == nil ? .foundingNotSeen : .joinNotSeen)
    }
    guard let site = admittedSite(id) else { return .unknown(reasonAgainst(id)) }
    if let seq = verdict.takings.cut(of: id) { return .revoked(site, through: seq) }
    return site.role == .lead ? .lead(site) : .site(site)
  }

  /// Whether the site with this id may act as a lead now: not once it has been revoked.
  public func isLead(_ site: String) -> Bool {
    if case .lead = standing(of: site) { true } else { false }
  }

  /// Whether the site with this id belongs to the network now: not once it has been revoked.
  public func isAdmitted(_ site: String) -> Bool { standing(of: site).admitted != nil }

  /// The sites that belong to the network now, by id.
  public var sites: [AdmittedSite] {
    verdict.admissions.members.keys.sorted().compactMap { standing(of: $0.text).admitted }
  }

  /// How much of what the site with this id wrote is believed.
  public func believed(of site: SiteID) -> Believed {
    switch standing(of: site.text) {
    case .lead, .site: .all
    case .revoked(_, let seq): .through(seq)
    case .unknown(let reason): reason.isFinal ? .none : .unknown
    }
  }

  /// The first site that `site` continues, over whatever number of homes: what people see as one
  /// site. A site that continues none is its own.
  public func origin(of site: SiteID) -> SiteID {
    var origin = site
    while case .continuation(let fact)? = verdict.admissions.members[origin]?.first.basis {
      origin = fact.continues
    }
    return origin
  }

  /// What follows from the facts, worked out once after the last of them.
  var verdict: Verdict { cache.verdict { Verdict(facts) } }

  /// Changes the facts.
  mutating func update(_ change: (inout RosterFacts) -> Void) {
    change(&facts)
    cache = VerdictCache()
  }

  private func admittedSite(_ id: SiteID) -> AdmittedSite? {
    guard let member = verdict.admissions.members[id] else { return nil }
    // Two first entries of one site take a forged journal and a key found by 2⁴⁰ trials; the
    // lower key is shown then, so that all sites show the same.
    let lowest = member.keys.min { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    let founder = facts.founding.flatMap { $0.founder == id ? $0.key : nil }
    guard let key = founder ?? lowest else { return nil }
    let role: Role = member.lead == nil ? .site : .lead
    return AdmittedSite(id: id, name: name(of: id), role: role, key: key)
  }

  /// The newest name among those that the site itself and the leads gave it; its id's slug when
  /// there is none yet. It may differ from a conflict's winner for a while: a roster knows times
  /// and no clocks.
  private func name(of id: SiteID) -> String {
    let verdict = verdict
    let given = (facts.names[id] ?? [:]).compactMap { author, names in
      names.filter { name in
        author == id
          ? verdict.takings.leave(.entry(name.seq, of: id))
          : verdict.isWord(ofLead: author, seq: name.seq)
      }.max().map { (author, $0) }
    }
    return given.max { ($0.1, $0.0) < ($1.1, $1.0) }?.1.name.text ?? id.slug
  }
}
