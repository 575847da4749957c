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
    let lacking = (try? replica.setAside()) ?? []
    defer {
      let rest = Set(((try? replica.setAside()) ?? []).map(\.id))
      replica.close()
      for change in replica.wentOn { Output.message("reseau: \(change.phrase.text)") }
      for site in lacking {
        let phrase = rest.contains(site.id) ? Phrase.lacking(site) : Phrase.hasCome(site)
        Output.message("reseau: \(phrase.text)")
      }
    }
    return try body(replica)
  }
}
