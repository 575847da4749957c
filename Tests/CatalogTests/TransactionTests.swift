import Catalog
import Foundation
import Testing

@Suite struct TransactionTests {
  let place: TemporaryIndex

  init() throws {
    place = try TemporaryIndex()
  }

  struct Refusal: Error {}

  @Test(arguments: [false, true])
  func `an error undoes the whole transaction, search included`(bulk: Bool) throws {
    let index = try place.filled([practice("a", "Ancien")])

    #expect(throws: Refusal.self) {
      try index.write(bulk: bulk) { writer in
        try writer.put(practice("a", "Nouveau"))
        try writer.put(practice("b", "Nouveau"))
        _ = try writer.search("nouveau")
        throw Refusal()
      }
    }

    #expect(try index.found("ancien") == ["practice/a"])
    #expect(try index.found("nouveau") == [])
    #expect(try index.read { try $0.count() } == 1)
  }

  @Test func `an error in the first filling leaves a file that is refused`() throws {
    let index = try place.open()

    #expect(throws: Refusal.self) {
      try index.write(bulk: true) { writer in
        for id in 0..<500 { try writer.put(practice("\(id)", "Titre", body: "texte")) }
        throw Refusal()
      }
    }

    #expect(!index.isOpen)
    #expect(throws: CatalogError.needsRebuild(.otherVersion(0))) { _ = try place.open() }
    try RecordIndex.remove(at: place.path)
    #expect(try place.open().read { try $0.count() } == 0)
  }

  @Test(arguments: [false, true])
  func `a reader sees the old state until the writer is done, and doesn't wait`(
    bulk: Bool
  ) throws {
    let writing = try place.filled([practice("a", "Ancien")])
    let reading = try place.open(.read, patience: 0)

    try writing.write(bulk: bulk) { writer in
      try writer.put(practice("a", "Nouveau"))
      #expect(try reading.found("ancien") == ["practice/a"])
      #expect(try reading.found("nouveau") == [])
    }

    #expect(try reading.found("nouveau") == ["practice/a"])
  }

  @Test func `one read sees one state`() throws {
    let writing = try place.filled([practice("a", "Ancien")])
    let reading = try place.open(.read, patience: 0)

    try reading.read { reader in
      let before = try reader.item("practice/a")
      try writing.write { try $0.put(practice("a", "Nouveau")) }
      #expect(try reader.item("practice/a") == before)
    }

    #expect(try reading.read { try $0.item("practice/a")?.title } == "Nouveau")
  }

  @Test func `a second writer is told that the index is busy`() throws {
    let first = try place.open()
    let second = try place.open(patience: 0)

    try first.write { writer in
      try writer.put(1, as: Note.number)
      #expect(throws: CatalogError.busy) { try second.write { try $0.put(2, as: Note.number) } }
    }

    try second.write { try $0.put(3, as: Note.number) }
    #expect(try first.read { try $0.value(of: Note.number) } == 3)
  }

  @Test func `a first filling does with readers around`() throws {
    let index = try place.open()
    let reading = try place.open(.read, patience: 0)
    #expect(try reading.read { try $0.count() } == 0)

    try index.write(bulk: true) { try $0.put(practice("a", "Salle")) }

    #expect(try reading.found("salle") == ["practice/a"])
  }

  @Test func `what was committed outlives a killed process`() throws {
    let index = try place.filled([practice("a", "Premier")])
    try index.write { try $0.put(practice("b", "Second")) }

    let copy = try TemporaryIndex()
    try index.write { writer in
      try writer.put(practice("c", "Jamais"))
      // The files as a killed process leaves them; the shared memory is made anew.
      for suffix in ["", "-wal"] {
        try FileManager.default.copyItem(atPath: place.path + suffix, toPath: copy.path + suffix)
      }
    }

    let reopened = try copy.open()
    #expect(try reopened.found("premier") == ["practice/a"])
    #expect(try reopened.found("second") == ["practice/b"])
    #expect(try reopened.found("jamais") == [])
    try reopened.write { try $0.put(practice("d", "Ensuite")) }
    #expect(try reopened.read { try $0.count() } == 3)
  }

  @Test func `a process killed during the first filling leaves a file that is refused`() throws {
    let index = try place.open()
    let copy = try TemporaryIndex()
    try index.write(bulk: true) { writer in
      try writer.put(practice("a", "Salle"))
      try FileManager.default.copyItem(atPath: place.path, toPath: copy.path)
    }

    #expect(throws: CatalogError.needsRebuild(.otherVersion(0))) { _ = try copy.open(.read) }
    #expect(throws: CatalogError.needsRebuild(.otherVersion(0))) { _ = try copy.open() }
  }

  @Test func `a settled index is whole in its one file`() throws {
    let index = try place.filled([practice("a", "Salle")], bulk: true)
    try index.write { try $0.put(practice("b", "Salle")) }

    try index.settle()

    let copy = try TemporaryIndex()
    try FileManager.default.copyItem(atPath: place.path, toPath: copy.path)
    #expect(try copy.open(.read).found("salle") == ["practice/a", "practice/b"])
  }

  @Test func `settling tells of a reader that holds on to an older state`() throws {
    let index = try place.filled([practice("a")])
    let reading = try place.open(.read)
    let settling = try place.open(patience: 0)

    try reading.read { reader in
      _ = try reader.count()
      try index.write { try $0.put(practice("b")) }
      #expect(throws: CatalogError.busy) { try settling.settle() }
    }

    try settling.settle()
  }

  @Test func `a note that was decoded is decoded anew when another connection has changed it`()
    throws
  {
    let note = Note<String>(
      "who", initially: "nobody", encode: { $0 }, decode: { $0.isEmpty ? nil : $0 })
    let one = try place.open()
    let other = try place.open()
    for (name, writer) in [("Lyon", one), ("Pau", other), ("Dax", other), ("Lyon", one)] {
      try writer.write { try $0.put(name, as: note) }
      for index in [one, other, one] { #expect(try index.read { try $0.value(of: note) } == name) }
    }
    try one.write { try $0.put("", as: note) }
    #expect(throws: CatalogError.needsRebuild(.damaged)) {
      try other.read { try $0.value(of: note) }
    }
  }
}
