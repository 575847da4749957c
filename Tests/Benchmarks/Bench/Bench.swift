// The benchmark of the main job, run on demand, on Linux with git beside it:
//   swift build -c release --static-swift-stdlib --product reseau
//   RESEAU_BENCHMARKS=1 swift build -c release --static-swift-stdlib --product bench
//   .build/release/bench .build/release/reseau Fixtures/network FOLDER [CHANGES [SITES]]
// It makes a village of sites that work and sync (100,000 changes take half an hour; less in a
// folder in memory), then measures whole processes. FOLDER keeps the village between runs.

import Community
import Foundation
import Journal
import Workspace

@main
struct Bench {
  let program: String
  let village: Village
  let changes: Int
  let fixtures: String
  let rounds = 5

  static func main() throws {
    let arguments = CommandLine.arguments
    if arguments.count > 2, arguments[1] == "text" {
      let rows = try TextBench.run(paths: Array(arguments.dropFirst(2)), rounds: 5)
      return print(rows.map(\.json).joined(separator: "\n"))
    }
    guard arguments.count >= 4 else {
      print("usage: bench PROGRAM FIXTURES FOLDER [CHANGES [SITES]]")
      exit(64)
    }
    let changes = arguments.count > 4 ? Int(arguments[4]) ?? 100_000 : 100_000
    let sites = arguments.count > 5 ? Int(arguments[5]) ?? 20 : 20
    let bench = Bench(
      program: arguments[1], village: Village(path: arguments[3], sites: sites), changes: changes,
      fixtures: arguments[2])
    try bench.prepare()
    try bench.measure()
  }

  private func prepare() throws {
    let codes = village.path + "/codes"
    guard !FileManager.default.fileExists(atPath: codes) else { return }
    let surroundings = Village.surroundings(seed: 1)
    let habits = Habits(prose: try Prose(fixtures: fixtures))
    let spare = try village.found(surroundings)
    try WorkingDays(village, habits: habits, surroundings).work(changes, batch: 20)
    try village.exchange(surroundings)
    try Data(spare.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: codes))
    try Git(village: village).prepare()
  }

  private func measure() throws {
    let codes = try String(contentsOfFile: village.path + "/codes", encoding: .utf8)
      .split(separator: "\n").map(String.init)
    let shareSize = size(of: village.share)
    print("\(village.names.count) sites, \(changes) changes")
    print(
      "share: \(shareSize) bytes, \(Self.decimal(Double(shareSize) / Double(changes))) a change")
    let zcat = (0..<rounds).map { _ in
      run(["sh", "-c", "cat \(village.share)/segments/*/*.gz | zcat > /dev/null"])
    }
    show("zcat of the share", zcat)

    let git = Git(village: village)
    var joins: [Run] = []
    var clones: [Run] = []
    for round in 0..<rounds {
      let home = village.path + "/fresh"
      try? FileManager.default.removeItem(atPath: home)
      joins.append(
        run([program, "--home", home, "join", codes[round], "--share", village.share]))
      clones.append(git.clone())
    }
    show("join and pull of all", joins)
    show("git clone of all", clones)

    let (first, second) = (village.home(village.names[0]), village.home(village.names[1]))
    let change = village.path + "/change.jsonl"
    var applies: [Run] = []
    var commits: [Run] = []
    for round in 0..<rounds {
      let line = #"{"on":"practice/mesure","set":{"title":"Une mesure, \#(round)"}}"#
      try Data((line + "\n").utf8).write(to: URL(fileURLWithPath: change))
      applies.append(run([program, "--home", first, "apply", change]))
      commits.append(try git.commit(line))
    }
    show("apply of one change", applies)
    show("git commit of one change", commits)

    _ = run([program, "--home", first, "sync"])
    _ = run([program, "--home", second, "sync"])
    show("pull, no news", (0..<rounds).map { _ in run([program, "--home", second, "pull"]) })
    var pulls: [Run] = []
    for round in 0..<rounds {
      let lines = (0..<100).map {
        #"{"on":"practice/nouvelle-\#($0)","set":{"title":"Nouvelle \#(round) \#($0)"}}"#
      }
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: change))
      _ = run([program, "--home", first, "apply", change])
      _ = run([program, "--home", first, "push"])
      pulls.append(run([program, "--home", second, "pull"]))
    }
    show("pull of 100 changes", pulls)
    show("search", (0..<rounds).map { _ in run([program, "--home", second, "search", "réunion"]) })
    show(
      "list of 50",
      (0..<rounds).map { _ in
        run([program, "--home", second, "practice", "list", "--limit", "50"])
      })
    show("start (--version)", (0..<rounds).map { _ in run([program, "--version"]) })
  }

  private func show(_ what: String, _ runs: [Run]) {
    let failed = runs.count { $0.status != 0 }
    print(
      what.padding(toLength: 28, withPad: " ", startingAt: 0)
        + "median \(Self.decimal(runs.map(\.wall).median)) ms"
        + ", \(Self.decimal(runs.map(\.memory).median)) MB"
        + (failed > 0 ? "   FAILED \(failed) of \(runs.count)" : ""))
  }

  private static func decimal(_ number: Double) -> String { String(format: "%.1f", number) }
}
