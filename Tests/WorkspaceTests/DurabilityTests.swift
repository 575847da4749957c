import Community
import Foundation
import Journal
import Merge
import Synchronization
import Testing
import Workspace

/// The machine's disk, with a record of what was written to it through the program's own calls.
private final class WatchedFiles: FileSystem {
  private let disk = LocalFiles()
  private let log = Mutex<[String]>([])

  /// The writes since the last call.
  func takeWrites() -> [String] {
    log.withLock { log in
      defer { log = [] }
      return log
    }
  }

  private func note(_ operation: String, _ path: String) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    log.withLock { $0.append("\(operation) \(name)") }
  }

  func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    try disk.read(path, limit: limit)
  }

  func size(of path: String) throws(FileError) -> Int? { try disk.size(of: path) }

  func list(_ path: String) throws(FileError) -> [String] { try disk.list(path) }

  func append(_ bytes: [UInt8], to path: String, at offset: Int) throws(FileError) {
    note("append", path)
    try disk.append(bytes, to: path, at: offset)
  }

  func replace(
    _ files: [NamedFile], in path: String, temporary: String, isPrivate: Bool
  ) throws(FileError) {
    for file in files { note("replace", file.name) }
    try disk.replace(files, in: path, temporary: temporary, isPrivate: isPrivate)
  }

  func rename(_ path: String, to destination: String) throws(FileError) {
    note("rename", path)
    try disk.rename(path, to: destination)
  }

  func remove(_ path: String) throws(FileError) {
    note("remove", path)
    try disk.remove(path)
  }

  func makeFolder(_ path: String) throws(FileError) {
    note("makeFolder", path)
    try disk.makeFolder(path)
  }

  func syncFolder(_ path: String) throws(FileError) {
    note("syncFolder", path)
    try disk.syncFolder(path)
  }

  func lock(_ path: String) throws(FileError) -> any FileLock { try disk.lock(path) }
}

@Suite struct DurabilityTests {
  private func replica(_ scratch: Scratch, _ files: WatchedFiles) throws -> Replica {
    let world = World(seed: 1).surroundings(of: "Toulouse")
    let surroundings = Surroundings(
      files: files, now: world.now, random: world.random, bootID: "test", patience: 1, pause: {})
    let home = scratch.path + "/home"
    if try files.size(of: home + "/site.json") == nil {
      try Replica.found(
        at: home, network: "Réseau", site: "Toulouse", language: nil, in: surroundings)
    }
    return try Replica(at: home, for: .write, in: surroundings)
  }

  @Test func `an edit is acknowledged by one append, and nothing else is synced for it`() throws {
    let (scratch, files) = (try Scratch(), WatchedFiles())
    let site = try replica(scratch, files)
    for number in 1...3 {
      _ = files.takeWrites()
      let line = #"{"on":"practice/salle","set":{"title":"Salle \#(number)"}}"#
      _ = try site.apply([NumberedDraft(try Draft(json: line.utf8))])
      #expect(files.takeWrites() == ["append open.jsonl.gz"])
    }
    site.close()
  }

  @Test func `a look-up writes nothing`() throws {
    let (scratch, files) = (try Scratch(), WatchedFiles())
    try replica(scratch, files).close()
    _ = files.takeWrites()
    let site = try replica(scratch, files)
    _ = try site.list(kind: "practice")
    try site.dump { _ in }
    _ = try site.status()
    site.close()
    #expect(files.takeWrites() == [])
  }

  @Test func `an exchange without news writes nothing to the share`() throws {
    let (scratch, files) = (try Scratch(), WatchedFiles())
    let site = try replica(scratch, files)
    try FileManager.default.createDirectory(
      atPath: scratch.path + "/drive", withIntermediateDirectories: true)
    _ = try site.addShare(scratch.path + "/drive")
    _ = try site.exchange(.both)
    _ = files.takeWrites()
    _ = try site.exchange(.both)
    #expect(files.takeWrites() == [])
    site.close()
  }
}
