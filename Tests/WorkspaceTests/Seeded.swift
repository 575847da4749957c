/// A generator that gives the same numbers for the same seed everywhere: SplitMix64 (Steele,
/// Lea & Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
struct Seeded: RandomNumberGenerator {
  private var bits: UInt64

  init(_ seed: UInt64) { bits = seed }

  mutating func next() -> UInt64 {
    bits &+= 0x9E37_79B9_7F4A_7C15
    var mixed = bits
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  mutating func chance(of percent: Int) -> Bool { number(0...99) < percent }

  /// One of `choices`, of which there must be some.
  mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    choices[number(0...choices.count - 1)]
  }
}
