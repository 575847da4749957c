import ArgumentParser
import Community
import Journal
import Merge
import Workspace

/// `history`: shows the changes of a record.
struct History: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "history",
      Phrase(
        fr: "Montrer ce qui est arrivé à une fiche : quand, où, par qui.",
        en: "Show what happened to a record: when, where, by whom."),
      examples: [
        "reseau history \"réserver une salle\"", "reseau history member/claire-dubois --json",
      ])
  }

  @Argument(
    help: help(
      fr: "La fiche.", en: "The record.", valueName: Phrase(fr: "fiche", en: "record")),
    completion: .custom { _, _, start in Completions.records(of: nil, start) })
  var record: String

  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try Replica.reading { replica in
      let name = try name(in: replica)
      let past = try replica.history(of: name)
      guard !past.isEmpty else { throw WorkspaceError.noSuchRecord(record) }
      if output.json {
        return try Output.print(text: "[" + past.map(\.json.json).joined(separator: ",\n") + "]")
      }
      var lines = Output()
      try lines.line(Terminal.dim(name))
      for change in past {
        for line in try PastChangeText(change, in: replica).lines { try lines.line(line) }
      }
      try lines.flush()
    }
  }

  /// A record that is gone still has a history, and is asked for by its whole name.
  private func name(in replica: Replica) throws -> String {
    do {
      return try replica.record(record).record
    } catch WorkspaceError.noSuchRecord where RecordName(record) != nil {
      return record
    }
  }
}

extension PastChange {
  /// The change for other programs.
  var json: Value {
    var members: [(key: String, value: Value)] = [
      ("at", Value(at.text)), ("seq", Value(Int(seq))), ("site", Value(site.id)),
      ("siteName", Value(site.name)),
    ]
    if let by { members.append(("by", Value(by))) }
    if let change { members.append(("change", Value(canonical: change.json))) }
    return Value(object: members)
  }
}
