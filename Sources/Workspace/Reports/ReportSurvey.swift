import Catalog
import Community
import Merge

/// A survey that a report tells of: its answers in sums, as they are known now.
public struct ReportSurvey: Hashable, Sendable {
  /// What was answered.
  public let tally: SurveyTally
  /// Whether the survey is closed; else answers may still come.
  public let isClosed: Bool

  /// Says that `tally` is of a survey that is closed, or still open.
  public init(_ tally: SurveyTally, isClosed: Bool) {
    self.tally = tally
    self.isClosed = isClosed
  }

  /// Whether a survey is of concern to a period: it was closed in it, or ended in it by its own
  /// date, or else was opened in it. A draft never is, since it asked nobody.
  ///
  /// - Parameters:
  ///   - survey: the survey as it is known now.
  ///   - past: its changes, which tell on which days it was opened and closed.
  public static func concerns(
    _ period: ReportPeriod, _ survey: RecordView, _ past: DatedRecord
  ) -> Bool {
    func isWithin(_ field: String) -> Bool {
      survey.string(field).flatMap { CalendarDate($0) }.map { period.contains($0) } ?? false
    }
    let status = survey.string("status")
    let wasOpened = isWithin("opens") || past.was(set: .status, to: "open", in: period)
    switch status {
    case "closed":
      return isWithin("closes") || past.was(set: .status, to: "closed", in: period) || wasOpened
    case "open": return wasOpened
    default: return false
    }
  }
}

extension Replica {
  /// The surveys that a report of `period` tells of, by title.
  func surveys(
    of period: ReportPeriod, _ pasts: [DatedRecord], _ reader: IndexReader
  ) throws -> [ReportSurvey] {
    let known = Dictionary(pasts.map { ($0.record, $0) }, uniquingKeysWith: { first, _ in first })
    return try reader.list(kind: "survey").compactMap { item in
      guard let past = known[item.name], let view = try reader.view(of: item.name),
        ReportSurvey.concerns(period, view, past)
      else { return nil }
      return ReportSurvey(
        try tally(of: view, reader), isClosed: view.string("status") == "closed")
    }
  }
}
