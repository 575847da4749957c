import ArgumentParser
import Foundation
import Merge

/// Writes a village's work in a form that is no program's own.
struct PeersInput: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write all changes of a village as JSON Lines, for the peers.",
    discussion: """
      One line a change, in the order of their times: {"site":…,"at":ms,"on":record,
      "change":{"set":{field:value},"add":{field:[…]},"remove":{field:[…]}},
      "text":{field:the whole text}}. A text stands as it is once all edits up to here have been \
      merged, so that each peer makes the very edit that its author made.
      """)

  @Argument(help: "The village.")
  var village: String

  @Argument(help: "The file to write.")
  var output: String

  func run() throws {
    let journals = try SharedJournals(share: village + "/share")
    var texts: [String: GrowingText] = [:]
    try Data().write(to: URL(fileURLWithPath: output))
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
    var lines = ""
    for past in try journals.work() {
      guard var change = past.entry.change else { continue }
      guard !change.delete else { throw ValidationError("The peers know no deletion.") }
      var written: [(key: String, value: Value)] = []
      for part in change.edit {
        let event = TextEvent(dot: past.dot, clock: past.clock, edits: part.content)
        let text = try texts["\(change.record) \(part.field)", default: GrowingText()].append(event)
        written.append((part.field, Value(text)))
      }
      change.edit = []
      change.salt = nil
      lines += #"{"site":"\#(journals.sites[Int(past.site.rawValue)])","#
      lines += #""at":\#(past.entry.at.milliseconds),"on":"\#(change.record)","#
      lines += #""change":\#(change.json),"#
      lines += #""text":\#(Value(object: written).json)}"# + "\n"
      if lines.utf8.count > 1 << 20 {
        try file.write(contentsOf: Data(lines.utf8))
        lines = ""
      }
    }
    try file.write(contentsOf: Data(lines.utf8))
    try file.close()
  }
}

/// A text that grows event by event.
private struct GrowingText {
  private var events: [TextEvent] = []
  private var merged = MergedText(text: "", heads: [], readings: [])

  /// Adds an event, and returns the text that all events so far yield.
  mutating func append(_ event: TextEvent) throws -> String {
    events.append(event)
    if merged.heads.allSatisfy(event.clock.contains) {
      var buffer = TextBuffer(merged.text)
      try buffer.apply(event.edits)
      merged = MergedText(text: buffer.text, heads: [event.dot], readings: [])
    } else {
      merged = try mergeText(events) { Int($0.rawValue) }
    }
    return merged.text
  }
}
