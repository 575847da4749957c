import Community
import Foundation
import Journal
import Merge
import Sync
import Workspace

extension Simulation {
  func perform(_ act: Act, _ name: String) throws {
    switch act {
    case .write: try write(name)
    case .resolve: try resolve(name)
    case .exchange: try exchange(name)
    case .check: try checkHome(name)
    case .reopen: close(name)
    case .loseIndex:
      tell("\(name) loses its index")
      close(name)
      try Index(network.homePath(name)).remove()
      lagging.remove(name)
    case .keepIndex:
      close(name)
      try Index(network.homePath(name)).keep()
    case .putBackIndex:
      close(name)
      if try Index(network.homePath(name)).putBack() {
        tell("\(name) gets an older index back")
        lagging.insert(name)
      }
    case .turnClock:
      let years = Int64(random.number(-6...6))
      tell("\(name) turns its clock by \(years) years")
      network.world.turnClock(of: name, by: years * 31_557_600_000)
    case .wipeShare: try wipe(random.pick(network.shares(of: name)), name)
    case .keepShare: try ShareFolder(network, random.pick(network.shares)).keep()
    case .putBackShare:
      let share = random.pick(network.shares)
      if try ShareFolder(network, share).putBack() { tell("\(share) is an older copy") }
    case .loseFiles:
      let share = random.pick(network.shares)
      let lost = try ShareFolder(network, share).loseFiles(&random)
      if !lost.isEmpty { torn.insert(share) }
      tell("\(share) loses \(lost.joined(separator: ", "))")
    case .litter: try ShareFolder(network, random.pick(network.shares)).litter(&random)
    }
  }

  // MARK: Changes

  private func write(_ name: String) throws {
    let replica = try replica(name)
    var drafts: [NumberedDraft] = []
    for record in records.shuffled(using: &random).prefix(random.number(1...3)) {
      let view = try replica.view(of: record)
      drafts.append(NumberedDraft(Record(record).draft(over: view, &random)))
    }
    let applied = try replica.apply(drafts, by: random.chance(of: 50) ? "member/ana" : nil)
    let count = applied.count { $0.effect != .unchanged }
    acknowledged[name, default: 0] += count
    tell("\(name) writes \(count): \(drafts.map { summary($0.draft) }.joined(separator: " "))")
  }

  private func summary(_ draft: Draft) -> String {
    let texts = draft.texts.map { " \($0.field) := \($0.content.debugDescription)" }
    return draft.change.json + texts.joined()
  }

  /// Writes more small entries in one go than a segment holds.
  func writeMany(_ name: String) throws {
    let count = random.number(4100...4300)
    tell("\(name) writes \(count)")
    let drafts = (0..<count).map { number in
      var change = Change(on: "task/t\(number % 400)")
      change.set = [FieldChange("order", Value(number))]
      return NumberedDraft(Draft(change))
    }
    acknowledged[name, default: 0] += try replica(name).apply(drafts).count
  }

  private func resolve(_ name: String) throws {
    let replica = try replica(name)
    let views = try replica.conflicts()
    guard !views.isEmpty else { return }
    let view = random.pick(views)
    let fields = (Array(view.conflicts.keys) + view.readings.keys).sorted()
    let field = fields.isEmpty || random.chance(of: 20) ? nil : random.pick(fields)
    let resolution = try field.map { try decision(replica, view, $0) } ?? .asIs
    tell("\(name) resolves \(field ?? "all") of \(view.record) by \(resolution)")
    try replica.resolve(view, field: field, by: resolution)
    acknowledged[name, default: 0] += 1
  }

  private func decision(
    _ replica: Replica, _ view: RecordView, _ field: String
  ) throws -> Resolution {
    if random.chance(of: 30) { return .asIs }
    if let live = view.conflicts[field] {
      if random.chance(of: 50) { return .take(random.pick(try replica.explain(live)).site.id) }
      return .value(random.chance(of: 20) ? .null : random.pick(live).value)
    }
    let readings = view.readings[field] ?? []
    if random.chance(of: 50) { return .take(random.pick(try replica.explain(readings)).site.id) }
    return .value(Value(Record.rewritten(random.pick(readings).text, &random)))
  }

  // MARK: Exchanges

  private func exchange(_ name: String) throws {
    let all = network.shares(of: name)
    let shares = random.chance(of: 50) ? all : [random.pick(all)]
    try exchange(name, random.pick([.pull, .push, .both, .both]), with: shares)
  }

  func exchange(_ name: String, _ direction: Replica.Direction, with shares: [String]) throws {
    var story = "\(name) exchanges (\(direction))"
    let paths = shares.map(network.sharePath)
    for outcome in try replica(name).exchange(direction, with: paths) {
      let share = URL(fileURLWithPath: outcome.share).lastPathComponent
      let folder = ShareFolder(network, share)
      story += ", \(share): "
      if let failure = outcome.failure {
        story += "no share"
        guard case .sync(.share(let reason)) = failure, [.empty, .notAShare].contains(reason),
          try !folder.isShare
        else { throw Violation("\(name) could not use \(share): \(failure)") }
        continue
      }
      if let pulled = outcome.pulled {
        let sites = pulled.news.map(\.site.slug).joined(separator: ", ")
        story += "pulls \(pulled.count) of \(sites), \(outcome.waiting) wait; "
        guard pulled.refused.isEmpty else {
          throw Violation("\(name) refused what is honest: \(pulled.refused)")
        }
        guard pulled.arriving.isEmpty || torn.contains(share) else {
          throw Violation("\(name) takes whole files of \(share) for arriving: \(pulled.arriving)")
        }
        lagging.remove(name)
      }
      if let pushed = outcome.pushed { story += "pushes \(pushed.count)" }
    }
    tell(story)
  }

  private func wipe(_ share: String, _ name: String) throws {
    if try ShareFolder(network, share).isShare {
      tell("\(share) is wiped")
      try ShareFolder(network, share).wipe()
    } else {
      try addAgain(share, name)
    }
  }

  func addAgain(_ share: String, _ name: String) throws {
    // Whoever does it is asked about what other programs left there, and knows the folder.
    tell("\(name) adds \(share) again")
    _ = try replica(name).addShare(network.sharePath(share), besideOthers: true)
  }
}
