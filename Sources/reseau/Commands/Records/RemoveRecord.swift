import ArgumentParser
import Community
import Merge
import Workspace

/// `remove`: deletes a record.
struct RemoveRecord<K: RecordKind>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "remove",
      Phrase(
        fr: "Supprimer ; ce que l’on y change ailleurs en même temps la garde.",
        en: "Remove; a change made elsewhere at the same time keeps it."),
      examples: ["reseau \(K.kind.name) remove \(K.kind.exampleHandle)"])
  }

  @OptionGroup var handle: RecordArgument<K>
  @OptionGroup var author: ByOption
  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try Replica.writing { replica in
      let view = try replica.record(handle.record, kind: K.kind.name)
      // Who is shown as one goes as one, else the other record would come to light.
      let records = try K.kind == .member ? replica.personGroups().group(of: view.record) : []
      let drafts = (records.isEmpty ? [view.record] : records).map { name in
        var change = Change(on: name)
        change.delete = true
        return NumberedDraft(Draft(change))
      }
      let applied = try replica.apply(drafts, by: author.member(in: replica))
      try ChangeReport(applied, title: view.title).tell(asJSON: output.json)
      if !output.json {
        for outcome in applied {
          let id = outcome.record.dropFirst(K.kind.name.count + 1)
          let command = "reseau \(K.kind.name) restore \(id)"
          try Output.print(
            Phrase(
              fr: "Pour la faire revenir : « \(command) ».", en: "To bring it back: “\(command)”."
            ).text)
        }
      }
    }
  }
}

/// The record that a command is about.
struct RecordArgument<K: RecordKind>: ParsableArguments {
  @Argument(
    help: help(
      fr: "La fiche : son nom, le début de son nom, ou son titre.",
      en: "The record: its name, the start of its name, or its title.",
      valueName: Phrase(fr: "fiche", en: "record")),
    completion: .custom { _, _, start in Completions.records(of: K.kind.name, start) })
  var record: String
}
