/// Who is admitted, and whose word counts, when certain takings stand: rules 1 to 6 of the page of
/// membership.
///
/// All rules but the one of codes that nobody has pinned ask only for what is there, so they are
/// applied again and again until nothing is new.
struct NaiveWorld {
  typealias Join = (entry: Int, key: String, role: String, code: String)

  let facts: NaiveFacts
  /// The places of the takings that are supposed to stand.
  let takings: Set<Int>
  /// The first entries by which each admitted site is admitted.
  private(set) var firsts: [String: Set<Int>] = [:]
  /// The places of the invitations, admissions and grants that count.
  private(set) var counting: Set<Int> = []
  /// The admitted continuations that are leads.
  private(set) var leadContinuations: Set<Int> = []
  /// The joins that were admitted by a code, with nobody's pin.
  private var candidates: Set<Int> = []

  /// Works out who is admitted when `takings` stand.
  init(_ facts: NaiveFacts, takings: Set<Int>) {
    self.facts = facts
    self.takings = takings
    var newcomers: Set<Int>
    repeat {
      while follow() {}
      newcomers = uncontested
      candidates.formUnion(newcomers)
    } while !newcomers.isEmpty
  }

  /// Applies each rule once, and says whether that brought something new.
  private mutating func follow() -> Bool {
    let before = (count, counting.count, leadContinuations.count)
    for place in facts.founders { admit(place) }
    for place in candidates { admit(place) }
    for join in facts.joins where facts.pins.contains(where: { pins($0, join) }) {
      admit(join.entry)
    }
    for continuation in facts.continuations where goesOn(continuation) {
      admit(continuation.entry)
      if isLead(continuation.old, inPastOf: continuation.entry) {
        leadContinuations.insert(continuation.entry)
      }
    }
    counting.formUnion(facts.admissions.filter { isWord($0, asMaker: true) })
    return before != (count, counting.count, leadContinuations.count)
  }

  private var count: Int { firsts.values.reduce(0) { $0 + $1.count } }

  private mutating func admit(_ place: Int) {
    firsts[facts.site(place), default: []].insert(place)
  }

  // MARK: Whose word counts

  /// Whether the entry at `place` is a lead's word (rule 1), or, `asMaker`, counts for who was let
  /// in or made a lead (rule 2).
  func isWord(_ place: Int, asMaker: Bool = false) -> Bool {
    let site = facts.site(place)
    return facts.graph.isClosed[place] && facts.graph.entries[place].seq > 1
      && isLead(site, inPastOf: place) && !isCut(place, asMaker: asMaker)
  }

  /// Whether an admitted site is made a lead in the past of an entry, and not unmade for it.
  private func isLead(_ site: String, inPastOf place: Int) -> Bool {
    firsts[site] != nil
      && (isLeadOfOld(site) || makers(of: site).contains { isMade(site, by: $0, inPastOf: place) })
      && !facts.demotions.contains { takings.contains($0.entry) && holds($0, for: place, of: site) }
  }

  /// Whether `site` founded the network, or came in by a continuation that is a lead.
  private func isLeadOfOld(_ site: String) -> Bool {
    firsts[site, default: []].contains {
      facts.founders.contains($0) || leadContinuations.contains($0)
    }
  }

  /// What counts and makes `site` a lead where it is in the past: grants, admissions with that role
  /// by which it is admitted, and the invitations by which a join with that role was written.
  func makers(of site: String) -> [Int] {
    let admitted = facts.joins.filter { firsts[site, default: []].contains($0.entry) }
    let leads = admitted.filter { $0.role == "lead" }
    let grants = facts.grants.filter { $0.site == site }.map(\.entry)
    let pins = facts.pins.filter { pin in leads.contains { self.pins(pin, $0) } }.map(\.entry)
    let invitations = facts.invitations.filter { invitation in
      invitation.role == "lead" && leads.contains { $0.code == invitation.code }
    }
    return (grants + pins + invitations.map(\.entry)).filter(counting.contains)
  }

  private func isMade(_ site: String, by maker: Int, inPastOf place: Int) -> Bool {
    guard facts.has(place, seen: maker) else { return false }
    guard let invitation = facts.invitations.first(where: { $0.entry == maker }) else {
      return true
    }
    return facts.joins.contains {
      $0.code == invitation.code && facts.site($0.entry) == site && facts.has(place, seen: $0.entry)
    }
  }

