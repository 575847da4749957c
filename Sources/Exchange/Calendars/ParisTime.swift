import Merge

/// The hours that meetings are held by: those of Paris.
///
/// Meetings note what the clock on the wall says, and no zone. Of all zones this is the one that
/// the sites live in; a calendar elsewhere shows the right moment, as it would not if the hours
/// went without a zone. The rule is that of the European Union since 1996 (directive 2000/84/EC):
/// summer time from the last Sunday of March, 01:00 UTC, to the last one of October, 01:00 UTC.
enum ParisTime {
  /// The zone's name (IANA).
  static let name = "Europe/Paris"

  /// Names under which other programs know zones whose clocks show the same.
  private static let same: Set<String> = [
    "europe/paris", "europe/brussels", "europe/madrid", "europe/berlin", "europe/rome",
    "europe/amsterdam", "europe/luxembourg", "europe/zurich", "europe/vienna", "europe/monaco",
    "europe/warsaw", "europe/prague", "romance standard time", "w. europe standard time",
    "central europe standard time", "central european standard time",
  ]

  /// Whether the clocks of the zone called `zone` show the hours of Paris; some programs put a
  /// path of their own before the name.
  static func isSame(_ zone: String) -> Bool {
    let zone = SetCell.trimmed(zone).lowercased()
    return same.contains(zone) || same.contains { zone.hasSuffix("/" + $0) }
  }

  /// The zone's definition, which a calendar carries along (RFC 5545, section 3.6.5).
  static let definition = [
    ContentLine("BEGIN", value: "VTIMEZONE"), ContentLine("TZID", value: name),
    ContentLine("BEGIN", value: "DAYLIGHT"), ContentLine("DTSTART", value: "19960331T020000"),
    ContentLine("RRULE", value: "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"),
    ContentLine("TZOFFSETFROM", value: "+0100"), ContentLine("TZOFFSETTO", value: "+0200"),
    ContentLine("TZNAME", value: "CEST"), ContentLine("END", value: "DAYLIGHT"),
    ContentLine("BEGIN", value: "STANDARD"), ContentLine("DTSTART", value: "19961027T030000"),
    ContentLine("RRULE", value: "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
    ContentLine("TZOFFSETFROM", value: "+0200"), ContentLine("TZOFFSETTO", value: "+0100"),
    ContentLine("TZNAME", value: "CET"), ContentLine("END", value: "STANDARD"),
    ContentLine("END", value: "VTIMEZONE"),
  ]

  /// What the clocks of Paris show when those of Greenwich show `minute`, counted from 1970 on.
  static func local(ofUTC minute: Int) -> Int {
    let day = Int((Double(minute) / 1440).rounded(.down))
    guard let date = CalendarDate(dayNumber: day),
      let begin = changeover(date.year, month: 3), let end = changeover(date.year, month: 10)
    else { return minute + 60 }
    return minute + (begin..<end ~= minute ? 120 : 60)
  }

  /// The last Sunday of a month of 31 days, 01:00 UTC, in minutes from 1970 on.
  private static func changeover(_ year: Int, month: Int) -> Int? {
    guard let last = CalendarDate(year: year, month: month, day: 31)?.dayNumber else { return nil }
    // Day 0 was a Thursday; Sundays are those with 3 left over.
    let sunday = last - ((last - 3) % 7 + 7) % 7
    return sunday * 1440 + 60
  }
}
