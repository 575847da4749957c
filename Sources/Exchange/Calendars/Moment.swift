import Merge

/// A day, with or without an hour, as the clock on the wall shows it.
struct Moment: Hashable {
  let day: CalendarDate
  /// Minutes from midnight on; `nil` for the day as a whole.
  let minute: Int?

  /// Makes the moment of a meeting's `date` (`YYYY-MM-DD`) and `time` (`HH:MM`).
  init?(date: String, time: String?) {
    guard let day = CalendarDate(date) else { return nil }
    self.day = day
    minute = time.flatMap(Self.minute)
  }

  private init?(minutes: Int) {
    let number = Int((Double(minutes) / 1440).rounded(.down))
    guard let day = CalendarDate(dayNumber: number) else { return nil }
    self.day = day
    minute = minutes - number * 1440
  }

  /// Minutes from 1970 on.
  var minutes: Int { day.dayNumber * 1440 + (minute ?? 0) }

  /// The moment so many minutes later.
  func later(by minutes: Int) -> Moment? { Moment(minutes: self.minutes + minutes) }

  /// The hour as `HH:MM`.
  var time: String? { minute.map { "\(Self.twoDigits($0 / 60)):\(Self.twoDigits($0 % 60))" } }

  /// The moment as iCalendar writes it: `20261124`, `20261124T093000`.
  var basic: String {
    let date = String(day.text.filter { $0 != "-" })
    return minute.map { "\(date)T\(Self.twoDigits($0 / 60))\(Self.twoDigits($0 % 60))00" } ?? date
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  /// The minutes of `HH:MM`, also written `9h30`; `nil` for what is no hour.
  static func minute(of time: String) -> Int? {
    let parts = time.lowercased().split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == ":" || $0 == "h" })
    guard parts.count == 2, 1...2 ~= parts[0].utf8.count, [0, 2].contains(parts[1].utf8.count),
      let hour = Int(parts[0]), let minute = parts[1].isEmpty ? 0 : Int(parts[1]),
      0..<24 ~= hour, 0..<60 ~= minute
    else { return nil }
    return hour * 60 + minute
  }
}

extension Moment {
  /// Reads `DTSTART` or `DTEND`.
  ///
  /// - Throws: ``ImportProblem/timeZone(_:)`` for a zone whose hours are not those of Paris.
  static func read(_ line: ContentLine) throws(ImportProblem) -> Moment? {
    let text = SetCell.trimmed(line.value)
    let isUTC = text.hasSuffix("Z") || text.hasSuffix("z")
    let digits = text.utf8.filter { $0 &- 0x30 < 10 }
    guard digits.count == 8 || digits.count == 14 || digits.count == 12, text.utf8.count <= 20,
      let number = Int(String(decoding: digits.prefix(8), as: UTF8.self)),
      let day = CalendarDate(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    else { return nil }
    guard digits.count > 8 else { return Moment(date: day.text, time: nil) }
    guard let time = Int(String(decoding: digits[8..<12], as: UTF8.self)), time / 100 < 24,
      time % 100 < 60
    else { return nil }
    let minutes = day.dayNumber * 1440 + time / 100 * 60 + time % 100
    if isUTC { return Moment(minutes: ParisTime.local(ofUTC: minutes)) }
    if let zone = line.parameter("TZID"), !ParisTime.isSame(zone) { throw .timeZone(zone) }
    return Moment(minutes: minutes)
  }

  /// The minutes of `DURATION` (RFC 5545, section 3.3.6), such as `PT1H30M`.
  static func duration(_ text: String) -> Int? {
    var minutes = 0
    var number = 0
    var hasDigits = false
    guard let first = text.utf8.first, first | 0x20 == UInt8(ascii: "p"), text.utf8.count <= 20
    else { return nil }
    for byte in text.utf8.dropFirst() {
      if byte &- 0x30 < 10 {
        number = min(number * 10 + Int(byte - 0x30), 1_000_000)
        hasDigits = true
        continue
      }
      switch byte | 0x20 {
      case UInt8(ascii: "w"): minutes += number * 10_080
      case UInt8(ascii: "d"): minutes += number * 1440
      case UInt8(ascii: "h"): minutes += number * 60
      case UInt8(ascii: "m"): minutes += number
      case UInt8(ascii: "s"), UInt8(ascii: "t"): break
      default: return nil
      }
      number = 0
    }
    return hasDigits ? minutes : nil
  }
}
