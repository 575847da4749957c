import Community
import Foundation
import Journal
import Merge

/// Writes down a village's work in a form that is no program's own, for the peers.
///
/// One line a change, in the order of their times: {"site":…,"at":ms,"on":record,
/// "change":{"set":{field:value},"add":{field:[…]},"remove":{field:[…]}},
/// "text":{field:the whole text}}. A text stands as it is once all edits up to here have been
/// merged, so that each peer makes the very edit that its author made.
final class PeersWork {
  private let file: FileHandle
  private var lines = ""
  private(set) var records: Set<String> = []

  init(to path: String) throws {
    try Data().write(to: URL(fileURLWithPath: path))
    file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
  }

  func write(
    _ change: Change, _ texts: [FieldChange<String>], by site: SiteID, at time: Timestamp
  ) throws {
    var change = change
    change.edit = []
    change.salt = nil
    records.insert(change.record)
    lines += #"{"site":"\#(site)","at":\#(time.milliseconds),"on":"\#(change.record)","#
    lines += #""change":\#(change.json),"text":\#(Self.json(texts))}"# + "\n"
    if lines.utf8.count > 1 << 20 { try flush() }
  }

  func close() throws {
    try flush()
    try file.close()
  }

  private func flush() throws {
    try file.write(contentsOf: Data(lines.utf8))
    lines = ""
  }

  fileprivate static func json(_ texts: [FieldChange<String>]) -> String {
    Value(object: texts.map { ($0.field, Value($0.content)) }).json
  }
}

extension Draft {
  /// The line that `reseau apply` takes.
  var line: String {
    let change = change.json.dropFirst().dropLast()
    let parts =
      [#""on":"\#(self.change.record)""#, String(change)]
      + (texts.isEmpty ? [] : [#""text":\#(PeersWork.json(texts))"#])
    return "{" + parts.filter { !$0.isEmpty }.joined(separator: ",") + "}\n"
  }
}
