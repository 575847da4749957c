/// What the entries of a graph say of membership, by their places in it.
///
/// Of entries whose clocks are not closed nothing is read.
struct NaiveFacts {
  let graph: NaiveGraph
  let network: String
  private(set) var founders: [Int] = []
  private(set) var invitations: [(entry: Int, code: String, role: String, expires: String)] = []
  /// The proven ones.
  private(set) var joins: [(entry: Int, key: String, role: String, code: String)] = []
  /// The proven ones, each with the first entries of the old site whose key proves it.
  private(set) var continuations: [(entry: Int, key: String, old: String, proving: Set<Int>)] = []
  private(set) var pins: [(entry: Int, site: String, key: String, role: String, code: String)] = []
  private(set) var grants: [(entry: Int, site: String)] = []
  private(set) var demotions: [(entry: Int, site: String)] = []
  private(set) var withdrawals: [(entry: Int, code: String)] = []
  private(set) var revocations: [(entry: Int, site: String, through: Int?)] = []
  private(set) var erasures: [(entry: Int, records: [String])] = []
  /// The keys that first entries give their sites.
  private(set) var keys: [Int: String] = [:]
  /// The places of the continuations that are near enough to where their chain begins.
  private(set) var near: Set<Int> = []
  /// The places of the joins that need no pin to count, being among the first by their code.
  private(set) var few: Set<Int> = []

  /// How many sites that go on from one, or come by one code unpinned, may be admitted.
  static let mostByOne = 64

  /// Reads the facts of `network`.
  init(_ graph: NaiveGraph, network: String) {
    self.graph = graph
    self.network = network
    for (place, entry) in graph.entries.enumerated() where graph.isClosed[place] {
      if let fact = NaiveFact(entry, network: network) { note(fact, at: place) }
    }
    near = findNear()
    few = findFew()
  }

  private mutating func note(_ fact: NaiveFact, at place: Int) {
    switch fact {
    case .founding(let key):
      founders.append(place)
      keys[place] = key
    case .invitation(let code, let role, let expires):
      invitations.append((place, code, role, expires))
    case .join(let key, let role, let code):
      joins.append((place, key, role, code))
      keys[place] = key
    case .continuation(let key, let old, let proof):
      keys[place] = key
      let message = NaiveFact.continuationMessage(network, site(place), key, old)
      let proving = keys.filter { first, key in
        site(first) == old && has(place, seen: first)
          && NaiveSpelling.isSigned(message, by: key, proof)
      }.keys
      if !proving.isEmpty { continuations.append((place, key, old, Set(proving))) }
    case .admission(let site, let key, let role, let code):
      pins.append((place, site, key, role, code))
    case .role(let site, "lead"): grants.append((place, site))
    case .role(let site, _): demotions.append((place, site))
    case .withdrawal(let code): withdrawals.append((place, code))
    case .revocation(let site, let through): revocations.append((place, site, through))
    case .erasure(let records): erasures.append((place, records))
    }
  }

  /// Of those that go back to one site that founded, or has a proven join, the ones with the
  /// shortest chain, then with the lowest site ids.
  private func findNear() -> Set<Int> {
    var near: Set<Int> = []
    for root in Set((founders + joins.map(\.entry)).map(site)) {
      var found = [root]
      var last = found
      while !last.isEmpty {
        let next = continuations.filter { last.contains($0.old) && !found.contains(site($0.entry)) }
        let room = Self.mostByOne + 1 - found.count
        last = Array(Set(next.map { site($0.entry) }).sorted { $0.precedes($1) }.prefix(room))
        found += last
        near.formUnion(next.map(\.entry).filter { last.contains(site($0)) })
      }
    }
    return near
  }

  /// Of the joins by each code those of the sites with the lowest ids.
  private func findFew() -> Set<Int> {
    Set(
      joins.filter { join in
        let sites = Set(joins.filter { $0.code == join.code }.map { site($0.entry) })
        return sites.count { $0.precedes(site(join.entry)) } < Self.mostByOne
      }.map(\.entry))
  }

  /// The entries by which sites are admitted or made leads.
  var admissions: [Int] { invitations.map(\.entry) + pins.map(\.entry) + grants.map(\.entry) }

  /// The entries that take something away.
  var takings: [Int] {
    (demotions.map(\.entry) + withdrawals.map(\.entry) + revocations.map(\.entry)).sorted()
  }

  /// Whether the entry unsays what its own author had said before it: that is no taking.
  func isUnsaying(_ place: Int) -> Bool {
    revocations.contains {
      $0.entry == place && $0.site == site(place)
        && $0.through ?? graph.entries[place].seq < graph.entries[place].seq
    }
  }

  /// The greatest number of an entry of `site` that the entry at `place` has seen.
  func reach(of place: Int, in site: String) -> Int {
    graph.entries.indices.filter { self.site($0) == site && has(place, seen: $0) }
      .map { graph.entries[$0].seq }.max() ?? 0
  }

  /// The site that wrote the entry at `place`.
  func site(_ place: Int) -> String { graph.entries[place].site }

  /// Whether the entry at `place` is in the past of the one at `later`.
  func has(_ later: Int, seen place: Int) -> Bool { graph.past[later].contains(place) }
}
