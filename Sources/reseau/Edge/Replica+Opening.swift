import Community
import Workspace

extension Replica {
  /// Runs `body` over this run's home, opened to look things up.
  static func reading<T>(_ body: (Replica) throws -> T) throws -> T {
    try opened(for: .read, body)
  }

  /// Runs `body` over this run's home, opened to change it.
  static func writing<T>(_ body: (Replica) throws -> T) throws -> T {
    try opened(for: .write, body)
  }

  private static func opened<T>(for access: Access, _ body: (Replica) throws -> T) throws -> T {
    let progress = ProgressLine()
    defer { progress.finish() }
    let replica = try Replica(
      at: Edge.home, for: access, in: Edge.surroundings, report: progress.report)
    defer {
      replica.close()
      for change in replica.wentOn { Output.message("reseau: \(change.phrase.text)") }
    }
    return try body(replica)
  }
}
