import Foundation
import Journal
import Merge

/// What people really typed into one text, as the public editing traces tell it
/// (github.com/josephg/editing-traces).
///
/// A trace is a list of transactions with patches `[position, deleted, inserted]`, counted in
/// Unicode scalars. In a concurrent trace each transaction names its parents by their places in
/// the list, and its author; in a sequential one each follows the one before.
struct TextTrace {
  /// The file's name up to its first dot.
  let name: String
  /// The transactions as events of sites that number their entries for this text alone.
  let events: [TextEvent]
  /// The text that the trace says it ends in.
  let end: String

  /// Reads the trace file at `path`, which is gzipped JSON.
  init(path: String) throws {
    let file = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    let content = Gzip.content(of: file, limit: 1 << 30)
    if let failure = content.failure { throw failure }
    var (start, end, transactions) = ("", "", [Transaction]())
    try JSONReader.read(content.bytes) { (reader) throws(JSONError) in
      try reader.object { (key, reader) throws(JSONError) in
        switch key {
        case "startContent": start = try reader.string()
        case "endContent": end = try reader.string()
        case "txns":
          try reader.array { (reader) throws(JSONError) in
            transactions.append(try Transaction(from: &reader))
          }
        default: _ = try reader.value()
        }
      }
    }
    if !start.isEmpty {
      let beginning = TextEdit(position: 0, deleted: 0, inserted: start)
      transactions.insert(Transaction(edits: [beginning]), at: 0)
    }
    name = URL(fileURLWithPath: path).lastPathComponent.components(separatedBy: ".")[0]
    events = Self.events(of: transactions)
    self.end = end
  }

  /// Gives each transaction the clock that it was made under: what its parents had seen, and
  /// its own dot.
  private static func events(of transactions: [Transaction]) -> [TextEvent] {
    var events: [TextEvent] = []
    for (index, transaction) in transactions.enumerated() {
      var clock = VersionVector()
      for parent in transaction.parents ?? (index > 0 ? [index - 1] : []) {
        clock.formUnion(events[parent].clock)
      }
      let site = SiteIndex(UInt32(transaction.agent))
      let dot = Dot(site: site, seq: clock[site] + 1)
      clock.insert(dot)
      events.append(TextEvent(dot: dot, clock: clock, edits: transaction.edits))
    }
    return events
  }
}

/// What one author did at once.
private struct Transaction {
  var agent = 0
  /// `nil` where the trace is sequential.
  var parents: [Int]?
  var edits: [TextEdit]

  init(edits: [TextEdit]) { self.edits = edits }

  init(from reader: inout JSONReader) throws(JSONError) {
    self.init(edits: [])
    try reader.object { (key, reader) throws(JSONError) in
      switch key {
      case "agent": agent = try reader.integer(upTo: 1 << 20)
      case "parents":
        var list: [Int] = []
        try reader.array { (reader) throws(JSONError) in
          list.append(try reader.integer(upTo: 1 << 30))
        }
        parents = list
      case "patches":
        try reader.array { (reader) throws(JSONError) in
          edits.append(try Self.edit(from: &reader))
        }
      default: _ = try reader.value()
      }
    }
  }

  private static func edit(from reader: inout JSONReader) throws(JSONError) -> TextEdit {
    try reader.expect(UInt8(ascii: "["))
    let position = try reader.integer(upTo: 1 << 30)
    try reader.expect(UInt8(ascii: ","))
    let deleted = try reader.integer(upTo: 1 << 30)
    try reader.expect(UInt8(ascii: ","))
    let inserted = try reader.string()
    try reader.expect(UInt8(ascii: "]"))
    return TextEdit(position: position, deleted: deleted, inserted: inserted)
  }
}
