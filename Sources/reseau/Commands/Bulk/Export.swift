import ArgumentParser
import Community
import Merge
import Workspace

/// `export`: hands over what is held.
struct Export: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "export",
      Phrase(
        fr: "Remettre à une personne tout ce qui est gardé sur elle.",
        en: "Hand over to a person all that is held about them."),
      more: Phrase(
        fr: "Un seul document JSON : la fiche, ce qui y est en conflit, toute son histoire, les "
          + "fiches qui renvoient à la personne, et ce qu’elle a écrit. Les fiches réunies avec "
          + "elle y sont aussi, de même qu’une fiche supprimée. --json l’écrit sur une ligne.",
        en: "One JSON document: the record, what is in conflict there, all its history, the "
          + "records that refer to the person, and what they wrote. Records that were united "
          + "with it are in it, too; also one that was removed. --json prints it on one line."),
      examples: [
        "reseau export --person \"Claire Dubois\" > claire.json",
        "reseau export --person member/4h7k2m9qpx3w --json",
      ])
  }

  @Option(
    help: help(
      fr: "Le membre : le nom de sa fiche, ou le sien.",
      en: "The member: the name of the record, or of the person.",
      valueName: Phrase(fr: "membre", en: "member")),
    completion: .custom { _, _, start in Completions.records(of: "member", start) })
  var person: String

  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try Replica.reading { replica in
      let record = try PersonHandle.record(person, in: replica)
      let data = try replica.personalData(of: record)
      let linked = try replica.personGroups().everyRecord(of: record).filter {
        try $0 != record && replica.remembers($0)
      }
      let others = try linked.map { try replica.personalData(of: $0) }
      let document = try PersonJSON(data, linked: others, in: replica).value
      try Output.print(output.json ? document.json : document.indentedJSON)
    }
  }
}
