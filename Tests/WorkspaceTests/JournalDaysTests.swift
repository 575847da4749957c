import Fakes
import Merge
import Testing

@testable import Catalog
@testable import Workspace

/// How many changes are of which day, in the index.
@Suite struct JournalDaysTests {
  private struct Step {
    let at: Timestamp
    let isWork: Bool
  }

  /// What a balance counts, by its words: going back from the journal's end to the last entry that
  /// is dated before the period.
  private func changes(_ steps: [Step], from day: Int) -> Int {
    var (count, undated) = (0, 0)
    for step in steps.reversed() {
      let isDated = steps.first.map { step.at >= $0.at } ?? true
      if isDated, step.at.day < day { return count }
      undated += step.isWork ? 1 : 0
      if isDated { (count, undated) = (count + undated, 0) }
    }
    return count
  }

  @Test(arguments: 1...100 as ClosedRange<UInt64>)
  func `changes count from the day on behind which nothing is dated earlier`(seed: UInt64) throws {
    var random = Seeded(seed)
    let steps = (0..<Int.random(in: 1...40, using: &random)).map { _ in
      Step(
        at: Timestamp(milliseconds: Int64.random(in: -9...20, using: &random) * 43_200_000),
        isWork: Bool.random(using: &random))
    }
    let index = try RecordIndex.inMemory()
    var rest = steps[...]
    while !rest.isEmpty {
      let batch = rest.prefix(Int.random(in: 1...12, using: &random))
      rest = rest.dropFirst(batch.count)
      var days = JournalDays()
      for step in batch { days.note(at: step.at, since: steps[0].at, isWork: step.isWork) }
      try index.write { [days] in try $0.count(days.counts, ofJournal: 3) }
    }
    for day in -6...12 {
      let found = try index.read { try $0.changes(ofJournal: 3, from: day) }
      #expect(found == changes(steps, from: day), "seed \(seed), day \(day)")
    }
  }
}
