import Community
import Fakes
import Foundation
import Journal
import Merge
import Synchronization
import Workspace

/// A temporary folder, gone when the test lets it go.
final class Scratch {
  let path: String

  /// Makes a folder, in memory where the system offers that: what a power cut leaves is for
  /// other tests.
  init() throws {
    var isFolder: ObjCBool = false
    let memory = "/dev/shm/"
    let isOffered = FileManager.default.fileExists(atPath: memory, isDirectory: &isFolder)
    let place = isOffered && isFolder.boolValue ? memory : NSTemporaryDirectory()
    path = place + "reseau-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// One clock that moves a second at each look, which each site may have set wrong, and random
/// bits from a seed.
final class World: Sendable {
  private struct State {
    var time: Int64 = 1_795_507_200_000
    var seeded: Seeded
    var errors: [String: Int64] = [:]
    var starts: [String: Int] = [:]
    var machines: [String: String] = [:]
  }

  private let state: Mutex<State>
  private let files: any FileSystem
  private let indexDisk: SQLiteDisk?

  init(seed: UInt64, files: any FileSystem = LocalFiles()) {
    state = Mutex(State(seeded: Seeded(seed)))
    self.files = files
    indexDisk = nil
  }

  /// The world of a disk that holds everything, the indexes, too.
  init(seed: UInt64, on disk: SimulatedDisk) {
    state = Mutex(State(seeded: Seeded(seed)))
    files = LocalFiles(calls: disk, pause: { _ in })
    indexDisk = SQLiteDisk(disk)
  }

  func surroundings(of site: String) -> Surroundings {
    let (start, machine) = state.withLock { ($0.starts[site], $0.machines[site]) }
    return Surroundings(
      files: files, now: { self.now(at: site) },
      random: { self.state.withLock { $0.seeded.next() } },
      bootID: start.map { "test \($0)" } ?? "test", patience: TestPatience.tries,
      pause: TestPatience.pause,
      whereabouts: { path in
        machine.map { Whereabouts(machine: $0, path: path, folder: "\($0) \(path)") }
      }, indexSystem: indexDisk?.name)
  }

  /// Lets the machine of `copy` be told from that of `site`, if that can be told.
  func setMachine(of copy: String, like site: String) {
    state.withLock { state in
      if state.machines[site] != nil { state.machines[copy] = copy }
      state.errors[copy] = state.errors[site]
    }
  }

  /// Lets the machine of `site` be told from others.
  func setMachine(of site: String, to machine: String) {
    state.withLock { $0.machines[site] = machine }
  }

  /// Starts the machine of `site` again.
  func restart(_ site: String) { state.withLock { $0.starts[site, default: 0] += 1 } }

  /// Sets the clock of `site` forward by so many milliseconds, or back.
  func turnClock(of site: String, by milliseconds: Int64) {
    state.withLock { $0.errors[site, default: 0] += milliseconds }
  }

  /// Sets the clock of everybody back.
  func turnBack(by milliseconds: Int64) { state.withLock { $0.time -= milliseconds } }

  private func now(at site: String) -> Timestamp {
    state.withLock { state in
      state.time += 1000
      return Timestamp(milliseconds: state.time + state.errors[site, default: 0])
    }
  }
}

/// Homes and shares of one network, in a temporary folder.
struct Network {
  let scratch: Scratch
  let world: World
  let names: [String]

  let shares: [String]
  private let reached: [String: [String]]

  /// Founds a network whose first site invites the others, and makes `shares` folders.
  ///
  /// - Parameter reached: the shares that a site uses, where not all.
  init(
    _ names: [String], shares: [String] = ["drive"], reached: [String: [String]] = [:],
    seed: UInt64 = 1
  ) throws {
    scratch = try Scratch()
    world = World(seed: seed)
    self.names = names
    self.shares = shares
    self.reached = reached
    for share in shares {
      try FileManager.default.createDirectory(
        atPath: sharePath(share), withIntermediateDirectories: true)
    }
    try Replica.found(
      at: homePath(names[0]), network: "Réseau Sud", site: names[0], language: nil,
      in: world.surroundings(of: names[0]))
    var codes: [InvitationCode] = []
    try with(names[0]) { lead in
      for name in names.dropFirst() { codes.append(try lead.invite(name, as: .site, days: 30)) }
      for share in self.shares(of: names[0]) { _ = try lead.addShare(sharePath(share)) }
    }
    for code in codes { try join(code.site, with: code) }
  }

  /// The shares that `name` uses.
  func shares(of name: String) -> [String] { reached[name] ?? shares }

  func homePath(_ name: String) -> String { "\(scratch.path)/\(name)" }
  func sharePath(_ name: String) -> String { "\(scratch.path)/shares/\(name)" }

  func open(_ name: String, for access: Replica.Access = .write) throws -> Replica {
    try Replica(at: homePath(name), for: access, in: world.surroundings(of: name))
  }

  /// Opens a site's home, and closes it after.
  @discardableResult
  func with<T>(
    _ name: String, for access: Replica.Access = .write, _ body: (Replica) throws -> T
  ) throws -> T {
    let replica = try open(name, for: access)
    defer { replica.close() }
    return try body(replica)
  }

  /// Lets a home join with `code`, through the shares that it uses.
  func join(_ name: String, with code: InvitationCode) throws {
    try Replica.join(
      at: homePath(name), with: code, language: nil, in: world.surroundings(of: name))
    try with(name) { site in
      for share in shares(of: name) { _ = try site.addShare(sharePath(share)) }
    }
  }

  /// Makes a code, and lets the others hear of it.
  func invite(_ name: String, as role: Role = .site, by lead: String) throws -> InvitationCode {
    let code = try with(lead) { try $0.invite(name, as: role, days: 30) }
    try sync(lead)
    return code
  }

  func apply(_ name: String, _ lines: String...) throws { try apply(name, lines) }

  func apply(_ name: String, _ lines: [String]) throws {
    try with(name) { site in
      let drafts = try lines.enumerated().map { place, line in
        NumberedDraft(try Draft(json: line.utf8), line: place + 1)
      }
      _ = try site.apply(drafts)
    }
  }

  @discardableResult
  func sync(_ name: String, _ direction: Replica.Direction = .both, with shares: [String] = [])
    throws -> [ShareOutcome]
  {
    try with(name) { site in
      let outcomes = try site.exchange(direction, with: shares)
      for outcome in outcomes { if let failure = outcome.failure { throw failure } }
      return outcomes
    }
  }

  func dump(_ name: String) throws -> [String] {
    try with(name, for: .read) { site in
      var lines: [String] = []
      try site.dump { lines.append($0) }
      return lines
    }
  }

  /// Lets everybody sync often enough that all have heard of everything.
  func syncAll() throws {
    for _ in 1...2 { for name in names { try sync(name) } }
  }

  /// The line of one record in a dump; `nil` when it is gone.
  func line(_ record: String, at name: String) throws -> String? {
    try dump(name).first { $0.contains(#""record":"\#(record)""#) }
  }

  /// Whether the record was edited while it was deleted elsewhere.
  func isMarked(_ record: String, at name: String) throws -> Bool {
    try with(name) { try $0.view(of: record)?.isEditedWhileDeleted ?? false }
  }

  func siteID(_ name: String) throws -> String { try with(name) { $0.settings.site.text } }
}
