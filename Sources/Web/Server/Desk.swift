import Dispatch
import Workspace

/// Where the page opens its home.
///
/// Each request opens the home and closes it again: so another command can work at the same time,
/// nothing grows old, and an error of the disk is over with the request that met it. Look-ups run
/// side by side; changes one after the other, each under the home's lock.
final class Desk: Sendable {
  private let surroundings: PageSurroundings
  private let lookups = DispatchQueue(label: "reseau.lookups", attributes: .concurrent)
  private let changes = DispatchQueue(label: "reseau.changes")

  init(_ surroundings: PageSurroundings) { self.surroundings = surroundings }

  /// Runs `body` over the home, opened for `access`, on a thread that may wait.
  func run<T: Sendable>(
    _ access: Replica.Access, report: @escaping ProgressReport = { _ in },
    _ body: @escaping @Sendable (Replica) throws -> T
  ) async throws -> T {
    try await perform(access) { [surroundings] in
      let replica = try Replica(
        at: surroundings.home, for: access, in: surroundings.machine, report: report)
      defer { replica.close() }
      return try body(replica)
    }
  }

  /// Runs `body`, which may wait, on the thread for `access`.
  func perform<T: Sendable>(
    _ access: Replica.Access, _ body: @escaping @Sendable () throws -> T
  ) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      (access == .read ? lookups : changes).async {
        continuation.resume(with: Result { try body() })
      }
    }
  }
}
