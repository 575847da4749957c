import Merge

// What stands, for showing and for the rooms above.
extension Roster {
  /// The standing revocations of `site`, the one that counts first.
  public func revocations(of site: SiteID) -> [Revocation] {
    let accepted = Set(verdict.accepted)
    let found = facts.revocations.filter {
      $0.content.site == site && accepted.contains(Taking($0))
    }
    return found.sorted { left, right in
      (left.content.seq, left.content.chain ?? "", left.author, left.seq)
        < (right.content.seq, right.content.chain ?? "", right.author, right.seq)
    }.map(\.content)
  }

  /// The sites that continue another and are admitted, by id.
  public var continuations: [SiteContinuation] {
    verdict.admissions.members.keys.sorted().compactMap { site in
      guard case .continuation(let fact)? = verdict.admissions.members[site]?.first.basis else {
        return nil
      }
      return SiteContinuation(
        site: site, continues: fact.continues, kept: fact.kept)
    }
  }

  /// How far `site` was known to whoever retired it; `nil` unless a lead did.
  public func retiredAt(_ site: SiteID) -> UInt32? {
    standing(facts.retirements).filter { $0.content.site == site }.map(\.content.seq).max()
  }

  /// The records that are to be erased.
  public var erased: Set<String> { Set(standing(facts.erasures).flatMap(\.content.records)) }

  /// The entries that say so, by record, author and number.
  public var erasures: [StandingErasure] {
    standing(facts.erasures).map {
      StandingErasure(
        record: $0.content.record, answers: $0.content.answers, author: $0.author, seq: $0.seq)
    }.sorted()
  }

  /// The invitations that stand, by expiry. One that was written again, by a home that goes on as
  /// another site, is listed once.
  public var invitations: [InvitationState] {
    var states: [InvitationState.Key: InvitationState] = [:]
    for (key, given) in facts.invitations {
      for fact in given where verdict.isWord(ofLead: fact.author, seq: fact.seq) {
        let state = InvitationState(
          fact, key: key, usedBy: verdict.admissions.served[key],
          isWithdrawn: verdict.takings.touches(.invitation(key)))
        let other = states[state.identity]
        if other.map({ state.author < $0.author }) ?? true { states[state.identity] = state }
      }
    }
    return states.values.sorted { $0.identity < $1.identity }
  }

  private func standing<Content>(_ facts: Set<Noted<Content>>) -> Set<Noted<Content>> {
    let verdict = verdict
    return facts.filter { verdict.isWord(ofLead: $0.author, seq: $0.seq) }
  }
}
