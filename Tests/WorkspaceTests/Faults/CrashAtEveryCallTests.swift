// A program dies at each of its file-system calls, one after the other, and the power is cut or
// not.
//
// What must hold when the home is opened again: every change that was acknowledged before is
// there, the home verifies, the same command now succeeds, and what it did outlasts a power cut,
// whatever the one that died had not synced; and both sites then agree.
//
// By default a call is tried with the death of the process and with one kind of power cut, and of a
// command that makes more than a hundred of them, most of which are pages of its index, a hundred
// are tried. RESEAU_CRASHES=all tries each with all kinds.

import Community
import Fakes
import Foundation
import Journal
import Merge
import Testing
import Workspace

@Suite struct CrashAtEveryCallTests {
  /// A command, and the home that it works on.
  enum Command: String, CaseIterable {
    case apply, attach, seal, push, pull, both, rebuild, open, addShare, join, found
  }

  @Test(arguments: Command.allCases)
  func `a program that dies at any call loses nothing, and can be run again`(command: Command)
    throws
  {
    let stage = try Stage(for: command)
    let count = try stage.countCalls(of: command)
    #expect(count > 1 || command == .open)
    let losses: [Loss?] = [nil] + Loss.allCases
    let isThorough = ProcessInfo.processInfo.environment["RESEAU_CRASHES"] == "all"
    let distance = isThorough ? 1 : max(1, count / 100)
    for call in stride(from: 1, through: max(1, count), by: distance) {
      for (place, loss) in losses.enumerated() {
        // What few calls do is worth many tries.
        let isTried = loss == nil || count < 4 || place == 1 + call / distance % Loss.allCases.count
        guard isThorough || isTried else { continue }
        for seed in 0..<(loss == nil ? UInt64(1) : isThorough || count < 4 ? 6 : 1) {
          do {
            try stage.crash(command, at: call, loss, seed: UInt64(call) << 8 | seed)
          } catch {
            let cut = loss.map { "power cut (\($0))" } ?? "death"
            Issue.record("\(command) at call \(call) of \(count), \(cut), seed \(seed): \(error)")
          }
        }
      }
    }
  }
}

/// Two sites and a share with news in both directions, set up once and crashed on copies.
private final class Stage {
  private let network: FaultyNetwork
  private let code: InvitationCode
  private var acknowledged: [String: [Int: [UInt8]]] = [:]

  init(for command: CrashAtEveryCallTests.Command) throws {
    network = try FaultyNetwork(["Pau", "Lyon"], shares: ["drive"], seed: 7)
    for round in 1...2 {
      for name in network.names {
        for number in 1...2 {
          try Self.apply(
            Self.line("practice/\(name.lowercased())-\(number)", "\(round)"), network.open(name))
        }
        if round == 1 { try Self.exchange(.both, network.open(name)) }
      }
    }
    if [.push, .both].contains(command) {
      let pau = try network.open("Pau")
      try Self.attach(1, pau)
    }
    if command == .seal {
      try Self.apply(Self.longLine(1, OpenSegment.fullSize * 2 / 3), network.open("Pau"))
    }
    if [.pull, .both].contains(command) { try Self.exchange(.push, network.open("Lyon")) }
    let lead = try network.open("Pau")
    code = try lead.invite("Gap", as: .site, days: 30)
    lead.close()
    for name in network.names {
      acknowledged[name] = try lines(of: name, on: network.disk)
    }
  }

  // MARK: Commands

  private func run(
    _ command: CrashAtEveryCallTests.Command, on disk: SimulatedDisk, start: Int
  ) throws {
    let surroundings = surroundings(disk, start)
    switch command {
    case .join:
      try Replica.join(
        at: network.homePath("Gap"), with: code, language: nil, in: surroundings)
    case .found:
      try Replica.found(
        at: network.homePath("Gap"), network: "Réseau Nord", site: "Gap", language: nil,
        in: surroundings)
    default:
      try run(
        command, Replica(at: network.homePath("Pau"), for: .write, in: surroundings))
    }
  }

  private func run(
    _ command: CrashAtEveryCallTests.Command, _ replica: Replica
  ) throws {
    switch command {
    case .apply: try Self.apply(Self.line("practice/new", "new"), replica)
    case .attach: try Self.attach(2, replica)
    case .seal: try Self.apply(Self.longLine(2, OpenSegment.fullSize * 2 / 3), replica)
    case .push: try Self.exchange(.push, replica)
    case .pull: try Self.exchange(.pull, replica)
    case .both: try Self.exchange(.both, replica)
    case .rebuild:
      defer { replica.close() }
      try replica.rebuild()
    case .open: replica.close()
    case .addShare:
      defer { replica.close() }
      _ = try replica.addShare(network.path + "/shares/stick")
    case .join, .found: break
    }
  }

  private static func apply(_ line: String, _ replica: Replica) throws {
    defer { replica.close() }
    _ = try replica.apply([NumberedDraft(try Draft(json: line.utf8))])
  }

  private static func attach(_ seed: UInt64, _ replica: Replica) throws {
    defer { replica.close() }
    var random = Seeded(seed)
    let files = (1...2).map { NamedFile("plan \(seed)-\($0).pdf", random.bytes(9000)) }
    _ = try replica.attach(files, to: "practice/pau-1")
  }

  private static func exchange(_ direction: Replica.Direction, _ replica: Replica) throws {
    defer { replica.close() }
    for outcome in try replica.exchange(direction) {
      if let failure = outcome.failure { throw failure }
    }
  }

  private static func line(_ record: String, _ title: String) -> String {
    #"{"on":"\#(record)","set":{"title":"\#(title)"}}"#
  }

