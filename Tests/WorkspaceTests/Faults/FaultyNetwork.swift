import Community
import Fakes
import Foundation
import Journal
import Workspace

/// Homes and shares of one network on a simulated disk, with their indexes.
final class FaultyNetwork {
  let disk: SimulatedDisk
  let world: World
  private(set) var names: [String]
  let shares: [String]
  private(set) var reached: [String: [String]]

  /// Shares that a program copies between the machines (Syncthing, OneDrive): each site has a
  /// folder of its own.
  let copied: Set<String>

  /// Of which homes others are copies, as far as their folders of copied shares go.
  private var origins: [String: String] = [:]

  /// Founds a network whose first site invites the others.
  init(
    _ names: [String], shares: [String], copied: Set<String> = [],
    reached: [String: [String]] = [:], seed: UInt64, tally: FaultTally = FaultTally()
  ) throws {
    disk = SimulatedDisk(seed: seed, tally: tally)
    world = World(seed: seed, on: disk)
    self.names = [names[0]]
    self.shares = shares
    self.copied = copied
    self.reached = reached
    disk.addFolder(path)
    try Replica.found(
      at: homePath(names[0]), network: "Réseau Sud", site: names[0], language: nil,
      in: world.surroundings(of: names[0]))
    for share in self.shares(of: names[0]) { try add(share, to: names[0]) }
    for name in names.dropFirst() {
      let lead = try open(names[0])
      let code = try lead.invite(name, as: .site, days: 30)
      lead.close()
      try join(name, with: code)
      for share in self.shares(of: name) { try add(share, to: name) }
      self.names.append(name)
    }
  }

  /// Lets a site join.
  func join(_ name: String, with code: InvitationCode) throws {
    try Replica.join(
      at: homePath(name), with: code, language: nil, in: world.surroundings(of: name))
  }

  /// Puts a copy of a home beside it, which nobody knows of.
  func copyHome(_ name: String, to copy: String) throws {
    reached[copy] = shares(of: name)
    origins[copy] = origins[name] ?? name
    disk.replaceFiles(below: homePath(copy), with: disk.files(below: homePath(name)))
    names.append(copy)
  }

  /// Says which shares a site will use.
  func willReach(_ name: String, _ shares: [String]) { reached[name] = shares }

  /// Whether a site that is joining has its home already.
  func hasHome(_ name: String) -> Bool { disk[homePath(name) + "/site.json"] != nil }

  /// Counts a site in that has joined.
  func has(_ name: String) { names.append(name) }

  /// Removes the index of a home, while nobody uses it.
  func loseIndex(_ name: String) {
    for path in indexPaths(name) { disk[path] = nil }
  }

  /// The files of the index of a home.
  func indexPaths(_ name: String) -> [String] {
    ["", "-wal", "-shm"].map { "\(homePath(name))/index.sqlite\($0)" }
  }

  /// Adds a share of a site.
  func add(_ share: String, to name: String) throws(WorkspaceError) {
    let site = try open(name)
    defer { site.close() }
    disk.addFolder(sharePath(share, name))
    _ = try site.addShare(sharePath(share, name))
  }

  /// A site that is gone for ever.
  func forget(_ name: String) { names.removeAll { $0 == name } }

  /// The shares that `name` uses.
  func shares(of name: String) -> [String] { reached[name] ?? shares }

  /// The folder of everything.
  let path = "/network"

  /// The folder of a home.
  func homePath(_ name: String) -> String { "\(path)/\(name)" }

  /// The folder of a share, as `name` sees it.
  func sharePath(_ share: String, _ name: String) -> String {
    "\(path)/shares/\(share)\(copied.contains(share) ? "@" + (origins[name] ?? name) : "")"
  }

  /// Every folder of a share.
  func folders(of share: String) -> [String] {
    guard copied.contains(share) else { return [sharePath(share, "")] }
    let users = names.filter { shares(of: $0).contains(share) }
    return Set(users.map { sharePath(share, $0) }).sorted()
  }

  func open(_ name: String) throws(WorkspaceError) -> Replica {
    try Replica(at: homePath(name), for: .write, in: world.surroundings(of: name))
  }

  /// A home's journals, by site: the files' bytes by their names.
  func journals(_ name: String) -> [String: [String: [UInt8]]] {
    var journals: [String: [String: [UInt8]]] = [:]
    for (path, bytes) in disk.files(below: homePath(name) + "/journals") {
      let parts = path.split(separator: "/").map(String.init)
      guard parts.count == 2 else { continue }
      journals[parts[0], default: [:]][parts[1]] = bytes
    }
    return journals
  }
}
