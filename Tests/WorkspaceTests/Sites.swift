import Community
import Foundation
import Journal
import Merge
import Synchronization
import Workspace

/// A temporary folder, gone when the test lets it go.
final class Scratch {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "reseau-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// A clock that moves a second at each look, and random bits from a seed.
final class World: Sendable {
  private let state: Mutex<(time: Int64, bits: UInt64)>

  init(seed: UInt64) { state = Mutex((1_795_507_200_000, seed)) }

  var surroundings: Surroundings {
    Surroundings(
      files: LocalFiles(),
      now: { self.state.withLock { $0.time += 1000; return Timestamp(milliseconds: $0.time) } },
      random: { self.state.withLock { Self.next(&$0.bits) } }, bootID: "test", patience: 3,
      pause: {})
  }

  func random() -> UInt64 { state.withLock { Self.next(&$0.bits) } }

  /// SplitMix64 (Steele, Lea & Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
  private static func next(_ bits: inout UInt64) -> UInt64 {
    bits &+= 0x9E37_79B9_7F4A_7C15
    var mixed = bits
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Homes and shares of one network, in a temporary folder.
struct Network {
  let scratch: Scratch
  let world: World
  let names: [String]

  /// Founds a network whose first site invites the others, and makes `shares` folders.
  init(_ names: [String], shares: [String] = ["drive"], seed: UInt64 = 1) throws {
    scratch = try Scratch()
    world = World(seed: seed)
    self.names = names
    for share in shares {
      try FileManager.default.createDirectory(
        atPath: sharePath(share), withIntermediateDirectories: true)
    }
    try Replica.found(
      at: homePath(names[0]), network: "Réseau Sud", site: names[0], language: nil,
      in: world.surroundings)
    var codes: [InvitationCode] = []
    try with(names[0]) { lead in
      for name in names.dropFirst() { codes.append(try lead.invite(name, as: .site, days: 30)) }
      for share in shares { _ = try lead.addShare(sharePath(share)) }
    }
    for code in codes {
      try Replica.join(
        at: homePath(code.site), with: code, language: nil, in: world.surroundings)
      try with(code.site) { site in
        for share in shares { _ = try site.addShare(sharePath(share)) }
      }
    }
  }

  func homePath(_ name: String) -> String { "\(scratch.path)/\(name)" }
  func sharePath(_ name: String) -> String { "\(scratch.path)/shares/\(name)" }

  /// Opens a site's home, and closes it after.
  @discardableResult
  func with<T>(
    _ name: String, for access: Replica.Access = .write, _ body: (Replica) throws -> T
  ) throws -> T {
    let replica = try Replica(at: homePath(name), for: access, in: world.surroundings)
    defer { replica.close() }
    return try body(replica)
  }

  func apply(_ name: String, _ lines: String...) throws {
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
}
