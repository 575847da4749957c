import Foundation
import Testing

@testable import Catalog

@Suite struct OpeningTests {
  let place: TemporaryIndex

  init() throws {
    place = try TemporaryIndex()
  }

  private func reason(_ access: RecordIndex.Access) -> CatalogError.RebuildReason? {
    do {
      _ = try place.open(access)
      return nil
    } catch let CatalogError.needsRebuild(reason) {
      return reason
    } catch {
      Issue.record("\(error)")
      return nil
    }
  }

  @Test func `an index that is not there is missing to a reader, and new to a writer`() throws {
    #expect(reason(.read) == .missing)
    try place.open().close()
    #expect(reason(.read) == nil)
  }

  @Test func `an empty file is an index not made yet`() throws {
    try Data().write(to: URL(filePath: place.path))

    #expect(reason(.read) == .missing)
    #expect(reason(.write) == nil)
  }

  @Test(arguments: [RecordIndex.Access.read, .write])
  func `another version needs a rebuild`(access: RecordIndex.Access) throws {
    try place.open().close()
    try Connection(at: place.path, access: .write, patience: 0).run("PRAGMA user_version = 12")

    #expect(reason(access) == .otherVersion(12))
  }

  @Test(arguments: [RecordIndex.Access.read, .write])
  func `another program's database needs a rebuild, and is left as it is`(
    access: RecordIndex.Access
  ) throws {
    try Connection(at: place.path, access: .write, patience: 0).run("CREATE TABLE theirs(a)")
    let before = try Data(contentsOf: URL(filePath: place.path))

    #expect(reason(access) == .otherVersion(0))
    #expect(try Data(contentsOf: URL(filePath: place.path)) == before)
  }

  @Test(arguments: [RecordIndex.Access.read, .write])
  func `a file that is no database needs a rebuild`(access: RecordIndex.Access) throws {
    try Data(repeating: 0x41, count: 5_000).write(to: URL(filePath: place.path))

    #expect(reason(access) == .damaged)
  }

  @Test func `a file cut short needs a rebuild`() throws {
    let index = try place.filled((0..<500).map { practice("\($0)", "Titre", body: "texte \($0)") })
    try index.settle()
    try index.close()
    let whole = try Data(contentsOf: URL(filePath: place.path))
    try whole.prefix(whole.count / 2).write(to: URL(filePath: place.path))

    #expect(reason(.read) == .damaged)
  }

  @Test func `damage inside is found when it is met`() throws {
    let index = try place.filled((0..<500).map { practice("\($0)", "Titre", body: "texte \($0)") })
    try index.settle()
    try index.close()
    var bytes = try Data(contentsOf: URL(filePath: place.path))
    for place in bytes.indices.dropFirst(8_192) { bytes[place] = 0xA5 }
    try bytes.write(to: URL(filePath: place.path))

    #expect(throws: CatalogError.needsRebuild(.damaged)) {
      _ = try place.open(.read).read { try $0.search("texte") }
    }
  }

  @Test func `a folder that is not there is the machine's trouble, and no reason to rebuild`() {
    #expect(throws: CatalogError.io(code: 14)) {
      _ = try RecordIndex(at: place.folder.appending(path: "none/index").path, access: .write)
    }
  }

  @Test func `a reader reads when no writer ever ran since the index was closed`() throws {
    try place.filled([practice("a", "Salle")]).close()
    #expect(!FileManager.default.fileExists(atPath: place.path + "-wal"))

    let reader = try place.open(.read)

    #expect(try reader.found("salle") == ["practice/a"])
  }

  @Test func `an index is read without a file made beside it`() throws {
    try place.filled([practice("a", "Salle")]).close()

    let reader = try place.open(.untouched)

    #expect(try reader.found("salle") == ["practice/a"])
    let names = try FileManager.default.contentsOfDirectory(atPath: place.folder.path)
    #expect(names == ["index.sqlite"])
  }

  @Test func `what a writer has in its log is read without a file made beside it`() throws {
    let writer = try place.filled([practice("a", "Salle")])
    let before = try FileManager.default.contentsOfDirectory(atPath: place.folder.path).sorted()

    let reader = try place.open(.untouched)

    #expect(try reader.found("salle") == ["practice/a"])
    let after = try FileManager.default.contentsOfDirectory(atPath: place.folder.path).sorted()
    #expect(before == after)
    try writer.close()
  }

  @Test(arguments: ["a b", "100%", "a?b=c", "a#b", "été", "%41"])
  func `any path can be read without a file made beside it`(name: String) throws {
    let path = place.folder.appending(path: name).path
    let index = try RecordIndex(at: path, access: .write)
    try index.write { try $0.put(practice("a", "Salle")) }
    try index.close()

    #expect(try RecordIndex(at: path, access: .untouched).found("salle") == ["practice/a"])
  }

  @Test func `an index that is not there is missing, and is not made by looking`() throws {
    #expect(reason(.untouched) == .missing)
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder.path).isEmpty)
  }

  @Test func `the pages of an index are in its file`() throws {
    let index = try place.filled([practice("a", "Salle")])
    try index.settle()
    let pages = try index.read { try $0.pages() }
    try index.close()

    #expect(try Data(contentsOf: URL(filePath: place.path)).count == pages.count * pages.size)
  }

  @Test func `an index in memory leaves nothing on the disk`() throws {
    let index = try RecordIndex.inMemory()
    try index.write(bulk: true) { try $0.put(practice("a", "Salle")) }

    #expect(try index.found("salle") == ["practice/a"])
  }

  @Test func `a removed index is gone with its log, and removing it twice is no error`() throws {
    let index = try place.filled([practice("a")])
    #expect(FileManager.default.fileExists(atPath: place.path + "-wal"))

    try RecordIndex.remove(at: place.path)
    try RecordIndex.remove(at: place.path)

    #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder.path).isEmpty)
    #expect(try place.open().read { try $0.count() } == 0)
    try index.close()
  }

  @Test func `a reader can't write`() throws {
    try place.open().close()
    let reader = try place.open(.read)

    #expect(throws: CatalogError.self) { try reader.write { try $0.put(1, as: Note.number) } }
  }
}
