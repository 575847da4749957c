import ArgumentParser
import Community
import Merge
import Workspace

/// `member merge`: says that two records are one person.
struct MergeMembers: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "merge",
      Phrase(
        fr: "Réunir deux fiches de la même personne, sans rien perdre.",
        en: "Unite two records of the same person, and lose nothing."),
      more: Phrase(
        fr: "La première fiche représente la personne ; ce que dit l’autre reste, et se voit avec. "
          + "« member separate » défait cela.",
        en: "The first record stands for the person; what the other says stays, and shows with it. "
          + "“member separate” undoes this."),
      examples: ["reseau member merge claire-dubois 4h7k2m9qpx3w"])
  }

  @Argument(
    help: help(
      fr: "La fiche qui représentera la personne.",
      en: "The record that will stand for the person.",
      valueName: Phrase(fr: "fiche", en: "record")),
    completion: .custom { _, _, start in Completions.records(of: "member", start) })
  var kept: String

  @Argument(
    help: help(
      fr: "L’autre fiche de la même personne.", en: "The other record of the same person.",
      valueName: Phrase(fr: "autre", en: "other")),
    completion: .custom { _, _, start in Completions.records(of: "member", start) })
  var other: String

  @OptionGroup var author: ByOption
  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try Replica.writing { replica in
      let kept = try replica.record(kept, kind: Kind.member.name).record
      let other = try replica.record(other, kind: Kind.member.name).record
      guard kept != other else {
        throw Complaint(
          .badData, fr: "C’est deux fois la même fiche : \(kept).",
          en: "This is the same record twice: \(kept).")
      }
      let applied = try replica.merge(other, into: kept, by: author.member(in: replica))
      guard let person = try replica.person(of: kept) else {
        throw WorkspaceError.noSuchRecord(kept)
      }
      try tell(person, isNew: !applied.isEmpty, replica)
    }
  }

  private func tell(_ person: CombinedPerson, isNew: Bool, _ replica: Replica) throws {
    if output.json {
      var members = person.json
      members.append(("effect", Value(isNew ? "changed" : "unchanged")))
      return try Output.print(Value(object: members).json)
    }
    let name = Visible.line(person.view.title)
    let records = person.records.joined(separator: ", ")
    let sentence =
      isNew
      ? Phrase(
        fr: "\(name) : les fiches \(records) sont réunies.",
        en: "\(name): the records \(records) are one person now.")
      : Phrase(
        fr: "\(name) : les fiches \(records) l’étaient déjà.",
        en: "\(name): the records \(records) were one person already.")
    try Output.print(sentence.text)
    for line in try DifferenceText(person, in: replica).lines { try Output.print("  " + line) }
  }
}

/// `member separate`: says that a record is a person of its own.
struct SeparateMember: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "separate",
      Phrase(
        fr: "Séparer une fiche de celles avec qui elle était réunie.",
        en: "Take a record apart from those that it was united with."),
      examples: ["reseau member separate 4h7k2m9qpx3w"])
  }

  @OptionGroup var handle: RecordArgument<Members>
  @OptionGroup var author: ByOption
  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    try Replica.writing { replica in
      let view = try replica.record(handle.record, kind: Kind.member.name)
      let applied = try replica.separate(view.record, by: author.member(in: replica))
      if output.json {
        return try Output.print(
          Value(object: [
            ("effect", Value(applied.isEmpty ? "unchanged" : "changed")),
            ("record", Value(view.record)),
          ]).json)
      }
      let name = "\(Visible.line(view.title)) (\(view.record))"
      let sentence =
        applied.isEmpty
        ? Phrase(
          fr: "\(name) n’est réunie à aucune autre fiche.", en: "\(name) is not part of a person.")
        : Phrase(fr: "\(name) : la fiche est séparée.", en: "\(name): the record stands alone now.")
      try Output.print(sentence.text)
    }
  }
}
