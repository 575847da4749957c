import Fakes
import Journal
import Merge
import Sync
import Testing

/// What every share must do, whatever it is stored on.
enum ShareContract {
  /// Checks `share`, which must be there and empty.
  static func check(_ share: any Share) throws {
    try aFileIsReadBackAsItWasWritten(share)
    try aFileTakesThePlaceOfTheOneBefore(share)
    try whatIsNotThereIsNoError(share)
    try aListingNamesEachFileOnce(share)
    try aFileLargerThanTheLimitIsNotRead(share)
    try manyFilesAreWrittenAtOnce(share)
  }

  private static func aFileIsReadBackAsItWasWritten(_ share: any Share) throws {
    var random = Seeded(1)
    for size in [0, 1, 4096, 100_000] {
      let bytes = random.bytes(size)
      try share.write([NamedFile("a", bytes)], in: "x/y")
      #expect(try share.read("x/y/a", limit: 1 << 20) == bytes)
    }
    try share.write([NamedFile("top", [1])], in: "")
    #expect(try share.read("top", limit: 1) == [1])
  }

  private static func aFileTakesThePlaceOfTheOneBefore(_ share: any Share) throws {
    try share.write([NamedFile("a", [1, 2, 3])], in: "x")
    try share.write([NamedFile("a", [4])], in: "x")
    #expect(try share.read("x/a", limit: 10) == [4])
    try share.remove("x/a")
    #expect(try share.read("x/a", limit: 10) == nil)
  }

  private static func whatIsNotThereIsNoError(_ share: any Share) throws {
    #expect(try share.list("nowhere") == [])
    #expect(try share.read("nowhere/a", limit: 1) == nil)
    #expect(try share.read("x/nothing", limit: 1) == nil)
    try share.remove("nowhere/a")
    try share.remove("x/nothing")
  }

  private static func aListingNamesEachFileOnce(_ share: any Share) throws {
    try share.write([NamedFile("b", [1]), NamedFile("a", [1])], in: "z")
    #expect(try share.list("z").sorted() == ["a", "b"])
    #expect(try share.list("").contains("z"))
  }

  private static func aFileLargerThanTheLimitIsNotRead(_ share: any Share) throws {
    try share.write([NamedFile("large", [1, 2, 3])], in: "z")
    #expect(throws: ShareError.self) { try share.read("z/large", limit: 2) }
    #expect(try share.read("z/large", limit: 3)?.count == 3)
  }

  private static func manyFilesAreWrittenAtOnce(_ share: any Share) throws {
    let files = (0..<50).map { NamedFile("f\($0)", [UInt8($0)]) }
    try share.write(files, in: "many")
    #expect(try share.list("many").count == 50)
    try share.write([], in: "many")
    for file in files { #expect(try share.read("many/\(file.name)", limit: 1) == file.bytes) }
  }
}

@Suite struct ShareTests {
  private let writer: SiteID

  init() throws { writer = try site("toulouse-6htgz65x") }

  @Test func `a share in memory keeps the contract`() throws {
    try ShareContract.check(MemoryShare())
    try ShareContract.check(OnceListedShare(MemoryShare()))
  }

  @Test func `a folder keeps the contract`() throws {
    let scratch = try Scratch()
    let share = FolderShare(files: LocalFiles(), path: scratch.path, writer: writer)
    try ShareContract.check(share)
    #expect(try share.list("many").allSatisfy { !$0.hasPrefix(".") })
  }

  @Test func `a folder on a disk in memory keeps the contract`() throws {
    let files = MemoryFiles()
    try files.makeFolder("/share")
    try ShareContract.check(FolderShare(files: files, path: "/share", writer: writer))
  }

  @Test func `a folder that is not there is absent, and is not made`() throws {
    let scratch = try Scratch()
    let path = scratch.path + "/drive"
    let share = FolderShare(files: LocalFiles(), path: path, writer: writer)
    #expect(throws: ShareError.absent) { try share.list("") }
    #expect(throws: ShareError.absent) { try share.write([NamedFile("a", [])], in: "x") }
    #expect(throws: ShareError.absent) { try share.check(belongsTo: Village.network) }
    #expect(try LocalFiles().list(scratch.path) == [])
  }

  @Test func `two sites never write through one temporary file`() throws {
    let scratch = try Scratch()
    try LocalFiles().makeFolder(scratch.path + "/x")
    let leftover = ".lyon-p3x9k2m7.part-0"
    try LocalFiles().append([7], to: "\(scratch.path)/x/\(leftover)", at: 0)
    let share = FolderShare(files: LocalFiles(), path: scratch.path, writer: writer)
    try share.write([NamedFile("a", [1])], in: "x")
    #expect(try share.read("x/\(leftover)", limit: 9) == [7])
  }
}

@Suite struct ShareMarkTests {
  private static let head =
    "heads/toulouse-6htgz65x-0000000002-0000000003-0123456789abcdef-d088fa3cb043e2a0.json"

  private func check(_ files: [String: [UInt8]]) throws(ShareError) {
    try MemoryShare(files).check(belongsTo: Village.network)
  }

  private func mark(_ text: String) -> [String: [UInt8]] { ["reseau.json": Array(text.utf8)] }

  private static let network = Village.network.network

  @Test func `the share of one's network is told`() throws {
    try check(mark("{\"format\":1,\"name\":\"x\",\"network\":\"\(Self.network)\"}\n"))
  }

  @Test func `a mark that is too large is one that can't be read`() {
    let name = String(repeating: "x", count: 64 << 10)
    #expect(throws: ShareError.damaged) {
      try check(mark("{\"format\":1,\"name\":\"\(name)\",\"network\":\"\(Self.network)\"}\n"))
    }
  }

  @Test func `a wholly empty folder looks like an unmounted drive`() {
    #expect(throws: ShareError.empty) { try check([:]) }
  }

  @Test func `a folder that holds other things is no share`() {
    #expect(throws: ShareError.notAShare) { try check(["letter.odt": []]) }
    #expect(throws: ShareError.notAShare) { try check(["heads/readme.txt": []]) }
  }

  @Test func `a share that lost its mark is known by its heads`() throws {
    try check([Self.head: []])
  }

  @Test func `another network's share is told by its name`() {
    let other = String(repeating: "00", count: 32)
    #expect(throws: ShareError.otherNetwork("Est")) {
      try check(mark("{\"format\":1,\"name\":\"Est\",\"network\":\"\(other)\"}\n"))
    }
  }

  @Test func `a newer format is told from damage`() {
    #expect(throws: ShareError.newerFormat(2)) {
      try check(mark("{\"format\":2,\"shape\":{}}"))
    }
    for text in ["", "{", "[]", "{}", "{\"format\":0}", "{\"format\":1,\"network\":\"no\"}"] {
      #expect(throws: ShareError.damaged, "\(text)") { try check(mark(text)) }
    }
  }

  @Test func `a folder becomes a share once`() throws {
    let share = MemoryShare(["letter.odt": [1]])
    #expect(try share.found(for: Village.network))
    #expect(try !share.found(for: Village.network))
    #expect(share.names == ["letter.odt", "reseau.json"])
    try share.check(belongsTo: Village.network)
  }
}
