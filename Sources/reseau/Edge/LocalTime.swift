import Community
import Merge

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A moment as people read it, by the machine's own time zone.
struct LocalTime {
  private let time: tm

  init(_ moment: Timestamp) {
    var seconds = time_t(moment.milliseconds / 1000)
    var time = tm()
    localtime_r(&seconds, &time)
    self.time = time
  }

  /// « 24 nov. 2026 à 09:05 », “24 Nov 2026, 09:05”.
  var phrase: Phrase {
    let day = DayText(
      year: Int(time.tm_year) + 1900, month: Int(time.tm_mon) + 1, day: Int(time.tm_mday)
    ).phrase
    let clock = "\(padded(time.tm_hour)):\(padded(time.tm_min))"
    return Phrase(fr: "\(day.french) à \(clock)", en: "\(day.english), \(clock)")
  }

  /// `2026-11-24 09:05`, which sorts as text does and is the same in each language.
  var numeric: String {
    let day = [time.tm_year + 1900, time.tm_mon + 1, time.tm_mday].map(padded)
    return "\(day.joined(separator: "-")) \(padded(time.tm_hour)):\(padded(time.tm_min))"
  }

  /// The day of the calendar.
  ///
  /// `nil` beyond the year 9999, which only a broken clock shows.
  var date: CalendarDate? {
    CalendarDate(
      year: Int(time.tm_year) + 1900, month: Int(time.tm_mon) + 1, day: Int(time.tm_mday))
  }

  /// Today's day, by the machine's own time zone.
  ///
  /// - Throws: ``Complaint`` when the clock is beyond the calendar's years.
  static func today() throws(Complaint) -> CalendarDate {
    let now = LocalTime(Edge.now)
    if let date = now.date { return date }
    let year = Int(now.time.tm_year) + 1900
    throw Complaint(
      .badData, fr: "L’horloge de cet ordinateur est en l’an \(year) : mettez-la à l’heure.",
      en: "The clock of this computer is in the year \(year): set it right.")
  }

  private func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
