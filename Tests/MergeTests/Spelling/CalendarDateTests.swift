import Testing

@testable import Merge

@Suite struct CalendarDateTests {
  @Test(arguments: ["2026-11-24", "2024-02-29", "2000-02-29", "0000-01-01", "9999-12-31"])
  func `a day of the calendar is a date`(text: String) {
    #expect(CalendarDate(text)?.text == text)
  }

  @Test(arguments: [
    "2026-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00",
    "2026-1-1", "24/11/2026", "2026-11-24 ", "+026-11-24", "２０２６-11-24", "",
  ])
  func `what the calendar does not have is no date`(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func `each day follows the one before`() throws {
    var before = try #require(CalendarDate("1599-12-31"))
    for number in before.dayNumber + 1...before.dayNumber + 2 * 146_097 {
      let day = try #require(CalendarDate(dayNumber: number))
      guard before < day, day.dayNumber == number, day.day == before.day + 1 || day.day == 1
      else {
        Issue.record("\(before.text) is followed by \(day.text)")
        return
      }
      before = day
    }
    #expect(before.text == "2399-12-31")
  }

  @Test func `days are counted from 1970, within four digits of a year`() {
    #expect(CalendarDate("1970-01-01")?.dayNumber == 0)
    #expect(CalendarDate(dayNumber: -719_528)?.text == "0000-01-01")
    #expect(CalendarDate(dayNumber: 2_932_896)?.text == "9999-12-31")
    #expect(CalendarDate(dayNumber: -719_529) == nil)
    #expect(CalendarDate(dayNumber: 2_932_897) == nil)
  }

  @Test(arguments: [
    ("1970-01-01T00:00:00.000Z", 0), ("2026-12-24T08:00:00.000Z", 1_798_099_200_000),
    ("1969-12-31T23:59:59.999Z", -1), ("9999-12-31T23:59:59.999Z", Timestamp.range.upperBound),
  ])
  func `a timestamp reads as its milliseconds and back`(text: String, milliseconds: Int64) {
    #expect(Timestamp(text.utf8)?.milliseconds == milliseconds)
    #expect(Timestamp(milliseconds: milliseconds).text == text)
  }

  @Test(arguments: [
    "2026-12-24T08:00:00Z", "2026-12-24T24:00:00.000Z", "2026-12-24T08:60:00.000Z",
    "2026-12-24T08:00:60.000Z", "2026-12-24 08:00:00.000Z", "2026-12-24T08:00:00.000+01:00",
  ])
  func `a timestamp has one spelling`(text: String) {
    #expect(Timestamp(text.utf8) == nil)
  }
}
