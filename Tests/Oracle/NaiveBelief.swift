/// What follows from a graph of entries: who belongs, whose word counts, what was taken back, and
/// which entries have effect.
struct NaiveBelief {
  /// Who belongs when those takings stand that do.
  let world: NaiveWorld
  /// The places of the takings that stand.
  let standing: Set<Int>
  /// Who may belong.
  let candidates: NaiveCandidates
  /// The records that are erased.
  let erased: Set<String>
  /// The sites of which everything has effect: a home believes itself until something that it holds
  /// bars it, and everybody before the founding has come.
  let trusted: Set<String>

  private var graph: NaiveGraph { world.facts.graph }

  /// Works out what follows.
  ///
  /// - Parameter own: the site of a home.
  init(_ graph: NaiveGraph, network: String, own: String? = nil) {
    let facts = NaiveFacts(graph, network: network)
    standing = NaiveRounds(facts).accepted
    candidates = NaiveCandidates(facts)
    let world = NaiveWorld(facts, takings: standing)
    self.world = world
    let isUndecided = own.map { !world.decides($0) } ?? false
    trusted =
      facts.founders.isEmpty ? Set(graph.entries.map(\.site)) : Set(isUndecided ? [own ?? ""] : [])
    erased = Set(facts.erasures.filter { world.isWord($0.entry) }.flatMap(\.records))
  }

  /// Whether `site` is admitted.
  func isAdmitted(_ site: String) -> Bool { world.firsts[site] != nil }

  /// Whether the entry at `place` is a redacted line that nothing asks to be redacted.
  func lacksReason(_ place: Int) -> Bool {
    graph.entries[place].change == nil && !erased.contains(graph.entries[place].on)
  }

  /// Whether a home takes the entry at `place` for its own sake: of who may be a lead, and of who
  /// belongs, up to the cut; and those by which sites may come in.
  func takes(_ place: Int) -> Bool {
    let site = graph.entries[place].site
    return trusted.contains(site) || candidates.leads.contains(site)
      || candidates.firsts.contains(place) || isAdmitted(site) && !world.isCut(place)
  }

  /// Whether a home takes what it can't place yet of the journals of `site`: no revocation has seen
  /// that.
  func takesMore(of site: String) -> Bool {
    let isRevoked = world.facts.revocations.contains {
      standing.contains($0.entry) && $0.site == site
    }
    return candidates.leads.contains(site) || isAdmitted(site) && !isRevoked
  }

  /// Whether the entry at `place` changes its record (rule 10).
  func hasEffect(_ place: Int) -> Bool {
    let entry = graph.entries[place]
    guard entry.change != nil, graph.isClosed[place], !erased.contains(entry.on) else {
      return false
    }
    if trusted.contains(entry.site) || world.facts.founders.contains(place) { return true }
    guard isAdmitted(entry.site), !world.isCut(place) else { return false }
    let isOwn = entry.on == "site/\(entry.site)"
    let kind = NaiveRights.kind(entry)
    if entry.seq == 1, isOwn || kind == "network" {
      return world.firsts[entry.site]?.contains(place) ?? false
    }
    if kind == "site" {
      return NaiveRights.isNameAlone(entry) && (isOwn || world.isWord(place))
        || isOwn && isFoundersSecond(place)
    }
    return !NaiveRights.isForLeads(entry) || world.isWord(place)
  }

  private func isFoundersSecond(_ place: Int) -> Bool {
    let entry = graph.entries[place]
    return entry.seq == 2 && NaiveRights.isSetting(entry)
      && world.facts.founders.map(world.facts.site).contains(entry.site)
  }
}
