import ArgumentParser
import Foundation
import Journal
import Merge
import Workspace

/// Makes a village: sites that have worked and synced for a while.
struct Make: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a village of sites that work and sync. It is random, and always the same.")

  @Argument(help: "The folder to make; a folder in memory makes it in a fraction of the time.")
  var folder: String

  @Option(help: "The folder of .jsonl files that prose is learned from.")
  var fixtures: String

  @Option(help: "How people work: bulk or working, which has days of news to measure, too.")
  var habits = Habits.bulk

  @Option(help: "How many sites there are.")
  var sites = 20

  @Option(help: "How many changes they make in all.")
  var changes = 100_000

  @Option(help: "How many changes a site makes between two exchanges (as its habits are).")
  var day: Int?

  private var daily: Int { day ?? habits.day }

  func validate() throws {
    guard sites > 1, changes > 0, daily > 0 else {
      throw ValidationError("A village has two sites or more, and changes.")
    }
  }

  func run() throws {
    let village = Village(path: folder, sites: sites)
    guard !FileManager.default.fileExists(atPath: village.facts) else { return }
    guard !FileManager.default.fileExists(atPath: folder) else {
      throw ValidationError("\(folder) is there, and no whole village: remove it.")
    }
    let surroundings = Village.surroundings(seed: 1)
    let codes = try village.found(surroundings)
    let days = try WorkingDays(
      village, drafts: Drafts(habits, prose: try Prose(fixtures: fixtures)), surroundings)
    let records = try work(days, in: village)
    try village.exchange(surroundings)
    if habits.pushingDays > 0 { try makeNews(days, in: village, surroundings) }
    // Written last, and so the mark of a village that is whole.
    try village.store(
      Village.Facts(
        habits: habits.name, sites: sites, changes: changes, records: records,
        hottest: days.drafts.hottest, frequentWord: days.texts.values.wordOfHalf, codes: codes))
  }

  /// Lets the sites work until they have made all changes, and returns of how many records.
  private func work(_ days: WorkingDays, in village: Village) throws -> Int {
    let output = try PeersWork(to: village.work)
    while days.made < changes {
      let count = min(daily, max(1, (changes - days.made) / sites))
      let places = 0..<min(sites, changes - days.made)
      try days.day(of: .all, count, at: places, to: output)
      let isLate = changes - days.made < habits.pushingDays * sites * count
      if isLate || days.made == changes { try days.push(days.sites, to: village.share) }
      FileHandle.standardError.write(Data("\r\(days.made) changes".utf8))
    }
    try output.close()
    return output.records.count
  }

  /// Lets all sites but the first go on, apart from the village, and keeps what comes of it.
  private func makeNews(
    _ days: WorkingDays, in village: Village, _ surroundings: Surroundings
  ) throws {
    let elsewhere = village.path + "/elsewhere"
    let share = elsewhere + "/share"
    try FileManager.default.createDirectory(atPath: elsewhere, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: village.share, toPath: share)
    try days.move(to: elsewhere)
    for number in 0..<NewsDay.rounds * Work.allCases.count {
      let day = NewsDay(number: number, path: "\(village.path)/news/\(number)")
      try FileManager.default.createDirectory(atPath: day.path, withIntermediateDirectories: true)
      try makeDrafts(of: day, days, at: surroundings.now())
      let before = Set(files(below: share).keys)
      let output = try PeersWork(to: day.news)
      try days.day(of: day.work, daily, at: days.sites.dropFirst(), to: output)
      try output.close()
      try days.push(days.sites.dropFirst(), to: share)
      try day.keep(from: share, since: before)
    }
    try FileManager.default.removeItem(atPath: elsewhere)
  }

  /// Writes down what the first does on a day.
  private func makeDrafts(of day: NewsDay, _ days: WorkingDays, at time: Timestamp) throws {
    let drafts = days.dayOfTheFirst(daily)
    try Data(drafts.map(\.line).joined().utf8).write(to: URL(fileURLWithPath: day.drafts))
    let output = try PeersWork(to: day.ownWork)
    for draft in drafts {
      try output.write(draft.change, draft.texts, by: days.first, at: time)
    }
    try output.close()
  }
}
