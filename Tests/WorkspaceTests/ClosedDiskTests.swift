import Fakes
import Foundation
import Journal
import Testing
import Workspace

/// Homes on a disk that takes nothing: looked up all the same.
@Suite struct ClosedDiskTests {
  private let network: Network

  init() throws {
    network = try Network(["Lyon", "Pau"])
    try network.apply("Lyon", #"{"on":"practice/a","set":{"title":"Salle"}}"#)
    try network.syncAll()
  }

  /// The home of Pau, whose disk refuses all writing for `reason`.
  private func open(
    _ reason: FileError.Reason, for access: Replica.Access = .read
  ) throws -> Replica {
    let open = network.world.surroundings(of: "Pau")
    let closed = Surroundings(
      files: ClosedFiles(files: open.files, reason: reason), now: open.now, random: open.random,
      bootID: open.bootID, patience: open.patience, pause: open.pause)
    return try Replica(at: network.homePath("Pau"), for: access, in: closed)
  }

  private func lines(_ replica: Replica) throws -> [String] {
    var lines: [String] = []
    try replica.dump { lines.append($0) }
    return lines
  }

  private func removeIndex() throws {
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(
        atPath: network.homePath("Pau") + "/index.sqlite" + suffix)
    }
  }

  @Test(arguments: [FileError.Reason.denied, .noSpace])
  func `without an index the journals are read into memory, and show the same`(
    reason: FileError.Reason
  ) throws {
    let before = try network.dump("Pau")
    try removeIndex()

    let closed = try open(reason)
    defer { closed.close() }

    #expect(try lines(closed) == before)
    #expect(try closed.search("salle").map(\.record) == ["practice/a"])
    #expect(try closed.status().peers.map(\.site.name) == ["Lyon"])
    #expect(try closed.verify().flaws.isEmpty)
    #expect(
      !FileManager.default.fileExists(atPath: network.homePath("Pau") + "/index.sqlite"))
  }

  @Test func `an index that is behind is left, and what the journals say is shown`() throws {
    network.world.restart("Pau")
    let index = network.homePath("Pau") + "/index.sqlite"
    let older = try Data(contentsOf: URL(fileURLWithPath: index))
    try network.apply("Pau", #"{"on":"practice/b","set":{"title":"Train"}}"#)
    let before = try network.dump("Pau")
    try removeIndex()
    try older.write(to: URL(fileURLWithPath: index))

    let closed = try open(.denied)
    defer { closed.close() }

    #expect(try lines(closed) == before)
    #expect(try Data(contentsOf: URL(fileURLWithPath: index)) == older)
  }

  @Test func `what was erased is not shown`() throws {
    try network.apply("Lyon", #"{"on":"member/x","set":{"name":"Claire"}}"#)
    try network.syncAll()
    try network.with("Lyon") { try $0.forget("member/x") }
    try network.sync("Lyon", .push)
    try network.sync("Pau", .pull)
    try removeIndex()

    let closed = try open(.denied)
    defer { closed.close() }

    #expect(try lines(closed).allSatisfy { !$0.contains("Claire") })
  }

  @Test func `a change is refused for the reason of the disk`() throws {
    do {
      try open(.denied, for: .write).close()
      Issue.record("it was opened")
    } catch WorkspaceError.file(let error) {
      #expect(error.reason == .denied)
    }
  }
}

/// A disk that reads, and refuses the rest.
private struct ClosedFiles: FileSystem {
  let files: any FileSystem
  let reason: FileError.Reason

  func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    try files.read(path, limit: limit)
  }

  func size(of path: String) throws(FileError) -> Int? { try files.size(of: path) }

  func list(_ path: String) throws(FileError) -> [String] { try files.list(path) }

  func append(_ bytes: [UInt8], to path: String, at offset: Int) throws(FileError) {
    throw FileError(.write, path, reason)
  }

  func replace(
    _ files: [NamedFile], in path: String, temporary: String, isPrivate: Bool
  ) throws(FileError) {
    throw FileError(.write, path, reason)
  }

  func rename(_ path: String, to destination: String) throws(FileError) {
    throw FileError(.rename, path, reason)
  }

  func remove(_ path: String) throws(FileError) { throw FileError(.remove, path, reason) }

  func makeFolder(_ path: String) throws(FileError) { throw FileError(.makeFolder, path, reason) }

  func syncFolder(_ path: String) throws(FileError) { throw FileError(.sync, path, reason) }

  func lock(_ path: String) throws(FileError) -> any FileLock {
    throw FileError(.lock, path, reason)
  }
}
