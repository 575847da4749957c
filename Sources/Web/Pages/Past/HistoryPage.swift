import Community
import Merge
import Workspace

/// The changes of a record, the newest first: when, where and by whom, and what they did.
struct HistoryPage {
  private let t: Wording
  private let page: Frame
  private let record: String
  private let isGone: Bool
  private let entries: [Entry]
  private let older: String?
  private let newer: String?

  /// One change.
  struct Entry: Sendable {
    let heading: String
    let isErased: Bool
    let lines: [PastLine]
    /// Where one goes back to the record as it was then; `nil` where that would change nothing.
    let goBack: String?
    /// Whether the record is now as it was then.
    let isAsNow: Bool
  }

  /// How many changes a page shows.
  static let pageSize = 20

  init(_ visit: Visit, _ replica: Replica) throws {
    let kind = try visit.kind()
    let history = try replica.recordHistory(of: visit.record)
    guard !history.changes.isEmpty else { throw PageError.noSuchPage }
    let now = try replica.view(of: visit.record)
    let shown = now ?? history.lastView
    let title = shown?.title ?? visit.record
    t = visit.words
    page = Frame(
      visit, title: visit.say(Phrase(fr: "Historique : \(title)", en: "History: \(title)")),
      at: "/" + kind.name)
    record = visit.record
    isGone = now == nil
    let count = history.changes.count
    let start = min(max(0, Int(visit.query["from"] ?? "") ?? 0), count)
    let end = min(count, start + Self.pageSize)
    entries = try (start..<end).map { place in
      try Entry(count - 1 - place, history, kind, shown, visit, replica)
    }
    let path = "/\(visit.record)/history?from="
    older = end < count ? "\(path)\(end)" : nil
    newer = start > 0 ? "\(path)\(max(0, start - Self.pageSize))" : nil
  }

  var answer: PageAnswer { .html(Templates.render("history", self)) }
}

extension HistoryPage.Entry {
  init(
    _ place: Int, _ history: RecordHistory, _ kind: Kind, _ now: RecordView?, _ visit: Visit,
    _ replica: Replica
  ) throws {
    let change = history.changes[place]
    heading = try Authorship(change, visit, replica).text
    isErased = change.change == nil
    let after = history.view(at: place)
    lines =
      try change.change.map {
        try PastLines($0, from: history.view(before: place), to: after, kind, visit, replica).lines
      } ?? []
    let back = after.flatMap { after in
      now.map { Draft(restoring: after, over: $0, of: kind) }
    }
    let isSame = back.map { $0.touchedFields.isEmpty } ?? true
    isAsNow = after != nil && isSame
    goBack =
      isSame || isErased
      ? nil : "/\(history.record)/history/\(change.site.id)/\(change.seq)"
  }
}
