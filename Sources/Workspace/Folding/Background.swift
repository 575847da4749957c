import Dispatch
import Synchronization

/// A value that is made on another core while this one goes on.
final class Background<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)
  private let isMade = DispatchSemaphore(value: 0)

  /// Starts making the value.
  init(_ make: @escaping @Sendable () -> Value) {
    DispatchQueue.global(qos: .userInitiated).async { [self] in
      let value = make()
      made.withLock { $0 = value }
      isMade.signal()
    }
  }

  /// The value, as soon as it is made; `nil` when it was taken before.
  func value() -> Value? {
    isMade.wait()
    return made.withLock { value in
      defer { value = nil }
      return value
    }
  }
}
