/// A length of time in one round unit: “3 hours”.
public struct TimeSpan: Sendable {
  /// Its length.
  public let milliseconds: Int64

  /// Makes a span of so many milliseconds.
  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  private typealias Unit = (size: Int64, fr: (String, String), en: (String, String))

  private static let largeUnits: [Unit] = [
    (86_400_000, ("jour", "jours"), ("day", "days")),
    (3_600_000, ("heure", "heures"), ("hour", "hours")),
  ]
  private static let minute: Unit = (60_000, ("minute", "minutes"), ("minute", "minutes"))

  /// The span, rounded down, in the largest unit that it holds twice; at least in minutes.
  public var phrase: Phrase {
    let unit = Self.largeUnits.first { milliseconds >= 2 * $0.size } ?? Self.minute
    return Counted(count: Int(milliseconds / unit.size), fr: unit.fr, en: unit.en).phrase
  }
}

/// A size in bytes as drives are sold, in powers of a thousand: “12 GB”.
public struct ByteCount: Sendable {
  /// How many bytes they are.
  public let bytes: Int

  /// Makes a size of so many bytes.
  public init(bytes: Int) { self.bytes = bytes }

  private static let units = [
    (1_000_000_000_000, "To", "TB"), (1_000_000_000, "Go", "GB"), (1_000_000, "Mo", "MB"),
    (1000, "ko", "kB"),
  ]

  /// The size, rounded down to whole units.
  public var phrase: Phrase {
    guard let (size, french, english) = Self.units.first(where: { bytes >= $0.0 }) else {
      return Counted(count: bytes, fr: ("octet", "octets"), en: ("byte", "bytes")).phrase
    }
    return Counted(
      count: bytes / size, fr: (french, french), en: (english, english)
    ).phrase
  }
}
