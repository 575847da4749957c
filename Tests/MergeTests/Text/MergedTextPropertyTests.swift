import Merge
import Oracle
import Testing

/// The merge compared with ``PlainTextMerge`` on random histories.
struct MergedTextPropertyTests {
  @Test func `random histories yield what the plain merge yields`() throws {
    for seed in textSeeds(1_500) {
      let history = try TextHistory(seed: seed)

      let plain = PlainTextMerge(history.events, siteRank: history.siteRank).result

      #expect(try history.merged() == plain, "seed \(seed)")
    }
  }

  @Test func `long histories yield what the plain merge yields`() throws {
    for seed in textSeeds(10) {
      var random = TextSeed(seed)
      let pullPercent = Int(seed % 10)
      let history = try TextHistory(stepCount: 90, pullPercent: pullPercent, &random)

      let plain = PlainTextMerge(history.events, siteRank: history.siteRank).result

      #expect(try history.merged() == plain, "seed \(seed)")
    }
  }

  @Test func `the order in which events become known does not matter`() throws {
    for seed in textSeeds(500) {
      let history = try TextHistory(seed: seed)
      let merged = try history.merged()
      var random = TextSeed(seed)

      for _ in 0..<4 {
        let shuffled = history.causalShuffle(&random)
        let again = try mergeText(shuffled, siteRank: history.siteRank)
        #expect(again == merged, "seed \(seed)")
      }
    }
  }

  @Test func `an event that has seen all is applied to the merged text`() throws {
    for seed in textSeeds(300) {
      var history = try TextHistory(seed: seed)
      history.pullAll()
      var buffer = TextBuffer(try history.merged().text)
      let edits = [
        TextEdit(position: buffer.count, deleted: 0, inserted: "fin"),
        TextEdit(position: 0, deleted: min(2, buffer.count), inserted: "é"),
      ]

      try buffer.apply(edits)
      history.write(edits, at: 0)

      #expect(try history.merged().text.unicodeScalars.elementsEqual(buffer.text.unicodeScalars))
      #expect(try !history.merged().isToReread, "seed \(seed)")
    }
  }
}
