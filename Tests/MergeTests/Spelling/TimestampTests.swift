import Fakes
import Foundation
import Merge
import Testing

@Suite struct TimestampTests {
  private static let utc = Date.ISO8601FormatStyle(includingFractionalSeconds: false)

  @Test(arguments: seeds(2000))
  func `a time reads as Foundation reads it`(seed: UInt64) throws {
    var random = Seeded(seed)
    // Whole seconds, from year 1600 on: before that, Foundation counts by the Julian calendar.
    let seconds = Int64.random(in: -11_676_096_000...253_402_300_799, using: &random)
    let text = Timestamp(milliseconds: seconds * 1000).text
    let date = Date(timeIntervalSince1970: Double(seconds))
    #expect(text.dropLast(5) + "Z" == date.formatted(Self.utc))
  }

  @Test(arguments: seeds(2000))
  func `a time is read back from its text`(seed: UInt64) {
    var random = Seeded(seed)
    let time = Timestamp(milliseconds: Int64.random(in: Timestamp.range, using: &random))
    #expect(Timestamp(time.text.utf8) == time)
  }

  @Test func `times sort as their texts do`() {
    var random = Seeded(7)
    let times = (0..<500).map { _ in
      Timestamp(milliseconds: Int64.random(in: Timestamp.range, using: &random))
    }
    #expect(times.sorted().map(\.text) == times.map(\.text).sorted())
  }

  @Test(arguments: [1999, 2000, 2024, 2026, 1900, 2100, 0, 4, 100, 400, 9999])
  func `each month has its days`(year: Int) {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    for (month, last) in days.enumerated() {
      for day in 0...32 {
        let date = String(format: "%04d-%02d-%02d", year, month + 1, day)
        let time = Timestamp("\(date)T12:34:56.789Z".utf8)
        #expect((time != nil) == (1...last ~= day), "\(date)")
        if let time { #expect(time.text == "\(date)T12:34:56.789Z") }
      }
    }
  }

  @Test func `times outside the years 0 to 9999 are held at the bounds`() {
    #expect(Timestamp(milliseconds: .max).text == "9999-12-31T23:59:59.999Z")
    #expect(Timestamp(milliseconds: .min).text == "0000-01-01T00:00:00.000Z")
    #expect(Timestamp(milliseconds: 0).text == "1970-01-01T00:00:00.000Z")
    #expect(Timestamp(milliseconds: -1).text == "1969-12-31T23:59:59.999Z")
  }

  @Test(arguments: [
    "", "2026-11-24", "2026-11-24T08:00:00.000", "2026-11-24T08:00:00.000z",
    "2026-11-24t08:00:00.000Z", "2026-11-24 08:00:00.000Z", "2026-11-24T08:00:00,000Z",
    "2026-11-24T24:00:00.000Z", "2026-11-24T08:60:00.000Z", "2026-11-24T08:00:60.000Z",
    "2026-00-24T08:00:00.000Z", "2026-13-24T08:00:00.000Z", "2026-11-24T08:00:00.0000Z",
    "+026-11-24T08:00:00.000Z", "2026-11-24T08:00:00.000Z ", "２026-11-24T08:00:00.0Z",
  ])
  func `any other text is no time`(text: String) {
    #expect(Timestamp(text.utf8) == nil)
  }
}
