import Merge

extension Admissions {
  /// The rank of every lead that is reached from the founder.
  ///
  /// One generation after the other: who continues a lead stands behind it and before whom it
  /// made a lead. An admission alone makes nobody senior, since homes write them by themselves: who
  /// is a lead by nothing else comes after all the others.
  func ranks() -> [SiteID: Rank] {
    var ranks: [SiteID: Rank] = [:]
    let (made, pinned) = successors()
    var length = 0
    var recent: [SiteID] = []
    var generation = known.keys.filter { isFounder($0) }
    while !generation.isEmpty {
      var family: [SiteID] = []
      var steps = 0
      while !generation.isEmpty {
        for site in generation {
          ranks[site] = Rank(invitations: length, continuations: steps, site: site)
        }
        family += generation
        generation = unranked(generation.flatMap { continuers[$0] ?? [] }, ranks)
        steps += 1
      }
      length += 1
      recent += family
      generation = unranked(family.flatMap { made[$0] ?? [] }, ranks)
      if generation.isEmpty {
        generation = unranked(recent.flatMap { pinned[$0] ?? [] }, ranks)
        recent = []
      }
    }
    return ranks
  }

  private func unranked(_ sites: [SiteID], _ ranks: [SiteID: Rank]) -> [SiteID] {
    Set(sites).filter { ranks[$0] == nil }
  }

  private func isFounder(_ site: SiteID) -> Bool {
    (known[site]?.firsts ?? []).contains {
      if case .founding = facts.all[$0].content { true } else { false }
    }
  }

  /// Whom each lead made one by an invitation or a grant, and whom by an admission alone.
  private func successors() -> (made: [SiteID: [SiteID]], pinned: [SiteID: [SiteID]]) {
    var made: [SiteID: [SiteID]] = [:]
    var pinned: [SiteID: [SiteID]] = [:]
    for (site, member) in known where !member.firsts.isEmpty {
      for word in member.makers {
        let author = facts.all[word].name.site
        if case .admission = facts.all[word].content {
          pinned[author, default: []].append(site)
        } else {
          made[author, default: []].append(site)
        }
      }
    }
    return (made, pinned)
  }

  /// The sites that go on for each lead as leads.
  private var continuers: [SiteID: [SiteID]] {
    var continuers: [SiteID: [SiteID]] = [:]
    for (site, member) in known where member.isLeadOfOld {
      for first in member.firsts {
        guard case .continuation(let fact) = facts.all[first].content else { continue }
        continuers[fact.continues, default: []].append(site)
      }
    }
    return continuers
  }
}
