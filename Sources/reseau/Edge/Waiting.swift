import Dispatch
import Synchronization

/// Waits, on the program's own thread, for work that is asynchronous.
enum Waiting {
  /// Runs `work` to its end.
  ///
  /// - Throws: what `explaining` makes of an error of `work`; complaints go through as they are.
  static func run(
    _ work: @escaping @Sendable () async throws -> Void,
    explaining: (any Error) -> Complaint
  ) throws {
    let done = DispatchSemaphore(value: 0)
    let failure = Mutex<(any Error)?>(nil)
    Task {
      do {
        try await work()
      } catch is CancellationError {
      } catch {
        failure.withLock { $0 = error }
      }
      done.signal()
    }
    done.wait()
    guard let error = failure.withLock({ $0 }) else { return }
    throw (error as? Complaint) ?? explaining(error)
  }
}
