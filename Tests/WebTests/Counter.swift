import Synchronization

/// Numbers that never come twice, in the place of randomness.
final class Counter: Sendable {
  private let last: Mutex<UInt64>

  init(from start: UInt64 = 0) { last = Mutex(start) }

  func next() -> UInt64 {
    last.withLock {
      $0 += 1
      return $0 &* 0x9E37_79B9_7F4A_7C15
    }
  }
}
