import Fakes
import Foundation
import Merge
import Workspace

/// A rule that a run broke.
struct Violation: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

/// Sites and shares at which things happen, at random but from one seed.
final class Simulation {
  let network: Network
  let records: [String]
  var random: Seeded
  /// How many entries each site's commands have said to be recorded.
  var acknowledged: [String: Int] = [:]
  /// Homes whose index is an older copy, until their next pull.
  var lagging: Set<String> = []
  /// Shares that somebody deleted single files from: what nobody refers to may stay in them.
  var torn: Set<String> = []
  /// What happened, for whoever looks for the cause of a failure.
  private(set) var story: [String] = []

  private let weights: [(act: Act, weight: Int)]
  private let stepCount: Int
  private let bulkStep: Int?
  private var replicas: [String: Replica] = [:]

  init(seed: UInt64) throws {
    random = Seeded(seed)
    let cities = ["Albi", "Brest", "Caen", "Dijon", "Évry", "Foix"]
    let names = Array(cities.prefix(random.number(3...6)))
    var reached: [String: [String]] = [:]
    for name in names.dropFirst() {
      reached[name] = random.pick([["drive"], ["stick"], ["drive", "stick"]])
    }
    records = Array(Record.names.prefix(random.number(1...Record.names.count)))
    weights = Act.weights(&random)
    stepCount = random.number(8...40)
    // One site in a few runs writes more than a segment holds.
    bulkStep = seed % 40 == 7 ? random.number(0...stepCount - 1) : nil
    network = try Network(
      names, shares: ["drive", "stick"], reached: reached, seed: random.next())
    for name in names { acknowledged[name] = try ownCount(name) }
  }

  /// Lets things happen, then everybody sync until nothing moves, and checks the invariants.
  func run() throws {
    defer { for replica in replicas.values { replica.close() } }
    for step in 0..<stepCount {
      let name = random.pick(network.names)
      if step == bulkStep { try writeMany(name) } else { try perform(pickAct(), name) }
      try checkStep(name)
    }
    try settle()
    try checkEnd()
  }

  private func pickAct() -> Act {
    var ticket = random.number(1...weights.reduce(0) { $0 + $1.weight })
    for (act, weight) in weights {
      ticket -= weight
      if ticket <= 0 { return act }
    }
    return .write
  }

  func tell(_ what: String) { story.append(what) }

  // MARK: Homes

  /// The site's home, which stays open from act to act.
  func replica(_ name: String) throws -> Replica {
    if let replica = replicas[name] { return replica }
    let replica = try network.open(name)
    replicas[name] = replica
    return replica
  }

  func close(_ name: String) {
    replicas.removeValue(forKey: name)?.close()
  }

  func siteID(_ name: String) throws -> String { try replica(name).settings.site.text }

  func dump(_ name: String) throws -> [String] {
    var lines: [String] = []
    try replica(name).dump { lines.append($0) }
    return lines
  }
}

/// What can happen at a site.
enum Act: CaseIterable {
  case write, resolve, exchange, reopen, check
  // What must do no harm.
  case loseIndex, keepIndex, putBackIndex, turnClock
  case wipeShare, keepShare, putBackShare, loseFiles, litter

  /// How often each happens in one run. A run that has few kinds of trouble goes deeper into
  /// each (Groce et al., "Swarm Testing", 2012).
  static func weights(_ random: inout Seeded) -> [(act: Act, weight: Int)] {
    allCases.map { act in
      switch act {
      case .write: (act, 30)
      case .exchange: (act, random.number(5...40))
      case .resolve: (act, 8)
      case .reopen, .check: (act, 3)
      default: (act, random.chance(of: 35) ? random.number(1...4) : 0)
      }
    }
  }
}
