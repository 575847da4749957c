import Merge

/// What a set of takings takes away together.
struct Losses {
  private let facts: RosterFacts
  /// The last position of each strand that revocations leave; what is not there is whole.
  private var last: [Int: Int] = [:]
  /// The last number of each site's entries that revocations leave.
  private var through: [SiteID: UInt32] = [:]
  /// The revocations and demotions of each site, and the withdrawals of each invitation.
  private(set) var revocations: [SiteID: [Int]] = [:]
  private(set) var demotions: [SiteID: [Int]] = [:]
  private(set) var withdrawals: [PublicKey: [Int]] = [:]

  init(_ facts: RosterFacts, _ takings: some Sequence<Int> = []) {
    self.facts = facts
    for taking in takings { insert(taking) }
  }

  mutating func insert(_ taking: Int) {
    switch facts.all[taking].content {
    case .revocation(let revocation):
      revocations[revocation.site, default: []].append(taking)
      if let number = revocation.through {
        through[revocation.site] = min(through[revocation.site] ?? number, number)
      }
      for strand in facts.strandsOf[revocation.site] ?? [] {
        last[strand] = min(last[strand] ?? .max, facts.reach(of: taking, in: strand))
      }
    case .role(let role): demotions[role.site, default: []].append(taking)
    case .withdrawal(let withdrawal): withdrawals[withdrawal.invitation, default: []].append(taking)
    default: break
    }
  }

  /// The last position of `strand` that is left.
  func last(of strand: Int) -> Int { last[strand] ?? .max }

  /// Whether `fact` lies in the past of all revocations of its author: what it says of who was
  /// let in goes on to count.
  func spare(_ fact: Int) -> Bool {
    facts.places[fact].position <= last(of: facts.places[fact].strand)
  }

  /// Whether nothing of `fact` is cut.
  func leave(_ fact: Int) -> Bool {
    let entry = facts.all[fact]
    return spare(fact) && through[entry.name.site].map { entry.seq <= $0 } ?? true
  }
}
