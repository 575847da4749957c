/// A moment as journals write it: UTC, to the millisecond, `2026-11-24T08:00:00.000Z`.
struct Timestamp: Hashable, Sendable {
  /// Milliseconds since 1970-01-01 UTC.
  let milliseconds: Int64

  /// The last moment that four digits of a year can tell.
  static let latest: Int64 = 253_402_300_799_999

  private static let dayLength: Int64 = 86_400_000

  init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// Reads the one form that ``text`` writes.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 24, let date = CalendarDate(String(decoding: bytes[..<10], as: UTF8.self)),
      bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "."),
      bytes[23] == UInt8(ascii: "Z"),
      let hour = Int(digits: bytes[11..<13]), hour < 24,
      let minute = Int(digits: bytes[14..<16]), minute < 60,
      let second = Int(digits: bytes[17..<19]), second < 60,
      let millisecond = Int(digits: bytes[20..<23])
    else { return nil }
    let ofDay = ((hour * 60 + minute) * 60 + second) * 1_000 + millisecond
    milliseconds = Int64(date.dayNumber) * Self.dayLength + Int64(ofDay)
  }

  /// The moment as text; `nil` outside the years 0 to 9999.
  var text: String? {
    let (days, rest) = milliseconds.quotientAndRemainder(dividingBy: Self.dayLength)
    let ofDay = Int(rest < 0 ? rest + Self.dayLength : rest)
    guard let date = CalendarDate(dayNumber: Int(rest < 0 ? days - 1 : days)) else { return nil }
    let hour = (ofDay / 3_600_000).padded(to: 2)
    let minute = (ofDay / 60_000 % 60).padded(to: 2)
    let second = (ofDay / 1_000 % 60).padded(to: 2)
    return "\(date.text)T\(hour):\(minute):\(second).\((ofDay % 1_000).padded(to: 3))Z"
  }
}
