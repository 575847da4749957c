import ArgumentParser
import Community
import Merge
import Workspace

/// `resolve`: settles a conflict or a text that is to be reread.
struct Resolve: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "resolve",
      Phrase(
        fr: "Décider d’un conflit, ou dire d’un texte qu’il est bon.",
        en: "Decide a conflict, or say of a text that it is right."),
      more: Phrase(
        fr: "Sans champ, --as-is règle tout ce qui attend dans la fiche.",
        en: "Without a field, --as-is settles all that waits in the record."),
      examples: [
        "reseau resolve claire phone --take Lyon",
        "reseau resolve claire phone --value \"+33 5 36 49 10 09\"",
        "reseau resolve \"réserver une salle\" body --as-is",
      ])
  }

  @Argument(
    help: help(
      fr: "La fiche.", en: "The record.", valueName: Phrase(fr: "fiche", en: "record")),
    completion: .custom { _, _, start in Completions.records(of: nil, start) })
  var record: String

  @Argument(
    help: help(
      fr: "Le champ.", en: "The field.", valueName: Phrase(fr: "champ", en: "field")))
  var field: String?

  @Option(
    help: help(
      fr: "Prendre ce qu’a écrit ce site.", en: "Take what this site wrote.",
      valueName: Phrase(fr: "site", en: "site")))
  var take: String?

  @Option(
    help: help(
      fr: "Mettre cette valeur.", en: "Put this value.",
      valueName: Phrase(fr: "valeur", en: "value")))
  var value: String?

  @Flag(help: help(fr: "Garder ce qui est affiché.", en: "Keep what is shown."))
  var asIs = false

  @OptionGroup var author: ByOption
  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    guard [take != nil, value != nil, asIs].filter({ $0 }).count == 1 else {
      throw Complaint(
        .usage, fr: "Donnez l’un de --take SITE, --value VALEUR ou --as-is, et un seul.",
        en: "Give one of --take SITE, --value VALUE or --as-is, and only one.")
    }
    try Replica.writing { replica in
      let view = try replica.record(record)
      if let kind = view.kind { try replica.checkMay(change: kind) }
      if let field, view.kind?.field(field) == nil, view.fields[field] == nil {
        throw WorkspaceError.noSuchField(record: view.record, field: field)
      }
      guard field != nil || asIs else {
        throw Complaint(
          .usage, fr: "Dites de quel champ il s’agit.", en: "Say which field is meant.")
      }
      try replica.resolve(
        view, field: field, by: resolution(in: replica, view),
        member: author.member(in: replica))
      if output.json {
        let now = try replica.view(of: view.record) ?? view
        return try Output.print(RecordJSON(now, in: replica).text)
      }
      let name = "\(Visible.line(view.title)) (\(view.record))"
      try Output.print(
        Phrase(fr: "\(name) : c’est décidé.", en: "\(name): decided.").text)
    }
  }

  private func resolution(in replica: Replica, _ view: RecordView) throws -> Resolution {
    if let take { return .take(take) }
    guard let value else { return .asIs }
    guard let field = field.flatMap({ view.kind?.field($0) }), case .value(let form) = field.content
    else { return .value(Value(value)) }
    if value.isEmpty { return .value(.null) }
    if case .reference(let kinds) = form {
      return .value(Value(try replica.reference(value, to: kinds)))
    }
    let typed = form.value(typed: value)
    try replica.checkMay(give: typed, to: field)
    return .value(typed)
  }
}
