import Community
import Fakes
import Foundation
import Merge
import Workspace

@testable import Oracle

/// Homes of the program, and others who write what they like, on a share that keeps what it likes.
final class DishonestSimulation {
  var random: Seeded
  /// What those write who are no homes.
  var history: DishonestHistory
  /// The homes, by name.
  private(set) var names: [String] = []
  let share: ShareFolder
  /// What happened, for whoever looks for the cause of a failure.
  private(set) var story: [String] = []
  private var done: [String: Int] = [:]

  private let scratch: Scratch
  private let world: World
  /// The code of who joins at the end.
  private let lastCode: InvitationCode
  private let stepCount: Int
  private var replicas: [String: Replica] = [:]

  /// Founds the network, and lets two or three homes join.
  init(seed: UInt64) throws {
    var random = Seeded(seed)
    var history = DishonestHistory(seed: seed, acts: 0)
    scratch = try Scratch()
    world = World(seed: random.next())
    share = ShareFolder(at: "\(scratch.path)/share")
    stepCount = random.number(10...30)
    let homes = ["Albi", "Brest", "Caen"].prefix(random.number(2...3))
    let codes = try homes.map { name in
      try history.code(
        for: name, as: name == "Albi" ? .lead : .site, isSecret: random.chance(of: 70))
    }
    lastCode = try history.code(for: "Nice", as: .site, isSecret: true)
    (self.random, self.history) = (random, history)
    try share.write(history.mark, to: "reseau.json")
    for place in history.authors.indices { try publish(place) }
    for (name, code) in zip(homes, codes) { try join(name, with: code) }
  }

  /// Lets things happen, then all files come and everybody exchange, and checks what must hold.
  func run() throws {
    defer { for replica in replicas.values { replica.close() } }
    for _ in 0..<stepCount { try step() }
    try calm()
    try checkEnd()
    try join("Nice", with: lastCode)
    try settle()
    try checkEnd()
  }

  func tell(_ what: String) { story.append(what) }
  func note(_ act: String) { done[act, default: 0] += 1 }

  /// How often each thing was done.
  var acts: [String: Int] { history.acts.merging(done) { $0 + $1 } }

  // MARK: Homes

  func homePath(_ name: String) -> String { "\(scratch.path)/\(name)" }

  /// The home of `name`, which stays open from act to act.
  func replica(_ name: String) throws -> Replica {
    if let replica = replicas[name] { return replica }
    let replica = try Replica(at: homePath(name), for: .write, in: world.surroundings(of: name))
    replicas[name] = replica
    return replica
  }

  func close(_ name: String) { replicas.removeValue(forKey: name)?.close() }

  func dump(_ name: String) throws -> [String] {
    var lines: [String] = []
    try replica(name).dump { lines.append($0) }
    return lines
  }

  private func join(_ name: String, with code: InvitationCode) throws {
    try Replica.join(
      at: homePath(name), with: code, language: nil, in: world.surroundings(of: name))
    names.append(name)
    _ = try replica(name).addShare(share.path)
    try exchange(name)
  }
}

extension DishonestHistory {
  /// Makes a code for a home.
  fileprivate mutating func code(
    for name: String, as role: Role, isSecret: Bool
  ) throws -> InvitationCode {
    let key = code(for: name, role: role.rawValue, isSecret: isSecret).secret
    let invitation = Invitation(
      key: PublicKey(of: key), site: name, role: role, expires: 1_798_070_400_000)
    let code = InvitationCode(invitation, key: key, network: network, networkName: "Réseau")
    guard let code else { throw Violation("no code into \(network)") }
    return code
  }
}
