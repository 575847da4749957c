import Journal
import Merge

/// What a home needs from outside the program: the disk, the time, and randomness.
///
/// Arguments, so that a test can own all three.
public struct Surroundings: Sendable {
  /// The disk.
  public let files: any FileSystem
  /// The wall clock.
  public let now: @Sendable () -> Timestamp
  /// Fresh random bits.
  public let random: @Sendable () -> UInt64
  /// What names the machine's current start, where it can be told: it changes with every restart.
  public let bootID: String?
  /// How long a command waits for another one that writes to the same home, as a number of
  /// tries, each of which calls ``pause``.
  public let patience: Int
  /// Waits a moment.
  public let pause: @Sendable () -> Void
  /// Where the folder at a path is; `nil` where that can't be told.
  public let whereabouts: @Sendable (String) -> Whereabouts?
  /// The name of the SQLite VFS that reads and writes indexes; `nil` for the machine's own.
  public let indexSystem: String?

  /// Describes the surroundings.
  public init(
    files: any FileSystem, now: @escaping @Sendable () -> Timestamp,
    random: @escaping @Sendable () -> UInt64, bootID: String?, patience: Int,
    pause: @escaping @Sendable () -> Void,
    whereabouts: @escaping @Sendable (String) -> Whereabouts? = { _ in nil },
    indexSystem: String? = nil
  ) {
    self.files = files
    self.now = now
    self.random = random
    self.bootID = bootID
    self.patience = patience
    self.pause = pause
    self.whereabouts = whereabouts
    self.indexSystem = indexSystem
  }

  var generator: Generator { Generator(random: random) }

  struct Generator: RandomNumberGenerator {
    let random: @Sendable () -> UInt64
    mutating func next() -> UInt64 { random() }
  }
}
