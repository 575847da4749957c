import ArgumentParser
import Catalog
import Community
import Merge
import Workspace

/// `list`: shows the records of a kind.
struct ListRecords<K: RecordKind>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "list", Phrase(fr: "Montrer la liste.", en: "Show the list."),
      more: FieldHelp.filters(of: K.kind),
      examples: ["reseau \(K.kind.name) list \(K.kind.exampleFilter)"],
      usage: "reseau \(K.kind.name) list [--\(Phrase(fr: "champ", en: "field").text) …]")
  }

  @Argument(
    parsing: .allUnrecognized,
    help: help(
      fr: "Les champs à filtrer.", en: "The fields to filter by.",
      valueName: Phrase(fr: "champs", en: "fields")),
    completion: .custom { _, _, start in FieldHelp.completions(K.kind, .list, start) })
  var words: [String] = []

  @Option(
    help: help(
      fr: "Combien de lignes au plus.", en: "How many lines at most.",
      valueName: Phrase(fr: "nombre", en: "number")))
  var limit: Int?

  @OptionGroup var more: K.MoreListOptions
  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let isToReview = K.kind == .practice && words.contains(FieldHelp.toReview)
    let words = try FieldWords(
      isToReview ? words.filter { $0 != FieldHelp.toReview } : words, of: K.kind, for: .list)
    try words.refuseMore(than: 0)
    let limit = try CheckedLimit.of(limit) ?? .max
    try Replica.reading { replica in
      let filters = try words.given.map { try $0.filter(in: replica) }
      let items =
        more.showsEach
        ? try replica.listEach(kind: K.kind.name, where: filters, limit: limit)
        : try items(where: filters, toReview: isToReview, limit, in: replica)
      if output.json { return try printJSON(items) }
      if items.isEmpty {
        try Output.print(K.kind.nothing.text)
      } else {
        try printTable(items, replica)
      }
      let onHold = try replica.recordsOnHold(of: K.kind)
      if onHold > 0 { Output.message(Counted.onHoldPhrase(onHold).text) }
    }
  }

  /// The records to show; of meetings, the latest first.
  private func items(
    where filters: [ListFilter], toReview: Bool, _ limit: Int, in replica: Replica
  ) throws -> [ListItem] {
    let name = K.kind.name
    if K.kind == .meeting {
      let dated = try replica.list(kind: name, where: filters).map { item in
        (item: item, date: Summary(item.summary).values["date"]?.string ?? "")
      }
      return dated.sorted { $0.date > $1.date }.prefix(limit).map(\.item)
    }
    guard toReview else { return try replica.list(kind: name, where: filters, limit: limit) }
    let validated = ListFilter.value("status", equals: "validated")
    let today = try LocalTime.today()
    let found = try replica.list(kind: name, where: filters + [validated]).filter { item in
      let values = Summary(item.summary).values
      let life = PracticeLife(
        record: item.name, status: values["status"]?.string,
        review: values["review"]?.string.flatMap { CalendarDate($0) }, today: today)
      return life.stage == .toReview
    }
    return Array(found.prefix(limit))
  }

  private func printJSON(_ items: [ListItem]) throws {
    var output = Output()
    for (place, item) in items.enumerated() {
      let object = Value(object: [
        ("fields", Value(canonical: item.summary)), ("needsDecision", Value(item.needsDecision)),
        ("record", Value(item.name)), ("title", Value(item.title)),
      ])
      try output.line((place == 0 ? "[" : ",") + object.json)
    }
    try output.line(items.isEmpty ? "[]" : "]")
    try output.flush()
  }

  private func printTable(_ items: [ListItem], _ replica: Replica) throws {
    let kind = K.kind
    let names = kind.columns.isEmpty ? [kind.titleField ?? ""] : kind.columns
    let fields = names.compactMap { kind.field($0) }
    let heading = fields.map { $0.label.text } + [Phrase(fr: "fiche", en: "record").text]
    var table = Table(
      heading: kind.titleField == nil ? [kind.excerptHeading.text] + heading : heading)
    for item in items {
      let values = Summary(item.summary).values
      var cells = try fields.map { field in
        try values[field.name].map {
          try ShownValue($0, of: field, in: replica, room: .cell).text
        } ?? ""
      }
      if kind.titleField == nil { cells.insert(Visible.excerpt(item.title), at: 0) }
      let mark = item.needsDecision ? Phrase(fr: " (à décider)", en: " (to decide)").text : ""
      table.add(cells + [String(item.name.dropFirst(kind.name.count + 1)) + mark])
    }
    try table.print()
  }
}

/// The value fields of a list's row.
private struct Summary {
  private(set) var values: [String: Value] = [:]

  init(_ json: String) {
    _ = try? JSONReader.read(json.utf8) { (reader) throws(JSONError) in
      try reader.object { (key, reader) throws(JSONError) in values[key] = try reader.value() }
    }
  }
}

/// How many results somebody asks for.
enum CheckedLimit {
  static func of(_ limit: Int?) throws(Complaint) -> Int? {
    guard let limit, limit < 1 else { return limit }
    throw Complaint(
      .usage, fr: "« --limit » demande un nombre à partir de 1.",
      en: "“--limit” takes a number from 1 on.")
  }
}

extension Kind {
  /// Says that a list is empty.
  fileprivate var nothing: Phrase {
    Phrase(
      fr: "Rien de tel parmi les \(plural.french).", en: "None such among the \(plural.english).")
  }

  fileprivate var excerptHeading: Phrase { Phrase(fr: "texte", en: "text") }

  fileprivate var exampleFilter: String {
    switch self {
    case .member: "--site Toulouse --skill GED"
    case .practice: "--theme réunions --status validated"
    case .project: "--status running"
    case .task: "--who claire --done non"
    case .meeting: "--status planned"
    case .survey: "--status open"
    case .question: "--survey \"nos formations\""
    default: "--about \"réserver une salle\""
    }
  }
}
