import Merge

// What stands, for showing and for the rooms above.
extension Roster {
  /// What each standing revocation of `site` leaves, the one that leaves least first.
  public func cuts(of site: SiteID) -> [Cut] {
    let cuts = (verdict.admissions.losses.revocations[site] ?? []).compactMap { taking -> Cut? in
      guard case .revocation(let revocation) = facts.all[taking].content else { return nil }
      return Cut(points: facts.points[taking] ?? [], through: revocation.through)
    }
    return Set(cuts).sorted { $0.order.lexicographicallyPrecedes($1.order) }
  }

  /// Who took away what `site` writes, and when; `nil` when nobody did. Of several revocations the
  /// one that leaves least, then the earliest.
  public func revocation(of site: SiteID) -> StandingRevocation? {
    let takings = verdict.admissions.losses.revocations[site] ?? []
    let all = takings.compactMap { taking -> (limit: UInt32, StandingRevocation)? in
      let fact = facts.all[taking]
      guard case .revocation(let revocation) = fact.content else { return nil }
      let cut = Cut(points: facts.points[taking] ?? [], through: revocation.through)
      return (cut.limit, StandingRevocation(entry: fact.name, at: fact.at))
    }
    return all.min { ($0.limit, $0.1.at, $0.1.entry) < ($1.limit, $1.1.at, $1.1.entry) }?.1
  }

  /// The sites that continue another and are admitted, by id.
  public var continuations: [SiteContinuation] {
    admittedIDs.compactMap { site in
      guard let fact = continued(by: site), let from = fact.from else { return nil }
      return SiteContinuation(site: site, continues: fact.continues, from: from)
    }
  }

  /// How far `site` was known to whoever retired it; `nil` unless a lead did.
  public func retiredAt(_ site: SiteID) -> UInt32? {
    words(about: .retirements(of: site)).compactMap { number in
      if case .retirement(let retirement) = facts.all[number].content {
        retirement.seq
      } else {
        nil
      }
    }.max()
  }

  /// The records that are to be erased.
  public var erased: Set<String> { Set(erasures.flatMap { [$0.record] + $0.answers }) }

  /// The entries that say so, by record and entry.
  public var erasures: [StandingErasure] { words(about: .erasures).compactMap(erasure).sorted() }

  /// The erasures that leads wrote and that were taken away with their word: they wait for
  /// another lead to repeat them.
  public var lapsedErasures: [StandingErasure] {
    let standing = erased
    let verdict = verdict
    return facts.facts(about: .erasures).filter {
      verdict.untaken[$0] && !verdict.admissions.isWord($0)
    }.compactMap(erasure).filter { erasure in
      !([erasure.record] + erasure.answers).allSatisfy(standing.contains)
    }.sorted()
  }

  /// The invitations that stand, by expiry. One that was written again, by a home that goes on as
  /// another site, is listed once.
  public var invitations: [InvitationState] {
    let verdict = verdict
    let rivals = Dictionary(
      contested.map { ($0.invitation, Set($0.joins.map(\.site)).sorted()) },
      uniquingKeysWith: { first, _ in first })
    var states: [InvitationState.Key: InvitationState] = [:]
    for number in verdict.admissions.invitations.values.joined() {
      let fact = facts.all[number]
      guard case .invitation(let invitation, let record) = fact.content else { continue }
      let state = InvitationState(
        invitation, record: record, author: fact.name.site, users: users(of: invitation.key),
        rivals: rivals[invitation.key] ?? [],
        isWithdrawn: verdict.admissions.losses.withdrawals[invitation.key] != nil)
      let other = states[state.identity]
      if other.map({ state.author < $0.author }) ?? true { states[state.identity] = state }
    }
    return states.values.sorted { $0.identity < $1.identity }
  }

  private func words(about topic: RosterFacts.Topic) -> [Int] {
    let admissions = verdict.admissions
    return facts.facts(about: topic).filter { admissions.isWord($0) }
  }

  private func erasure(_ number: Int) -> StandingErasure? {
    guard case .erasure(let erasure) = facts.all[number].content else { return nil }
    return StandingErasure(
      record: erasure.record, answers: erasure.answers, entry: facts.all[number].name)
  }

  /// The sites that were let in by the code `key`, by id.
  private func users(of key: PublicKey) -> [SiteID] {
    let admissions = verdict.admissions
    return Set(
      facts.facts(about: .joins(key)).compactMap { number in
        let site = facts.all[number].name.site
        return admissions.member(site)?.firsts.contains(number) == true ? site : nil
      }
    ).sorted()
  }
}

extension Cut {
  /// What orders cuts: how much they leave, then all that tells two apart.
  fileprivate var order: [UInt64] {
    let last = points.map(\.seq).max() ?? 0
    return [UInt64(min(last, through ?? .max)), through.map { UInt64($0) } ?? .max]
      + points.flatMap { [UInt64($0.seq), $0.hash] }
  }
}
