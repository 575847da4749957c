import Community
import Fakes
import Foundation
import Merge
import Workspace

@testable import Oracle

extension DishonestSimulation {
  /// Lets one thing happen.
  func step() throws {
    let name = random.pick(names)
    switch random.number(0...99) {
    case 0..<30:
      for _ in 0..<random.number(1...8) { history.act() }
      let place = random.below(history.authors.count)
      try publish(place)
      tell("\(history.authors[place].site) and others write")
    case 30..<40: try publish(random.below(history.authors.count))
    case 40..<60: try write(name)
    case 60..<80: try exchange(name, random.pick([.both, .both, .pull, .push]))
    case 80..<87: try lead(name)
    case 87..<90:
      tell("\(name) is opened again")
      close(name)
    case 90..<94: try check(name)
    default: try spoilShare()
    }
  }

  // MARK: What homes do

  private func write(_ name: String) throws {
    let record = random.pick(
      ["practice/a", "practice/b", "member/x", "member/y", "project/p"] + Record.names)
    try attempt(name, "an edit of \(record)") { replica in
      let view = try replica.view(of: record)
      _ = try replica.apply([NumberedDraft(Record(record).draft(over: view, &random))])
    }
  }

  /// What only leads do; the others are refused.
  private func lead(_ name: String) throws {
    let site = random.pick(history.authors).site
    switch random.number(0...6) {
    case 0: try attempt(name, "an invitation") { _ = try $0.invite("Pau", as: .site, days: 30) }
    case 1: try attempt(name, "a revocation of \(site)") { _ = try $0.revoke(.typed(site)) }
    case 2:
      try attempt(name, "an earlier revocation of \(site)") { replica in
        _ = try replica.revoke(.typed(site), through: UInt32(random.number(0...9)))
      }
    case 3: try attempt(name, "a withdrawal") { _ = try $0.withdraw("Pau") }
    case 4:
      let role: Role = random.flip() ? .lead : .site
      try attempt(name, "a role of \(site)") { _ = try $0.setRole(role, of: .typed(site)) }
    case 5: try attempt(name, "an admission of \(site)") { _ = try $0.admit(.typed(site)) }
    default: try attempt(name, "an erasure") { try $0.forget("member/x") }
    }
  }

  /// Lets a home do what it may not be allowed to.
  private func attempt(
    _ name: String, _ what: String, _ body: (Replica) throws -> Void
  ) throws {
    do {
      try body(try replica(name))
      note("\(what.split(separator: " ").dropFirst().joined(separator: " ")) by a home")
      tell("\(name): \(what)")
    } catch WorkspaceError.notBelieved, WorkspaceError.leadsOnly, WorkspaceError.lastLead,
      WorkspaceError.noSuchSite, WorkspaceError.outsider, WorkspaceError.ambiguousSite,
      WorkspaceError.noSuchInvitation,
      WorkspaceError.erased, WorkspaceError.noSuchRecord, WorkspaceError.invitationUsed
    {
      note("refused act of a home")
      tell("\(name): refused is \(what)")
    }
  }

  /// Lets a home exchange with the share, and the others learn what it wrote.
  @discardableResult
  func exchange(_ name: String, _ direction: Replica.Direction = .both) throws -> ShareOutcome {
    note("exchange")
    guard let outcome = try replica(name).exchange(direction).first else {
      throw Violation("\(name) has no share")
    }
    if let failure = outcome.failure { throw Violation("\(name) can't exchange: \(failure)") }
    tell("\(name) exchanges (\(direction)), \(outcome.waiting) wait; \(summary(outcome))")
    if direction != .pull { try learn(name) }
    return outcome
  }

  private func learn(_ name: String) throws {
    let site = try replica(name).settings.site.text
    let files = try share.files().filter { $0.contains(site) }
    history.learn(
      Dictionary(uniqueKeysWithValues: try files.map { ($0, try share.bytes($0)) }))
  }
}

/// What an exchange brought, for the story.
private func summary(_ outcome: ShareOutcome) -> String {
  guard let pulled = outcome.pulled else { return "nothing asked for" }
  func sites(_ sites: [SiteID]) -> String { sites.map(\.text).joined(separator: " ") }
  let news = pulled.news.map { "\($0.journal) \($0.stretch.entries.count)" }
  return """
    \(news.joined(separator: " ")); arriving \(sites(pulled.arriving)); unknown \
    \(sites(pulled.unknown)); barred \(sites(pulled.barred)); refused \(pulled.refused)
    """
}
