/// A time of the day, in whole minutes.
public struct ClockTime: Hashable, Comparable, Sendable {
  /// The hour, 0 to 23.
  public let hour: Int
  /// The minute, 0 to 59.
  public let minute: Int

  /// Makes a time; `nil` when the day has none such.
  public init?(hour: Int, minute: Int) {
    guard 0...23 ~= hour, 0...59 ~= minute else { return nil }
    self.hour = hour
    self.minute = minute
  }

  /// Reads `HH:MM`, as journals have it; `nil` when `text` is anything else.
  public init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.count == 2 }) else { return nil }
    self.init(parts[0], parts[1])
  }

  /// Reads what people type: `9:30`, `9h30`, `9 h 30`, `9h`.
  public init?(typed text: String) {
    let plain = text.lowercased().filter { !$0.isWhitespace }
    let parts = plain.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "h" }
    guard parts.count == 2, 1...2 ~= parts[0].utf8.count else { return nil }
    let isFullHour = parts[1].isEmpty && plain.hasSuffix("h")
    guard isFullHour || parts[1].utf8.count == 2 else { return nil }
    self.init(parts[0].utf8, isFullHour ? "00".utf8[...] : parts[1].utf8)
  }

  private init?(_ hour: Substring.UTF8View, _ minute: Substring.UTF8View) {
    func number(_ digits: Substring.UTF8View) -> Int? {
      guard digits.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
      return digits.reduce(0) { 10 * $0 + Int($1 &- 0x30) }
    }
    guard let hour = number(hour), let minute = number(minute) else { return nil }
    self.init(hour: hour, minute: minute)
  }

  /// The time as `HH:MM`.
  public var text: String { "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)" }

  /// « 9 h 30 », “09:30”.
  public var phrase: Phrase {
    Phrase(
      fr: "\(hour)\u{A0}h" + (minute == 0 ? "" : "\u{A0}\(minute < 10 ? "0" : "")\(minute)"),
      en: text)
  }

  /// Orders by time.
  public static func < (left: ClockTime, right: ClockTime) -> Bool {
    (left.hour, left.minute) < (right.hour, right.minute)
  }
}
