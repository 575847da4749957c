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
    let day = Int(milliseconds.floorDivided(by: 86_400_000))
    let time = Int(milliseconds) - day * 86_400_000
    guard let date = CalendarDate(dayNumber: day) else { return "" }
    // All digits as one number: year, month, day, hour, minute, second, millisecond.
    var digits = (date.year * 100 + date.month) * 100 + date.day
    digits = (digits * 100 + time / 3_600_000) * 100 + time / 60_000 % 60
    digits = (digits * 100 + time / 1000 % 60) * 1000 + time % 1000
    return String(unsafeUninitializedCapacity: Self.length) { buffer in
      for place in (0..<Self.length).reversed() {
        if let mark = Self.mark(at: place) {
          buffer[place] = mark
        } else {
          buffer[place] = 0x30 + UInt8(digits % 10)
          digits /= 10
        }
      }
      return Self.length
    }
  }

  /// Reads what ``text`` writes, and nothing else; `nil` for a date that is not in the calendar.
  public init?(_ text: String.UTF8View) {
    guard let time = Array(text).withUnsafeBufferPointer({ Timestamp($0) }) else { return nil }
    self = time
  }

  init?(_ text: UnsafeBufferPointer<UInt8>) {
    guard text.count == Self.length else { return nil }
    var digits: Int64 = 0
    for (place, byte) in text.enumerated() {
      if let mark = Self.mark(at: place) {
        guard byte == mark else { return nil }
      } else {
        guard byte &- 0x30 < 10 else { return nil }
        digits = digits * 10 + Int64(byte &- 0x30)
      }
    }
    func take(_ unit: Int64) -> Int64 {
      defer { digits /= unit }
      return digits % unit
    }
    let (fraction, second, minute, hour) = (take(1000), take(100), take(100), take(100))
    let (day, month, year) = (Int(take(100)), Int(take(100)), Int(digits))
    guard hour < 24, minute < 60, second < 60,
      let date = CalendarDate(year: year, month: month, day: day)
    else { return nil }
    let minutes = (Int64(date.dayNumber) * 24 + hour) * 60 + minute
    milliseconds = (minutes * 60 + second) * 1000 + fraction
  }

  private static let length = 24

  /// The mark that stands at `place` of ``text``; `nil` where a digit does.
  private static func mark(at place: Int) -> UInt8? {
    switch place {
    case 4, 7: UInt8(ascii: "-")
    case 10: UInt8(ascii: "T")
    case 13, 16: UInt8(ascii: ":")
    case 19: UInt8(ascii: ".")
    case 23: UInt8(ascii: "Z")
    default: nil
    }
  }
}

extension Int64 {
  fileprivate func floorDivided(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
