import Merge

extension Roster {
  /// Why the site with this id is not admitted: of several reasons the one nearest to admission.
  func reasonAgainst(_ id: SiteID) -> Standing.Reason {
    guard facts.founding != nil else { return .foundingNotSeen }
    if verdict.takings.cut(of: id) == 0 { return .revoked }
    let joins = (facts.joins[id] ?? []).map { reasonAgainst($0) }
    let continuations = (facts.continuations[id] ?? [:]).map { reasonAgainst($0, provenBy: $1) }
    return (joins + continuations).max() ?? facts.strangers[id] ?? .joinNotSeen
  }

  private func reasonAgainst(_ join: JoinFact) -> Standing.Reason {
    let verdict = verdict
    guard join.isProven else {
      return join.site.belongs(to: join.key) ? .proofWrong : .keyOfAnotherSite
    }
    guard verdict.takings.leave(.use(of: join.invitation, by: join.site)) else {
      return .invitationWithdrawn
    }
    let reasons = (facts.invitations[join.invitation] ?? []).map { fact -> Standing.Reason in
      if !verdict.isWord(ofLead: fact.author, seq: fact.seq) { return .invitationNotByLead }
      if fact.role != join.role { return .otherRole }
      return join.at > fact.expires ? .expired : .invitationUsed
    }
    return reasons.max() ?? .invitationNotSeen
  }

  private func reasonAgainst(
    _ fact: ContinuationFact, provenBy keys: Set<PublicKey>
  ) -> Standing.Reason {
    let verdict = verdict
    guard fact.isOwnKey else { return .keyOfAnotherSite }
    if keys.isEmpty && !facts.keys(of: fact.continues).isEmpty { return .continuationWrong }
    guard verdict.takings.leave(fact.grounds) else { return .revoked }
    guard let old = verdict.admissions.members[fact.continues] else { return .continuedNotSeen }
    return keys.isDisjoint(with: old.keys) ? .continuationWrong : .continuedNotSeen
  }
}
