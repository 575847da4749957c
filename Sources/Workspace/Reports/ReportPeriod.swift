import Merge

/// The days that a report tells of, the first and the last included.
public struct ReportPeriod: Hashable, Sendable {
  /// The first day.
  public let from: CalendarDate
  /// The last day.
  public let to: CalendarDate

  /// Makes the period; `nil` when it ends before it begins.
  public init?(from: CalendarDate, to: CalendarDate) {
    guard from <= to else { return nil }
    self.from = from
    self.to = to
  }

  /// As many days, just before; `nil` before the year 0.
  public var previous: ReportPeriod? {
    let length = to.dayNumber - from.dayNumber + 1
    guard let start = CalendarDate(dayNumber: from.dayNumber - length),
      let end = CalendarDate(dayNumber: from.dayNumber - 1)
    else { return nil }
    return ReportPeriod(from: start, to: end)
  }

  /// Whether `day` is one of them.
  public func contains(_ day: CalendarDate) -> Bool { from <= day && day <= to }
}
