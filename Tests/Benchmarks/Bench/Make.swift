import ArgumentParser
import Foundation

/// Makes a village: sites that have worked and synced for a while.
struct Make: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a village of sites that work and sync. It is random, and always the same.")

  @Argument(help: "The folder to make; a folder in memory makes it in a fraction of the time.")
  var folder: String

  @Option(help: "The folder of .jsonl files that prose is learned from.")
  var fixtures: String

  @Option(help: "How many sites there are.")
  var sites = 20

  @Option(help: "How many changes they make in all.")
  var changes = 100_000

  @Option(help: "How many changes a site makes between two exchanges.")
  var batch = 20

  func validate() throws {
    guard sites > 1, changes > 0, batch > 0 else {
      throw ValidationError("A village has two sites or more, and changes.")
    }
  }

  func run() throws {
    let village = Village(path: folder, sites: sites)
    guard !FileManager.default.fileExists(atPath: village.codes) else { return }
    let surroundings = Village.surroundings(seed: 1)
    let habits = Habits(prose: try Prose(fixtures: fixtures))
    let spare = try village.found(surroundings)
    let days = try WorkingDays(village, habits: habits, surroundings)
    try days.work(changes, batch: batch)
    try days.publish(to: village.share)
    try village.exchange(surroundings)
    // Written last, and so the mark of a village that is whole.
    try Data(spare.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: village.codes))
  }
}

extension Village {
  /// The file of the invitations to spare, one a line.
  var codes: String { path + "/codes" }
}
