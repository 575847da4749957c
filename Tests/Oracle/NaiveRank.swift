/// How senior a lead is; the least is the most senior.
struct NaiveRank: Comparable {
  /// How many invitations and grants lead to it from the founder.
  let chain: Int
  /// Over how many continuations it goes after the last of these.
  let continuations: Int
  let site: String

  static func < (left: NaiveRank, right: NaiveRank) -> Bool {
    if left.chain != right.chain { return left.chain < right.chain }
    if left.continuations != right.continuations {
      return left.continuations < right.continuations
    }
    return left.site.precedes(right.site)
  }
}

extension NaiveWorld {
  /// The rank of each lead: the least of those that the ways from the founder give it.
  var ranks: [String: NaiveRank] {
    var ranks: [String: NaiveRank] = [:]
    for founder in facts.founders.map(facts.site) {
      ranks[founder] = NaiveRank(chain: 0, continuations: 0, site: founder)
    }
    while true {
      while let (site, rank) = nearer(than: ranks) { ranks[site] = rank }
      // Only when nobody more is reached, admissions make leads, too.
      let greatest = ranks.values.map(\.chain).max() ?? 0
      let pinned = firsts.keys.filter { site in
        ranks[site] == nil
          && makers(of: site).contains { isAdmission($0) && ranks[facts.site($0)] != nil }
      }
      guard !pinned.isEmpty else { return ranks }
      for site in pinned {
        ranks[site] = NaiveRank(chain: greatest + 1, continuations: 0, site: site)
      }
    }
  }

  /// A site to which a shorter way leads than is known.
  private func nearer(than ranks: [String: NaiveRank]) -> (String, NaiveRank)? {
    for site in firsts.keys {
      for rank in ways(to: site, ranks) where ranks[site].map({ rank < $0 }) ?? true {
        return (site, rank)
      }
    }
    return nil
  }

  private func ways(to site: String, _ ranks: [String: NaiveRank]) -> [NaiveRank] {
    let made = makers(of: site).filter { !isAdmission($0) }.compactMap { ranks[facts.site($0)] }
      .map { NaiveRank(chain: $0.chain + 1, continuations: 0, site: site) }
    let continued = facts.continuations.filter {
      facts.site($0.entry) == site && leadContinuations.contains($0.entry)
    }
    .compactMap { ranks[$0.old] }
    .map { NaiveRank(chain: $0.chain, continuations: $0.continuations + 1, site: site) }
    return made + continued
  }

  private func isAdmission(_ place: Int) -> Bool { facts.pins.contains { $0.entry == place } }
}
