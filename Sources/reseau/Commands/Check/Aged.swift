import Community
import Merge

/// Something, and how long ago it was last well.
struct Aged {
  let name: String
  /// Its age; `nil` when it never was well.
  let seconds: Int?

  init(_ name: String, since: Timestamp?, _ now: Timestamp) {
    self.name = name
    seconds = since.map { Int(max(0, now.milliseconds - $0.milliseconds) / 1000) }
  }

  /// « 34 jours ».
  var span: Phrase {
    guard let seconds else { return Phrase(fr: "jamais", en: "never") }
    return TimeSpan(milliseconds: Int64(seconds) * 1000).phrase
  }

  /// « Lyon (34 jours), Pau (31 jours) ».
  static func list(_ all: [Aged]) -> Phrase {
    let shown = all.prefix(mostNames)
    let more = all.count > mostNames ? ", …" : ""
    return Phrase(
      fr: shown.map { "\($0.name) (\($0.span.french))" }.joined(separator: ", ") + more,
      en: shown.map { "\($0.name) (\($0.span.english))" }.joined(separator: ", ") + more)
  }

  private static let mostNames = 5
}
