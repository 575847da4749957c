import Fakes
import Foundation
import Journal
import Testing

@Suite struct LocalFilesTests {
  private let files = LocalFiles()
  private let scratch: Scratch
  private var path: String { scratch.path }

  init() throws { scratch = try Scratch() }

  private func replace(_ name: String, _ bytes: [UInt8], isPrivate: Bool = false) throws {
    try files.replace(
      [NamedFile(name, bytes)], in: path, temporary: ".incoming", isPrivate: isPrivate)
  }

  @Test func `a replaced file holds the new bytes and leaves nothing beside it`() throws {
    try replace("a", [1, 2, 3])
    try replace("a", [4])
    #expect(try files.read("\(path)/a", limit: 10) == [4])
    #expect(try files.list(path) == ["a"])
  }

  @Test func `a leftover of a crash is no hindrance`() throws {
    try Data([9, 9, 9, 9]).write(to: URL(fileURLWithPath: "\(path)/.incoming-0"))
    try replace("a", [1])
    #expect(try files.read("\(path)/a", limit: 10) == [1])
    #expect(try files.list(path) == ["a"])
  }

  @Test func `a replace that fails leaves the old file and nothing beside it`() throws {
    try replace("a", [1])
    try files.makeFolder("\(path)/b")
    #expect(throws: FileError.self) { try replace("b", [2]) }
    #expect(try files.read("\(path)/a", limit: 10) == [1])
    #expect(try files.list(path).sorted() == ["a", "b"])
  }

  @Test func `a private file is its owner's alone`() throws {
    try replace("key", [1], isPrivate: true)
    let mode = try FileManager.default.attributesOfItem(atPath: "\(path)/key")[.posixPermissions]
    #expect(mode as? Int == 0o600)
  }

  @Test func `what is made for the owner is open to nobody else, and a folder is born so`() throws {
    let own = files.forOwner
    let home = "\(path)/home"
    try own.makeFolder(home)
    try own.append([1], to: "\(home)/appended", at: 0)
    try own.replace([NamedFile("replaced", [1])], in: home, temporary: ".new", isPrivate: false)
    try own.put([NamedFile("put", [1])], in: home, temporary: ".new")
    try own.lock("\(home)/lock").release()
    try own.confined(to: home).makeFolder("\(home)/inner")

    #expect(try mode(home) == 0o700 && mode("\(home)/inner") == 0o700)
    for name in ["appended", "replaced", "put", "lock"] {
      #expect(try mode("\(home)/\(name)") == 0o600)
    }
  }

  @Test func `what others could open is closed to them, and a link is not followed`() throws {
    try replace("a", [1])
    try files.makeFolder("\(path)/home")
    let home = files.confined(to: "\(path)/home")
    try FileManager.default.createSymbolicLink(
      atPath: "\(path)/home/link", withDestinationPath: "\(path)/a")
    #expect(try !files.isForOwner("\(path)/a") && !files.isForOwner("\(path)/home"))

    try home.closeToOthers("\(path)/home/link")
    #expect(try home.isForOwner("\(path)/home/link") && !files.isForOwner("\(path)/a"))
    try files.closeToOthers("\(path)/home")
    try files.closeToOthers("\(path)/a")

    #expect(try files.isForOwner("\(path)/a") && mode("\(path)/a") == 0o600)
    #expect(try files.isForOwner("\(path)/home") && mode("\(path)/home") == 0o700)
  }

  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func `a file larger than the limit is not read`() throws {
    try replace("a", [1, 2, 3])
    #expect(try files.read("\(path)/a", limit: 3) == [1, 2, 3])
    #expect(throws: FileError(.read, "\(path)/a", .tooLarge)) {
      try files.read("\(path)/a", limit: 2)
    }
  }

  @Test func `what is not there is not found`() throws {
    #expect(throws: FileError(.read, "\(path)/a", .notFound)) {
      try files.read("\(path)/a", limit: 1)
    }
    #expect(throws: FileError(.list, "\(path)/a", .notFound)) { try files.list("\(path)/a") }
    #expect(try files.size(of: "\(path)/a") == nil)
    try files.remove("\(path)/a")
  }

  @Test func `a folder is no file`() throws {
    try files.makeFolder("\(path)/a")
    #expect(throws: FileError.self) { try files.read("\(path)/a", limit: 10) }
  }

  @Test func `an append writes at its offset and cuts off what lies behind`() throws {
    try files.append([1, 2, 3, 4], to: "\(path)/a", at: 0)
    try files.append([9], to: "\(path)/a", at: 2)
    #expect(try files.read("\(path)/a", limit: 10) == [1, 2, 9])
    try files.append([], to: "\(path)/a", at: 0)
    #expect(try files.size(of: "\(path)/a") == 0)
  }

  @Test func `an append behind the end of a file is refused and leaves it as it was`() throws {
    try files.append([1, 2], to: "\(path)/a", at: 0)
    #expect(throws: FileError.self) { try files.append([9], to: "\(path)/a", at: 3) }
    #expect(try files.read("\(path)/a", limit: 10) == [1, 2])
  }

  @Test func `a folder is made once, and not those above it`() throws {
    try files.makeFolder("\(path)/a")
    try files.makeFolder("\(path)/a")
    #expect(throws: FileError(.makeFolder, "\(path)/x/y", .notFound)) {
      try files.makeFolder("\(path)/x/y")
    }
    try replace("f", [1])
    #expect(throws: FileError.self) { try files.makeFolder("\(path)/f") }
  }

  @Test func `makeFolders makes those above it`() throws {
    try files.makeFolders("\(path)/x/y/z")
    #expect(try files.list("\(path)/x/y") == ["z"])
  }

  @Test func `a lock keeps out whoever comes second, until it is released`() throws {
    let lock = try files.lock("\(path)/lock")
    #expect(throws: FileError(.lock, "\(path)/lock", .busy)) { try files.lock("\(path)/lock") }
    lock.release()
    try files.lock("\(path)/lock").release()
  }

  @Test func `a lock keeps out another process`() throws {
    let lock = try files.lock("\(path)/lock")
    defer { lock.release() }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = [
      "-c", "command -v flock >/dev/null || exit 3; flock -n '\(path)/lock' true",
    ]
    try process.run()
    process.waitUntilExit()
    #expect([1, 3].contains(process.terminationStatus))
  }
}
