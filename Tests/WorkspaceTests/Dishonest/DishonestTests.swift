// Random runs of a network in which some sites and the share are not honest, each from one seed.
//
// What may happen, in any order:
//   - sites with valid keys write what they like (Oracle's DishonestHistory): any entry, on
//     journals that part anywhere, with clocks that lack what was seen or name what is not there;
//     stolen and contested codes, insiders without rights, leads who revoke and demote each other
//     and honest homes, continuations without end, erasures;
//   - their files come to the share whole or in part, in ever other segments;
//   - files of the share are removed, cut short, replaced by redacted or older ones, put back; and
//     decoys lie beside them;
//   - two or three homes of the program, one of them a lead, edit, pull, push, invite, revoke,
//     withdraw, erase and are opened again meanwhile.
//
// What must hold at each step: no home fails at an exchange or an edit for another reason than that
// it was taken its rights; now and then a home shows what the model says of its files.
//
// What must hold once all files lie on the share, and everybody exchanged until nothing moved:
//   - each home shows what the model says of its own files, and of the share: so all show the same,
//     save one that nothing lets in and nothing bars, which believes itself;
//   - so does one who joins only now, from the share alone, and one whose index is made anew;
//   - nobody waits for what is there;
//   - every home verifies.
//
// Any number of seeds: RESEAU_SEEDS=2000 swift test --filter DishonestTests
// from another seed on: RESEAU_FIRST_SEED=5000; a single one: RESEAU_SEED=42.
// RESEAU_TABLE=1 prints how often each thing was done.

import Dispatch
import Fakes
import Foundation
import Synchronization
import Testing

@Suite struct DishonestTests {
  @Test func `whoever lies, homes with the same files show the same, as the model says`() {
    let seeds = Self.seeds
    let failures = Mutex<[String]>([])
    let acts = Mutex<[String: Int]>([:])
    // Inside a loop that has enough turns for all cores, loops of the program itself run one turn
    // after the other: a seed then always tells the same story.
    DispatchQueue.concurrentPerform(iterations: max(seeds.count, 1024)) { place in
      guard place < seeds.count else { return }
      let (failure, done) = Self.run(seeds[place])
      if let failure { failures.withLock { $0.append(failure) } }
      acts.withLock { $0.merge(done) { $0 + $1 } }
    }
    for failure in failures.withLock({ $0 }) { Issue.record("\(failure)") }
    guard ProcessInfo.processInfo.environment["RESEAU_TABLE"] != nil else { return }
    let rows = acts.withLock { $0 }.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    print("\(seeds.count) seeds, with these acts:\n\(rows.joined(separator: "\n"))")
  }

  /// What went wrong, if anything, and how often each thing was done.
  private static func run(_ seed: UInt64) -> (failure: String?, acts: [String: Int]) {
    var story: [String] = []
    var acts: [String: Int] = [:]
    do {
      let simulation = try DishonestSimulation(seed: seed)
      defer { (story, acts) = (simulation.story, simulation.acts) }
      try simulation.run()
      return (nil, simulation.acts)
    } catch {
      let failure = """
        seed \(seed): \(error)
        Replay it with: RESEAU_SEED=\(seed) swift test --filter DishonestTests
        The last that happened:
        \(story.suffix(25).joined(separator: "\n"))
        """
      return (failure, acts)
    }
  }

  private static var seeds: [UInt64] {
    let environment = ProcessInfo.processInfo.environment
    if let seed = environment["RESEAU_SEED"].flatMap({ UInt64($0) }) { return [seed] }
    return Array(Fakes.seeds(200))
  }
}
