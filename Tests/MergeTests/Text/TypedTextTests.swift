import Merge
import Oracle
import Testing

/// The merge of histories in the shape of the public editing traces: sites that type at once,
/// each a letter an event, and hear of each other every few letters.
struct TypedTextTests {
  @Test func `texts typed at once yield what the plain merge yields`() throws {
    for seed in textSeeds(60) {
      let history = try typedHistory(seed: seed)

      let plain = PlainTextMerge(history.events, siteRank: history.siteRank).result

      #expect(try history.merged() == plain, "seed \(seed)")
    }
  }

  @Test func `an event made in the middle of what another site types splits it`() throws {
    var history = TextHistory(siteCount: 3)
    var typed: [Dot] = []
    for (place, letter) in "abcd".enumerated() {
      typed.append(history.write(place, 0, "\(letter)", at: 0))
    }
    history.pull(to: 1, event: 1)
    history.write(1, 0, "X", at: 1)
    history.pull(to: 2, event: 2)
    history.write(2, 1, "Y", at: 2)

    #expect(try history.merged().text == "aXbYd")
    #expect(typed.map(\.seq) == [1, 2, 3, 4])
  }

  @Test func `two sites that answer each other letter by letter write one text`() throws {
    var history = TextHistory(siteCount: 3)
    history.write(0, 0, "!", at: 2)
    for (place, letter) in "bonjour".enumerated() {
      history.write(place, 0, "\(letter)", at: place % 2)
      history.pull(to: (place + 1) % 2, from: place % 2)
    }

    #expect(try history.merged().text == "bonjour!")
  }

  /// Some sites that type, go back and go elsewhere in turns, and hear of one another between.
  private func typedHistory(seed: UInt64) throws -> TextHistory {
    var random = TextSeed(seed)
    let siteCount = Int.random(in: 2...3, using: &random)
    var history = TextHistory(ranks: Array(0..<siteCount).shuffled(using: &random))
    var cursors = Array(repeating: 0, count: siteCount)
    for _ in 0..<Int.random(in: 4...14, using: &random) {
      let site = Int.random(in: 0..<siteCount, using: &random)
      let count = try history.text(at: site).count
      let stays = random.chance(of: 60) && cursors[site] <= count
      cursors[site] = stays ? cursors[site] : Int.random(in: 0...count, using: &random)
      for _ in 0..<Int.random(in: 1...9, using: &random) {
        if random.chance(of: 20), cursors[site] > 0 {
          cursors[site] -= 1
          history.write(cursors[site], 1, "", at: site)
        } else {
          let letter = ["a", "b", "é", "😀", " ", "\n"].randomElement(using: &random) ?? "a"
          history.write(cursors[site], 0, letter, at: site)
          cursors[site] += 1
        }
      }
      if random.chance(of: 60), let event = history.events.indices.randomElement(using: &random) {
        history.pull(to: Int.random(in: 0..<siteCount, using: &random), event: event)
      } else if random.chance(of: 40) {
        history.pull(to: site, from: Int.random(in: 0..<siteCount, using: &random))
      }
    }
    return history
  }
}
