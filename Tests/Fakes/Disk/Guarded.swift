import Foundation

/// A value that one thread uses at a time.
///
/// Unlike `Mutex` it asks nothing of what a body returns, so that a disk can run the body of any
/// of its calls under one lock.
final class Guarded<Value>: @unchecked Sendable {
  private let lock = NSLock()
  private var value: Value

  init(_ value: Value) { self.value = value }

  func withLock<Result, Failure: Error>(
    _ body: (inout Value) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    lock.lock()
    defer { lock.unlock() }
    return try body(&value)
  }
}
