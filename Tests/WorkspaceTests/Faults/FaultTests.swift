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
    return Array(Fakes.seeds(200))
  }
}
