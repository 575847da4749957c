import Merge

/// A generator that gives the same numbers for the same seed on every platform: SplitMix64
/// (Steele, Lea & Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
struct TextSeed: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var word = state
    word = (word ^ (word >> 30)) &* 0xbf58_476d_1ce4_e5b9
    word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
    return word ^ (word >> 31)
  }

  mutating func chance(of percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
}

extension TextHistory {
  /// Makes a history of 2 to 5 sites that edit a short text at random, so that many edits meet
  /// at one place, and hear of each other in part.
  init(seed: UInt64) throws {
    var random = TextSeed(seed)
    let stepCount = Int.random(in: 1...24, using: &random)
    let pullPercent = Int.random(in: 5...60, using: &random)
    try self.init(stepCount: stepCount, pullPercent: pullPercent, &random)
  }

  /// Makes a history of so many steps, of which some are the news of another site.
  init(stepCount: Int, pullPercent: Int, _ random: inout TextSeed) throws {
    let siteCount = Int.random(in: 2...5, using: &random)
    self.init(ranks: Array(0..<siteCount).shuffled(using: &random))
    for _ in 0..<stepCount {
      let site = Int.random(in: 0..<siteCount, using: &random)
      if random.chance(of: pullPercent), let event = events.indices.randomElement(using: &random) {
        pull(to: site, event: event)
      } else if random.chance(of: pullPercent / 8) {
        pull(to: site, from: Int.random(in: 0..<siteCount, using: &random))
      } else if random.chance(of: 10) {
        skip(at: site)
      } else {
        write(randomEdits(count: try text(at: site).count, &random), at: site)
      }
    }
  }

  private func randomEdits(count: Int, _ random: inout TextSeed) -> [TextEdit] {
    var count = count
    return (0..<[0, 1, 1, 1, 1, 2, 3][Int.random(in: 0..<7, using: &random)]).map { _ in
      let position = Int.random(in: 0...count, using: &random)
      let most = random.chance(of: 50) ? 0 : min(count - position, 4)
      let deleted = Int.random(in: 0...most, using: &random)
      let inserted = randomText(maxLength: random.chance(of: 25) ? 0 : 4, &random)
      count += inserted.unicodeScalars.count - deleted
      return TextEdit(position: position, deleted: deleted, inserted: inserted)
    }
  }

  private func randomText(maxLength: Int, _ random: inout TextSeed) -> String {
    let pieces = ["a", "b", "c", " ", "\n", "é", "e\u{301}", "😀", "👩‍💻", "œ"]
    return (0..<Int.random(in: 0...maxLength, using: &random))
      .map { _ in pieces.randomElement(using: &random) ?? "a" }.joined()
  }

  /// The events in a random order in which each comes after those that it has seen.
  func causalShuffle(_ random: inout TextSeed) -> [TextEvent] {
    var (waiting, result) = (events, [TextEvent]())
    while !waiting.isEmpty {
      let ready = waiting.indices.filter { index in
        !waiting.indices.contains { $0 != index && waiting[index].hasSeen(waiting[$0]) }
      }
      guard let next = ready.randomElement(using: &random) else { break }
      result.append(waiting.remove(at: next))
    }
    return result
  }
}
