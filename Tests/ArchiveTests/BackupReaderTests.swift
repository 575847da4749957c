import Archive
import Foundation
import Journal
import Merge
import Testing

@Suite struct BackupReaderTests {
  private let backup: [UInt8]

  init() throws { backup = try Small.backup(Small.files) }

  private func reason(_ bytes: [UInt8], where belongs: (String) -> Bool = { _ in true })
    -> ArchiveError.Reason?
  {
    do {
      _ = try Small.read(bytes, where: belongs)
      return nil
    } catch {
      return (error as? ArchiveError)?.reason
    }
  }

  @Test(arguments: [1, 7, 512, 100_000])
  func `what was written is read, in pieces of any size`(piece: Int) throws {
    let read = try Small.read(backup, piece: piece)
    #expect(read.count == Small.files.count)
    for file in Small.files { #expect(read[file.path] == file.bytes) }
  }

  @Test func `the same files at the same time are the same bytes`() throws {
    #expect(try Small.backup(Small.files) == backup)
  }

  @Test func `a backup that is cut anywhere is refused`() {
    for count in 0..<backup.count {
      #expect(reason(Array(backup.prefix(count))) == .cut, "\(count)")
    }
  }

  /// Deflate can say the same bytes in several ways: what reads the same is no damage.
  @Test(arguments: [0xFF, 1, 2, 4, 8, 16, 32, 64, 128] as [UInt8])
  func `what is wrong anywhere is noticed, or changes nothing that is read`(bits: UInt8) throws {
    for place in backup.indices {
      var wrong = backup
      wrong[place] ^= bits
      do {
        let read = try Small.read(wrong)
        for file in Small.files { #expect(read[file.path] == file.bytes, "\(place)") }
      } catch {
        #expect(error is ArchiveError, "\(place): \(error)")
      }
    }
  }

  @Test func `nothing may follow the end`() {
    #expect(reason(backup + [0]) == .damaged || reason(backup + [0]) == .cut)
    #expect(reason(backup + backup) == .trailing)
  }

  @Test(arguments: ["", "bonjour", "\u{1F}\u{8B}"])
  func `what is something else is said to be none`(text: String) {
    #expect([.notABackup, .cut].contains(reason(Array(text.utf8))))
    #expect(reason(Gzip.member(Array(repeating: 65, count: 2000), .quick)) == .notABackup)
  }

  @Test func `a file that has no place in a home is refused before any is handed over`() throws {
    for path in ["../évasion", "/etc/passwd", "index.sqlite", "keys/../../x", "keys"] {
      guard let hostile = try? Small.backup([("a", [1]), (path, [2])]) else { continue }
      #expect(reason(hostile, where: { $0 == "a" }) == .foreignFile, "\(path)")
    }
  }

  @Test func `a file comes once`() throws {
    let twice = try Small.backup([("a", [1]), ("a", [2])])
    #expect(reason(twice) == .foreignFile)
    #expect(reason(try Small.backup([("b", [1]), ("a", [2])])) == .foreignFile)
  }

  @Test func `a writer says nothing that is not in the file`() throws {
    let manifest = try Small.manifest([("a", [1])])
    var writer = try BackupWriter(manifest) { (_) throws(FileError) in }
    #expect(throws: ArchiveError.self) { try writer.append([2]) }
  }

  @Test func `tar reads it`() throws {
    let tar = URL(fileURLWithPath: "/bin/tar")
    guard FileManager.default.isExecutableFile(atPath: tar.path) else { return }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("reseau-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("backup.tar.gz")
    try Data(backup).write(to: file)
    let process = Process()
    process.executableURL = tar
    process.arguments = ["xzf", file.path, "-C", folder.path]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    for (path, bytes) in Small.files {
      let unpacked = folder.appendingPathComponent("reseau/\(path)")
      #expect([UInt8](try Data(contentsOf: unpacked)) == bytes)
    }
    let manifest = folder.appendingPathComponent("reseau/manifest.json")
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: manifest)) as? [String: Any]
    #expect(json?["site"] as? String == "lyon-7k2q9fxa")
    #expect((json?["files"] as? [[String: Any]])?.count == Small.files.count)
  }
}
