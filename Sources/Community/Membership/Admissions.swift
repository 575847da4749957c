import Merge

/// Who is admitted, and whose word counts, when certain takings stand.
///
/// The least set that the rules give, grown from the founder: what rests on itself in a circle is
/// never reached. Only who joins by a code that nobody has pinned depends on what is *not* there:
/// so that is decided in steps, each when all that is certain has been followed to its end.
struct Admissions {
  let facts: RosterFacts
  let losses: Losses
  let quota: FirstEntryQuota
  /// The sites that are admitted, and others of which a word counts.
  private(set) var known: [SiteID: Member] = [:]
  /// Which facts count as a lead's word for who was let in or made a lead.
  private(set) var counts: [Bool]
  /// The admissions that count, by the key of the invitation.
  private(set) var pins: [PublicKey: [Int]] = [:]
  /// Until when an invitation that counts serves, by its key and role.
  private(set) var expiries: [Offer: Int64] = [:]
  /// The invitations that count.
  private(set) var invitations: [PublicKey: [Int]] = [:]
  /// The site that joined by each invitation without a pin.
  private(set) var served: [PublicKey: SiteID] = [:]
  /// From which position on each strand's author is a lead.
  private var leadFrom: [Int: Int] = [:]
  private var scannedFrom: [Int: Int] = [:]
  /// The admitted joins by their invitation's key.
  private var guests: [PublicKey: [Int]] = [:]
  private var stirred: Set<SiteID> = []
  private var touched: Set<PublicKey> = []

  struct Offer: Hashable {
    let key: PublicKey
    let role: Role
  }

  init(_ facts: RosterFacts, _ quota: FirstEntryQuota, without losses: Losses) {
    self.facts = facts
    self.quota = quota
    self.losses = losses
    counts = Array(repeating: false, count: facts.all.count)
    for number in facts.firsts.values.joined() {
      guard case .founding = facts.all[number].content else { continue }
      admit(number, asLeadOfOld: true)
    }
    settle()
    while !touched.isEmpty {
      let codes = touched
      touched = []
      for join in codes.flatMap({ uncontested($0) }) { serve(join) }
      settle()
    }
  }

  /// The member that `site` is; `nil` unless it is admitted.
  func member(_ site: SiteID) -> Member? { known[site].flatMap { $0.firsts.isEmpty ? nil : $0 } }

  /// Whether `fact` is a lead's word, of which nothing is cut.
  func isWord(_ fact: Int) -> Bool { counts[fact] && losses.leave(fact) }

  private mutating func settle() {
    while let site = stirred.popFirst() { visit(site) }
  }

  /// Follows what an admitted site says, and who continues it.
  private mutating func visit(_ site: SiteID) {
    guard let member = member(site) else { return }
    for strand in facts.strandsOf[site] ?? [] { scan(strand, of: site, member) }
    for number in facts.facts(about: .continuations(site)) where mayContinue(number, member) {
      admit(number, asLeadOfOld: isLead(site, inPastOf: number))
    }
  }

  private mutating func scan(_ strand: Int, of site: SiteID, _ member: Member) {
    guard let first = member.isLeadOfOld ? 1 : leadFrom[strand] else { return }
    let isDemoted = losses.demotions[site] != nil
    if scannedFrom[strand] == first, !isDemoted { return }
    scannedFrom[strand] = first
    let facts = self.facts.strands[strand].facts
    let last = min(losses.last(of: strand), facts.count)
    guard first <= last else { return }
    for number in facts[(first - 1)..<last]
    where !counts[number] && self.facts.all[number].seq > 1
      && !(isDemoted && isUnmade(site, inPastOf: number))
    {
      counts[number] = true
      take(number)
    }
  }

