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

  private func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// A day as people read it.
struct DayText {
  let year: Int
  let month: Int
  let day: Int

  /// « 1er juin 2026 », “1 Jun 2026”.
  var phrase: Phrase {
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
