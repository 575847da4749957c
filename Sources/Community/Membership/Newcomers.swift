import Merge

/// Who may come in, and who may be a lead, whatever was taken back, contested, or came too late.
///
/// It grows with what is known, save that of too many by one code only the first stay, which
/// everybody has who has the rest. So whoever takes the journals of these ends with the same ones,
/// in whatever order they come. Who belongs can't say whose journals to take: a lead that
/// seems to be revoked may have revoked who revoked it, and a join by a code that has served may
/// have contested it when that was decided.
struct Newcomers {
  /// The first entries by which sites may come in.
  private(set) var firsts: Set<Int> = []
  /// The sites that may be leads.
  private(set) var leads: Set<SiteID> = []

  private let facts: RosterFacts
  private let quota: FirstEntryQuota
  private var sites: Set<SiteID> = []
  /// The sites to which somebody who may be a lead gave that role.
  private var granted: Set<SiteID> = []
  private var offers: Set<Admissions.Offer> = []
  private var stirred: Set<SiteID> = []

  init(_ facts: RosterFacts, _ quota: FirstEntryQuota) {
    self.facts = facts
    self.quota = quota
    for number in facts.firsts.values.joined() {
      if case .founding = facts.all[number].content { letIn(number, asLead: true) }
    }
    while let site = stirred.popFirst() { follow(site) }
  }

  private mutating func letIn(_ first: Int, asLead isLead: Bool) {
    let site = facts.all[first].name.site
    firsts.insert(first)
    if sites.insert(site).inserted { stirred.insert(site) }
    if isLead || granted.contains(site), leads.insert(site).inserted { stirred.insert(site) }
  }

  /// Follows who continues a site and, if it may be a lead, what it says.
  private mutating func follow(_ site: SiteID) {
    let isLead = leads.contains(site)
    for number in facts.facts(about: .continuations(site)) where quota.admits(number) {
      letIn(number, asLead: isLead)
    }
    guard isLead else { return }
    for strand in facts.strandsOf[site] ?? [] {
      for number in facts.strands[strand].facts { follow(facts.all[number].content) }
    }
  }

  private mutating func follow(_ word: Fact.Content) {
    switch word {
    case .invitation(let invitation, _):
      let offer = Admissions.Offer(key: invitation.key, role: invitation.role)
      guard offers.insert(offer).inserted else { return }
      for join in facts.facts(about: .joins(invitation.key)) where quota.admits(join) {
        letIn(join, asLead: invitation.role == .lead)
      }
    case .admission(let admission):
      for first in facts.firsts[admission.site] ?? [] where isProvenJoin(first) {
        letIn(first, asLead: admission.role == .lead)
      }
    case .role(let role) where role.role == .lead:
      granted.insert(role.site)
      if sites.contains(role.site), leads.insert(role.site).inserted { stirred.insert(role.site) }
    default: break
    }
  }

  private func isProvenJoin(_ first: Int) -> Bool {
    if case .join(let join) = facts.all[first].content { join.isProven } else { false }
  }
}
