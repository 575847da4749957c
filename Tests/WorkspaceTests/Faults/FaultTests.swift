// Random runs of a whole network whose disks, drives and machines fail, each from one seed.
//
// The program's own file code runs over a simulated disk (Fakes/Disk), so every system call of a
// home or a share is a moment at which something can go wrong. SQLite's calls are, too: the indexes
// lie on the same disk.
//
// What may happen, in any order:
//   - a process dies at any call; what it wrote and did not sync stays in the system's cache;
//   - the power is cut: what was not synced is lost, wholly or partly, sector by sector, names and
//     bytes in any combination, those of the index, too;
//   - calls are interrupted, cut short, refused (EIO, EACCES, EPERM, EBUSY, ENOSPC); a sync fails,
//     and what it should have written may never be; folders can't be synced;
//   - a share is a drive, or folders that a program copies late, partly, in any order, with
//     conflicted copies; it is away, lags behind, is wiped, lost, restored, littered, damaged;
//   - clocks jump by years; sites join in the middle, or are gone for ever;
//   - a home is copied, or restored from an older copy, with or without its index.
//
// What must hold at each step:
//   - every acknowledged change stands in the home's own journals;
//   - a command fails only for a reason that was made here, and a home can be opened and dumped;
//   - now and then: the home verifies, and shows exactly what the naive model computes;
//   - nothing honest is refused, and no home takes itself for a copy, where none was made.
//
// What must hold once the faults stop, and damaged files are gone from the shares: the shares come
// to rest, every home holds every change that was acknowledged, and all show the same, which is
// what the naive model says (without copied homes; of two branches it knows nothing).
//
// Any number of seeds: RESEAU_SEEDS=100000 swift test --filter FaultTests
// from another seed on: RESEAU_FIRST_SEED=5000; a single one: RESEAU_SEED=42.
// What was made to fail, and how often, is printed at the end.

import Dispatch
import Fakes
import Foundation
import Synchronization
import Testing

@Suite struct FaultTests {
  @Test func `whatever fails, nothing that was acknowledged is lost, and all agree after`() {
    let seeds = Self.seeds
    let tally = FaultTally()
    let failures = Mutex<[String]>([])
    // Inside a loop that has enough turns for all cores, loops of the program itself run one turn
    // after the other: a seed then always tells the same story.
    DispatchQueue.concurrentPerform(iterations: max(seeds.count, 1024)) { place in
      guard place < seeds.count else { return }
      if let failure = Self.failure(of: seeds[place], tally) {
        failures.withLock { $0.append(failure) }
      }
    }
    for failure in failures.withLock({ $0 }) { Issue.record("\(failure)") }
    print("\(seeds.count) seeds, with these faults:\n\(tally.table)")
  }

  @Test(
    arguments: [
      38, 51, 74, 99, 104, 144, 183, 230, 267, 342, 357, 364, 484, 628, 733, 5009, 5323,
    ] as [UInt64])
  func `a seed that once failed passes`(seed: UInt64) {
    if let failure = Self.failure(of: seed, FaultTally()) { Issue.record("\(failure)") }
  }

  private static func failure(of seed: UInt64, _ tally: FaultTally) -> String? {
    var story: [String] = []
    do {
      let simulation = try FaultySimulation(seed: seed, tally: tally)
      defer { story = simulation.story }
      try simulation.run()
      return nil
    } catch {
      return """
        seed \(seed): \(error)
        Replay it with: RESEAU_SEED=\(seed) swift test --filter FaultTests
        The last that happened:
        \(story.suffix(25).joined(separator: "\n"))
        """
    }
  }

  private static var seeds: [UInt64] {
    let environment = ProcessInfo.processInfo.environment
    if let seed = environment["RESEAU_SEED"].flatMap({ UInt64($0) }) { return [seed] }
    return Array(Fakes.seeds(70))
  }
}
