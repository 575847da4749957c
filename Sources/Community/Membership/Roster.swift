// Who belongs to the network. The rules in words, with a worked example:
// Community.docc/Membership.md.

import Merge

/// Who belongs to the network, and who may invite.
///
/// A pure function of the set of facts noted: neither their order nor their repetition matters,
/// so all sites that have seen the same entries believe the same sites. It only ever admits:
/// nothing that comes later takes an admission back.
public struct Roster: Hashable, Sendable {
  /// The network's id: the SHA-256 of its founding line, in 64 hex digits.
  public let network: String

  /// The founding, once it has been seen.
  var founding: Founding?
  /// What is known of each journal's first entry that is neither the founding nor a join.
  var strangers: [SiteID: Standing.Reason] = [:]
  /// The joins that the rules admit.
  var admitted: [SiteID: Set<JoinFact>] = [:]
  /// The joins that they do not, or not yet.
  var waiting: Set<JoinFact> = []
  /// The invitations, whoever wrote them, by their key.
  var invitations: [PublicKey: Set<InvitationFact>] = [:]
  /// What each site last called each site.
  var names: [SiteID: [SiteID: NameFact]] = [:]

  /// Makes the roster of `network` that has seen nothing.
  public init(network: String) { self.network = network }

  /// The network's name at its founding; `nil` until that has been seen.
  public var networkName: String? { founding?.name }

  /// Where the site with this id stands.
  public func standing(of site: String) -> Standing {
    guard let founding else { return .unknown(.foundingNotSeen) }
    guard let id = SiteID(site) else { return .unknown(.joinNotSeen) }
    let joins = admitted[id] ?? []
    if founding.founder == id {
      return .lead(admittedSite(id, .lead, founding.key))
    }
    // Two first entries of one site take a forged journal and a key found by 2⁴⁰ trials; the
    // lower key is shown then, so that all sites show the same.
    if let join = joins.min(by: { $0.key.bytes.lexicographicallyPrecedes($1.key.bytes) }) {
      return joins.contains { $0.role == .lead }
        ? .lead(admittedSite(id, .lead, join.key)) : .site(admittedSite(id, .site, join.key))
    }
    let reasons = waiting.filter { $0.site == id }.compactMap(reasonAgainst)
    return .unknown(reasons.max() ?? strangers[id] ?? .joinNotSeen)
  }

  /// Whether the site with this id may invite.
  public func isLead(_ site: String) -> Bool { SiteID(site).map(isLead) ?? false }

  /// Whether the site with this id belongs to the network.
  public func isAdmitted(_ site: String) -> Bool { SiteID(site).map(isAdmitted) ?? false }

  /// The sites that belong to the network, by id.
  public var sites: [AdmittedSite] {
    var ids = Set(admitted.keys)
    if let founding { ids.insert(founding.founder) }
    return ids.sorted().compactMap { standing(of: $0.text).admitted }
  }

  func isLead(_ site: SiteID) -> Bool {
    founding?.founder == site || admitted[site]?.contains { $0.role == .lead } == true
  }

  private func isAdmitted(_ site: SiteID) -> Bool {
    founding?.founder == site || admitted[site] != nil
  }

  private func admittedSite(_ id: SiteID, _ role: Role, _ key: PublicKey) -> AdmittedSite {
    AdmittedSite(id: id, name: name(of: id), role: role, key: key)
  }

  /// The newest name among those that the site itself and the leads gave it; its id's slug when
  /// there is none yet. It may differ from a conflict's winner for a while: a roster knows times
  /// and no clocks.
  private func name(of id: SiteID) -> String {
    let given = (names[id] ?? [:]).filter { $0.key == id || isLead($0.key) }
    return given.max { ($0.value, $0.key) < ($1.value, $1.key) }?.value.name ?? id.slug
  }

  /// Why `join` is not admitted; `nil` when it is.
  private func reasonAgainst(_ join: JoinFact) -> Standing.Reason? {
    guard join.isProven else {
      return join.site.belongs(to: join.key) ? .proofWrong : .keyOfAnotherSite
    }
    let reasons = (invitations[join.invitation] ?? []).map { fact -> Standing.Reason? in
      if !isLead(fact.author) { return .invitationNotByLead }
      if fact.role != join.role { return .otherRole }
      return join.at > fact.expires ? .expired : nil
    }
    guard !reasons.contains(nil) else { return nil }
    return reasons.compactMap(\.self).max() ?? .invitationNotSeen
  }

  /// Admits whatever the facts allow: the least fixpoint of the rules, from the founder on.
  mutating func admit() {
    guard founding != nil else { return }
    var found: Bool
    repeat {
      let admissible = waiting.filter { reasonAgainst($0) == nil }
      for join in admissible { admitted[join.site, default: []].insert(join) }
      waiting.subtract(admissible)
      found = admissible.contains { $0.role == .lead }
    } while found
  }
}
