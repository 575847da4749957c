import Merge

/// Who is admitted when certain takings are accepted.
///
/// The founder is admitted first, then who continues it, then whom these leads invited, and so
/// on, one length of the chain of invitations after the other. What is decided at one length no
/// longer one changes, so that the outcome depends on the facts alone.
struct Admissions {
  private let facts: RosterFacts
  private let index: Index
  private let takings: Takings
  /// The sites that are admitted.
  private(set) var members: [SiteID: Member] = [:]
  /// The site that each invitation served, by its key.
  private(set) var served: [PublicKey: SiteID] = [:]

  /// The facts in the order in which they are asked for; the same whatever is taken away.
  struct Index {
    fileprivate var invitations: [SiteID: [(key: PublicKey, fact: InvitationFact)]] = [:]
    fileprivate var joins: [PublicKey: [JoinFact]] = [:]

    init(_ facts: RosterFacts) {
      for (key, given) in facts.invitations {
        for fact in given { invitations[fact.author, default: []].append((key, fact)) }
      }
      for join in facts.joins.values.joined() where join.isProven {
        joins[join.invitation, default: []].append(join)
      }
    }
  }

  init(_ facts: RosterFacts, _ index: Index, without takings: Takings) {
    self.facts = facts
    self.index = index
    self.takings = takings
    guard let founding = facts.founding else { return }
    let rank = Rank(invitations: 0, continuations: 0, site: founding.founder)
    let founder = Admission(rank: rank, basis: .founding)
    members[founding.founder] = Member(keys: [founding.key], first: founder, lead: founder)
    var grown: Set = [founding.founder]
    while !grown.isEmpty { grown = admitGuests(of: admitContinuations(of: grown)) }
  }

  /// Admits who continues the sites `grown`, and who continues those, and so on.
  ///
  /// - Returns: `grown`, and who was admitted.
  private mutating func admitContinuations(of grown: Set<SiteID>) -> Set<SiteID> {
    var all = grown
    var newest = grown
    while !newest.isEmpty {
      var next: Set<SiteID> = []
      for old in newest.sorted() {
        for fact in continuations(of: old) where admit(fact) { next.insert(fact.site) }
      }
      all.formUnion(next)
      newest = next
    }
    return all
  }

  /// The admissible continuations of `old`, in an order that depends on nothing else.
  private func continuations(of old: SiteID) -> [ContinuationFact] {
    guard let keys = members[old]?.keys, let continuers = facts.continuers[old] else { return [] }
    let proven = continuers.flatMap { site in
      (facts.continuations[site] ?? [:]).filter { fact, proving in
        fact.continues == old && fact.isOwnKey && !proving.isDisjoint(with: keys)
          && takings.leave(fact.grounds)
      }.keys
    }
    return proven.sorted { ($0.site, $0.kept, $0.spelling) < ($1.site, $1.kept, $1.spelling) }
  }

  private mutating func admit(_ fact: ContinuationFact) -> Bool {
    guard let old = members[fact.continues] else { return false }
    func admission(_ old: Admission) -> Admission {
      Admission(rank: old.rank.continued(by: fact.site), basis: .continuation(fact))
    }
    return admit(
      fact.site, key: fact.key, first: admission(old.first), lead: old.lead.map(admission))
  }

  /// A join that one invitation allows.
  private struct Guest {
    let join: JoinFact
    let host: Rank
    let seq: UInt32
  }

  /// Admits whom the leads among `hosts` invited.
  ///
  /// - Returns: who was admitted.
  private mutating func admitGuests(of hosts: Set<SiteID>) -> Set<SiteID> {
    var guests: [PublicKey: [Guest]] = [:]
    for host in hosts {
      guard let rank = members[host]?.lead?.rank else { continue }
      for (key, fact) in index.invitations[host] ?? []
      where takings.leave(.entry(fact.seq, of: host)) {
        for join in index.joins[key] ?? [] where isEligible(join, by: fact) {
          guests[key, default: []].append(Guest(join: join, host: rank, seq: fact.seq))
        }
      }
    }
    var admitted: Set<SiteID> = []
    for key in guests.keys.sorted(by: { $0.bytes.lexicographicallyPrecedes($1.bytes) }) {
      for guest in served(by: key, among: guests[key] ?? []) where admit(guest) {
        admitted.insert(guest.join.site)
      }
    }
    return admitted
  }

  private func isEligible(_ join: JoinFact, by invitation: InvitationFact) -> Bool {
    join.role == invitation.role && join.at <= invitation.expires
      && served[join.invitation].map { $0 == join.site } ?? true
      && takings.leave([.entry(1, of: join.site), .use(of: join.invitation, by: join.site)])
  }

  /// The first of `guests`, whom the invitation serves; more than once only where that site
  /// joined more than once.
  private mutating func served(by key: PublicKey, among guests: [Guest]) -> [Guest] {
    let first = guests.min { ($0.join.at, $0.join.site) < ($1.join.at, $1.join.site) }
    guard let site = first?.join.site else { return [] }
    served[key] = site
    return guests.filter { $0.join.site == site }.sorted {
      ($0.host, $0.seq, $0.join.key.base64) < ($1.host, $1.seq, $1.join.key.base64)
    }
  }

  private mutating func admit(_ guest: Guest) -> Bool {
    let join = guest.join
    let admission = Admission(
      rank: guest.host.inviting(join.site),
      basis: .invitation(key: join.invitation, by: guest.host.site, seq: guest.seq))
    return admit(
      join.site, key: join.key, first: admission, lead: join.role == .lead ? admission : nil)
  }

  /// Admits a site, or adds to what is known of it.
  ///
  /// - Returns: whether that changed anything.
  private mutating func admit(
    _ site: SiteID, key: PublicKey, first: Admission, lead: Admission?
  ) -> Bool {
    guard var member = members[site] else {
      members[site] = Member(keys: [key], first: first, lead: lead)
      return true
    }
    let isNew = member.keys.insert(key).inserted || (member.lead == nil && lead != nil)
    member.lead = member.lead ?? lead
    members[site] = member
    return isNew
  }
}

extension ContinuationFact {
  /// What has to be left for the new site to be admitted.
  var grounds: [Ground] {
    [.entry(1, of: site), .continuation(of: continues, kept: kept, by: site)]
  }
}
