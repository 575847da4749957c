import Merge

/// A day as people read it.
public struct DayText: Sendable {
  private let year: Int
  private let month: Int
  private let day: Int

  /// Makes the text of a day of the calendar.
  public init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Makes the text of `date`.
  public init(_ date: CalendarDate) {
    self.init(year: date.year, month: date.month, day: date.day)
  }

  /// « 1er juin 2026 », “1 Jun 2026”.
  public var phrase: Phrase {
    let place = max(0, min(11, month - 1))
    return Phrase(
      fr: "\(day == 1 ? "1er" : "\(day)") \(Self.french[place]) \(year)",
      en: "\(day) \(Self.english[place]) \(year)")
  }

  private static let french = [
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.",
    "déc.",
  ]
  private static let english = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
