// Who belongs to the network. The rules in words, with a worked example:
// Community.docc/Membership.md.

import Merge

/// Who belongs to the network, and who may invite.
///
/// A pure function of the set of facts noted: of the orders in which each comes after what it has
/// seen, none matters, so all sites that have the same entries believe the same sites.
public struct Roster: Hashable, Sendable {
  /// The most continuations that go back to one site that was let in, and the most sites that come
  /// by one code without an admission.
  public static let mostByOne = FirstEntryQuota.most
  /// The most rounds in which leads who contradict each other are judged by their pasts.
  public static let mostRounds = Verdict.mostRounds

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
    if isRevoked(id) { return .revoked(site) }
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
    admittedIDs.compactMap { standing(of: $0.text).admitted }
  }

  /// The sites that are leads now, by id. When all have one ``origin(of:)``, nobody could go on for
  /// it.
  public var leads: [AdmittedSite] { sites.filter { $0.role == .lead } }

  /// The sites that belonged until they were revoked, by id.
  public var revoked: [SiteID] { admittedIDs.filter(isRevoked) }

  /// What `site` calls itself in the first entry that is known of it, whether or not it belongs;
  /// `nil` when there is none.
  public func givenName(of site: SiteID) -> String? {
    (facts.firsts[site] ?? []).lazy.compactMap { facts.all[$0].given?.name.text }.first
  }

  /// The key of a site whose journals everybody takes in as far as they go; `nil` for one of which
  /// only what others have seen is taken.
  ///
  /// That is each site that belongs; each that contests a code, which a lead decides by what it
  /// sees; and each that may be a lead, whatever was taken away: its word may undo the one that
  /// took it, so who decides has to have read it.
  public func keyOfTaken(_ site: SiteID) -> PublicKey? {
    switch standing(of: site.text) {
    case .lead(let known), .site(let known): known.key
    case .unknown(.contested): key(of: site)
    case .revoked, .unknown: verdict.newcomers.leads.contains(site) ? key(of: site) : nil
    }
  }

  /// The key of a site that may come in by its entry `first`, whatever stands against that now;
  /// `nil` for one that may not.
  ///
  /// Everybody has to have read such an entry: it may contest the code by which somebody came in
  /// who decides about others.
  public func keyOfNewcomer(by first: EntryName) -> PublicKey? {
    guard let number = facts.numbers[first], verdict.newcomers.firsts.contains(number) else {
      return nil
    }
    return facts.all[number].key
  }

  /// Whether what `entry` says about who belongs was noted.
  public func knows(_ entry: EntryName) -> Bool { facts.numbers[entry] != nil }

  private func key(of site: SiteID) -> PublicKey? {
    facts.firsts[site]?.lazy.compactMap { facts.all[$0].key }.first
  }

  /// The first site that `site` continues, over whatever number of homes: what people see as one
  /// site. A site that continues none is its own.
  public func origin(of site: SiteID) -> SiteID {
    var origin = site
    var passed: Set = [site]
    while let old = continued(by: origin), passed.insert(old.continues).inserted {
      origin = old.continues
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
}

// What stands of one site.
extension Roster {
  /// The ids of the sites that belong, or did until they were revoked.
  var admittedIDs: [SiteID] {
    verdict.admissions.known.compactMap { $0.value.firsts.isEmpty ? nil : $0.key }.sorted()
  }

  /// Whether a revocation of `site` stands.
  public func isRevoked(_ site: SiteID) -> Bool {
    verdict.admissions.losses.revocations[site] != nil
  }

  /// The continuation by which `site` was admitted first, when that is how it came in.
  func continued(by site: SiteID) -> ContinuationFact? {
    let firsts = verdict.admissions.member(site)?.firsts.map { facts.all[$0] } ?? []
    let continuations = firsts.compactMap { first in
      if case .continuation(let fact) = first.content { (first.name, fact) } else { nil }
    }
    return continuations.count == firsts.count ? continuations.min { $0.0 < $1.0 }?.1 : nil
  }

  func admittedSite(_ id: SiteID) -> AdmittedSite? {
    guard let member = verdict.admissions.member(id) else { return nil }
    // Several first entries take a fork; several keys some 2⁴⁰ trials, too. The founder keeps its
    // own, and who joined that of a join.
    let firsts = member.firsts.map { facts.all[$0] }.sorted {
      ($0.weight, $0.name) < ($1.weight, $1.name)
    }
    guard let key = firsts.lazy.compactMap(\.key).first else { return nil }
    let role: Role = verdict.admissions.isLeadNow(id) ? .lead : .site
    return AdmittedSite(id: id, name: name(of: id), role: role, key: key)
  }

  /// The newest name among those that the site itself and the leads gave it; its id's slug when
  /// there is none yet. It may differ from a conflict's winner for a while: a roster knows times
  /// and no clocks.
  private func name(of id: SiteID) -> String {
    let admissions = verdict.admissions
    let given = facts.facts(about: .names(of: id)).compactMap { number -> GivenFact? in
      let fact = facts.all[number]
      let isOwn = fact.name.site == id
      guard isOwn ? admissions.losses.leave(number) : admissions.isWord(number) else { return nil }
      return fact.given
    }
    return given.max()?.name.text ?? id.slug
  }
}

extension Fact {
  /// Which of several first entries gives a site its key: the lowest.
  fileprivate var weight: Int {
    switch content {
    case .founding: 0
    case .join: 1
    default: 2
    }
  }

  /// The name that the entry gives a site.
  fileprivate var given: GivenFact? {
    switch content {
    case .join(let join): GivenFact(at: at, entry: name, name: join.name)
    case .continuation(let fact): GivenFact(at: at, entry: name, name: fact.name)
    case .name(_, let given): GivenFact(at: at, entry: name, name: given)
    default: nil
    }
  }
}

/// A name that was given, the newest last.
private struct GivenFact: Comparable {
  let at: Int64
  let entry: EntryName
  let name: WrittenName

  static func < (left: Self, right: Self) -> Bool {
    (left.at, left.entry.point.seq, left.name, left.entry)
      < (right.at, right.entry.point.seq, right.name, right.entry)
  }
}
