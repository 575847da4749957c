import Journal
import Merge

/// Times the merge of editing traces from nothing, as `peers/text.py` times other libraries.
struct TextBench {
  /// One run over one trace.
  struct Row {
    let trace: String
    /// What the run began with: the `events`, or the `lines` of journals that hold them.
    let what: String
    let milliseconds: Double
    /// The most memory the program held meanwhile, the trace included, in megabytes.
    let peak: Double
    /// Whether the run ended in the trace's own text.
    let isRight: Bool

    /// The row as one line of JSON, in the form of the peers' ones.
    var json: String {
      "{\"peer\": \"reseau\", \"trace\": \(Value(trace).json), \"what\": \"\(what)\", "
        + "\"ms\": \(milliseconds), \"peakMB\": \(peak), \"isRight\": \(isRight)}"
    }
  }

  /// Measures each trace `rounds` times from its events and as often from its journals' lines.
  static func run(paths: [String], rounds: Int) throws -> [Row] {
    var rows: [Row] = []
    for path in paths {
      let trace = try TextTrace(path: path)
      let journals = try TextJournals(of: trace)
      for _ in 0..<rounds {
        rows.append(try row(trace, "events") { trace.events })
        rows.append(try row(trace, "lines") { try journals.events() })
      }
    }
    return rows
  }

  private static func row(
    _ trace: TextTrace, _ what: String, events: () throws -> [TextEvent]
  ) throws -> Row {
    PeakMemory.reset()
    let start = ContinuousClock.now
    let text = try mergeText(try events(), siteRank: { Int($0.rawValue) }).text
    let milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
    return Row(
      trace: trace.name, what: what, milliseconds: milliseconds, peak: PeakMemory.megabytes,
      isRight: text.utf8.elementsEqual(trace.end.utf8))
  }
}
