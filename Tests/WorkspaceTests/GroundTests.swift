import Foundation
import Journal
import Merge
import Testing
import Workspace

/// Which folders may become a share, judged by what they are and not by how they are called.
@Suite struct GroundTests {
  private let network: Network
  private let surroundings: Surroundings
  private var files: FileManager { .default }

  init() throws {
    network = try Network(["Lyon", "Pau"])
    let world = network.world.surroundings(of: "Lyon")
    surroundings = Surroundings(
      files: world.files, now: world.now, random: world.random, bootID: world.bootID,
      patience: world.patience, pause: world.pause, whereabouts: Self.place)
  }

  /// Where a folder is, as a machine tells it.
  private static func place(_ path: String) -> Whereabouts? {
    guard let facts = try? FileManager.default.attributesOfItem(atPath: real(path)) else {
      return nil
    }
    let numbers = [facts[.systemNumber], facts[.systemFileNumber]].map { "\($0 ?? "")" }
    return Whereabouts(
      machine: "here", path: real(path), folder: numbers.joined(separator: ":"))
  }

  private static func real(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  private func folder(_ name: String, holding file: String? = nil) throws -> String {
    let path = "\(network.scratch.path)/\(name)"
    try files.createDirectory(atPath: path, withIntermediateDirectories: true)
    if let file { try Data().write(to: URL(fileURLWithPath: "\(path)/\(file)")) }
    return path
  }

  /// Why the folder is not added to the shares of Lyon; `nil` when it is.
  private func obstacle(_ path: String, besideOthers: Bool = false) throws -> FolderObstacle? {
    let lyon = try Replica(at: network.homePath("Lyon"), for: .write, in: surroundings)
    defer { lyon.close() }
    do {
      _ = try lyon.addShare(path, besideOthers: besideOthers)
      return nil
    } catch WorkspaceError.obstacle(let obstacle, path) {
      return obstacle
    }
  }

  @Test func `no folder, a home of anybody, and what lies in one are refused`() throws {
    let (lyon, pau) = (network.homePath("Lyon"), network.homePath("Pau"))
    #expect(try obstacle("") == .unnamed)
    #expect(try obstacle(lyon, besideOthers: true) == .home(lyon))
    #expect(try obstacle(pau + "/keys", besideOthers: true) == .home(pau))
    #expect(try obstacle(pau + "/not/there") == .home(pau))
  }

  @Test(arguments: ["site.json", "keys", "journals"])
  func `a home stays one without one of its parts, and one part alone makes none`(
    part: String
  ) throws {
    let pau = network.homePath("Pau")
    try files.removeItem(atPath: "\(pau)/\(part)")
    #expect(try obstacle(pau, besideOthers: true) == .home(pau))
    #expect(try obstacle(folder("a", holding: part), besideOthers: true) == nil)
  }

  @Test func `a folder in which this home lies is refused, by whatever path`() throws {
    let lyon = network.homePath("Lyon")
    let link = network.scratch.path + "-link"
    try files.createSymbolicLink(atPath: link, withDestinationPath: network.scratch.path)
    defer { try? files.removeItem(atPath: link) }
    #expect(try obstacle(network.scratch.path, besideOthers: true) == .holdsHome(lyon))
    #expect(try obstacle(link, besideOthers: true) == .holdsHome(lyon))
  }

  @Test func `a folder in a share of any network is refused, and two shares side by side are not`()
    throws
  {
    let drive = network.sharePath("drive")
    #expect(try obstacle(folder("shares/drive/sub/sub")) == .share(drive))
    #expect(try obstacle(folder("shares/other")) == nil)
    let newer = try folder("newer")
    try Data(#"{"format":7}"#.utf8).write(to: URL(fileURLWithPath: newer + "/reseau.json"))
    #expect(try obstacle(folder("newer/sub")) == .share(newer))
  }

  @Test func `a share under a second path is told, and under its own is no second one`() throws {
    let drive = network.sharePath("drive")
    let link = network.scratch.path + "/link"
    try files.createSymbolicLink(atPath: link, withDestinationPath: drive)
    #expect(try obstacle(link) == .sameShare(drive))
    #expect(try obstacle(drive) == nil)
  }

  @Test func `what lies in a folder is asked about, save what marks a share or any drive`() throws {
    #expect(try obstacle(folder("b", holding: "lettre.odt")) == .otherThings(["lettre.odt"]))
    #expect(try obstacle(folder("b"), besideOthers: true) == nil)
    #expect(try obstacle(folder("c", holding: ".DS_Store")) == nil)
    #expect(try obstacle(folder("d", holding: "Thumbs.db")) == nil)
    #expect(try obstacle(folder("e", holding: "heads")) == nil)
    #expect(try obstacle(folder("g", holding: "segments")) == nil)
  }

  @Test func `where the disk does not tell folders apart their paths do`() throws {
    let lyon = network.homePath("Lyon")
    #expect(throws: WorkspaceError.self) {
      try network.with("Lyon") { try $0.addShare(lyon + "/keys") }
    }
    #expect(throws: WorkspaceError.self) {
      try network.with("Lyon") { try $0.addShare(network.sharePath("drive") + "/sub") }
    }
  }
}