  /// A change of so many bytes, which hardly compresses.
  private static func longLine(_ seed: UInt64, _ count: Int) -> String {
    var random = Seeded(seed)
    let text = Data(random.bytes(count * 3 / 4)).base64EncodedString()
    return #"{"on":"practice/long","text":{"body":"\#(text)"}}"#
  }

  // MARK: Crashes

  private func surroundings(_ disk: SimulatedDisk, _ start: Int) -> Surroundings {
    let world = World(seed: 99, on: disk)
    for _ in 0..<start { world.restart("Pau") }
    return world.surroundings(of: "Pau")
  }

  /// A disk as it was before the command.
  private func fresh(seed: UInt64) throws -> SimulatedDisk {
    let disk = SimulatedDisk(copying: network.disk, seed: seed)
    disk.addFolder(network.path + "/shares/stick")
    return disk
  }

  func countCalls(of command: CrashAtEveryCallTests.Command) throws -> Int {
    let disk = try fresh(seed: 0)
    disk.setFaults(DiskFaults())
    try run(command, on: disk, start: 0)
    return disk.calls
  }

  func crash(
    _ command: CrashAtEveryCallTests.Command, at call: Int, _ loss: Loss?, seed: UInt64
  ) throws {
    let disk = try fresh(seed: seed)
    var faults = DiskFaults()
    faults.death = call
    disk.setFaults(faults, seed: seed)
    try? run(command, on: disk, start: 0)
    disk.endProcess()
    if let loss { disk.cutPower(below: network.path, loss, seed: seed) }
    var start = loss == nil ? 0 : 1
    try check(disk, start)
    try runAgain(command, on: disk, start)
    disk.endProcess()
    start = try cutPowerLater(disk, start)
    for name in ["Lyon", "Pau", "Lyon"] { try exchange(name, on: disk, start) }
    // What a record names can be had, by whoever reads of it.
    for name in network.names where [.attach, .push, .both].contains(command) {
      guard try contents(at: name, on: disk, start).count == 2 else {
        throw Violation("\(name) lacks attachments")
      }
    }
    let dumps = try network.names.map { try dump($0, on: disk, start) }
    guard dumps[0] == dumps[1] else { throw Violation("the sites differ: \(dumps)") }
    try check(disk, start)
  }

  /// Takes from the machine's disk all that was not synced: every home shows what it showed. The
  /// share lies on a drive of its own.
  ///
  /// - Returns: the start of the machine after it.
  private func cutPowerLater(_ disk: SimulatedDisk, _ start: Int) throws -> Int {
    let homes = (network.names + ["Gap"]).filter {
      disk[network.homePath($0) + "/site.json"] != nil
    }
    let shown = try homes.map { try dump($0, on: disk, start) }
    disk.endProcess()
    let shares = disk.files(below: network.path + "/shares")
    disk.cutPower(below: network.path, .everything, seed: 0)
    disk.replaceFiles(below: network.path + "/shares", with: shares)
    for (name, shown) in zip(homes, shown) {
      guard try dump(name, on: disk, start + 1) == shown else {
        throw Violation("\(name) shows something else after a power cut")
      }
    }
    return start + 1
  }

  /// A command that made a home may have done so.
  private func runAgain(
    _ command: CrashAtEveryCallTests.Command, on disk: SimulatedDisk, _ start: Int
  ) throws {
    do {
      try run(command, on: disk, start: start)
    } catch WorkspaceError.homeExists where [.join, .found].contains(command) {
      let home = network.homePath("Gap")
      try Replica(at: home, for: .write, in: surroundings(disk, start)).close()
    }
  }

  private func check(_ disk: SimulatedDisk, _ start: Int) throws {
    for name in network.names {
      let replica = try Replica(
        at: network.homePath(name), for: .write, in: surroundings(disk, start))
      defer { replica.close() }
      let flaws = try replica.verify().flaws
      guard flaws.isEmpty else { throw Violation("\(name) verifies as flawed: \(flaws)") }
      let lines = try lines(of: name, on: disk)
      for content in try contents(of: replica) where name == "Pau" && content.origin != .home {
        throw Violation("\(name) named an attachment before it was durable")
      }
      for (seq, line) in acknowledged[name] ?? [:] where lines[seq] != line {
        throw Violation("\(name) has lost entry \(seq)")
      }
    }
  }

  private func contents(of replica: Replica) throws -> [AttachmentContent] {
    guard let view = try replica.view(of: "practice/pau-1") else { return [] }
    return try replica.attachments(of: view).compactMap(\.attachment).map {
      try replica.content(of: $0)
    }
  }

  private func contents(
    at name: String, on disk: SimulatedDisk, _ start: Int
  ) throws -> [AttachmentContent] {
    let replica = try Replica(
      at: network.homePath(name), for: .write, in: surroundings(disk, start))
    defer { replica.close() }
    return try contents(of: replica)
  }

  private func exchange(_ name: String, on disk: SimulatedDisk, _ start: Int) throws {
    try Self.exchange(
      .both,
      Replica(at: network.homePath(name), for: .write, in: surroundings(disk, start)))
  }

  private func dump(_ name: String, on disk: SimulatedDisk, _ start: Int) throws -> [String] {
    let replica = try Replica(
      at: network.homePath(name), for: .read, in: surroundings(disk, start))
    defer { replica.close() }
    var lines: [String] = []
    try replica.dump { lines.append($0) }
    return lines
  }

  private func lines(of name: String, on disk: SimulatedDisk) throws -> [Int: [UInt8]] {
    let settings = try SiteSettings(
      at: network.homePath(name), files: LocalFiles(calls: disk, pause: { _ in }))
    let files = disk.files(below: "\(network.homePath(name))/journals/\(settings.site)")
    return try numberedLines(files)
  }
}
