import Catalog
import Community
import Merge
import Workspace

/// What a list shows of the records of a kind, as the address of the page asks.
struct ListRows {
  private let visit: Visit
  private let replica: Replica
  private let kind: Kind
  private let text: FieldText

  init(_ visit: Visit, _ replica: Replica, _ kind: Kind) {
    self.visit = visit
    self.replica = replica
    self.kind = kind
    text = FieldText(replica: replica, language: visit.language)
  }

  /// How many records stand before the first that is shown.
  var start: Int { min(max(0, Int(visit.query["from"] ?? "") ?? 0), 1_000_000) }

  private var words: String { visit.query["q"] ?? "" }

  /// The filters: a list of choices for each field that has few words.
  var filters: [ListPage.Filter] {
    choiceFields.map { field, choices in
      let chosen = visit.query[field.name] ?? ""
      let all = ListPage.Option(value: "", label: visit.words["all"], isChosen: chosen.isEmpty)
      let options = choices.map { choice in
        ListPage.Option(
          value: choice.name, label: visit.say(choice.label), isChosen: choice.name == chosen)
      }
      return ListPage.Filter(
        name: field.name, label: visit.say(field.label), options: [all] + options)
    }
  }

  private var choiceFields: [(Field, [Field.Choice])] {
    kind.fields.compactMap { field in
      guard case .value(.choice(let choices)) = field.content else { return nil }
      return (field, choices)
    }
  }

  private var conditions: [ListFilter] {
    kind.fields.compactMap { field in
      guard let wanted = visit.query[field.name], !wanted.isEmpty else { return nil }
      switch field.content {
      case .value: return .value(field.name, equals: wanted)
      case .set: return .set(field.name, contains: wanted)
      case .text: return nil
      }
    }
  }

  /// The rows that are shown, how many there are in all, and where the next ones begin.
  func found() throws -> (rows: [ListPage.Row], count: Int, next: Int?) {
    let size = ListPage.pageSize
    guard words.isEmpty else {
      let hits = try replica.search(words, kinds: [kind.name], limit: start + size + 1)
      let shown = try hits.dropFirst(start).prefix(size).map { hit in
        try row(hit.record, hit.title, excerpt: hit.excerpt)
      }
      return (shown, hits.count, hits.count > start + size ? start + size : nil)
    }
    let items = try replica.list(
      kind: kind.name, where: conditions, limit: size + 1, offset: start)
    let rows = try items.prefix(size).map { item in
      ListPage.Row(
        href: "/" + item.name, title: item.title, excerpt: nil,
        facts: try facts(item), needsDecision: item.needsDecision)
    }
    let count = try replica.count(kind: kind.name, where: conditions)
    return (rows, count, items.count > size ? start + size : nil)
  }

  private func row(_ record: String, _ title: String, excerpt: String) throws -> ListPage.Row {
    ListPage.Row(
      href: "/" + record, title: title, excerpt: excerpt.isEmpty ? nil : excerpt, facts: [],
      needsDecision: false)
  }

  /// What a row says beside the title: the columns of the kind.
  private func facts(_ item: ListItem) throws -> [String] {
    let values = Summary(item.summary)
    return try kind.columns.filter { $0 != kind.titleField }.compactMap { name in
      guard let value = values[name], let field = kind.field(name) else { return nil }
      guard case .value(let form) = field.content else { return nil }
      let shown = try text.part(value, form).text
      return shown.isEmpty ? nil : shown
    }
  }

  /// The address of the list from record number `start` on.
  func address(from start: Int) -> String {
    let kept = (["q"] + kind.fields.map(\.name)).compactMap { name in
      visit.query[name].flatMap { $0.isEmpty ? nil : "\(name)=\($0.inURL)" }
    }
    return "/\(kind.name)?" + (kept + ["from=\(start)"]).joined(separator: "&")
  }
}

/// The values of a list's row.
struct Summary {
  private var values: [String: Value] = [:]

  /// Reads the summary of a ``Catalog/ListItem``.
  init(_ json: String) {
    _ = try? JSONReader.read(json.utf8) { (reader) throws(JSONError) in
      try reader.object { (key, reader) throws(JSONError) in values[key] = try reader.value() }
    }
  }

  subscript(_ field: String) -> Value? { values[field] }
}
