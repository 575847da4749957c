import Merge

/// Writes meetings as an iCalendar file (RFC 5545).
///
/// A meeting is a record with the fields title, date, time, ends, place, call, host, speaker,
/// subject, status and agenda.
public enum CalendarWriter {
  /// The calendar of `sheets`. Those without a day are left out: an event has one.
  ///
  /// - Parameters:
  ///   - network: the network's id. With a meeting's name it makes the event's `UID`, by which
  ///     every calendar knows the event again.
  ///   - time: when it is written.
  public static func bytes(of sheets: [Sheet], network: String, at time: Timestamp) -> [UInt8] {
    var lines = [
      ContentLine("BEGIN", value: "VCALENDAR"), ContentLine("VERSION", value: "2.0"),
      ContentLine("PRODID", value: "-//Réseau//Réseau//FR"),
      ContentLine("CALSCALE", value: "GREGORIAN"), ContentLine("METHOD", value: "PUBLISH"),
    ]
    lines += ParisTime.definition
    for sheet in sheets { lines += event(sheet, network, time) }
    lines.append(ContentLine("END", value: "VCALENDAR"))
    return Array(lines.map(\.folded).joined().utf8)
  }

  /// Whether a meeting has a day, and so a place in a calendar.
  public static func canWrite(_ sheet: Sheet) -> Bool { start(of: sheet) != nil }

  private static func start(of sheet: Sheet) -> Moment? {
    sheet.string("date").flatMap { Moment(date: $0, time: sheet.string("time")) }
  }

  private static func event(
    _ sheet: Sheet, _ network: String, _ time: Timestamp
  ) -> [ContentLine] {
    guard let start = start(of: sheet) else { return [] }
    var lines = [
      ContentLine("BEGIN", value: "VEVENT"),
      ContentLine("UID", value: "\(sheet.record)@\(network)"),
      ContentLine("DTSTAMP", value: UTCTime.basic(time)), moment(start, "DTSTART"),
    ]
    if let end = end(of: sheet, start) { lines.append(moment(end, "DTEND")) }
    func value(_ field: String, _ property: String) {
      guard let text = sheet.string(field) else { return }
      lines.append(ContentLine(property, value: EscapedText.write(text)))
    }
    value("title", "SUMMARY")
    value("place", "LOCATION")
    if let call = sheet.string("call") {
      // A link is an address as it stands; a number is none.
      let isLink = call.contains("://") && call.utf8.allSatisfy { $0 > 0x20 }
      lines.append(
        ContentLine(
          isLink ? "URL" : "X-RESEAU-CALL", value: isLink ? call : EscapedText.write(call)))
    }
    let agenda = sheet.text("agenda")
    if !agenda.isEmpty {
      lines.append(ContentLine("DESCRIPTION", value: EscapedText.write(agenda)))
    }
    let tags = sheet.elements("tags")
    if !tags.isEmpty {
      lines.append(
        ContentLine("CATEGORIES", value: tags.map(EscapedText.write).joined(separator: ",")))
    }
    if let status = sheet.string("status") {
      let word = status == "cancelled" ? "CANCELLED" : "CONFIRMED"
      lines.append(ContentLine("STATUS", value: word))
    }
    value("status", "X-RESEAU-STATUS")
    value("host", "X-RESEAU-HOST")
    value("speaker", "X-RESEAU-SPEAKER")
    value("subject", "X-RESEAU-SUBJECT")
    lines.append(ContentLine("END", value: "VEVENT"))
    return lines
  }

  /// The end: on the next day when the clock then shows less than at the start.
  private static func end(of sheet: Sheet, _ start: Moment) -> Moment? {
    guard let first = start.minute, let last = sheet.string("ends").flatMap(Moment.minute) else {
      return nil
    }
    return start.later(by: last > first ? last - first : last - first + 1440)
  }

  private static func moment(_ moment: Moment, _ name: String) -> ContentLine {
    let parameter =
      moment.minute == nil
      ? ContentLine.Parameter(name: "VALUE", value: "DATE")
      : ContentLine.Parameter(name: "TZID", value: ParisTime.name)
    return ContentLine(name, [parameter], value: moment.basic)
  }
}
