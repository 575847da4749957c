import Community
import Merge

/// A day as people type it: `2026-11-24`, or `24/11/2026`.
enum TypedDay {
  /// The day that `text` means, which stands behind `option`.
  ///
  /// - Throws: ``Complaint`` when the calendar has none such.
  static func read(_ text: String, _ option: String) throws(Complaint) -> CalendarDate {
    if let day = CalendarDate(text) ?? slashed(text) { return day }
    throw Complaint(
      .usage,
      fr: "\(option) : « \(text) » n’est pas un jour du calendrier ; écrivez-le 24/11/2026 ou "
        + "2026-11-24.",
      en: "\(option): “\(text)” is no day of the calendar; write it 2026-11-24 or 24/11/2026.")
  }

  private static func slashed(_ text: String) -> CalendarDate? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[2].utf8.count == 4,
      parts.allSatisfy({ 1...4 ~= $0.utf8.count && $0.utf8.allSatisfy { $0 &- 0x30 < 10 } }),
      let day = Int(parts[0]), let month = Int(parts[1]), let year = Int(parts[2])
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }
}
