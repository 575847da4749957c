import Community
import Merge
import Workspace

/// All that waits for a person's decision, side by side, each decided by one click.
struct ConflictsPage {
  /// A record with what is to be decided about it.
  struct Group: Sendable {
    let record: String
    let title: String
    let kind: String
    let decisions: [DecisionForm]
  }

  private let t: Wording
  private let page: Frame
  private let groups: [Group]
  private let isEmpty: Bool
  private let hasMore: Bool
  private let isAskedAgain: Bool

  /// How many records are shown at once.
  static let mostRecords = 20

  /// Makes the page.
  ///
  /// - Parameter again: the decision that changed while somebody was deciding it, and what they
  ///   had typed; only its record is shown then.
  init(_ visit: Visit, _ replica: Replica, again: Asked? = nil) throws {
    t = visit.words
    page = Frame(visit, title: visit.say(Self.title), at: "/")
    isAskedAgain = again != nil
    let waiting: [RecordView]
    if let again {
      waiting = try replica.view(of: again.record).map { [$0] } ?? []
      hasMore = false
    } else {
      let names = try replica.list(
        kind: nil, where: [.needsDecision], limit: Self.mostRecords + 1)
      // Who answered what to a survey is nobody's to see: of two answers the later one counts.
      waiting = try names.prefix(Self.mostRecords)
        .filter { Kind.of(record: $0.name)?.isConfidential != true }
        .compactMap { try replica.view(of: $0.name) }
      hasMore = names.count > Self.mostRecords
    }
    groups = try waiting.map { view in
      Group(
        record: view.record, title: view.title,
        kind: view.kind.map { visit.say($0.singular) } ?? "",
        decisions: try OpenDecision.all(of: view, in: replica).map { decision in
          try DecisionForm(
            decision, visit, replica, again: again?.field == decision.fieldName ? again : nil)
        })
    }
    isEmpty = waiting.isEmpty
  }

  /// What somebody decided about something that had changed meanwhile.
  struct Asked {
    let record: String
    let field: String
    /// What they typed themselves, if they did.
    let typed: String?
  }

  private static let title = Phrase(fr: "À décider", en: "To decide")

  var answer: PageAnswer {
    .html(Templates.render("conflicts", self), isAskedAgain ? .conflict : .ok)
  }
}
