import Community

/// How much time lies between two exchanges: whole minutes, up to a day.
struct Interval: Equatable {
  /// So many minutes.
  let minutes: Int

  static let usual = Interval(minutes: 15)
  private static let day = 24 * 60

  init(minutes: Int) { self.minutes = minutes }

  /// Reads `15m` or `2h`; `nil` for anything else, and for what is shorter than a minute or longer
  /// than a day.
  init?(_ text: String) {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let unit = text.dropFirst(digits.count).drop { $0 == " " }
    guard let number = Int(digits), let length = ["m": 1, "min": 1, "h": 60][String(unit)],
      number > 0, number <= Self.day / length
    else { return nil }
    minutes = number * length
  }

  /// So many seconds.
  var seconds: Int { minutes * 60 }

  /// `15m`, `2h`: what is read.
  var text: String { minutes.isMultiple(of: 60) ? "\(minutes / 60)h" : "\(minutes)m" }

  /// « toutes les 15 minutes »
  var phrase: Phrase {
    let hours = minutes / 60
    switch minutes {
    case 1: return Phrase(fr: "toutes les minutes", en: "every minute")
    case 60: return Phrase(fr: "toutes les heures", en: "every hour")
    case _ where minutes.isMultiple(of: 60):
      return Phrase(fr: "toutes les \(hours) heures", en: "every \(hours) hours")
    default: return Phrase(fr: "toutes les \(minutes) minutes", en: "every \(minutes) minutes")
    }
  }
}
