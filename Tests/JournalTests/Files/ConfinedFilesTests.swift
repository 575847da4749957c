import Fakes
import Foundation
import Journal
import Testing

/// What others can put into a folder that they write to as well.
enum Trap: String, CaseIterable {
  case link, linkToFolder, danglingLink, linkLoop, hardLink, pipe, folder

  /// Puts the trap at `path`; what links lead to lies in `outside`.
  func set(at path: String, outside: String) throws {
    let disk = FileManager.default
    switch self {
    case .link: try disk.createSymbolicLink(atPath: path, withDestinationPath: outside + "/secret")
    case .linkToFolder: try disk.createSymbolicLink(atPath: path, withDestinationPath: outside)
    case .danglingLink:
      try disk.createSymbolicLink(atPath: path, withDestinationPath: outside + "/new")
    case .linkLoop: try disk.createSymbolicLink(atPath: path, withDestinationPath: path)
    case .hardLink: try disk.linkItem(atPath: outside + "/secret", toPath: path)
    case .pipe: try #require(mkfifo(path, 0o666) == 0)
    case .folder: try disk.createDirectory(atPath: path, withIntermediateDirectories: false)
    }
  }

  /// Whether it leads to a regular file inside the folder, as far as anybody can tell.
  var isRegular: Bool { self == .hardLink }
}

@Suite struct ConfinedFilesTests {
  private let scratch: Scratch
  private let files: any FileSystem
  private var share: String { scratch.path + "/share" }
  private var outside: String { scratch.path + "/outside" }

  init() throws {
    scratch = try Scratch()
    let local = LocalFiles(pause: { _ in })
    try local.makeFolders(scratch.path + "/share/heads")
    try local.makeFolders(scratch.path + "/outside")
    try local.append([7, 7, 7], to: scratch.path + "/outside/secret", at: 0)
    files = local.confined(to: scratch.path + "/share")
  }

  private func replace(_ name: String, in folder: String) throws {
    try files.replace(
      [NamedFile(name, [1])], in: folder, temporary: ".part", isPrivate: false)
  }

  private func expectOutsideUntouched() throws {
    #expect(try LocalFiles().list(outside) == ["secret"])
    #expect(try LocalFiles().read(outside + "/secret", limit: 9) == [7, 7, 7])
  }

  @Test(arguments: Trap.allCases.filter { !$0.isRegular })
  func `what is no regular file is not there`(trap: Trap) throws {
    try trap.set(at: share + "/heads/a", outside: outside)
    #expect(throws: FileError(.read, share + "/heads/a", .notFound)) {
      try files.read(share + "/heads/a", limit: 9)
    }
  }

  @Test(arguments: Trap.allCases.filter { $0 != .folder })
  func `what is no folder is not listed, and nothing is read through it`(trap: Trap) throws {
    try trap.set(at: share + "/segments", outside: outside)
    #expect(throws: FileError(.list, share + "/segments", .notFound)) {
      try files.list(share + "/segments")
    }
    #expect(throws: FileError(.read, share + "/segments/secret", .notFound)) {
      try files.read(share + "/segments/secret", limit: 9)
    }
    #expect(try files.size(of: share + "/segments/secret") == nil)
  }

  @Test(arguments: Trap.allCases.filter { $0 != .folder })
  func `nothing is made, written or removed through what is no folder`(trap: Trap) throws {
    try trap.set(at: share + "/segments", outside: outside)
    #expect(throws: FileError.self) { try files.makeFolder(share + "/segments") }
    #expect(throws: FileError.self) { try files.makeFolder(share + "/segments/x") }
    #expect(throws: FileError.self) { try replace("new", in: share + "/segments") }
    #expect(throws: FileError.self) {
      try files.append([1], to: share + "/segments/secret", at: 3)
    }
    #expect(throws: FileError.self) {
      try files.rename(share + "/segments/secret", to: share + "/heads/mine")
    }
    try files.remove(share + "/segments/secret")
    try expectOutsideUntouched()
  }

  @Test(arguments: Trap.allCases.filter { $0 != .folder })
  func `a replace takes the place of the trap and not of what it leads to`(trap: Trap) throws {
    try trap.set(at: share + "/heads/a", outside: outside)
    try trap.set(at: share + "/heads/.part-0", outside: outside)
    try replace("a", in: share + "/heads")
    #expect(try files.read(share + "/heads/a", limit: 9) == [1])
    #expect(try files.list(share + "/heads") == ["a"])
    try expectOutsideUntouched()
  }

  @Test(arguments: Trap.allCases.filter { $0 != .folder })
  func `a remove takes the trap away and not what it leads to`(trap: Trap) throws {
    try trap.set(at: share + "/heads/a", outside: outside)
    try files.remove(share + "/heads/a")
    #expect(try files.list(share + "/heads") == [])
    try expectOutsideUntouched()
  }

  @Test(arguments: Trap.allCases.filter { !$0.isRegular })
  func `nothing is appended to what is no regular file`(trap: Trap) throws {
    try trap.set(at: share + "/heads/a", outside: outside)
    #expect(throws: FileError.self) { try files.append([1], to: share + "/heads/a", at: 0) }
    try expectOutsideUntouched()
  }

  @Test func `the folder itself may be a link`() throws {
    let link = scratch.path + "/drive"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: share)
    let files = LocalFiles().confined(to: link)
    try files.replace(
      [NamedFile("a", [1])], in: link + "/heads", temporary: ".part", isPrivate: false)
    #expect(try files.list(link + "/heads") == ["a"])
    #expect(try files.read(link + "/heads/a", limit: 1) == [1])
  }

  @Test(arguments: ["/../outside/secret", "/./heads/../../outside/secret", "x/heads", "\u{301}x/y"])
  func `a path that leaves the folder is refused`(rest: String) throws {
    #expect(throws: FileError(.read, share + rest, .denied)) {
      try files.read(share + rest, limit: 9)
    }
    #expect(throws: FileError(.remove, share + rest, .denied)) { try files.remove(share + rest) }
    try expectOutsideUntouched()
  }

  @Test func `a name that a combining mark hides from a comparison of characters is inside`() {
    #expect(throws: FileError(.read, share + "/\u{301}x/y", .notFound)) {
      try files.read(share + "/\u{301}x/y", limit: 9)
    }
  }
}
