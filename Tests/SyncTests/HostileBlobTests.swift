import Fakes
import Foundation
import Journal
import Merge
import Sync
import Testing

/// What may lie in a share in the place of an attachment.
@Suite struct HostileBlobTests {
  private let home: Home
  private let other: Home
  private let share: MemoryShare
  private let letter = Array("Madame, Monsieur".utf8)
  private var name: BlobName { BlobName(of: letter) }
  private var path: String { "blobs/\(name.folder)/\(name)" }

  init() throws {
    home = try Home("pau-00000000", key: 9)
    other = try Home("toulouse-6htgz65x")
    share = emptyShare()
    try other.holdings.blobs.store(letter)
    try other.write(2)
    try other.push(to: share)
  }

  private func find(mayStore: Bool = true) throws -> BlobFinding {
    try Pull(into: home.holdings, from: share).blob(name, size: letter.count, mayStore: mayStore)
  }

  @Test func `a copy that is under way is arriving, and is no error`() throws {
    for count in 0..<letter.count {
      share[path] = Array(letter.prefix(count))
      #expect(try find() == .arriving, "\(count)")
    }
    #expect(try home.holdings.quarantine.names() == [])
    share[path] = letter
    #expect(try find() == .found(letter))
  }

  @Test func `other content is refused, set aside with the reason, and stops nobody`() throws {
    share[path] = Array("Monsieur, Madame".utf8)
    #expect(try find() == .refused(.otherContent))
    #expect(try home.holdings.quarantine.names() == [name.text])
    #expect(home.holdings.quarantine.reason(for: name.text) == "\(Refusal.otherContent)")
    #expect(try home.pull(from: share).count == 2)
    #expect(try home.holdings.blobs.names() == [])
    // The sound one settles the matter.
    share[path] = letter
    #expect(try find() == .found(letter))
    #expect(try home.holdings.quarantine.names() == [])
  }

  @Test func `what is larger than any attachment is refused unread`() throws {
    share[path] = [UInt8](repeating: 0, count: BlobFolder.maximumSize + 1)
    #expect(try find() == .refused(.oversized))
    #expect(home.holdings.quarantine.reason(for: name.text) == "\(Refusal.oversized)")
  }

  @Test func `a home that may not be written to keeps nothing of what it refused`() throws {
    share[path] = Array("Monsieur, Madame".utf8)
    #expect(try find(mayStore: false) == .refused(.otherContent))
    #expect(try home.holdings.quarantine.names() == [])
  }

  @Test func `a size that a record made up changes nothing about a content that fits`() throws {
    for size in [0, 1, BlobFolder.maximumSize] {
      let found = try Pull(into: home.holdings, from: share).blob(name, size: size, mayStore: true)
      #expect(found == .found(letter))
    }
  }

  @Test func `another network's share is not asked`() throws {
    let network = String(repeating: "00", count: 32)
    let mark = "{\"format\":1,\"name\":\"Est\",\"network\":\"\(network)\"}\n"
    share["reseau.json"] = Array(mark.utf8)
    #expect(throws: SyncError.share(.otherNetwork("Est"))) { try find() }
  }

  @Test func `an attachment that has rotted here is not given, and keeps nothing else back`() throws
  {
    let files = other.files
    let second = try other.holdings.blobs.store([1, 2, 3])
    let third = try other.holdings.blobs.store([4, 5, 6])
    files["/home/blobs/\(second.folder)/\(second)"] = [9]
    try other.write(1)
    #expect(try other.push(to: share).blobs == 1)
    #expect(share["blobs/\(second.folder)/\(second)"] == nil)
    #expect(share["blobs/\(third.folder)/\(third)"] == [4, 5, 6])
    #expect(try home.pull(from: share).count == 3)
  }

  @Test func `a mending puts right what has rotted in the share, and names what it can't`() throws {
    share[path] = [1]
    let stranger = BlobName(of: [8])
    share["blobs/\(stranger.folder)/\(stranger)"] = [7]
    let mended = try Push(from: other.holdings, to: share).mend { _, _ in }
    #expect(mended.rewritten == [path])
    #expect(mended.left == ["blobs/\(stranger.folder)/\(stranger)"])
    #expect(share[path] == letter)
  }

  @Test func `a folder called like an attachment keeps a mending from nothing else`() throws {
    let scratch = try Scratch()
    let disk = LocalFiles(pause: { _ in })
    try disk.makeFolders("\(scratch.path)/share/\(path)/inside")
    let folder = FolderShare(files: disk, path: scratch.path + "/share", writer: other.site)
    _ = try folder.found(for: Village.network)
    try other.push(to: folder)
    let segments = "segments/\(other.site)"
    let segment = try #require(try folder.list(segments).first)
    try folder.write([NamedFile(segment, [1])], in: segments)

    let mended = try Push(from: other.holdings, to: folder).mend { _, _ in }
    #expect(mended.left == [path])
    #expect(mended.rewritten == ["\(segments)/\(segment)"])
  }

  @Test func `links in the place of attachments are neither read nor written through`() throws {
    let scratch = try Scratch()
    let disk = LocalFiles(pause: { _ in })
    try disk.makeFolders(scratch.path + "/share/blobs")
    try disk.makeFolders(scratch.path + "/outside")
    try disk.append(letter, to: "\(scratch.path)/outside/\(name)", at: 0)
    try FileManager.default.createSymbolicLink(
      atPath: "\(scratch.path)/share/blobs/\(name.folder)",
      withDestinationPath: scratch.path + "/outside")
    let folder = FolderShare(files: disk, path: scratch.path + "/share", writer: other.site)
    _ = try folder.found(for: Village.network)
    let found = try Pull(into: home.holdings, from: folder)
      .blob(name, size: letter.count, mayStore: true)
    #expect(found == .nothing)
    try disk.remove("\(scratch.path)/outside/\(name)")
    #expect(try other.push(to: folder).blobs == 0)
    #expect(try disk.list(scratch.path + "/outside") == [])
    #expect(try home.pull(from: folder).count == 2)
  }
}
