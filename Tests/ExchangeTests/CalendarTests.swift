import Exchange
import Fakes
import Merge
import Testing

@Suite struct CalendarTests {
  private let time = Timestamp(milliseconds: 1_795_507_200_000)
  private let network = "4h7k2m9qpx3w"

  private func meeting(_ values: [String: String], agenda: String = "") -> Sheet {
    var fields = values.mapValues { RecordView.Shown.value(Value($0)) }
    if !agenda.isEmpty { fields["agenda"] = .text(agenda) }
    return Sheet(record: "meeting/noel", fields: fields)
  }

  private func events(_ bytes: [UInt8]) throws -> [[String: Proposal.Content]] {
    try CalendarReader.events(from: bytes, network: network).map { event in
      Dictionary(uniqueKeysWithValues: event.parts.map { ($0.field, $0.content) })
    }
  }

  private func text(_ sheet: Sheet) -> String {
    String(
      decoding: CalendarWriter.bytes(of: [sheet], network: network, at: time), as: UTF8.self)
  }

  @Test func `Outlook's event is read, and not its alarm`() throws {
    let event = try events(foreign("outlook.ics"))[0]
    #expect(event["title"] == .typed("Réunion trimestrielle du réseau"))
    #expect(event["date"] == .typed("2026-12-03"))
    #expect(event["time"] == .typed("09:30"))
    #expect(event["ends"] == .typed("11:30"))
    #expect(event["place"] == .typed("Salle du conseil, bâtiment A"))
    #expect(event["status"] == .filling("planned"))
    let agenda = "1. Tour de table\n2. La GED, six mois après\n3. Questions diverses"
    #expect(event["agenda"] == .text(agenda))
  }

  @Test func `Thunderbird's events are read: hours of Greenwich, whole days, lengths`() throws {
    let read = try CalendarReader.events(from: foreign("thunderbird.ics"), network: network)
    let events = try events(foreign("thunderbird.ics"))
    #expect(events[0]["time"] == .typed("09:30"))
    #expect(events[0]["ends"] == .typed("12:00"))
    #expect(events[0]["status"] == .typed("cancelled"))
    #expect(events[0]["call"] == .typed("https://visio.valmerac.example/dunkerque"))
    #expect(events[1]["date"] == .typed("2027-04-15"))
    #expect(events[1]["time"] == nil)
    #expect(read[2].problem == .timeZone("America/New_York"))
  }

  @Test func `the same foreign event is always the same meeting`() throws {
    let bytes = try foreign("thunderbird.ics")
    let records = try CalendarReader.events(from: bytes, network: network).map(\.record)
    #expect(records == (try CalendarReader.events(from: bytes, network: network).map(\.record)))
    #expect(Set(records).count == 3)
    #expect(records.allSatisfy { Change.isRecordName($0 ?? "") })
  }

  @Test(arguments: [
    ("20260329T005900Z", "01:59"), ("20260329T010000Z", "03:00"),
    ("20261025T005900Z", "02:59"), ("20261025T010000Z", "02:00"), ("20261231T233000Z", "00:30"),
  ])
  func `hours of Greenwich become those of Paris, by the rule of the Union`(
    start: String, time: String
  ) throws {
    let text = "BEGIN:VEVENT\nUID:x\nDTSTART:\(start)\nEND:VEVENT\n"
    #expect(try events(Array(text.utf8))[0]["time"] == .typed(time))
  }

  @Test func `a meeting has the lines that calendars ask for`() {
    let text = text(
      meeting(
        [
          "title": "Réunion, de Noël", "date": "2026-12-18", "time": "14:00", "ends": "15:30",
          "place": "Salle B; 1er étage", "call": "https://visio.example/x", "status": "planned",
          "host": "Lyon",
        ], agenda: "1. Bilan\n2. Vœux"))
    for line in [
      "UID:meeting/noel@4h7k2m9qpx3w", "DTSTAMP:20261124T080000Z",
      "DTSTART;TZID=Europe/Paris:20261218T140000", "DTEND;TZID=Europe/Paris:20261218T153000",
      "SUMMARY:Réunion\\, de Noël", "LOCATION:Salle B\\; 1er étage",
      "URL:https://visio.example/x", "DESCRIPTION:1. Bilan\\n2. Vœux", "STATUS:CONFIRMED",
      "TZID:Europe/Paris", "BEGIN:VTIMEZONE",
    ] {
      #expect(text.contains("\r\n\(line)\r\n"), "\(line)")
    }
  }

  @Test func `a meeting without an hour takes the whole day, and one past midnight two`() {
    #expect(text(meeting(["date": "2026-12-18"])).contains("DTSTART;VALUE=DATE:20261218\r\n"))
    let late = text(meeting(["date": "2026-12-31", "time": "22:00", "ends": "01:00"]))
    #expect(late.contains("DTEND;TZID=Europe/Paris:20270101T010000\r\n"))
    #expect(!CalendarWriter.canWrite(meeting(["title": "Un jour"])))
  }

  @Test func `any meeting comes back from a calendar as it was`() throws {
    for seed in seeds(200) {
      var mixture = Mixture(seed)
      var values = ["date": "2026-0\(mixture.random.number(1...9))-11"]
      if mixture.random.flip() { values["time"] = "0\(mixture.random.number(0...9)):15" }
      if values["time"] != nil, mixture.random.flip() {
        values["ends"] = "1\(mixture.random.number(0...9)):45"
      }
      values["status"] = mixture.random.pick(["planned", "held", "cancelled"])
      for field in ["title", "place", "host", "speaker", "subject"] {
        values[field] = mixture.line()
      }
      values["call"] = mixture.random.flip() ? "https://x.example/a,b;c" : "05 36 49 10 01"
      let agenda = "a" + mixture.text(30)
      let sheet = meeting(values, agenda: agenda)
      let bytes = CalendarWriter.bytes(of: [sheet], network: network, at: time)
      let event = try CalendarReader.events(from: bytes, network: network)[0]
      #expect(event.record == sheet.record)
      for part in event.parts {
        switch part.content {
        case .text(let text): #expect(Array(text.utf8) == Array(agenda.utf8), "seed \(seed)")
        case .typed(let text):
          let written = values[part.field] ?? ""
          let trimmed = written.unicodeScalars.drop { $0.properties.isWhitespace }
          let isSame = String(trimmed).utf8.starts(with: text.utf8)
          #expect(isSame, "seed \(seed): \(part.field)")
        default: Issue.record("seed \(seed): \(part.field)")
        }
      }
      #expect(event.parts.count == values.count + 1, "seed \(seed)")
    }
  }

  @Test func `an event without a beginning is refused`() throws {
    let text = "BEGIN:VEVENT\nUID:x\nSUMMARY:y\nEND:VEVENT\n"
    let events = try CalendarReader.events(from: Array(text.utf8), network: network)
    #expect(events[0].problem == .noStart)
  }
}
