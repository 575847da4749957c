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

/// Maps `elements` on all cores, some of them ahead, and calls `body` with each result, in order.
///
/// What is asked for alone, as an edit's one record is, is mapped here and now.
func mapAhead<Element: Sendable, Result: Sendable>(
  _ elements: some Sequence<Element>, _ transform: @escaping @Sendable (Element) -> Result,
  _ body: (Result) throws -> Void
) rethrows {
  var rest = elements.makeIterator()
  guard let first = rest.next() else { return }
  var ahead: [Background<Result>] = []
  func goAhead() {
    while ahead.count < 3, let element = rest.next() {
      ahead.append(Background { transform(element) })
    }
  }
  goAhead()
  try body(transform(first))
  while !ahead.isEmpty {
    let result = ahead.removeFirst().value()
    goAhead()
    if let result { try body(result) }
  }
}
