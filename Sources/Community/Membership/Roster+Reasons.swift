import Merge

extension Roster {
  /// Why the site with this id is not admitted: of several reasons the one nearest to admission.
  func reasonAgainst(_ id: SiteID) -> Standing.Reason {
    guard facts.founding != nil else { return .foundingNotSeen }
    if isRevoked(id) { return .revoked }
    return (facts.firsts[id] ?? []).map { reasonAgainst(first: $0) }.max() ?? .joinNotSeen
  }

  private func reasonAgainst(first: Int) -> Standing.Reason {
    switch facts.all[first].content {
    case .join(let join): reasonAgainst(join, first)
    case .continuation(let continuation): reasonAgainst(continuation, first)
    case .stranger(let reason): reason
    default: .joinMalformed
    }
  }

  private func reasonAgainst(_ join: JoinFact, _ first: Int) -> Standing.Reason {
    let (site, admissions) = (facts.all[first].name.site, verdict.admissions)
    guard join.isProven else {
      return site.belongs(to: join.key) ? .proofWrong : .keyOfAnotherSite
    }
    let withdrawals = admissions.losses.withdrawals[join.invitation] ?? []
    guard withdrawals.allSatisfy({ facts.hears($0, first) }) else { return .invitationWithdrawn }
    let isOneOfFew = admissions.quota.admits(first)
    let reasons = facts.facts(about: .invitations(join.invitation)).map {
      number -> Standing.Reason in
      guard admissions.counts[number],
        case .invitation(let invitation, _) = facts.all[number].content
      else { return .invitationNotByLead }
      if invitation.role != join.role { return .otherRole }
      if facts.all[first].at > invitation.expires { return .expired }
      guard isOneOfFew else { return .invitationOverused }
      return admissions.candidates(join.invitation).contains(first) ? .contested : .invitationUsed
    }
    return reasons.max() ?? .invitationNotSeen
  }

  private func reasonAgainst(_ fact: ContinuationFact, _ first: Int) -> Standing.Reason {
    let admissions = verdict.admissions
    guard fact.isOwnKey else { return .keyOfAnotherSite }
    let hasOld = facts.firsts[fact.continues]?.contains { facts.all[$0].key != nil } ?? false
    guard hasOld else { return .continuedNotSeen }
    guard fact.from != nil, !fact.proven.isEmpty else { return .continuationWrong }
    guard admissions.member(fact.continues) != nil else { return .continuedNotSeen }
    return isRevoked(fact.continues) ? .revoked : .oneOfTooMany
  }
}
