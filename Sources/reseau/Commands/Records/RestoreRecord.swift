import ArgumentParser
import Community
import Merge
import Workspace

/// `restore`: brings a removed record back.
struct RestoreRecord<K: RecordKind>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "restore",
      Phrase(
        fr: "Faire revenir une fiche supprimée, telle qu’elle était.",
        en: "Bring a removed record back as it was."),
      more: Phrase(
        fr: "« remove » et « history » disent son nom.",
        en: "“remove” and “history” tell its name."),
      examples: ["reseau \(K.kind.name) restore 4h7k2m9qpx3w"])
  }

  @Argument(
    help: help(
      fr: "La fiche : son nom, avec ou sans « \(K.kind.name)/ ».",
      en: "The record: its name, with or without “\(K.kind.name)/”.",
      valueName: Phrase(fr: "fiche", en: "record")))
  var record: String
  @OptionGroup var author: ByOption
  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try Replica.writing { replica in
      let name = record.contains("/") ? record : "\(K.kind.name)/\(record)"
      let applied = try replica.restore(name, by: author.member(in: replica))
      let title = try replica.title(of: name)
      if applied.effect == .created, !output.json {
        let shown = Visible.line(title ?? name)
        return try Output.print(
          Phrase(fr: "\(shown) (\(name)) : de retour.", en: "\(shown) (\(name)): back.").text)
      }
      try ChangeReport([applied], title: title).tell(asJSON: output.json)
    }
  }
}
