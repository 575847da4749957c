import Community
import Merge
import Testing

/// What holds for every set of facts.
@Suite struct ChronicleTests {
  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `the same facts in any order and number tell the same`(seed: UInt64) throws {
    var generator = Seeded(seed)
    let chronicle = try Chronicle(&generator)
    let expected = Roster(chronicle.facts)
    let told = chronicle.told(by: expected)

    let more = chronicle.facts.shuffled(using: &generator).prefix(8)
    var roster = Roster(network: Village.network)
    for fact in (chronicle.facts + more).shuffled(using: &generator) {
      roster.note(fact)
      switch Int.random(in: 0..<8, using: &generator) {
      case 0: roster = try Roster(encoded: roster.encoded)
      case 1: _ = roster.sites
      default: break
      }
    }
    #expect(roster == expected, "seed \(seed)")
    #expect(roster.encoded == expected.encoded, "seed \(seed)")
    #expect(chronicle.told(by: roster) == told, "seed \(seed)")
    #expect(chronicle.told(by: try Roster(encoded: expected.encoded)) == told, "seed \(seed)")
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `what is told agrees with itself`(seed: UInt64) throws {
    var generator = Seeded(seed)
    let chronicle = try Chronicle(&generator)
    let roster = Roster(chronicle.facts)

    let used = Dictionary(grouping: roster.invitations, by: \.key).values.map { states in
      Set(states.map(\.usedBy)).count
    }
    #expect(used.allSatisfy { $0 == 1 }, "seed \(seed): a code that serves two sites")
    for site in roster.sites {
      #expect(roster.revocations(of: site.id).isEmpty, "seed \(seed): \(site.id)")
    }
    for continuation in roster.continuations {
      let old = roster.believed(of: continuation.continues)
      let reaches = old.reaches(continuation.kept)
      #expect(reaches, "seed \(seed): \(continuation)")
      for revocation in roster.revocations(of: continuation.continues) {
        #expect(revocation.keeps.contains(continuation.site), "seed \(seed)")
      }
    }
    for entry in roster.erasures {
      #expect(roster.believed(of: entry.author).reaches(entry.seq), "seed \(seed): \(entry)")
    }
    for invitation in roster.invitations where roster.believed(of: invitation.author) == .none {
      Issue.record("seed \(seed): an invitation by nobody: \(invitation)")
    }
    #expect(roster.believed(of: chronicle.founder).reaches(1), "seed \(seed): no founder")
  }
}

extension Believed {
  fileprivate func reaches(_ seq: UInt32) -> Bool {
    switch self {
    case .all: true
    case .through(let last): seq <= last
    case .none, .unknown: false
    }
  }
}
