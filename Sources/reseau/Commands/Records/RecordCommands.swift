import ArgumentParser

/// `member`, `practice`, …: the daily work on one kind of records.
struct RecordCommands<K: RecordKind>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      K.kind.name, K.abstract, examples: [K.example, "reseau \(K.kind.name) list"],
      subcommands: [
        AddRecord<K>.self, EditRecord<K>.self, ShowRecord<K>.self, ListRecords<K>.self,
        RemoveRecord<K>.self, RestoreRecord<K>.self,
      ] + K.moreCommands)
  }
}
