// The built program is killed (SIGKILL) at random moments: `RESEAU_KILLS=500 swift test --filter
// KillTests` asks for 500 kills, `RESEAU_SEED` for another order of commands. The moment is a time
// on the clock, so that it may fall anywhere, into a call as well as between two; the seed repeats
// the order and not the moment, and no expectation depends on either. CrashTests kills at each
// call in turn, where a failure is found again.
//
// Checked after each kill: everything that was acknowledged, or shown once, is there, and every
// journal verifies. At the end: both sites converge, and a third one that joins has everything.

import Foundation
import Testing

@Suite(.serialized) struct KillTests {
  /// How many kills have to be survived on one ground, before another one is made.
  private static let portion = 25

  private static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }

  @Test func `a program killed at any moment loses nothing that it had said`() throws {
    let wanted = Self.number("RESEAU_KILLS") ?? 45
    var seed = UInt64(Self.number("RESEAU_SEED") ?? 0)
    var kills: [KillGround.Command: Int] = [:]
    var total: Int { kills.values.reduce(0, +) }
    while total < wanted {
      let ground = try KillGround(seed: seed)
      try survive(min(wanted - total, Self.portion), on: ground, "seed \(seed)")
      try converge(ground, "seed \(seed)")
      kills.merge(ground.kills, uniquingKeysWith: +)
      seed += 1
    }
    let table = kills.sorted { $0.key.rawValue < $1.key.rawValue }
      .map { "\($0.key.rawValue) \($0.value)" }.joined(separator: ", ")
    print("\(total) kills survived (\(table))")
  }

  private func survive(_ wanted: Int, on ground: KillGround, _ seed: String) throws {
    var steps = 0
    while ground.kills.values.reduce(0, +) < wanted {
      steps += 1
      try #require(steps < 20 * wanted, "\(seed): the program is never met alive")
      let before = ground.kills
      let (home, command) = try ground.step()
      let place = "\(seed), step \(steps), \(command.rawValue) at \(home)"
      #expect(ground.lastNeighbour ?? 0 == 0, "\(place): the other site's sync failed")
      guard ground.kills != before else { continue }
      let dump = try ground.playground.run(home, "dump")
      #expect(dump.code == 0, "\(place): \(dump.messages)")
      let marks = KillGround.marks(in: dump)
      let lost = ground.held[home, default: []].subtracting(marks)
      try #require(lost.isEmpty, "\(place): lost \(lost.sorted())")
      ground.seen(marks, at: home)
      let verified = try ground.playground.run(home, "verify")
      #expect(verified.code == 0, "\(place): \(verified.output)\(verified.messages)")
    }
  }

  private func converge(_ ground: KillGround, _ seed: String) throws {
    let playground = ground.playground
    for home in ["a", "b", "a"] {
      let run = try playground.run(home, "sync")
      #expect(run.code == 0, "\(seed): \(run.messages)")
    }
    let dump = try playground.run("a", "dump")
    #expect(try playground.run("b", "dump").output == dump.output, "\(seed): the sites differ")
    let all = ground.held.values.reduce(Set()) { $0.union($1) }
    #expect(all.isSubset(of: KillGround.marks(in: dump)), "\(seed): the sites lost changes")
    let code = try playground.run("a", "invite", "Dax").lastLine
    try playground.run("a", "push")
    let joined = try playground.run("c", "join", code, "--share", playground.path("drive"))
    #expect(joined.code == 0, "\(seed): \(joined.messages)")
    let given = KillGround.marks(in: try playground.run("c", "dump"))
    #expect(given == KillGround.marks(in: dump), "\(seed): the share lost changes")
    #expect(try playground.run("c", "verify").code == 0)
  }
}
