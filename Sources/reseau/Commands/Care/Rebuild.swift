import ArgumentParser
import Community
import Merge
import Workspace

/// `rebuild`: makes the index anew from the journals.
struct Rebuild: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "rebuild",
      Phrase(
        fr: "Refaire l’index d’après les journaux ; rien ne peut s’y perdre.",
        en: "Make the index anew from the journals; nothing can get lost by it."),
      examples: ["reseau rebuild"])
  }

  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let count = try Replica.writing { replica in
      try replica.rebuild()
      return try replica.status().records.reduce(0) { $0 + $1.count }
    }
    if output.json {
      return try Output.print(Value(object: [("records", Value(count))]).json)
    }
    let records = Counted.records(count)
    try Output.print(
      Phrase(
        fr: "L’index est refait : \(records.french).",
        en: "The index is made anew: \(records.english)."
      ).text)
  }
}