  /// Whether a demotion of `site` holds for the entry at `place`.
  func holds(_ demotion: (entry: Int, site: String), for place: Int, of site: String) -> Bool {
    let isHealed = facts.grants.contains { grant in
      grant.site == site && counting.contains(grant.entry) && facts.has(place, seen: grant.entry)
        && facts.has(grant.entry, seen: demotion.entry)
    }
    return demotion.site == site && !facts.has(demotion.entry, seen: place) && !isHealed
  }

  /// Whether a revocation that stands cuts the entry at `place`; `asMaker`, not by a `through`.
  func isCut(_ place: Int, asMaker: Bool = false) -> Bool {
    let entry = facts.graph.entries[place]
    return facts.revocations.contains { taking in
      takings.contains(taking.entry) && taking.site == entry.site
        && (!facts.has(taking.entry, seen: place)
          || !asMaker && entry.seq > taking.through ?? entry.seq)
    }
  }

  // MARK: Who is admitted

  /// Whether an admission that counts says the same as a join that no revocation cuts (rule 4).
  private func pins(
    _ pin: (entry: Int, site: String, key: String, role: String, code: String),
    _ join: Join
  ) -> Bool {
    counting.contains(pin.entry) && pin.site == facts.site(join.entry) && pin.key == join.key
      && pin.role == join.role && pin.code == join.code && !isCut(join.entry)
  }

  /// Of the joins by codes, those that the next step admits (rule 5).
  private var uncontested: Set<Int> {
    let open = facts.joins.filter { isCandidate($0) }
    let alone = open.filter { join in
      let site = facts.site(join.entry)
      let keys = firsts[site, default: []].map { facts.keys[$0] }
      return open.allSatisfy { $0.code != join.code || facts.site($0.entry) == site }
        && keys.allSatisfy { $0 == join.key }
    }
    return Set(alone.map(\.entry)).subtracting(candidates)
  }

  private func isCandidate(_ join: Join) -> Bool {
    let site = facts.site(join.entry)
    let isAnothers = facts.pins.contains {
      counting.contains($0.entry) && $0.code == join.code && $0.site != site
    }
    let isServed = facts.joins.contains {
      candidates.contains($0.entry) && $0.code == join.code && facts.site($0.entry) != site
    }
    return facts.few.contains(join.entry) && isInvited(join) && !isWithdrawn(join) && !isAnothers
      && !isServed && !isCut(join.entry)
  }

  private func isInvited(_ join: Join) -> Bool {
    facts.invitations.contains {
      counting.contains($0.entry) && $0.code == join.code && $0.role == join.role
        && !$0.expires.precedes(facts.graph.entries[join.entry].at)
    }
  }

  private func isWithdrawn(_ join: Join) -> Bool {
    facts.withdrawals.contains {
      takings.contains($0.entry) && $0.code == join.code
        && !facts.has($0.entry, seen: join.entry)
    }
  }

  /// Whether a proven continuation is admitted (rule 6).
  private func goesOn(
    _ continuation: (entry: Int, key: String, old: String, proving: Set<Int>)
  ) -> Bool {
    let isBarred = facts.revocations.contains { revocation in
      guard takings.contains(revocation.entry), revocation.site == continuation.old else {
        return false
      }
      let reach = facts.reach(of: continuation.entry, in: continuation.old)
      return !facts.has(revocation.entry, seen: continuation.entry)
        || reach > revocation.through ?? reach
    }
    return facts.near.contains(continuation.entry) && !isCut(continuation.entry) && !isBarred
      && !continuation.proving.isDisjoint(with: firsts[continuation.old, default: []])
  }

  /// Whether something says that `site` belongs, or bars it: a revocation, a withdrawal, others
  /// with its code, or too many others who go on from one site.
  func decides(_ site: String) -> Bool {
    let isRevoked = facts.revocations.contains { takings.contains($0.entry) && $0.site == site }
    let isJoinDecided = facts.joins.contains {
      facts.site($0.entry) == site && (isWithdrawn($0) || isInvited($0))
    }
    let isContinuationDecided = facts.continuations.contains {
      facts.site($0.entry) == site && firsts[$0.old] != nil
    }
    return firsts[site] != nil || isRevoked || isJoinDecided || isContinuationDecided
  }
}
