import Merge

/// What follows from the facts: which takings stand, and who is admitted under them.
///
/// Leads may take away from each other, each without having seen the other's word. The rules
/// decide in rounds; Membership.md has them in words.
struct Verdict {
  /// The takings that stand.
  private(set) var accepted: [Taking] = []
  /// What they take away together.
  private(set) var takings = Takings()
  /// Who is admitted without that.
  private(set) var admissions: Admissions

  init(_ facts: RosterFacts) {
    let index = Admissions.Index(facts)
    admissions = Admissions(facts, index, without: takings)
    var waiting = facts.revocations.map { Taking($0) } + facts.withdrawals.map { Taking($0) }
    while case let next = nextAccepted(among: waiting), !next.isEmpty {
      for taking in next { takings.insert(taking) }
      accepted += next
      waiting = waiting.filter { !next.contains($0) }
      admissions = Admissions(facts, index, without: takings)
    }
  }

  /// Whether what `author` wrote as entry `seq` counts as a lead's word.
  func isWord(ofLead author: SiteID, seq: UInt32) -> Bool {
    admissions.members[author]?.lead != nil && takings.leave(.entry(seq, of: author))
  }

  /// A taking that may be accepted, and what it rests on.
  private struct Open {
    let taking: Taking
    let grounds: [Ground]
    let rank: Rank
  }

  /// Those that no other open one undoes; where each is undone by another, the most senior.
  private func nextAccepted(among waiting: [Taking]) -> Set<Taking> {
    let open = open(among: waiting)
    let pressure = Takings(open.map(\.taking))
    let firm = open.filter { pressure.leave($0.grounds) }
    guard firm.isEmpty else { return Set(firm.map(\.taking)) }
    let senior = open.min { left, right in
      left.rank == right.rank
        ? Taking.precedes(left.taking, right.taking) : left.rank < right.rank
    }
    return senior.map { [$0.taking] } ?? []
  }

  /// The takings that are a lead's word and undo neither themselves nor an accepted one.
  private func open(among waiting: [Taking]) -> [Open] {
    var held: [Subject: Set<Ground>] = [:]
    for ground in accepted.lazy.flatMap({ grounds(of: $0) }) {
      held[ground.subject, default: []].insert(ground)
    }
    return waiting.compactMap { taking in
      guard isWord(ofLead: taking.author, seq: taking.seq),
        let rank = admissions.members[taking.author]?.lead?.rank
      else { return nil }
      let grounds = grounds(of: taking)
      let alone = Takings([taking])
      let undoesNothing =
        alone.leave(grounds) && (held[taking.subject] ?? []).allSatisfy { alone.leave($0) }
      return undoesNothing ? Open(taking: taking, grounds: grounds, rank: rank) : nil
    }
  }

  /// All that `taking` rests on: its entry, how its author became a lead, how who invited that
  /// author did, and so on up to the founder.
  private func grounds(of taking: Taking) -> [Ground] {
    var grounds = [Ground.entry(taking.seq, of: taking.author)]
    var site = taking.author
    while let basis = admissions.members[site]?.lead?.basis {
      switch basis {
      case .founding: return grounds
      case .invitation(let key, let host, let seq):
        grounds += [.use(of: key, by: site), .entry(seq, of: host)]
        site = host
      case .continuation(let fact):
        grounds += fact.grounds
        site = fact.continues
      }
    }
    return grounds
  }
}
