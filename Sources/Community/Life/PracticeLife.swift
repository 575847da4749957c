import Merge

/// Where a practice stands between its first draft and the archive, and the steps between.
public struct PracticeLife: Hashable, Sendable {
  /// Where a practice stands.
  public enum Stage: String, CaseIterable, Sendable {
    /// Somebody is still writing it.
    case draft
    /// It waits for a lead to validate it.
    case proposed
    /// A lead has validated it.
    case validated
    /// It was validated, and the day has come to look at it again.
    case toReview
    /// It is kept to be read, and not to be followed.
    case archived
  }

  /// Where the practice stands.
  public let stage: Stage
  /// When it is to be looked at again.
  public let review: CalendarDate?
  private let record: String
  private let status: String?
  private let today: CalendarDate

  /// Reads the life of a practice. One that says nothing of its status, or something that this
  /// version does not know, is a draft.
  public init(_ view: RecordView, today: CalendarDate) {
    self.init(
      record: view.record, status: view.string("status"), review: view.date("review"),
      today: today)
  }

  /// Makes the life of the practice `record` of which so much is known, as a list knows it.
  public init(record: String, status: String?, review: CalendarDate?, today: CalendarDate) {
    self.record = record
    self.status = status
    self.review = review
    self.today = today
    switch status {
    case "proposed": stage = .proposed
    case "validated": stage = review.map { $0 <= today } ?? false ? .toReview : .validated
    case "archived": stage = .archived
    default: stage = .draft
    }
  }

  /// Proposes the practice to the leads; `nil` when it is proposed already.
  public func proposing() -> Change? { moving(to: "proposed") }

  /// Takes the proposal back: it is a draft again; `nil` when it is not proposed.
  public func withdrawingProposal() -> Change? {
    status == "proposed" ? moving(to: "draft") : nil
  }

  /// Validates the practice, until it is to be looked at again: on `day`, or else on the day that
  /// it says, or, when it says none or that day has come, in twelve months. `nil` when all is so
  /// already.
  public func validating(review day: CalendarDate? = nil) -> Change? {
    let standing = review.flatMap { $0 > today ? $0 : nil }
    guard let next = day ?? standing ?? today.yearLater else { return moving(to: "validated") }
    var change = moving(to: "validated") ?? Change(on: record)
    if next != review { change.set.append(FieldChange("review", Value(next.text))) }
    return change.set.isEmpty ? nil : change
  }

  /// Archives the practice; `nil` when it is archived already.
  public func archiving() -> Change? { moving(to: "archived") }

  /// Takes a validation or the archiving back: the practice is proposed again, so that a lead
  /// looks at it before anybody follows it; `nil` when it is neither validated nor archived.
  public func proposingAgain() -> Change? {
    status == "validated" || status == "archived" ? moving(to: "proposed") : nil
  }

  private func moving(to next: String) -> Change? {
    guard next != status else { return nil }
    var change = Change(on: record)
    change.set = [FieldChange("status", Value(next))]
    return change
  }
}

extension PracticeLife.Stage {
  /// What people call it.
  public var phrase: Phrase {
    switch self {
    case .draft: Phrase(fr: "brouillon", en: "draft")
    case .proposed: Phrase(fr: "proposée", en: "proposed")
    case .validated: Phrase(fr: "validée", en: "validated")
    case .toReview: Phrase(fr: "à revoir", en: "to review")
    case .archived: Phrase(fr: "archivée", en: "archived")
    }
  }
}

extension CalendarDate {
  /// The same day a year later; of a leap day, the day before. `nil` after the year 9999.
  public var yearLater: CalendarDate? {
    CalendarDate(year: year + 1, month: month, day: day)
      ?? CalendarDate(year: year + 1, month: month, day: day - 1)
  }
}
