import Foundation

/// What is measured; the words stand in ``Row``.
enum Figure: String, Codable {
  /// The floors: inflating the share to nowhere, a durable append, a program that does nothing.
  case zcat, append, start
  /// What costs with the size of the whole.
  case join, verify
  /// A join from a share in which strangers left a hundred thousand files.
  case crowdedJoin
  /// What costs with the size of the news or the view.
  case apply, show, list, search, rareSearch, pull, noNews, push
  /// What one push writes.
  case pushedFiles, pushedBytes
  /// A sync with a day's news of all other sites, by what they did.
  case syncValues, syncTexts, syncHotTexts, syncAll
  /// A push of a day's own changes, and what it writes.
  case pushDay, pushedDayFiles, pushedDayBytes
  /// What costs with the size of what is shown.
  case report, balance, conflicts, ask, duplicates, history, dump, publish
  /// Bytes a change: a line, its part of the share, its clock's part of that.
  case line, share, clock
}

/// All samples of one figure by one contestant.
struct Series: Codable {
  let figure: Figure
  /// `reseau`, or the name of a peer.
  let who: String
  /// In the order of the rounds: milliseconds, files or bytes.
  var values: [Double] = []
  /// The peak memory of the same runs, in megabytes; empty where no program ran.
  var memory: [Double] = []
  /// Their processor time, in milliseconds; empty where none was measured.
  var processor: [Double] = []
  /// What the same runs took once a peer had its document in memory, in milliseconds.
  var warm: [Double] = []
}

/// What was measured in one village.
struct Report: Codable {
  /// The name of the village.
  let village: String
  /// How its people work.
  let habits: String
  let sites: Int
  let changes: Int
  /// How many records they are changes of.
  let records: Int
  /// What else the machine was doing before the first round: the programs that ran or wanted to,
  /// on the average of a minute.
  let load: Double
  /// Peers without figures, and why.
  var absent: [String: String] = [:]
  var series: [Series] = []

  subscript(figure: Figure, by who: String = "reseau") -> Series? {
    series.first { $0.figure == figure && $0.who == who }
  }

  /// Adds one run.
  mutating func add(
    _ figure: Figure, by who: String = "reseau", _ value: Double, memory: Double? = nil,
    processor: Double? = nil, warm: Double? = nil
  ) {
    let place = series.firstIndex { $0.figure == figure && $0.who == who } ?? series.count
    if place == series.count { series.append(Series(figure: figure, who: who)) }
    series[place].values.append(value)
    if let memory { series[place].memory.append(memory) }
    if let processor { series[place].processor.append(processor) }
    if let warm { series[place].warm.append(warm) }
  }

  /// The reports in a file; none when there is no file, or one of an older form.
  static func all(in path: String) throws -> [Report] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    do {
      return try JSONDecoder().decode(
        [Report].self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    } catch is DecodingError {
      return []
    }
  }

  /// Puts the report into a file, in the place of an older one of the same village.
  func store(in path: String) throws {
    let others = try Self.all(in: path).filter { $0.village != village }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    let all = (others + [self]).sorted {
      ($0.habits, $0.sites, $0.changes) < ($1.habits, $1.sites, $1.changes)
    }
    try encoder.encode(all).write(to: URL(fileURLWithPath: path), options: .atomic)
  }
}
