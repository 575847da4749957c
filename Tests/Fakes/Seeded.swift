/// SplitMix64 (Steele, Lea & Flood, "Fast Splittable Pseudorandom Number Generators", 2014): a
/// run is replayed by its seed.
public struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  /// Starts at `seed`.
  public init(_ seed: UInt64) { state = seed }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A number of 0 up to `bound`, which is not reached.
  public mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

  /// A number of `range`.
  public mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &self)
  }

  /// Whether something happens that happens so many times in a hundred.
  public mutating func chance(of percent: Int) -> Bool { number(0...99) < percent }

  /// Whether a coin shows heads.
  public mutating func flip() -> Bool { Bool.random(using: &self) }

  /// One of `choices`, which must not be empty.
  public mutating func pick<Choices: Collection>(_ choices: Choices) -> Choices.Element {
    choices[choices.index(choices.startIndex, offsetBy: below(choices.count))]
  }

  /// `count` bytes.
  public mutating func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: 0...255, using: &self) }
  }
}

/// The seeds of a property test: as many as the environment's `RESEAU_SEEDS` says, else `count`;
/// from `RESEAU_FIRST_SEED` on, else from 0.
public func seeds(_ count: UInt64) -> Range<UInt64> {
  let first = environment("RESEAU_FIRST_SEED").flatMap { UInt64($0) } ?? 0
  return first..<first + (environment("RESEAU_SEEDS").flatMap { UInt64($0) } ?? count)
}
