import Community
import Fakes
import Foundation
import Journal
import Merge
import Workspace

/// Sites and shares at which things happen while disks, drives and machines fail, at random but
/// from one seed.
final class FaultySimulation {
  let network: FaultyNetwork
  let tally: FaultTally
  let records: [String]
  var random: Seeded
  /// The changes that each site's commands have said to be recorded, and how often.
  var acknowledged: [String: [[UInt8]: Int]] = [:]
  /// How many changes were made that nobody else makes.
  var markers = 0
  /// The ids that each site has had.
  var ids: [String: Set<String>] = [:]
  /// Whether a home was copied, or restored from an older copy.
  var isForked = false
  /// Copies that were ever made.
  var everCloned: Set<String> = []
  /// Homes as they were when somebody kept a copy.
  var kept: [String: KeptHome] = [:]
  /// Changes that others hold of what a restored home has lost.
  var carried: Set<[UInt8]> = []
  /// Shares that are not what they should be.
  var troubled: Set<String> = []
  /// Invitations that nobody has come with yet.
  var invited: [String: InvitationCode] = [:]
  var newcomers = ["Gap", "Huez"]
  var drives = Drives()
  /// What the shares say of their network.
  private(set) var mark: [UInt8]?
  /// Whether the faults have stopped.
  var isCalm = false
  /// What happened, for whoever looks for the cause of a failure.
  private(set) var story: [String] = []

  let weather: Weather
  private let weights: [(act: FaultyAct, weight: Int)]
  private let stepCount: Int
  private let bulkStep: Int?
  var replicas: [String: Replica] = [:]

  init(seed: UInt64, tally: FaultTally) throws {
    random = Seeded(seed)
    self.tally = tally
    let names = Array(["Albi", "Brest", "Caen", "Dijon"].prefix(random.number(2...4)))
    var reached: [String: [String]] = [:]
    for name in names.dropFirst() {
      reached[name] = random.pick([["drive"], ["cloud"], ["drive", "cloud"]])
    }
    records = Array(Record.names.prefix(random.number(1...Record.names.count)))
    weather = Weather(&random)
    weights = FaultyAct.weights(&random)
    stepCount = random.number(10...50)
    // One site in some runs writes more than a segment holds.
    bulkStep = seed % 100 == 9 ? random.number(0...stepCount - 1) : nil
    network = try FaultyNetwork(
      names, shares: ["drive", "cloud"], copied: ["cloud"], reached: reached,
      seed: random.next(), tally: tally)
    if random.flip() {
      for name in names { network.world.setMachine(of: name, to: name) }
    }
    if random.chance(of: 15) {
      network.disk.refuseFolderSync(below: network.sharePath("drive", ""))
    }
    mark = network.disk[network.sharePath("drive", "") + "/reseau.json"]
    for name in names {
      let lines = try ownLines(name)
      for line in lines.values { acknowledge(line, of: name) }
    }
  }

  /// Lets things happen, then everybody sync until nothing moves, and checks the invariants.
  func run() throws {
    defer { for replica in replicas.values { replica.close() } }
    for step in 0..<stepCount {
      let name = random.pick(network.names)
      try perform(step == bulkStep ? .write : pickAct(), name, isBulk: step == bulkStep)
      try checkStep(name)
    }
    try heal()
    try settle()
    try checkEnd()
  }

  private func pickAct() -> FaultyAct {
    var ticket = random.number(1...weights.reduce(0) { $0 + $1.weight })
    for (act, weight) in weights {
      ticket -= weight
      if ticket <= 0 { return act }
    }
    return .write
  }

  func tell(_ what: String) { story.append(what) }

  func acknowledge(_ line: [UInt8], of name: String) {
    acknowledged[name, default: [:]][change(in: line), default: 0] += 1
  }

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

  func dump(_ name: String) throws -> [String] {
    var lines: [String] = []
    try replica(name).dump { lines.append($0) }
    return lines
  }

  // MARK: Faults

  /// Runs `body`, which works for `name`, while calls may fail.
  ///
  /// - Returns: what it returns; `nil` when it failed for a reason that was made here.
  func inWeather<Result>(
    _ name: String, _ what: String, _ body: () throws -> Result
  ) throws -> Result? {
    let places =
      [[network.homePath(name)], network.indexPaths(name)]
      + network.shares(of: name).map { [network.sharePath($0, name)] }
    let faults = isCalm ? DiskFaults() : weather.faults(at: places, &random)
    if !faults.isEmpty, random.chance(of: 40) { close(name) }
    network.disk.setFaults(faults, seed: random.next())
    let outcome = Swift.Result { try body() }
    let met = network.disk.faultsMet
    let isDead = network.disk.isDead
    network.disk.setFaults(DiskFaults())
    if isDead {
      try die(name, during: what)
      return nil
    }
    switch outcome {
    case .success(let result):
      if met > 0, random.chance(of: 50) { close(name) }
      return result
    case .failure(let error):
      guard met > 0, isFaultOfDisk(error) else {
        throw Violation("\(name) could not \(what): \(error); \(faults)")
      }
      tell("\(name) could not \(what): \(error)")
      // After an error of the disk a home has to be opened again.
      close(name)
      return nil
    }
  }

  /// Whether `error` is what a program may say when a call fails.
  func isFaultOfDisk(_ error: any Error) -> Bool {
    guard let error = error as? WorkspaceError else { return false }
    switch error {
    case .file, .journal(.file), .sync(.file), .sync(.home(.file)), .sync(.share(.file)),
      .index(.io), .index(.denied), .index(.diskFull):
      return true
    default: return false
    }
  }

  /// The process has died, and perhaps the machine.
  private func die(_ name: String, during what: String) throws {
    if random.chance(of: 50) {
      tell("\(name) dies: \(what)")
      endProcess(name)
    } else {
      try cutPower(name, during: what)
    }
  }

  func endProcess(_ name: String) {
    close(name)
    network.disk.endProcess()
    for other in network.names { close(other) }
  }

  /// Cuts the power of a site's machine, and perhaps that of a drive.
  func cutPower(_ name: String, during what: String) throws {
    let loss = random.pick(Loss.allCases)
    endProcess(name)
    network.disk.cutPower(below: network.homePath(name), loss, seed: random.next())
    for share in network.shares(of: name) where random.chance(of: 50) {
      network.disk.cutPower(
        below: network.sharePath(share, name), loss, seed: random.next())
    }
    network.world.restart(name)
    tell("\(name)'s power is cut (\(loss)): \(what)")
  }
}
