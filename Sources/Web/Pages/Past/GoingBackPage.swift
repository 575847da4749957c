import Community
import Merge
import Workspace

/// Asks, before a record goes back to an older version, whether what would change is meant.
struct GoingBackPage {
  private let t: Wording
  private let page: Frame
  private let record: String
  private let action: String
  private let heading: String
  private let lines: [PastLine]
  private let shown: String
  private let isAgain: Bool
  private let mustDecide: Bool
  private let refusal: String?
  private let canGo: Bool

  init(_ visit: Visit, _ replica: Replica, _ back: GoingBack, isAgain: Bool = false) throws {
    t = visit.words
    record = back.past.record
    page = Frame(visit, title: visit.words["goBackTo"], at: "/" + back.kind.name)
    action = "/\(record)/history/\(back.change.site.id)/\(back.change.seq)"
    let who = try Authorship(back.change, visit, replica).text
    heading = visit.say(
      Phrase(fr: "« \(back.now.title) », version : \(who)", en: "“\(back.now.title)”, as of \(who)")
    )
    lines = try back.lines(visit, replica)
    shown = back.mark
    self.isAgain = isAgain
    mustDecide = back.mustDecide
    refusal = back.refusal(visit, replica)
    canGo = !mustDecide && refusal == nil && !lines.isEmpty
  }

  var answer: PageAnswer {
    .html(Templates.render("going-back", self), isAgain ? .conflict : .ok)
  }
}

/// A way back to a version of a record: an ordinary change, made on top of all that came since.
struct GoingBack {
  let kind: Kind
  let change: PastChange
  let past: RecordView
  /// The record as it is, or was when it was removed.
  let now: RecordView
  let draft: Draft
  private let isGone: Bool

  /// Reads which version the path means.
  init(_ visit: Visit, _ replica: Replica) throws {
    kind = try visit.kind()
    let history = try replica.recordHistory(of: visit.record)
    let live = try replica.view(of: visit.record)
    guard
      let place = history.changes.firstIndex(where: {
        $0.site.id == visit.path["site"] && String($0.seq) == visit.path["seq"]
      }), let past = history.view(at: place), let now = live ?? history.lastView
    else { throw PageError.noSuchPage }
    change = history.changes[place]
    self.past = past
    self.now = now
    isGone = live == nil
    draft = Draft(restoring: past, over: now, of: kind)
  }

  /// A digest of what there is now.
  var mark: String { Fingerprint([isGone ? "gone" : "live", now.json]).text }

  /// Whether a field that would change waits for a decision, which must not be taken unseen.
  var mustDecide: Bool {
    now.isEditedWhileDeleted
      || draft.touchedFields.contains { now.conflicts[$0] != nil || now.readings[$0] != nil }
  }

  /// Why this site may not make the change; `nil` when it may.
  func refusal(_ visit: Visit, _ replica: Replica) -> String? {
    do {
      try check(visit, replica)
      return nil
    } catch PageError.refused(let phrase) {
      return visit.say(phrase)
    } catch {
      return visit.say(visit.surroundings.explain(error))
    }
  }

  func check(_ visit: Visit, _ replica: Replica) throws {
    try visit.checkMay(change: kind, in: replica)
    for part in draft.change.set {
      guard let field = kind.field(part.field) else { continue }
      try visit.checkMay(give: part.content, to: field, in: replica)
    }
  }

  /// What would change, field by field.
  func lines(_ visit: Visit, _ replica: Replica) throws -> [PastLine] {
    let reading = FieldText(replica: replica, language: visit.language)
    func shown(_ view: RecordView, _ name: String) throws -> String {
      let value = view.value(name) ?? .null
      return value == .null ? "" : try reading.part(value, kind.field(name)?.form).text
    }
    return try draft.touchedFields.map { name in
      let pieces =
        kind.field(name)?.isText == true
        ? WordDifference(from: now.text(name), to: past.text(name)).pieces
        : PastLines.replaced(try shown(now, name), try shown(past, name))
      return PastLine(
        label: kind.field(name).map { visit.say($0.label) } ?? name, sentence: nil, pieces: pieces)
    }
  }
}
