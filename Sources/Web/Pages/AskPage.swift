import Community
import Workspace

/// Whom to ask: who knows what, and how that is known.
struct AskPage {
  /// Somebody to ask.
  struct Row: Sendable {
    let href: String
    let name: String
    let facts: [FieldText.Part]
    let reasons: [String]
  }

  private let t: Wording
  private let page: Frame
  private let query: String
  private let rows: [Row]
  private let isEmpty: Bool

  init(_ visit: Visit, _ replica: Replica) throws {
    t = visit.words
    page = Frame(
      visit, title: visit.say(Phrase(fr: "Qui sait ?", en: "Who knows?")), at: "/member")
    query = visit.query["q"] ?? ""
    let reading = FieldText(replica: replica, language: visit.language)
    rows = try replica.ask(query, limit: 10).map { expert in
      let view = expert.person.view
      let facts = try ["site", "phone", "email"].compactMap { name in
        try view.value(name).map { try reading.part($0, Kind.member.field(name)?.form) }
      }
      return Row(
        href: "/" + view.record, name: view.title, facts: facts,
        reasons: expert.reasons.prefix(4).map { visit.say($0.phrase) })
    }
    isEmpty = rows.isEmpty && !query.isEmpty
  }

  var answer: PageAnswer { .html(Templates.render("ask", self)) }
}
