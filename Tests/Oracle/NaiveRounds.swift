/// Which takings stand where leads contradict each other: rule 9 of the page of membership.
struct NaiveRounds {
  /// The places of the takings that stand.
  private(set) var accepted: Set<Int> = []
  /// After how many rounds pasts are no longer weighed.
  static let mostRounds = 64

  private let facts: NaiveFacts
  private var dropped: Set<Int> = []

  /// Decides in rounds.
  init(_ facts: NaiveFacts) {
    self.facts = facts
    for _ in 0..<Self.mostRounds where decide() {}
    decideRest()
  }

  private func open(in world: NaiveWorld) -> [Int] {
    Set(facts.takings).subtracting(accepted).subtracting(dropped).sorted().filter {
      !facts.isUnsaying($0) && world.isWord($0)
    }
  }

  /// Decides one round, and says whether anything was open.
  private mutating func decide() -> Bool {
    let world = NaiveWorld(facts, takings: accepted)
    let open = open(in: world)
    let all = NaiveWorld(facts, takings: accepted.union(open))
    let sure = open.filter { all.isWord($0) }
    accepted.formUnion(sure)
    if sure.isEmpty, let senior = open.compactMap({ world.ranks[facts.site($0)] }).min() {
      let seniors = open.filter { facts.site($0) == senior.site }
      let tried = NaiveWorld(facts, takings: accepted.union(seniors))
      accepted.formUnion(seniors.filter { tried.isWord($0) })
      dropped.formUnion(seniors.filter { !tried.isWord($0) })
    }
    return !open.isEmpty
  }

  /// Takes what is open after all rounds by the rank of the author, then by point.
  private mutating func decideRest() {
    let world = NaiveWorld(facts, takings: accepted)
    let (ranks, open) = (world.ranks, open(in: world))
    let ordered = open.compactMap { place in ranks[facts.site(place)].map { ($0, place) } }
      .sorted { one, other in
        if one.0 != other.0 { return one.0 < other.0 }
        let (left, right) = (facts.graph.entries[one.1], facts.graph.entries[other.1])
        return left.seq == right.seq ? left.hash.precedes(right.hash) : left.seq < right.seq
      }
    for (rank, place) in ordered {
      let isUnmade = facts.demotions.contains {
        accepted.contains($0.entry) && world.holds($0, for: place, of: rank.site)
      }
      let isCut = NaiveWorld(facts, takings: accepted).isCut(place)
      if !isUnmade, !isCut { accepted.insert(place) }
    }
  }
}
