import Community
import Workspace

/// What a search over everything found.
struct SearchPage {
  /// A record that was found.
  struct Hit: Sendable {
    let href: String
    let title: String
    let kind: String
    let excerpt: String?
  }

  private let t: Wording
  private let page: Frame
  private let query: String
  private let hits: [Hit]
  private let isEmpty: Bool

  init(_ visit: Visit, _ replica: Replica, limit: Int = 50) throws {
    t = visit.words
    query = visit.query["q"] ?? ""
    page = Frame(visit, title: visit.words["search"], at: nil)
    hits = try replica.search(query, limit: limit).map { hit in
      Hit(
        href: "/" + hit.record, title: hit.title,
        kind: Kind.of(record: hit.record).map { visit.say($0.singular) } ?? "",
        excerpt: hit.excerpt.isEmpty ? nil : hit.excerpt)
    }
    isEmpty = hits.isEmpty
  }

  var answer: PageAnswer { .html(Templates.render("search", self)) }

  /// The hits alone, for search as one types.
  var fragment: PageAnswer { .fragment(Templates.render("hits", self)) }
}

/// The first hits, under the search field as one types.
struct FindAnswer {
  let fragment: PageAnswer

  init(_ visit: Visit, _ replica: Replica) throws {
    fragment = try SearchPage(visit, replica, limit: 8).fragment
  }
}
