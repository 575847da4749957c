import ArgumentParser
import Community
import Exchange
import Journal
import Merge
import Workspace

/// `import`: takes records from a file of another program.
struct ImportRecords: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "import",
      Phrase(
        fr: "Reprendre des fiches d’un tableur, d’un carnet d’adresses, d’un agenda.",
        en: "Take records from a spreadsheet, an address book, a calendar."),
      more: Phrase(
        fr: """
          Les formats : csv comme Excel l’enregistre, vcard pour les membres, ics pour les \
          réunions, markdown (un fichier, ou un dossier) pour les pratiques, json comme pour \
          « apply ». Une cellule vide ne change rien, un tiret seul efface. La colonne « fiche » \
          désigne la fiche ; sinon un membre se reconnaît à son courriel, puis à son nom et à son \
          site, les autres fiches à leur titre. Une ligne dont on ne sait pas de qui elle parle \
          n’est jamais devinée. Si une ligne ne va pas, rien n’est écrit. Le même fichier repris \
          deux fois ne change rien.
          """,
        en: """
          The formats: csv as Excel saves it, vcard for members, ics for meetings, markdown (a \
          file, or a folder) for practices, json as for “apply”. An empty cell changes nothing, a \
          dash alone clears. The column “record” names the record; else a member is known by the \
          mail address, then by name and site, other records by their titles. A line of which it \
          is not known whom it is about is never guessed. If a line is wrong, nothing is written. \
          The same file taken twice changes nothing.
          """),
      examples: [
        "reseau import membres.csv --kind member --dry-run",
        "reseau import membres.csv --kind member --by claire",
        "reseau import contacts.vcf", "reseau import pratiques/",
      ])
  }

  @Argument(
    help: help(
      fr: "Le fichier, ou un dossier de pages ; « - » est l’entrée standard.",
      en: "The file, or a folder of pages; “-” is the standard input.",
      valueName: Phrase(fr: "fichier", en: "file")),
    completion: .file())
  var file: String

  @Option(
    help: help(
      fr: "La sorte de fiches d’un fichier CSV : member, practice, project…",
      en: "The kind of records of a CSV file: member, practice, project…",
      valueName: Phrase(fr: "sorte", en: "kind")),
    completion: .list(Kind.editable.map(\.name)))
  var kind: String?

  @OptionGroup var format: FormatOption

  @OptionGroup var encoding: EncodingOption

  @Flag(
    help: help(
      fr: "Ne rien écrire : dire ligne par ligne ce qui se ferait.",
      en: "Write nothing: say line by line what would be done."))
  var dryRun = false

  @Flag(
    help: help(
      fr: "Laisser les lignes qui ne vont pas, et reprendre les autres.",
      en: "Leave the lines that are wrong, and take the others."))
  var skipBad = false

  @OptionGroup var author: ByOption
  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let source = try ImportSource(file, format: format.checked())
    if source.format == .json { return try importDrafts() }
    let encoding = try encoding.checked(for: source.format)
    let kind =
      try kind.map { (word) throws(Complaint) in try Kind.typed(word) }
      ?? source.kind(in: encoding)
    try kind.check(source.format)
    try Replica.writing { replica in
      let proposals = try source.proposals(
        of: kind, in: encoding, network: replica.settings.network)
      let plan = try replica.plan(proposals.all, of: kind)
      let report = ImportReport(
        plan, leftOut: proposals.leftOut, kind: kind, roll: try replica.roll(for: kind))
      let mayWrite = plan.refused.isEmpty || skipBad
      if mayWrite, !dryRun { try write(plan, in: replica) }
      try report.tell(isTrial: dryRun, isWritten: mayWrite && !dryRun, asJSON: output.json)
      if !mayWrite { throw Ending(outcome: .badData) }
    }
  }

  /// Records the plan. What it was made from can't have changed: the home is held since.
  private func write(_ plan: ImportPlan, in replica: Replica) throws {
    let drafts = plan.lines.compactMap { line in
      line.draft.map { NumberedDraft($0, line: line.line) }
    }
    let by = try author.member(in: replica)
    if !drafts.isEmpty { _ = try replica.apply(drafts, by: by) }
  }

  /// Takes lines of JSON as `apply` does.
  private func importDrafts() throws {
    guard !skipBad else {
      throw Complaint(
        .usage, fr: "--skip-bad ne vaut pas pour le JSON : corrigez la ligne.",
        en: "--skip-bad is not for JSON: correct the line.")
    }
    let drafts = try DraftLines(of: file).drafts()
    let applied = try DraftImport(
      drafts, by: author.by, isTrial: dryRun, takesNews: true
    ).run()
    try DraftReport(drafts, applied).tell(asJSON: output.json, isTrial: dryRun)
  }
}