  /// What follows from a word that counts.
  private mutating func take(_ number: Int) {
    switch facts.all[number].content {
    case .admission(let admission):
      pins[admission.invitation, default: []].append(number)
      touched.insert(admission.invitation)
      for first in facts.firsts[admission.site] ?? [] where isPinned(first, by: admission) {
        admit(first, asLeadOfOld: false)
        if admission.role == .lead { make(admission.site, by: number) }
      }
    case .invitation(let invitation, _):
      let offer = Offer(key: invitation.key, role: invitation.role)
      expiries[offer] = max(expiries[offer] ?? 0, invitation.expires)
      invitations[invitation.key, default: []].append(number)
      touched.insert(invitation.key)
      if invitation.role == .lead {
        for guest in guests[invitation.key] ?? [] { make(facts.all[guest].name.site, by: number) }
      }
    case .role(let role) where role.role == .lead:
      known[role.site, default: Member()].grants.append(number)
      make(role.site, by: number)
      stirred.insert(role.site)
    default: break
    }
  }

  /// Makes `site` a lead where `word` is in the past.
  private mutating func make(_ site: SiteID, by word: Int) {
    known[site, default: Member()].makers.append(word)
    for strand in facts.strandsOf[site] ?? [] {
      guard let position = facts.position(on: strand, of: word, making: site) else { continue }
      leadFrom[strand] = min(leadFrom[strand] ?? .max, position)
    }
    stirred.insert(site)
  }

  private mutating func serve(_ join: Int) {
    guard case .join(let fact) = facts.all[join].content else { return }
    served[fact.invitation] = facts.all[join].name.site
    admit(join, asLeadOfOld: false)
  }

  private mutating func admit(_ first: Int, asLeadOfOld isLeadOfOld: Bool) {
    let site = facts.all[first].name.site
    var member = known[site] ?? Member()
    let isNew = member.firsts.insert(first).inserted
    let isPromoted = isLeadOfOld && !member.isLeadOfOld
    guard isNew || isPromoted else { return }
    member.isLeadOfOld = member.isLeadOfOld || isLeadOfOld
    known[site] = member
    stirred.insert(site)
    if isNew, case .join(let join) = facts.all[first].content, join.role == .lead {
      guests[join.invitation, default: []].append(first)
      for word in invitations[join.invitation] ?? [] {
        guard case .invitation(let invitation, _) = facts.all[word].content,
          invitation.role == .lead
        else { continue }
        make(site, by: word)
      }
    }
  }

  /// Whether `admission` pins the join `first`: it says the same.
  private func isPinned(_ first: Int, by admission: Admission) -> Bool {
    guard case .join(let join) = facts.all[first].content else { return false }
    return join.isProven && join.key == admission.key && join.role == admission.role
      && join.invitation == admission.invitation && losses.leave(first)
  }

  private func mayContinue(_ number: Int, _ old: Member) -> Bool {
    guard case .continuation(let fact) = facts.all[number].content, let from = fact.from,
      quota.admits(number), losses.leave(number),
      old.firsts.contains(where: { fact.proven.contains(facts.all[$0].name) })
    else { return false }
    return (losses.revocations[fact.continues] ?? []).allSatisfy { taking in
      guard case .revocation(let revocation) = facts.all[taking].content else { return false }
      return facts.hears(taking, number) && revocation.through.map { from.seq <= $0 } ?? true
    }
  }
}

// What an entry's past makes of a site.
extension Admissions {
  /// Whether what `site` writes now, having seen everything, is a lead's word.
  func isLeadNow(_ site: SiteID) -> Bool {
    guard let member = member(site), member.isLeadOfOld || !member.makers.isEmpty else {
      return false
    }
    return (losses.demotions[site] ?? []).allSatisfy { demotion in
      member.grants.contains { facts.hears($0, demotion) }
    }
  }

  /// Whether `site` is a lead in the past of `fact`, its own or a continuation of it.
  private func isLead(_ site: SiteID, inPastOf fact: Int) -> Bool {
    guard let member = member(site) else { return false }
    let isMade =
      member.isLeadOfOld || member.makers.contains { facts.hears(fact, $0, making: site) }
    return isMade && !isUnmade(site, inPastOf: fact)
  }

  /// Whether a demotion of `site` holds for `fact`: it is not in the demotion's past, and has no
  /// grant in its own that was given after the demotion.
  private func isUnmade(_ site: SiteID, inPastOf fact: Int) -> Bool {
    (losses.demotions[site] ?? []).contains { demotion in
      !facts.hears(demotion, fact)
        && !(known[site]?.grants ?? []).contains { grant in
          facts.hears(fact, grant) && facts.hears(grant, demotion)
        }
    }
  }
}
