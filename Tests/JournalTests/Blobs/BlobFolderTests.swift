import Fakes
import Foundation
import Journal
import Testing

@Suite struct BlobFolderTests {
  private let files = MemoryFiles()
  private var blobs: BlobFolder { BlobFolder(files: files, path: "/home/blobs") }

  @Test func `a blob lies under its SHA-256, in the folder of its first two digits`() throws {
    let name = try blobs.store(Array("abc".utf8))
    // FIPS 180-2, appendix B.1.
    #expect(name.text == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(files["/home/blobs/ba/\(name)"] == Array("abc".utf8))
    #expect(blobs.read(name) == .sound(Array("abc".utf8)))
    #expect(try blobs.contains(name))
    #expect(try blobs.folders() == ["ba"])
    #expect(try blobs.names() == [name])
    try blobs.remove(name)
    #expect(blobs.read(name) == .missing)
    #expect(try blobs.names() == [])
  }

  @Test func `a home that has no folder of blobs holds none`() throws {
    #expect(try blobs.names() == [])
    #expect(try blobs.folders() == [])
  }

  @Test func `what is not what its name says is damaged, whatever is wrong with it`() throws {
    let name = try blobs.store([1, 2, 3])
    for wrong in [[], [1, 2], [1, 2, 3, 4], [1, 2, 4]] as [[UInt8]] {
      files["/home/blobs/\(name.folder)/\(name)"] = wrong
      #expect(blobs.read(name) == .damaged, "\(wrong)")
    }
    let large = [UInt8](repeating: 0, count: BlobFolder.maximumSize + 1)
    files["/home/blobs/\(name.folder)/\(name)"] = large
    #expect(blobs.read(name) == .damaged)
    // Storing it again puts a sound one in its place.
    try blobs.store([1, 2, 3])
    #expect(blobs.read(name) == .sound([1, 2, 3]))
  }

  @Test func `names that are no hashes, or lie in another folder, are not listed`() throws {
    let name = try blobs.store([9])
    let other = name.folder == "00" ? "01" : "00"
    for path in ["\(other)/\(name)", "\(name.folder)/desktop.ini", "zz/\(name)", "readme"] {
      files["/home/blobs/\(path)"] = [9]
    }
    #expect(try blobs.names() == [name])
    for text in ["", "../../etc/passwd", name.text.uppercased() + "", String(name.text.dropLast())]
    where text != name.text {
      #expect(BlobName(text) == nil, "\(text)")
    }
  }

  @Test func `no link is followed, neither in reading nor in writing`() throws {
    let scratch = try Scratch()
    let disk = LocalFiles(pause: { _ in })
    let blobs = BlobFolder(files: disk, path: scratch.path + "/blobs")
    let name = BlobName(of: [5])
    try FileManager.default.createDirectory(
      atPath: scratch.path + "/blobs", withIntermediateDirectories: true)
    try FileManager.default.createDirectory(
      atPath: scratch.path + "/outside", withIntermediateDirectories: true)
    try disk.append([5], to: "\(scratch.path)/outside/\(name)", at: 0)
    try FileManager.default.createSymbolicLink(
      atPath: "\(scratch.path)/blobs/\(name.folder)",
      withDestinationPath: scratch.path + "/outside")
    #expect(blobs.read(name).bytes == nil)
    #expect(throws: FileError.self) { try blobs.store([5]) }
    #expect(try disk.list(scratch.path + "/outside") == [name.text])
  }
}
