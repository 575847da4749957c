import Community
import Merge
import Workspace

/// Asks, before a record is removed, whether that is meant.
struct RemovalPage {
  private let t: Wording
  private let page: Frame
  private let record: String
  private let question: String
  private let shown: String
  private let isPerson: Bool
  private let mayForget: Bool
  private let isAgain: Bool

  init(
    _ visit: Visit, _ replica: Replica, _ view: RecordView, isAgain: Bool = false
  ) throws {
    t = visit.words
    let kind = try visit.kind()
    page = Frame(visit, title: visit.words["removeRecord"], at: "/" + kind.name)
    record = view.record
    question = visit.say(
      Phrase(fr: "Supprimer « \(view.title) » ?", en: "Remove “\(view.title)”?"))
    shown = Fingerprint(view).text
    isPerson = kind.holdsPersonalData
    mayForget = try kind == .member && replica.isLead()
    self.isAgain = isAgain
  }

  var answer: PageAnswer {
    .html(Templates.render("removal", self), isAgain ? .conflict : .ok)
  }
}

/// The records that were removed, those that were removed last first.
struct RemovedPage {
  /// A record that can come back.
  struct Row: Sendable {
    let record: String
    let title: String
    let kind: String
    let removal: String
    let back: String
  }

  private let t: Wording
  private let page: Frame
  private let rows: [Row]
  private let isEmpty: Bool

  /// How many are looked for, of each kind.
  static let most = 50

  /// All kinds that people edit, save answers to surveys: who gave them is nobody's business.
  private static let kinds = Kind.editable.filter { $0.name != "answer" }

  init(_ visit: Visit, _ replica: Replica) throws {
    t = visit.words
    page = Frame(visit, title: visit.words["removedRecords"], at: "/")
    rows = try replica.removed(kinds: Self.kinds, limit: Self.most).map { removed in
      Row(
        record: removed.record, title: removed.title,
        kind: Kind.of(record: removed.record).map { visit.say($0.singular) } ?? "",
        removal: try Authorship(removed.removal, visit, replica).text,
        back: visit.say(
          Phrase(fr: "Remettre « \(removed.title) »", en: "Bring back “\(removed.title)”")))
    }
    isEmpty = rows.isEmpty
  }

  var answer: PageAnswer { .html(Templates.render("removed", self)) }
}
