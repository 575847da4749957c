// Random runs of a whole network, each from one seed.
//
// What may happen, in any order:
//   - 3 to 6 sites, each with one or both of 2 shares, change the same few records: values, sets,
//     texts (rewritten as a whole, or edited by steps that cut through emoji and accents),
//     empty edits, deletes, changes to what is deleted, decisions of every kind;
//   - a site pulls, pushes or does both, with one share or all, again and again; what others
//     wrote travels through sites and shares that have nothing to do with it;
//   - a site writes more in one go than a segment holds;
//   - an index is lost, or an older copy of it comes back;
//   - a clock is set forward or back by years;
//   - a share is wiped and added again, comes back as an older copy, loses single files, or is
//     littered with alien ones.
//
// What may not happen here: damaged bytes (ShareRuleTests), crashes in the middle of an act and
// full disks (JournalTests), copied homes, strangers (ShareRuleTests).
//
// What must hold at each step:
//   - a site's journal holds exactly the entries that its commands acknowledged;
//   - a dump, and every exchange with a folder that can be known as a share, succeeds; nothing
//     honest is refused;
//   - now and then: a home shows exactly what the naive model computes from its journals.
//
// What must hold once everybody syncs:
//   - the shares come to rest after a bounded number of rounds;
//   - every home shows exactly what the naive model says, byte for byte, with the same marks and
//     the same readings; so does one whose index is made anew;
//   - each share holds every entry under names that tell the content, each site's one newest
//     head, whose chain hash is that of the journal, and no segment that a longer one replaces;
//   - journals number their entries without gaps, never go back in time, and `saw` names only
//     what is new.
//
// RESEAU_SEEDS says how many seeds are run, RESEAU_SEED which single one.

import Foundation
import Testing

@Suite struct SimulationTests {
  @Test(arguments: Self.seeds)
  func `a network at which anything happens shows what the model says`(seed: UInt64) throws {
    let simulation = try Simulation(seed: seed)
    do {
      try simulation.run()
    } catch {
      Issue.record(
        """
        seed \(seed): \(error)
        Replay it with: RESEAU_SEED=\(seed) swift test --filter SimulationTests
        The last that happened:
        \(simulation.story.suffix(25).joined(separator: "\n"))
        """)
    }
  }

  private static var seeds: [UInt64] {
    let environment = ProcessInfo.processInfo.environment
    if let seed = environment["RESEAU_SEED"].flatMap({ UInt64($0) }) { return [seed] }
    let count = environment["RESEAU_SEEDS"].flatMap { UInt64($0) } ?? 150
    return Array(0..<count)
  }
}
