import ArgumentParser
import Foundation

/// Measures the program in a village, and the peers beside it.
struct Measure: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure the program and its peers in a village.",
    discussion: """
      Whole processes, one after the other: in each round the program, the floor it is held \
      against, and each peer take their turns, so that all see the same machine.
      """)

  @Argument(help: "The village.")
  var village: String

  @Option(help: "The program, built for release.")
  var program: String

  @Option(help: "A folder on a disk to measure in, where a sync is a sync.")
  var work: String

  @Option(help: "The folder of the programs made of append.c and timed.c.")
  var tools: String

  @Option(help: "The folder of the peers' scripts; without it the program stands alone.")
  var peers: String?

  @Option(help: "How often each is measured.")
  var rounds = 5

  @Option(help: "The file of results; those of other villages in it are kept.")
  var results: String

  func validate() throws {
    guard 1...NewsDay.rounds ~= rounds else {
      throw ValidationError("1 to \(NewsDay.rounds) rounds: a village has news for so many.")
    }
  }

  func run() throws {
    let name = URL(fileURLWithPath: village).lastPathComponent
    let stopwatch = Stopwatch(timed: tools + "/timed")
    let load = try Self.load()
    let (village, facts) = try Village.made(in: village)
    var measuring = Measuring(
      scene: try Scene(of: village, facts, program: program, in: work + "/scene", stopwatch),
      append: tools + "/append", rounds: rounds,
      report: Report(
        village: name, habits: facts.habits, sites: facts.sites, changes: facts.changes,
        records: facts.records, load: load))
    if let peers { try invite(peers, to: &measuring, in: village) }
    try measuring.weigh()
    let days = NewsDay.all(in: village)
    try measuring.joining(besides: days.isEmpty ? 100_000 : 0)
    try measuring.looking(at: facts.hottest, facts.frequentWord)
    if days.isEmpty {
      try measuring.working()
      try measuring.exchanging()
    } else {
      try measuring.reporting(on: facts.hottest)
      try measuring.daily(days)
    }
    try measuring.report.store(in: results)
    try FileManager.default.removeItem(atPath: work + "/scene")
  }

  private static func load() throws -> Double {
    var load = 0.0
    guard getloadavg(&load, 1) == 1 else {
      throw ValidationError("The system does not tell its load.")
    }
    return load
  }

  /// Gives the peers whose scripts lie in `scripts` the village's work.
  private func invite(
    _ scripts: String, to measuring: inout Measuring, in village: Village
  ) throws {
    let report = measuring.report
    let smaller = try Report.all(in: results).filter {
      $0.changes < report.changes && $0.habits == report.habits
    }
    let place = "\(work)/peers/\(report.village)"
    try measuring.invite(
      Peer.all(in: scripts, at: place, measuring.scene.stopwatch), input: village.work,
      known: smaller.reduce(into: [:]) { $0.merge($1.absent) { $1 } })
  }
}
