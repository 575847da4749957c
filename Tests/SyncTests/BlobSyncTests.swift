import Fakes
import Journal
import Merge
import Sync
import Synchronization
import Testing

/// How attachments go through a share.
@Suite struct BlobSyncTests {
  private let toulouse: Home
  private let pau: Home
  private let letter = Array("Madame, Monsieur".utf8)

  init() throws {
    toulouse = try Home("toulouse-6htgz65x")
    pau = try Home("pau-00000000", key: 9)
  }

  private func find(
    _ bytes: [UInt8], size: Int? = nil, from share: any Share, mayStore: Bool = true
  ) throws -> BlobFinding {
    try Pull(into: pau.holdings, from: share)
      .blob(BlobName(of: bytes), size: size ?? bytes.count, mayStore: mayStore)
  }

  private func path(_ bytes: [UInt8]) -> String {
    let name = BlobName(of: bytes)
    return "blobs/\(name.folder)/\(name)"
  }

  /// What must hold whatever the share is stored on.
  private func check(_ share: any Share) throws {
    var random = Seeded(4)
    let all = [letter, [], random.bytes(70_000)]
    for bytes in all { try toulouse.holdings.blobs.store(bytes) }
    try toulouse.write(1)
    #expect(try toulouse.push(to: share).blobs == 3)
    #expect(try toulouse.push(to: share).blobs == 0)
    for bytes in all { #expect(try find(bytes, from: share) == .found(bytes)) }
    #expect(try find([1, 2, 3], from: share) == .nothing)
    #expect(try pau.pull(from: share).count == 1)
    #expect(try pau.holdings.blobs.names() == [])
  }

  @Test func `attachments pass through a share in memory`() throws { try check(emptyShare()) }

  @Test func `attachments pass through a folder`() throws {
    let scratch = try Scratch()
    let share = FolderShare(files: LocalFiles(), path: scratch.path, writer: toulouse.site)
    _ = try share.found(for: Village.network)
    try check(share)
  }

  @Test func `attachments pass through a folder on a disk in memory`() throws {
    let files = MemoryFiles()
    try files.makeFolder("/share")
    let share = FolderShare(files: files, path: "/share", writer: toulouse.site)
    _ = try share.found(for: Village.network)
    try check(share)
  }

  @Test func `attachments go before the segments that name them`() throws {
    let share = emptyShare()
    try toulouse.holdings.blobs.store(letter)
    try toulouse.write(1)
    try toulouse.push(to: share)
    let written = share.deeds.compactMap { deed in
      if case .wrote(let name) = deed { name.prefix { $0 != "/" } } else { nil }
    }
    #expect(written == ["reseau.json", "blobs", "segments", "heads"])
  }

  @Test func `a push that stops anywhere never shows an entry before its attachment`() throws {
    try toulouse.holdings.blobs.store(letter)
    try toulouse.write(1)
    for count in 0...3 {
      let share = emptyShare()
      share.fail(after: count)
      _ = try? toulouse.copied().push(to: share)
      let hasSegment = share.names.contains { $0.hasPrefix("segments/") }
      #expect(!hasSegment || share[path(letter)] == letter, "\(count)")
    }
  }

  @Test func `a home without attachments lists none, and one with some lists its folders only`()
    throws
  {
    let inner = emptyShare()
    try pau.holdings.blobs.store([7, 7])
    try pau.write(1)
    try pau.push(to: inner)
    let share = ListedShare(inner)
    try toulouse.write(1)
    try toulouse.push(to: share)
    #expect(share.listed.allSatisfy { !$0.hasPrefix("blobs") })
    try toulouse.holdings.blobs.store(letter)
    try toulouse.push(to: share)
    // The share has no such folder yet, and `blobs` says so.
    #expect(share.listed.filter { $0.hasPrefix("blobs") } == ["blobs"])
    try toulouse.push(to: share)
    let folder = BlobName(of: letter).folder
    #expect(share.listed.filter { $0.hasPrefix("blobs") } == ["blobs", "blobs", "blobs/\(folder)"])
  }

  @Test func `a site gives on what it fetched of others`() throws {
    let (drive, stick) = (emptyShare(), emptyShare())
    try toulouse.holdings.blobs.store(letter)
    try toulouse.write(1)
    try toulouse.push(to: drive)
    guard case .found(let bytes) = try find(letter, from: drive) else {
      Issue.record("not found")
      return
    }
    try pau.holdings.blobs.store(bytes)
    try pau.push(to: stick)
    #expect(stick[path(letter)] == letter)
  }

  @Test func `a push takes no attachment away`() throws {
    let share = emptyShare()
    share["blobs/00/\(String(repeating: "0", count: 64))"] = [1]
    share["blobs/readme.txt"] = [1]
    try toulouse.holdings.blobs.store(letter)
    try toulouse.write(1)
    try toulouse.push(to: share)
    let before = share.names.filter { $0.hasPrefix("blobs/") }
    try toulouse.holdings.blobs.remove(BlobName(of: letter))
    try toulouse.write(1)
    try toulouse.push(to: share)
    #expect(share.names.filter { $0.hasPrefix("blobs/") } == before)
    #expect(before.count == 3)
  }

  @Test func `a trial gives nothing, and tells what it would give`() throws {
    let share = emptyShare()
    try toulouse.holdings.blobs.store(letter)
    let pushed = try Push(from: toulouse.holdings, to: share, isTrial: true)
      .run(own: nil, progress: { _, _ in })
    #expect(pushed.blobs == 1)
    #expect(share.names == ["reseau.json"])
  }
}

/// A share that notes what is listed.
private final class ListedShare: Share {
  private let inner: MemoryShare
  private let log = Mutex<[String]>([])

  init(_ inner: MemoryShare) { self.inner = inner }

  var place: String { inner.place }
  var listed: [String] { log.withLock { $0 } }

  func list(_ folder: String) throws(ShareError) -> [String] {
    log.withLock { $0.append(folder) }
    return try inner.list(folder)
  }

  func read(_ name: String, limit: Int) throws(ShareError) -> [UInt8]? {
    try inner.read(name, limit: limit)
  }

  func write(_ files: [NamedFile], in folder: String) throws(ShareError) {
    try inner.write(files, in: folder)
  }

  func remove(_ name: String) throws(ShareError) { try inner.remove(name) }
}
