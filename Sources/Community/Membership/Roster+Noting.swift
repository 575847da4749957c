import Merge

extension Roster {
  /// Takes in what entry `seq` of `site` says about who belongs; ignores all else.
  ///
  /// Entries beyond a revocation, and those of sites that do not belong, are to be noted too:
  /// what stands is decided by all of them, so that everybody decides alike.
  ///
  /// - Parameters:
  ///   - at: the entry's time: milliseconds since 1970-01-01 UTC.
  ///   - lineDigest: the SHA-256 of the entry's whole line, without its line feed, in lower-case
  ///     hex. Asked for only when `seq` is 1.
  public mutating func note(
    _ change: Change, from site: String, seq: UInt32, at: Int64, lineDigest: String?
  ) {
    guard let author = SiteID(site) else { return }
    if seq == 1 {
      noteFirst(change, from: author, at: at, lineDigest: lineDigest)
    } else {
      noteLater(change, from: author, seq: seq)
    }
    if let target = change.id(of: .site).flatMap({ SiteID($0) }), let name = change.string("name") {
      let fact = NameFact(name: WrittenName(text: name), at: at, seq: seq)
      update { $0.names[target, default: [:]][author, default: []].insert(fact) }
    }
  }

  private mutating func noteFirst(
    _ change: Change, from author: SiteID, at: Int64, lineDigest: String?
  ) {
    if let founding = Founding(change) {
      let isOurs =
        lineDigest?.utf8.elementsEqual(network.utf8) == true && founding.founder == author
        && author.belongs(to: founding.key)
      guard isOurs else { return noteStranger(author, .foundsAnotherNetwork) }
      update { $0.founding = founding }
      verifyContinuations(of: author, by: founding.key)
    } else if let join = Join(change), join.site == author {
      note(join, at: at)
    } else if let continuation = Continuation(change), continuation.site == author {
      note(continuation)
    } else {
      noteStranger(author, .joinMalformed)
    }
  }

  private mutating func noteLater(_ change: Change, from author: SiteID, seq: UInt32) {
    if let invitation = Invitation(change) {
      let fact = InvitationFact(
        author: author, seq: seq, record: change.record,
        site: WrittenName(text: invitation.site), role: invitation.role,
        expires: invitation.expires)
      update { $0.invitations[invitation.key, default: []].insert(fact) }
    }
    if let withdrawal = Withdrawal(change) {
      update { $0.withdrawals.insert(Noted(author: author, seq: seq, content: withdrawal)) }
    } else if let revocation = Revocation(change) {
      update { $0.revocations.insert(Noted(author: author, seq: seq, content: revocation)) }
    } else if let retirement = Retirement(change) {
      update { $0.retirements.insert(Noted(author: author, seq: seq, content: retirement)) }
    } else if let erasure = Erasure(change) {
      update { $0.erasures.insert(Noted(author: author, seq: seq, content: erasure)) }
    }
  }

  private mutating func note(_ join: Join, at: Int64) {
    func fact(isProven: Bool) -> JoinFact {
      JoinFact(
        site: join.site, role: join.role, key: join.key, invitation: join.invitation, at: at,
        isProven: isProven)
    }
    if facts.joins[join.site]?.contains(fact(isProven: true)) == true { return }
    let isProven = join.site.belongs(to: join.key) && join.isProven(for: network)
    update { $0.joins[join.site, default: []].insert(fact(isProven: isProven)) }
    if isProven { verifyContinuations(of: join.site, by: join.key) }
  }

  private mutating func note(_ continuation: Continuation) {
    let fact = ContinuationFact(
      site: continuation.site, key: continuation.key, continues: continuation.continues,
      kept: continuation.kept,
      proof: continuation.proof, isOwnKey: continuation.site.belongs(to: continuation.key))
    if facts.continuations[fact.site]?[fact] != nil { return }
    let proving = facts.keys(of: fact.continues).filter { fact.isProven(for: network, by: $0) }
    update { $0.insert(fact, provenBy: proving) }
    if fact.isOwnKey { verifyContinuations(of: fact.site, by: fact.key) }
  }

  /// Verifies what came before the key that it is proven by.
  private mutating func verifyContinuations(of site: SiteID, by key: PublicKey) {
    for continuer in facts.continuers[site] ?? [] {
      for fact in (facts.continuations[continuer] ?? [:]).keys
      where fact.continues == site && fact.isProven(for: network, by: key) {
        update { $0.insert(fact, provenBy: [key]) }
      }
    }
  }

  /// Keeps the reason nearest to admission, whichever came first.
  private mutating func noteStranger(_ site: SiteID, _ reason: Standing.Reason) {
    update { $0.strangers[site] = max(reason, $0.strangers[site] ?? reason) }
  }
}
