import Fakes
import Foundation
import Journal
import Merge
import Sync
import Testing

/// What only a real folder can hold: links, pipes, names that are no Unicode.
@Suite struct HostileFolderTests {
  private let scratch: Scratch
  private let home: Home
  private let other: Home
  private let share: FolderShare
  private var path: String { scratch.path + "/share" }
  private var outside: String { scratch.path + "/outside" }

  init() throws {
    scratch = try Scratch()
    home = try Home("pau-00000000", key: 9)
    other = try Home("toulouse-6htgz65x")
    let files = LocalFiles(pause: { _ in })
    try files.makeFolders(scratch.path + "/share")
    try files.makeFolders(scratch.path + "/outside")
    try files.append([7], to: scratch.path + "/outside/secret", at: 0)
    share = FolderShare(files: files, path: scratch.path + "/share", writer: other.site)
    _ = try share.found(for: Village.network)
    try other.write(3)
    try other.push(to: share)
  }

  private func link(_ name: String, to destination: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: "\(path)/\(name)", withDestinationPath: destination)
  }

  private func move(_ name: String) throws {
    let destination = "\(outside)/\(name.split(separator: "/").joined(separator: "-"))"
    try FileManager.default.moveItem(atPath: "\(path)/\(name)", toPath: destination)
    try link(name, to: destination)
  }

  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)").sorted()
  }

  @Test func `a head that is a link has not arrived`() throws {
    try move("heads/\(try #require(names("heads").first))")
    #expect(try home.pull(from: share).arriving == [other.site])
  }

  @Test func `segments behind a link have not arrived`() throws {
    try move("segments/\(other.site)")
    #expect(try home.pull(from: share).arriving == [other.site])
  }

  @Test(arguments: ["file", "link"])
  func `what is no folder in the place of a site's segments keeps back this site alone`(
    kind: String
  ) throws {
    let neighbour = try Home.neighbour(over: share)
    _ = try home.pull(from: share)
    for folder in ["heads", "segments"] {
      for name in try names(folder) {
        try FileManager.default.removeItem(atPath: "\(path)/\(folder)/\(name)")
      }
    }
    if kind == "link" { try link("segments/\(neighbour.site)", to: outside) }
    try? Data([1]).write(
      to: URL(fileURLWithPath: "\(path)/segments/\(neighbour.site)"), options: .withoutOverwriting)
    try home.write(2)

    #expect(throws: SyncError.self) { try home.push(to: share) }

    for site in [home.site, other.site] {
      #expect(try names("heads").contains { $0.hasPrefix("\(site)") })
      #expect(try names("segments/\(site)").count == 1)
    }
    #expect(try !names("heads").contains { $0.hasPrefix("\(neighbour.site)") })
    #expect(try LocalFiles().list(outside) == ["secret"])
  }

  @Test func `a folder called like a head keeps no other head back`() throws {
    _ = try Home.neighbour(over: share)
    _ = try home.pull(from: share)
    let name = try #require(names("heads").first { $0.hasPrefix("lyon") })
    for name in try names("heads") {
      try FileManager.default.removeItem(atPath: "\(path)/heads/\(name)")
    }
    try FileManager.default.createDirectory(
      atPath: "\(path)/heads/\(name)/x", withIntermediateDirectories: true)
    try home.write(2)

    _ = try? home.push(to: share)

    for site in [home.site, other.site] {
      #expect(try names("heads").contains { $0.hasPrefix("\(site)") })
    }
  }

  @Test func `a push that can't see its own segments says so, and sends the others' all the same`()
    throws
  {
    _ = try home.pull(from: share)
    try FileManager.default.removeItem(atPath: "\(path)/segments")
    try FileManager.default.createDirectory(
      atPath: "\(path)/segments", withIntermediateDirectories: true)
    #expect(FileManager.default.createFile(atPath: "\(path)/segments/\(home.site)", contents: nil))
    try home.write(2)
    #expect(throws: SyncError.self) { try home.push(to: share) }
    #expect(try !names("heads").contains { $0.hasPrefix("\(home.site)") })
    #expect(try names("segments/\(other.site)").count == 1)
  }

  @Test func `heads behind a link are not listed`() throws {
    try move("heads")
    #expect(try home.pull(from: share).news.isEmpty)
  }

  @Test func `a mark that is a link is no mark, and a push writes it again`() throws {
    try move("reseau.json")
    #expect(try home.pull(from: share).count == 3)
    try other.write(1)
    try other.push(to: share)
    let type = try FileManager.default.attributesOfItem(atPath: path + "/reseau.json")[.type]
    #expect(type as? FileAttributeType == .typeRegular)
  }

  @Test func `a folder in the mark's place stops neither a pull nor the rest of a push`() throws {
    try FileManager.default.removeItem(atPath: "\(path)/reseau.json")
    try FileManager.default.createDirectory(
      atPath: "\(path)/reseau.json/x", withIntermediateDirectories: true)
    #expect(try home.pull(from: share).count == 3)
    try other.write(1)
    #expect(throws: SyncError.self) { try other.push(to: share) }
    #expect(try home.pull(from: share).count == 1)
  }

  @Test(arguments: ["reseau.json", "heads/pipe", "segments/pipe"])
  func `a pipe stops nobody`(name: String) throws {
    try? FileManager.default.removeItem(atPath: "\(path)/\(name)")
    try #require(mkfifo("\(path)/\(name)", 0o666) == 0)
    #expect(try home.pull(from: share).count == 3)
  }

  @Test func `a pipe called like a head has not arrived`() throws {
    let name = "heads/lyon-p3x9k2m7-0000000001-0000000001-0123456789abcdef-0123456789abcdef.json"
    try #require(mkfifo("\(path)/\(name)", 0o666) == 0)
    let pulled = try home.pull(from: share)
    #expect(pulled.arriving.map(\.text) == ["lyon-p3x9k2m7"])
    #expect(pulled.count == 3)
  }

  @Test func `a push writes nothing outside, wherever links lead`() throws {
    try link("heads/.\(other.site).part-0", to: outside + "/secret")
    try link("segments/\(other.site)/.\(other.site).part-0", to: outside + "/new")
    try other.write(2)
    try other.push(to: share)
    #expect(try home.pull(from: share).count == 5)
    #expect(try LocalFiles().list(outside) == ["secret"])
    #expect(try LocalFiles().read(outside + "/secret", limit: 9) == [7])
  }

  @Test(arguments: ["heads", "segments", "segments/toulouse-6htgz65x"])
  func `a push into a folder that is a link fails, and touches nothing there`(
    folder: String
  ) throws {
    try FileManager.default.removeItem(atPath: "\(path)/\(folder)")
    try link(folder, to: outside)
    try other.write(2)
    #expect(throws: SyncError.self) { try other.push(to: share) }
    #expect(try LocalFiles().list(outside) == ["secret"])
  }

  @Test func `a name that is no Unicode is nobody's`() throws {
    let name: [UInt8] = Array("\(path)/heads/".utf8) + [0xFF, 0xFE, 0]
    let descriptor = open(name.map { CChar(bitPattern: $0) }, O_CREAT | O_WRONLY, 0o666)
    try #require(descriptor >= 0)
    close(descriptor)
    #expect(try home.pull(from: share).count == 3)
  }
}
