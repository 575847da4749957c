import Foundation

/// What merging editing traces took, as Markdown.
struct TextTable {
  /// One run, as `bench text` and `peers/text.py` print it.
  private struct TextRun: Decodable {
    let peer: String
    let trace: String
    /// What the run began with: events, lines, updates, …
    let what: String
    let ms: Double
    let peakMB: Double
    /// Whether the run ended in the trace's own text.
    let isRight: Bool

    var way: String { "\(names[peer] ?? peer), \(what)" }
  }

  private struct WrongTextError: Error {
    let peer: String
    let trace: String
  }

  private let runs: [TextRun]

  /// Reads the runs in a file, one a line.
  init(lines path: String) throws {
    let decoder = JSONDecoder()
    runs = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      .map { try decoder.decode(TextRun.self, from: Data($0.utf8)) }
    if let wrong = runs.first(where: { !$0.isRight }) {
      throw WrongTextError(peer: wrong.peer, trace: wrong.trace)
    }
  }

  /// A line for each trace, a column for each way to begin.
  var markdown: String {
    let ways = Self.distinct(runs.map(\.way))
    let traces = Self.distinct(runs.map(\.trace)).map { trace in
      let cells = ways.map { way in
        Self.cell(runs.filter { $0.trace == trace && $0.way == way })
      }
      return "| \(trace) | " + cells.joined(separator: " | ") + " |"
    }
    let head = [
      "| | " + ways.joined(separator: " | ") + " |",
      "| --- |" + String(repeating: " --- |", count: ways.count),
    ]
    return (head + traces).joined(separator: "\n")
  }

  private static let names = ["reseau": "Réseau", "yrs": "Yrs", "loro": "Loro"]

  private static func cell(_ runs: [TextRun]) -> String {
    guard !runs.isEmpty else { return "" }
    let time = Unit.milliseconds.text(runs.map(\.ms).median)
    return "\(time), \(runs.map(\.peakMB).median.digits(0)) MB"
  }

  /// Each once, in the order of the first times.
  private static func distinct(_ names: [String]) -> [String] {
    var met: Set<String> = []
    return names.filter { met.insert($0).inserted }
  }
}
