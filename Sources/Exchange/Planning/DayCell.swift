import Merge

/// A day as people in France write it.
enum DayCell {
  /// The day that `text` says, as `YYYY-MM-DD`: `2026-11-24`, or `24/11/2026` with points or
  /// dashes instead, and with the midnight that a spreadsheet puts behind a day. `nil` for what is
  /// no day: a year of two digits may be of either century.
  static func read(_ text: String) -> String? {
    let day = SetCell.trimmed(text).split(separator: " ", maxSplits: 1)
    guard let first = day.first else { return nil }
    if day.count > 1, !["00:00", "00:00:00", "0:00", "0:00:00"].contains(day[1]) { return nil }
    if let date = CalendarDate(String(first)) { return date.text }
    let parts = first.split(omittingEmptySubsequences: false) { "/.-".contains($0) }
    guard parts.count == 3, parts[2].utf8.count == 4,
      parts.allSatisfy({ 1...4 ~= $0.utf8.count && $0.utf8.allSatisfy { $0 &- 0x30 < 10 } }),
      let year = Int(parts[2]), let month = Int(parts[1]), let date = Int(parts[0])
    else { return nil }
    return CalendarDate(year: year, month: month, day: date)?.text
  }
}
