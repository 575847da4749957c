import Fakes
import Journal
import Merge
import Testing

@testable import Workspace

/// What the index keeps of a journal's dates.
@Suite struct JournalTimesTests {
  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func `an entry is as old as the least date from it on, of those since the journal began`(
    seed: UInt64
  ) {
    var random = Seeded(seed)
    let dates = (0..<Int.random(in: 1...60, using: &random)).map { _ in
      Timestamp(milliseconds: Int64.random(in: 0...30, using: &random))
    }
    var times = JournalTimes()
    for (place, date) in dates.enumerated() {
      times.note(UInt32(place) + 1, at: date)
      times = JournalTimes(encoded: times.encoded)
    }
    for (place, date) in dates.enumerated() {
      let later = dates[(place + 1)...].filter { $0 >= dates[0] }
      let expected = (later + [date]).min()
      #expect(times.time(of: UInt32(place) + 1, dated: date) == expected, "seed \(seed)")
    }
  }

  @Test func `a clock that goes back at every second entry costs no more than 64 places`() {
    var times = JournalTimes()
    for step in 0..<Int64(1000) {
      times.note(UInt32(2 * step) + 1, at: Timestamp(milliseconds: 2 * step + 5000))
      times.note(UInt32(2 * step) + 2, at: Timestamp(milliseconds: 5000 + step))
    }
    #expect(times.encoded.count == 16 + 64 * 12)
    let last = times.time(of: 1999, dated: Timestamp(milliseconds: 9000))
    #expect(last == Timestamp(milliseconds: 5999))
  }
}
