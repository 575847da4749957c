import Community
import Workspace

/// The first page, while there is no home: join the network that invites, or found one.
struct WelcomePage {
  /// Which of its two forms.
  enum Form: Sendable {
    case join
    case found
  }

  private let t: Wording
  private let page: Frame
  private let introduction: String
  private let code: String
  private let folder: String
  private let joinProblem: String?
  private let network: String
  private let site: String
  private let foundProblem: String?
  private let mayFound: Bool
  private let status: PageAnswer.Status

  /// - Parameters:
  ///   - isBarred: whether there is a home, which its network does not believe any more: it can
  ///     only be invited anew.
  ///   - problem: what was not done of what the visit's form says, which is shown as it was typed.
  init(_ visit: Visit, isBarred: Bool, problem: (form: Form, phrase: Phrase)? = nil) {
    t = visit.words
    page = Frame(visit, title: visit.words["welcome"], at: nil, hasMenu: isBarred)
    introduction = visit.words[isBarred ? "welcomeBarred" : "welcomeIntro"]
    code = visit.form["code"] ?? ""
    folder = visit.form["folder"] ?? ""
    network = visit.form["network"] ?? ""
    site = visit.form["site"] ?? ""
    joinProblem = problem?.form == .join ? problem.map { visit.say($0.phrase) } : nil
    foundProblem = problem?.form == .found ? problem.map { visit.say($0.phrase) } : nil
    mayFound = !isBarred
    status = problem == nil ? .ok : .badRequest
  }

  var answer: PageAnswer { .html(Templates.render("welcome", self), status) }
}
