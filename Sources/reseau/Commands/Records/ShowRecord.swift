import ArgumentParser
import Community
import Workspace

/// `show`: shows a record.
struct ShowRecord<K: RecordKind>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "show", Phrase(fr: "Montrer une fiche entière.", en: "Show a whole record."),
      examples: [
        "reseau \(K.kind.name) show \(K.kind.exampleHandle)",
        "reseau \(K.kind.name) show \(K.kind.exampleHandle) --json",
      ])
  }

  @OptionGroup var handle: RecordArgument<K>
  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try Replica.reading { replica in
      let view = try replica.record(handle.record, kind: K.kind.name)
      let person = try replica.person(of: view.record)
      let shown = person?.view ?? view
      if output.json {
        return try Output.print(RecordJSON(shown, person: person, in: replica).text)
      }
      try RecordPage(shown, person: person, in: replica).print()
    }
  }
}
