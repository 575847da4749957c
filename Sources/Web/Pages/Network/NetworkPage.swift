import Community
import Merge
import Workspace

/// The network: which site has seen how much, and when each last gave a sign of life.
struct NetworkPage {
  private let t: Wording
  private let page: Frame
  private let summary: [String]
  private let svg: String
  private let lines: [SiteLine]
  /// Whether the picture is too small for names.
  private let isMany: Bool
  private let isAlone: Bool
  private let questions: [QuestionLine]

  init(_ visit: Visit, _ replica: Replica) throws {
    self.init(visit, try replica.status())
  }

  init(_ visit: Visit, _ status: Status) {
    t = visit.words
    page = Frame(visit, title: status.network, at: "/network")
    let lines = Self.lines(status, visit)
    self.lines = lines
    isMany = lines.count > NetworkPicture.most
    isAlone = lines.count == 1
    questions = QuestionLine.lines(status.questions, visit)
    summary =
      status.clocks.map { visit.say($0.phrase) } + NetworkSummary(lines, visit).sentences
    let title = visit.say(
      Phrase(fr: "Ce que chaque site a reçu", en: "What each site has received"))
    svg =
      NetworkPicture(
        lines: lines, total: status.changes, title: title,
        description: summary.joined(separator: " ")
      ).svg
  }

  /// This site first, then by name; of many, those that lack most first.
  private static func lines(_ status: Status, _ visit: Visit) -> [SiteLine] {
    let others = SiteRow.rows(of: status).map { SiteLine($0, visit, isLed: status.isLead) }
    let all = [SiteLine(own: status, visit)] + others
    guard all.count > NetworkPicture.most else {
      return [all[0]] + others.sorted { ($0.name, $0.number ?? "") < ($1.name, $1.number ?? "") }
    }
    return all.sorted { ($1.need, $0.name) < ($0.need, $1.name) }
  }

  var answer: PageAnswer { .html(Templates.render("network", self)) }
}
