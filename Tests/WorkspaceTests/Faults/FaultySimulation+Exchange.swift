import Fakes
import Foundation
import Journal
import Sync
import Workspace

extension FaultySimulation {
  func exchange(_ name: String) throws {
    let all = try addedShares(of: name)
    guard !all.isEmpty else { return try addAgain(random.pick(network.shares(of: name)), name) }
    let shares = random.chance(of: 50) ? all : [random.pick(all)]
    try exchange(name, random.pick([.pull, .push, .both, .both]), with: shares)
  }

  func exchange(_ name: String, _ direction: Replica.Direction, with shares: [String]) throws {
    let paths = shares.map { network.sharePath($0, name) }
    let outcomes = try inWeather(name, "exchange (\(direction)) with \(shares)") {
      let outcomes = try replica(name).exchange(direction, with: paths)
      for (share, outcome) in zip(shares, outcomes) { try check(outcome, share, name) }
      return outcomes
    }
    guard let outcomes else { return }
    var story = "\(name) exchanges (\(direction))"
    for (share, outcome) in zip(shares, outcomes) {
      story += ", \(share): \(summary(outcome))"
    }
    tell(story)
    // It goes on with its other shares, too.
    if outcomes.contains(where: { $0.failure != nil }), random.flip() { close(name) }
  }

  /// The shares that a site has added: of those that it uses, one may not have been one then.
  func addedShares(of name: String) throws -> [String] {
    let added = try replica(name).settings.shares
    return network.shares(of: name).filter { added.contains(network.sharePath($0, name)) }
  }

  private func summary(_ outcome: ShareOutcome) -> String {
    if let failure = outcome.failure { return "\(failure)" }
    var parts: [String] = []
    if let pulled = outcome.pulled {
      parts.append("pulls \(pulled.news.map { "\($0.site.slug) \($0.stretch.entries.count)" })")
      if outcome.waiting > 0 { parts.append("\(outcome.waiting) wait") }
      if !pulled.arriving.isEmpty { parts.append("\(pulled.arriving.map(\.slug)) arriving") }
    }
    if let pushed = outcome.pushed { parts.append("pushes \(pushed.count)") }
    return parts.joined(separator: ", ")
  }

  /// Checks that what an exchange says is what can be said of the share.
  private func check(_ outcome: ShareOutcome, _ share: String, _ name: String) throws {
    if let pulled = outcome.pulled {
      guard pulled.refused.isEmpty || isForked else {
        throw Violation("\(name) refused what is honest: \(pulled.refused)")
      }
    }
    guard let failure = outcome.failure else { return }
    if network.disk.faultsMet > 0, isFaultOfDisk(failure) { return }
    guard isTrouble(failure, of: share) else { throw failure }
  }

  /// Whether `error` is what can be said of a share that is not what it should be.
  func isTrouble(_ error: any Error, of share: String) -> Bool {
    guard troubled.contains(share), case .sync(.share(let reason)) = error as? WorkspaceError
    else { return false }
    if case .file = reason { return false }
    return true
  }
}
