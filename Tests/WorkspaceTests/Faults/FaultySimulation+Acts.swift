import Community
import Fakes
import Foundation
import Journal
import Merge
import Sync
import Workspace

extension FaultySimulation {
  func perform(_ act: FaultyAct, _ name: String, isBulk: Bool = false) throws {
    switch act {
    case .write: try isBulk ? writeMany(name) : write(name)
    case .resolve: try resolve(name)
    case .exchange: try exchange(name)
    case .rebuild:
      tell("\(name) rebuilds its index")
      _ = try inWeather(name, "rebuild") { try replica(name).rebuild() }
    case .check: try checkHome(name)
    case .reopen:
      close(name)
      _ = try inWeather(name, "open") { try replica(name) }
    case .loseIndex:
      tell("\(name) loses its index")
      close(name)
      network.loseIndex(name)
    case .turnClock:
      let years = Int64(random.number(-6...6))
      tell("\(name) turns its clock by \(years) years")
      tally.count("clock turned by years")
      network.world.turnClock(of: name, by: years * 31_557_600_000)
    case .killProcess:
      tell("\(name) is killed")
      tally.count("process killed between calls")
      endProcess(name)
    case .cutPower:
      tally.count("power cut between acts")
      try cutPower(name, during: "nothing")
    case .join: try join()
    case .leaveForEver: leaveForEver(name)
    case .cloneHome: try cloneHome(name)
    case .keepHome: try keepHome(name)
    case .restoreHome: try restoreHome()
    default: try befall(random.pick(network.shares(of: name)), name, act)
    }
  }

  // MARK: Changes

  private func write(_ name: String) throws {
    var drafts: [NumberedDraft] = []
    for record in records.shuffled(using: &random).prefix(random.number(1...3)) {
      let view = try replica(name).view(of: record)
      var draft = Record(record).draft(over: view, &random)
      if !draft.change.delete { draft = marked(draft) }
      drafts.append(NumberedDraft(draft))
    }
    let member = random.chance(of: 50) ? "member/ana" : nil
    let what = "write \(drafts.map { $0.draft.change.json }.joined(separator: " "))"
    try acknowledging(name, what) {
      try replica(name).apply(drafts, by: member).count { $0.effect != .unchanged }
    }
  }

  /// Puts a set element into the change that no other change has.
  private func marked(_ draft: Draft) -> Draft {
    markers += 1
    var change = draft.change
    let marker = "m\(markers)"
    if let place = change.add.firstIndex(where: { $0.field == "tags" }) {
      change.add[place] = FieldChange("tags", change.add[place].content + [marker])
    } else {
      change.add.append(FieldChange("tags", [marker]))
    }
    return Draft(change, texts: draft.texts)
  }

  /// Writes more small entries in one go than a segment holds.
  private func writeMany(_ name: String) throws {
    let count = random.pick([4090, 4097, 8300])
    let drafts = (0..<count).map { number in
      var change = Change(on: "task/t\(number % 400)")
      change.set = [FieldChange("order", Value(number))]
      return NumberedDraft(Draft(change))
    }
    try acknowledging(name, "write \(count)") { try replica(name).apply(drafts).count }
  }

  private func resolve(_ name: String) throws {
    let views = try replica(name).conflicts()
    guard !views.isEmpty else { return }
    let view = random.pick(views)
    try acknowledging(name, "resolve \(view.record)") {
      try replica(name).resolve(view, field: nil, by: .asIs)
      return 1
    }
  }

  /// Runs a command that records changes, and remembers those that it says are recorded.
  func acknowledging(_ name: String, _ what: String, _ body: () throws -> Int) throws {
    guard let count = try inWeather(name, what, body) else { return }
    let lines = try ownLines(name)
    let end = lines.keys.max() ?? 0
    for seq in (end - count)..<end {
      guard let line = lines[seq + 1] else {
        throw Violation("\(name)'s journal has no entry \(seq + 1) after: \(what)")
      }
      acknowledge(line, of: name)
    }
    tell("\(name) acknowledges \(count) up to \(end): \(what)")
  }

  // MARK: Membership

  private func join() throws {
    guard let lead = network.names.first, lead == "Albi" else { return }
    if invited.isEmpty, let name = newcomers.popLast() {
      network.willReach(name, random.pick([["drive"], ["cloud"], ["drive", "cloud"]]))
      try acknowledging(lead, "invite \(name)") {
        invited[name] = try replica(lead).invite(name, as: .site, days: 36_500)
        return 1
      }
    }
    guard let (name, code) = invited.first else { return }
    _ = try inWeather(name, "join") {
      if !network.hasHome(name) { try network.join(name, with: code) }
      for share in network.shares(of: name) {
        do throws(WorkspaceError) {
          try network.add(share, to: name)
        } catch {
          guard isTrouble(error, of: share) else { throw error }
        }
      }
      network.has(name)
    }
    guard network.names.contains(name) else { return }
    invited[name] = nil
    tell("\(name) has joined")
    tally.count("site joined in the middle")
    for line in try ownLines(name).values { acknowledge(line, of: name) }
  }

  private func leaveForEver(_ name: String) {
    guard network.names.count > 2, name != network.names.first else { return }
    tell("\(name) is gone for ever")
    tally.count("site gone for ever")
    close(name)
    network.forget(name)
  }
}
