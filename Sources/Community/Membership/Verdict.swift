import Merge

/// What follows from the facts: which takings stand, and who is admitted under them.
///
/// One object, since it is asked for every site that a share names: to copy it took longer than to
/// look the site up.
final class Verdict: Sendable {
  /// The takings that stand.
  let standing: Set<Int>
  /// Who is admitted under them.
  let admissions: Admissions
  /// Which facts would count as a lead's word if nothing had been taken away.
  let untaken: [Bool]
  /// Who may come in, whatever stands against that now.
  let newcomers: Newcomers

  /// After how many rounds the rest is decided by rank alone: what only leads who play against
  /// each other with forged pasts get to.
  static let mostRounds = 64

  init(_ facts: RosterFacts) {
    let quota = FirstEntryQuota(facts)
    let deliberation = Deliberation(facts, quota)
    standing = deliberation.standing
    admissions = deliberation.admissions
    untaken = deliberation.untaken
    newcomers = Newcomers(facts, quota)
  }
}

/// How a verdict is reached.
///
/// Leads may take away from each other, each without having seen the other's word. The rules
/// decide in rounds; Membership.md has them in words.
private struct Deliberation {
  private(set) var standing: Set<Int> = []
  private(set) var admissions: Admissions
  let untaken: [Bool]

  private let facts: RosterFacts
  private let quota: FirstEntryQuota
  /// The takings that are not decided yet.
  private var waiting: [Int]

  init(_ facts: RosterFacts, _ quota: FirstEntryQuota) {
    self.facts = facts
    self.quota = quota
    waiting = facts.all.indices.filter { facts.all[$0].isTaking }
    admissions = Admissions(facts, quota, without: Losses(facts))
    untaken = admissions.counts
    var rounds = 0
    while rounds < Verdict.mostRounds, decideRound() { rounds += 1 }
    if rounds == Verdict.mostRounds { decideRest() }
  }

  /// The takings of leads that are not decided yet.
  private var open: [Int] { waiting.filter { admissions.isWord($0) } }

  /// Who is admitted when `more` stand, too.
  private func admissions(with more: [Int]) -> Admissions {
    Admissions(facts, quota, without: Losses(facts, standing.union(more)))
  }

  /// Decides on those that count even if all open ones stood; where there are none, on those of the
  /// most senior lead.
  ///
  /// - Returns: whether there was anything to decide.
  private mutating func decideRound() -> Bool {
    let open = open
    guard !open.isEmpty else { return false }
    let pressed = admissions(with: open)
    let sure = open.filter { pressed.isWord($0) }
    if sure.count == open.count {
      accept(sure, pressed)
    } else if !sure.isEmpty {
      accept(sure, admissions(with: sure))
    } else {
      let senior = seniors(open)
      let tried = admissions(with: senior)
      let kept = senior.filter { tried.isWord($0) }
      let decided = Set(senior)
      waiting.removeAll { decided.contains($0) }
      accept(kept, kept.count == senior.count ? tried : admissions(with: kept))
    }
    return true
  }

  private mutating func accept(_ takings: [Int], _ admissions: Admissions) {
    let accepted = Set(takings)
    standing.formUnion(accepted)
    waiting.removeAll { accepted.contains($0) }
    self.admissions = admissions
  }

  /// Those of `open` whose author is the most senior.
  private func seniors(_ open: [Int]) -> [Int] {
    let ranks = admissions.ranks()
    let senior = open.compactMap { ranks[facts.all[$0].name.site] }.min()
    guard let senior else { return open }
    return open.filter { facts.all[$0].name.site == senior.site }
  }

  /// Decides on what is left, by rank alone: each stands whose entry nothing that stands cuts.
  private mutating func decideRest() {
    let ranks = admissions.ranks()
    var losses = Losses(facts, standing)
    let rest = open.compactMap { taking in
      ranks[facts.all[taking].name.site].map { ($0, facts.all[taking].name.point, taking) }
    }
    for (rank, _, taking) in rest.sorted(by: { ($0.0, $0.1) < ($1.0, $1.1) }) {
      let isUnmade = (losses.demotions[rank.site] ?? []).contains { !facts.hears($0, taking) }
      guard losses.leave(taking), !isUnmade else { continue }
      losses.insert(taking)
      standing.insert(taking)
    }
    waiting = []
    admissions = Admissions(facts, quota, without: losses)
  }
}
