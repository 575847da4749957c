import Merge

/// A wall clock's time: milliseconds since 1970-01-01 UTC.
///
/// Whole milliseconds, because formatters that go through floating point lose one now and then.
public struct Timestamp: Hashable, Comparable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00.000Z, between the years 0 and 9999.
  public let milliseconds: Int64

  /// The times that four digits of a year can say.
  public static let range: ClosedRange<Int64> = -62_167_219_200_000...253_402_300_799_999

  /// Makes the time `milliseconds` after 1970-01-01 UTC, or the nearest that can be written.
  public init(milliseconds: Int64) {
    self.milliseconds = min(max(milliseconds, Self.range.lowerBound), Self.range.upperBound)
  }

  /// Orders by time.
  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// The time as RFC 3339 in UTC with milliseconds, for instance `2026-11-24T08:00:00.000Z`.
  public var text: String {
    let day = milliseconds.floorDivided(by: 86_400_000)
    var rest = Int(milliseconds - day * 86_400_000)
    let (year, month, date) = Self.civil(day: day)
    func next(_ unit: Int) -> Int {
      defer { rest %= unit }
      return rest / unit
    }
    let numbers = [
      (year, 4, "-"), (month, 2, "-"), (date, 2, "T"), (next(3_600_000), 2, ":"),
      (next(60_000), 2, ":"), (next(1000), 2, "."), (rest, 3, "Z"),
    ]
    var text = ""
    for (number, width, mark) in numbers {
      let digits = String(number)
      text += String(repeating: "0", count: width - digits.utf8.count) + digits + mark
    }
    return text
  }

  /// Reads what ``text`` writes, and nothing else; `nil` for a date that is not in the calendar.
  public init?(_ text: some Collection<UInt8>) {
    guard text.count == 24 else { return nil }
    let bytes = Array(text)
    let marks = [(4, "-"), (7, "-"), (10, "T"), (13, ":"), (16, ":"), (19, "."), (23, "Z")]
    for (place, mark) in marks where Unicode.Scalar(bytes[place]) != Unicode.Scalar(mark) {
      return nil
    }
    func number(_ range: Range<Int>) -> Int64? {
      var number: Int64 = 0
      for byte in bytes[range] {
        guard byte &- 0x30 < 10 else { return nil }
        number = number * 10 + Int64(byte &- 0x30)
      }
      return number
    }
    guard let year = number(0..<4), let month = number(5..<7), let date = number(8..<10),
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
      let fraction = number(20..<23), 1...12 ~= month, 1...31 ~= date, hour < 24, minute < 60,
      second < 60
    else { return nil }
    let day = Self.day(year: year, month: month, date: date)
    guard Self.civil(day: day) == (Int(year), Int(month), Int(date)) else { return nil }
    milliseconds = (((day * 24 + hour) * 60 + minute) * 60 + second) * 1000 + fraction
  }

  /// Days since 1970-01-01 of a date (Howard Hinnant, "chrono-Compatible Low-Level Date
  /// Algorithms", `days_from_civil`).
  private static func day(year: Int64, month: Int64, date: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted.floorDivided(by: 400)
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + date - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The date of a day since 1970-01-01 (the same source, `civil_from_days`).
  private static func civil(day: Int64) -> (Int, Int, Int) {
    let shifted = day + 719_468
    let era = shifted.floorDivided(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (Int(year), Int(month), Int(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1))
  }
}

extension Int64 {
  fileprivate func floorDivided(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
