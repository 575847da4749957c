import Community
import Crypto

/// What an event says of a meeting.
public struct CalendarEvent: Hashable, Sendable {
  /// What is said of one field.
  public struct Part: Hashable, Sendable {
    /// The field's name.
    public let field: String
    /// What is said.
    public let content: Proposal.Content
  }

  /// The line where it begins, from 1.
  public let line: Int
  /// The meeting; `nil` when the event has no `UID`.
  public fileprivate(set) var record: String?
  /// What is said of its fields.
  public fileprivate(set) var parts: [Part] = []
  /// Why the event can't be taken.
  public fileprivate(set) var problem: ImportProblem?

  fileprivate mutating func say(_ content: Proposal.Content, of field: String) {
    parts.append(Part(field: field, content: content))
  }

  /// What it proposes for a record of `kind`; what the kind has no field for is left out.
  public func proposal(of kind: Kind) -> Proposal {
    var proposal = Proposal(line: line)
    proposal.record = record
    proposal.problem = problem
    for part in parts { proposal.say(part.content, of: part.field, kind) }
    return proposal
  }
}

/// Reads the events of an iCalendar file as meetings.
public enum CalendarReader {
  /// The most events of a file.
  public static let mostEvents = 100_000

  private static let kind = "meeting"

  /// The events in `bytes`.
  ///
  /// - Parameter network: the network's id, which marks the events that it wrote itself.
  public static func events(
    from bytes: [UInt8], network: String
  ) throws(FormatError) -> [CalendarEvent] {
    guard bytes.count <= CSVReader.mostBytes else {
      throw FormatError(.tooMuch(most: CSVReader.mostBytes, .bytes))
    }
    var events: [CalendarEvent] = []
    var event: [ContentLine]?
    // What stands within an event, such as its alarm, has properties of the same names.
    var depth = 0
    for line in try ContentLine.lines(of: bytes) {
      let mark = SetCell.trimmed(line.value).uppercased()
      switch line.name {
      case "BEGIN" where event != nil: depth += 1
      case "BEGIN" where mark == "VEVENT": event = [line]
      case "END" where event != nil && depth > 0: depth -= 1
      case "END" where event != nil:
        guard mark == "VEVENT", let lines = event else { continue }
        events.append(self.event(of: lines, network))
        event = nil
        guard events.count <= mostEvents else {
          throw FormatError(.tooMuch(most: mostEvents, .entries))
        }
      default: if depth == 0 { event?.append(line) }
      }
    }
    if let first = event?.first { throw FormatError(.unclosed("VEVENT"), line: first.number) }
    guard !events.isEmpty else { throw FormatError(.empty) }
    return events
  }

  private static func event(of lines: [ContentLine], _ network: String) -> CalendarEvent {
    var event = CalendarEvent(line: lines.first?.number ?? 1)
    func line(_ name: String) -> ContentLine? { lines.first { $0.name == name } }
    func text(_ name: String) -> String? {
      line(name).map { SetCell.trimmed(EscapedText.read($0.value)) }.flatMap { text in
        text.isEmpty ? nil : text
      }
    }
    func say(_ text: String?, _ field: String) {
      if let text { event.say(.typed(text), of: field) }
    }
    let isOwn: Bool
    (event.record, isOwn) = record(
      text("UID") ?? "", line("RECURRENCE-ID")?.value, network)
    say(text("SUMMARY"), "title")
    do {
      guard let start = try line("DTSTART").flatMap({ try Moment.read($0) }) else {
        throw ImportProblem.noStart
      }
      say(start.day.text, "date")
      say(start.time, "time")
      if start.minute != nil { say(try end(after: start, line)?.time, "ends") }
    } catch {
      event.problem = error as? ImportProblem ?? .noStart
    }
    say(text("LOCATION"), "place")
    say(text("URL") ?? text("X-RESEAU-CALL"), "call")
    say(text("X-RESEAU-HOST"), "host")
    say(text("X-RESEAU-SPEAKER"), "speaker")
    say(text("X-RESEAU-SUBJECT"), "subject")
    if let status = text("X-RESEAU-STATUS") {
      say(status, "status")
    } else if text("STATUS")?.uppercased() == "CANCELLED" {
      say("cancelled", "status")
    } else {
      event.say(.filling("planned"), of: "status")
    }
    if let agenda = line("DESCRIPTION").map({ EscapedText.read($0.value) }), !agenda.isEmpty {
      event.say(.text(agenda), of: "agenda")
    }
    let tags = lines.filter { $0.name == "CATEGORIES" }
      .flatMap { EscapedText.parts(of: $0.value, dividedBy: ",") }.filter { !$0.isEmpty }
    if !tags.isEmpty { event.say(isOwn ? .set(tags) : .adding(tags), of: "tags") }
    return event
  }

  /// The record of an event: for one that this network wrote, the meeting itself; for others a
  /// name made of the `UID`, so that the same event always means the same meeting. The occurrences
  /// of a series that were moved have the series' `UID`, and the day they were moved from.
  private static func record(
    _ uid: String, _ occurrence: String?, _ network: String
  ) -> (String?, isOwn: Bool) {
    guard !uid.isEmpty else { return (nil, false) }
    let parts = uid.split(separator: "@", maxSplits: 1)
    if parts.count == 2, String(parts[1]) == network, let name = RecordName(String(parts[0])),
      name.kind == kind
    {
      return (name.text, true)
    }
    let digest = SHA256.hash(data: Array((uid + (occurrence.map { "\n" + $0 } ?? "")).utf8))
    return ("\(kind)/ics-\(Base32.encode(digest.prefix(10)))", false)
  }

  /// The end, when it is within a day: a meeting has one day.
  private static func end(
    after start: Moment, _ line: (String) -> ContentLine?
  ) throws(ImportProblem) -> Moment? {
    var end: Moment?
    if let last = line("DTEND") {
      end = try Moment.read(last)
    } else if let minutes = line("DURATION").flatMap({
      Moment.duration(SetCell.trimmed($0.value))
    }) {
      end = start.later(by: minutes)
    }
    guard let end, end.minute != nil, 1...1440 ~= end.minutes - start.minutes else { return nil }
    return end
  }
}
