import ArgumentParser
import Community
import Merge
import Workspace

/// `export`: hands over what is held.
struct Export: ParsableCommand {
  static var configuration: CommandConfiguration {
    let kind = Phrase(fr: "sorte", en: "kind").text
    let field = Phrase(fr: "champ", en: "field").text
    let member = Phrase(fr: "membre", en: "member").text
    return CommandConfiguration(
      "export",
      Phrase(
        fr: "Écrire des fiches pour un tableur, un carnet d’adresses, un agenda.",
        en: "Write records for a spreadsheet, an address book, a calendar."),
      more: Phrase(
        fr: """
          Les sortes : member, practice, project… Les formats : csv (Excel l’ouvre tel quel), \
          vcard pour les membres, ics pour les réunions, markdown pour les pratiques (un dossier, \
          un fichier par pratique), json pour « reseau import » et « reseau apply ». Sans \
          --format, la fin du nom du fichier le dit, sinon c’est csv. Les champs de la sorte \
          filtrent, comme pour « list ».

          --person remet à une personne tout ce qui est gardé sur elle, en un seul document JSON : \
          la fiche, ce qui y est en conflit, toute son histoire, les fiches qui renvoient à la \
          personne, et ce qu’elle a écrit. Les fiches réunies avec elle y \
          sont aussi, de même qu’une fiche supprimée. --json l’écrit sur une \
          ligne.
          """,
        en: """
          The kinds: member, practice, project… The formats: csv (Excel opens it as it is), vcard \
          for members, ics for meetings, markdown for practices (a folder, one file a practice), \
          json for “reseau import” and “reseau apply”. Without --format, the end of the file's \
          name tells, else it is csv. The kind's fields filter, as for “list”.

          --person hands over to a person all that is held about them, as one JSON document: the \
          record, what is in conflict there, all its history, the records that refer to the \
          person, and what they wrote. Records that were united \
          with it are in it, too; also one that was removed. --json prints it on one \
          line.
          """),
      examples: [
        "reseau export member --output membres.csv",
        "reseau export member --site Toulouse --output toulouse.vcf",
        "reseau export practice --output pratiques --format markdown",
        "reseau export --person \"Claire Dubois\" > claire.json",
      ],
      usage: "reseau export <\(kind)> [--output …] [--\(field) …] | --person <\(member)>")
  }

  @Argument(
    parsing: .allUnrecognized,
    help: help(
      fr: "La sorte de fiches, puis les champs à filtrer.",
      en: "The kind of records, then the fields to filter by.",
      valueName: Phrase(fr: "sorte", en: "kind")),
    completion: .custom { _, _, start in
      Kind.editable.map(\.name).filter { $0.hasPrefix(start) }
    })
  var words: [String] = []

  @Option(
    name: [.customLong("output"), .customShort("o")],
    help: help(
      fr: "Le fichier, ou pour markdown le dossier ; sinon la sortie standard.",
      en: "The file, or for markdown the folder; else the standard output.",
      valueName: Phrase(fr: "fichier", en: "file")),
    completion: .file())
  var file: String?

  @OptionGroup var format: FormatOption

  @OptionGroup var encoding: EncodingOption

  @Flag(
    help: help(
      fr: "Aussi les membres qui ne souhaitent pas être visibles.",
      en: "Also the members who don't wish to be visible."))
  var all = false

  @Option(
    help: help(
      fr: "Un membre, à qui tout remettre : le nom de sa fiche, ou le sien.",
      en: "A member, to hand everything over to: the name of the record, or of the person.",
      valueName: Phrase(fr: "membre", en: "member")),
    completion: .custom { _, _, start in Completions.records(of: "member", start) })
  var person: String?

  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    if let person {
      try refuseWords()
      return try hand(over: person)
    }
    guard let word = words.first, !word.hasPrefix("-") else {
      throw Complaint(
        .usage,
        fr: "Dites quelles fiches écrire, comme « reseau export member », ou à qui tout remettre, "
          + "avec --person.",
        en: "Say which records to write, as “reseau export member”, or whom to hand everything "
          + "over to, with --person.")
    }
    let kind = try Kind.typed(word)
    let filters = try FieldWords(Array(words.dropFirst()), of: kind, for: .list)
    try filters.refuseMore(than: 0)
    let format =
      try format.checked() ?? (output.json ? .json : file.flatMap { FileKind(of: $0) }) ?? .csv
    try kind.check(format)
    let encoding = try encoding.checked(for: format)
    try RecordExport(
      kind: kind, format: format, file: ExportFile(file), encoding: encoding ?? .utf8, isWhole: all
    ).run(filters)
  }

  private func refuseWords() throws(Complaint) {
    guard let word = words.first else { return }
    throw Complaint(
      .usage,
      fr: "« \(Visible.excerpt(word)) » est de trop : --person dit déjà quoi remettre.",
      en: "“\(Visible.excerpt(word))” is not expected here: --person says already what to hand "
        + "over.")
  }

  private func hand(over person: String) throws {
    try Replica.reading { replica in
      let record = try PersonHandle.record(person, in: replica)
      let data = try replica.personalData(of: record)
      let linked = try replica.personGroups().everyRecord(of: record).filter {
        try $0 != record && replica.remembers($0)
      }
      let others = try linked.map { try replica.personalData(of: $0) }
      let document = try PersonJSON(data, linked: others, in: replica).value
      let text = output.json ? document.json : document.indentedJSON
      try ExportFile(file).write(Array((text + "\n").utf8))
    }
  }
}
