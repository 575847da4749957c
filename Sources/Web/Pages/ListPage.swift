import Catalog
import Community
import Merge
import Workspace

/// The records of a kind: searched, filtered, fifty at a time.
struct ListPage {
  /// A choice of a filter.
  struct Option: Sendable {
    let value: String
    let label: String
    let isChosen: Bool
  }

  /// A field by which the list can be narrowed.
  struct Filter: Sendable {
    let name: String
    let label: String
    let options: [Option]
  }

  /// A record in the list.
  struct Row: Sendable {
    let href: String
    let title: String
    let excerpt: String?
    let facts: [String]
    let needsDecision: Bool
  }

  /// How many records a page shows.
  static let pageSize = 50

  private let t: Wording
  private let page: Frame
  private let kind: String
  private let query: String
  private let filters: [Filter]
  private let rows: [Row]
  private let isEmpty: Bool
  private let count: String
  private let add: String
  private let next: String?
  private let previous: String?
  /// Which records are missing here, where this site waits to be let in.
  private let onHold: String?

  init(_ visit: Visit, _ replica: Replica, kind: Kind) throws {
    t = visit.words
    page = Frame(visit, title: Self.heading(kind, visit), at: "/" + kind.name)
    self.kind = kind.name
    query = visit.query["q"] ?? ""
    let rows = ListRows(visit, replica, kind)
    filters = rows.filters
    let found = try rows.found()
    self.rows = found.rows
    isEmpty = found.rows.isEmpty
    count = visit.say(Counted.of(kind, found.count).phrase)
    add = visit.say(Phrase(fr: "Ajouter", en: "Add"))
    next = found.next.map { rows.address(from: $0) }
    let waiting = try replica.recordsOnHold(of: kind)
    onHold = waiting > 0 ? visit.say(Counted.onHoldPhrase(waiting)) : nil
    previous = rows.start > 0 ? rows.address(from: max(0, rows.start - Self.pageSize)) : nil
  }

  private static func heading(_ kind: Kind, _ visit: Visit) -> String {
    let plural = visit.say(kind.plural)
    return plural.prefix(1).uppercased() + plural.dropFirst()
  }

  var answer: PageAnswer { .html(Templates.render("list", self)) }

  /// The rows alone, for search as one types.
  var fragment: PageAnswer { .fragment(Templates.render("rows", self)) }
}

extension Counted {
  /// So many records of `kind`.
  static func of(_ kind: Kind, _ count: Int) -> Counted {
    Counted(
      count: count, fr: (kind.singular.french, kind.plural.french),
      en: (kind.singular.english, kind.plural.english))
  }
}
