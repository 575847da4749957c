import Merge

/// A code that several sites joined by, none of which a lead has let in yet.
public struct Contest: Hashable, Sendable {
  /// The invitation's key.
  public let invitation: PublicKey
  /// The joins, each as the admission that would settle it, by site id.
  public let joins: [Admission]
}

// What leads are asked for.
extension Roster {
  /// The admissions that `lead` writes by itself: of the joins that are admitted and that nobody
  /// has pinned for good, by site id. Nothing when it is no lead.
  ///
  /// A lead who is pinned by itself alone, or by whom it made one, falls with all of them when
  /// somebody else uses its code. So only the word of who was a lead before it holds it.
  public func pinsDue(for lead: SiteID) -> [Admission] {
    guard isLead(lead.text) else { return [] }
    let ranks = verdict.admissions.ranks()
    func mayHold(_ guest: SiteID, _ author: SiteID) -> Bool {
      ranks[author]?.invitations ?? .max < ranks[guest]?.invitations ?? .max
    }
    let pins = verdict.admissions.pins.values.joined()
    let held = Set(
      pins.compactMap { pin in
        pinnedSite(pin).flatMap { mayHold($0, facts.all[pin].name.site) ? $0 : nil }
      })
    return admittedIDs.filter { mayHold($0, lead) && !held.contains($0) && !isRevoked($0) }
      .compactMap { admission(of: $0) }
  }

  /// The numbers of the entries in which each site says who was let in: leads' homes write them by
  /// themselves, and nobody waits for them.
  public var admissionNumbers: [SiteID: Set<UInt32>] {
    var numbers: [SiteID: Set<UInt32>] = [:]
    for fact in facts.all {
      if case .admission = fact.content { numbers[fact.name.site, default: []].insert(fact.seq) }
    }
    return numbers
  }

  /// The sites with a proven join that do not belong, and of which no lead has said that they shall
  /// not, by id: their codes were contested, had served, or came from who was no lead.
  public var claimants: [SiteID] {
    facts.firsts.filter { site, firsts in
      verdict.admissions.member(site) == nil && !isRevoked(site)
        && firsts.contains { facts.all[$0].admission != nil }
    }.keys.sorted()
  }

  /// The claimants whom a lead had invited that was revoked since, and whose invitation fell with
  /// it before they were let in, by id, each with that lead.
  public var stranded: [(site: SiteID, inviter: SiteID)] {
    claimants.compactMap { site in
      guard case .unknown(let reason) = standing(of: site.text),
        [.invitationNotByLead, .invitationWithdrawn].contains(reason)
      else { return nil }
      let codes = (facts.firsts[site] ?? []).compactMap { facts.all[$0].admission?.invitation }
      let inviters = codes.flatMap { facts.facts(about: .invitations($0)) }
        .map { facts.all[$0].name.site }
      return inviters.filter { isRevoked($0) && standing(of: $0.text).known?.role == .lead }.min()
        .map { (site, $0) }
    }
  }

  /// What pins the site `site`, for a lead who keeps it, or lets it in; `nil` when there is no
  /// proven join of it, or it was revoked.
  public func admission(of site: SiteID) -> Admission? {
    guard !isRevoked(site) else { return nil }
    let firsts = verdict.admissions.member(site)?.firsts ?? Set(facts.firsts[site] ?? [])
    return firsts.map { facts.all[$0] }.sorted { $0.name < $1.name }
      .lazy.compactMap(\.admission).first
  }

  /// The codes that several sites joined by, and none of them is let in: a lead writes the
  /// admission of the right one.
  public var contested: [Contest] {
    let admissions = verdict.admissions
    return admissions.invitations.keys.compactMap { key in
      let joins = admissions.candidates(key).map { facts.all[$0] }
      guard Set(joins.map(\.name.site)).count > 1 else { return nil }
      let ordered = Set(joins.compactMap(\.admission)).sorted {
        ($0.site, $0.key.base64, $0.role.rawValue) < ($1.site, $1.key.base64, $1.role.rawValue)
      }
      return Contest(invitation: key, joins: ordered)
    }.sorted { $0.invitation.base64.precedesByCodePoint($1.invitation.base64) }
  }

  /// The sites that belong by the word of `revoked` alone, which has been revoked: another lead
  /// keeps one by pinning it (``admission(of:)``), or drops it by a revocation.
  public func onlyBy(revoked: SiteID) -> [AdmittedSite] {
    guard isRevoked(revoked) else { return [] }
    return admittedIDs.filter { Set(sponsors(of: $0)) == [revoked] }
      .compactMap { standing(of: $0.text).admitted }
  }

  /// The sites whose invitations, as far as they count, `site` joined by, by id.
  public func inviters(of site: SiteID) -> [SiteID] {
    Set(invitations(used: site).map { facts.all[$0].name.site }).sorted()
  }

  /// The invitations that count and that `site` was admitted by.
  private func invitations(used site: SiteID) -> [Int] {
    codes(of: site).flatMap { verdict.admissions.invitations[$0] ?? [] }
  }

  private func codes(of site: SiteID) -> [PublicKey] {
    (verdict.admissions.member(site)?.firsts ?? []).compactMap {
      facts.all[$0].admission?.invitation
    }
  }

  /// Who let `site` in: who pinned it, or else who invited it.
  private func sponsors(of site: SiteID) -> [SiteID] {
    let pins = codes(of: site).flatMap { verdict.admissions.pins[$0] ?? [] }
      .filter { pinnedSite($0) == site }
    let words = pins.isEmpty ? invitations(used: site) : pins
    return words.map { facts.all[$0].name.site }
  }

  private func pinnedSite(_ number: Int) -> SiteID? {
    if case .admission(let admission) = facts.all[number].content { admission.site } else { nil }
  }
}

extension Fact {
  /// What pins this join.
  var admission: Admission? {
    guard case .join(let join) = content, join.isProven else { return nil }
    return Admission(
      site: name.site, key: join.key, role: join.role, invitation: join.invitation)
  }
}
