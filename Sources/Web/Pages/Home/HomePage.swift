import Community
import Merge
import Workspace

/// The start page: what is new, what waits for the person who works here, and how exchanges stand.
struct HomePage {
  private let t: Wording
  private let page: Frame
  private let greeting: String
  private let network: String
  private let standing: StandingNotice?
  private let clocks: [String]
  private let isFirstVisit: Bool
  private let hasNoPerson: Bool
  private let exchange: ExchangePanel
  private let decisions: String?
  private let questions: [QuestionLine]
  private let duties: [Duties.List]
  private let nothingWaits: Bool
  private let news: NewsList

  init(_ visit: Visit, _ replica: Replica) throws {
    let visitor = replica.visitor()
    let person = try replica.person()
    let outlook = try replica.outlook()
    t = visit.words
    page = Frame(visit, title: visit.say(Self.title), at: "/")
    network = outlook.network
    standing = StandingNotice(
      outlook.place, of: replica.settings.site, with: outlook.onHold, visit)
    clocks = outlook.clocks.map { visit.say($0.phrase) }
    isFirstVisit = visitor.seen.isEmpty
    hasNoPerson = person == nil
    let name = try person.flatMap { try replica.title(of: $0) }
    greeting = visit.say(
      name.map { Phrase(fr: "Bonjour, \($0)", en: "Hello, \($0)") }
        ?? Phrase(fr: "Bonjour", en: "Hello"))
    exchange = ExchangePanel(visit, outlook)
    decisions = outlook.conflicts == 0 ? nil : visit.say(Self.decisions(outlook.conflicts))
    questions = QuestionLine.lines(outlook.questions, visit)
    duties = try Duties(visit, replica, person, isLead: outlook.isLead).lists
    nothingWaits = decisions == nil && questions.isEmpty && duties.isEmpty
    news = try NewsList(visit, replica, visitor)
  }

  private static let title = Phrase(fr: "Accueil", en: "Home")

  private static func decisions(_ count: Int) -> Phrase {
    let records = Counted.records(count)
    return Phrase(
      fr: "\(records.french) à décider : des sites ne sont pas d’accord",
      en: "\(records.english) to decide: sites disagree")
  }

  var answer: PageAnswer { .html(Templates.render("home", self)) }
}

/// How exchanges with the other sites stand, in sentences.
struct ExchangePanel {
  private let last: String
  private let waiting: String
  private let shares: [Line]
  private let hasShares: Bool

  /// What is said of one share.
  struct Line: Sendable {
    let text: String
    let isThere: Bool
  }

  init(_ visit: Visit, _ outlook: Outlook) {
    last = visit.say(
      outlook.exchanged.map { moment in
        let time = visit.surroundings.time(moment)
        return Phrase(
          fr: "Dernier échange avec du nouveau : \(time.french).",
          en: "Last exchange that brought or took something: \(time.english).")
      } ?? Phrase(fr: "Aucun échange encore.", en: "No exchange yet."))
    let count = Int(outlook.waiting)
    let changes = Counted.changes(count)
    waiting = visit.say(
      count == 0
        ? Phrase(fr: "Tout est envoyé.", en: "All is sent.")
        : Phrase(
          fr: "\(changes.french) d’ici \(count == 1 ? "attend" : "attendent") d’être "
            + "\(count == 1 ? "envoyé" : "envoyés").",
          en: "\(changes.english) from here \(count == 1 ? "waits" : "wait") to be sent."))
    shares = outlook.shares.map { share in
      let isThere = share.failure == nil
      return Line(
        text: visit.say(
          isThere
            ? Phrase(
              fr: "Le dossier partagé est là : \(share.folder)",
              en: "The shared folder is there: \(share.folder)")
            : Phrase(
              fr: "Le dossier partagé n’est pas joignable en ce moment : \(share.folder)",
              en: "The shared folder can’t be reached just now: \(share.folder)")),
        isThere: isThere)
    }
    hasShares = !outlook.shares.isEmpty
  }
}
