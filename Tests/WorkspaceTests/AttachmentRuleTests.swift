// What a site does with the files of its records.

import Community
import Foundation
import Journal
import Merge
import Sync
import Testing
import Workspace

/// Ours, and not the one of the testing library.
typealias Attachment = Community.Attachment

@Suite struct AttachmentRuleTests {
  private let network: Network
  private let record = "practice/salle"
  private let letter = NamedFile("lettre.txt", Array("Madame, Monsieur".utf8))

  init() throws {
    network = try Network(["Lyon", "Pau"])
    try network.syncAll()
    try network.apply("Lyon", #"{"on":"practice/salle","set":{"title":"Réserver une salle"}}"#)
  }

  private func attach(_ files: [NamedFile], at name: String = "Lyon") throws -> AttachmentChange {
    try network.with(name) { try $0.attach(files, to: record) }
  }

  private func states(at name: String) throws -> [AttachmentState] {
    try network.with(name, for: .read) { site in
      guard let view = try site.view(of: record) else { return [] }
      return try site.attachments(of: view)
    }
  }

  private func content(
    of attachment: Attachment, at name: String, for access: Replica.Access = .read
  ) throws -> AttachmentContent {
    try network.with(name, for: access) { try $0.content(of: attachment) }
  }

  private func search(
    _ attachment: Attachment, at name: String
  ) throws -> AttachmentError.Search? {
    do {
      _ = try content(of: attachment, at: name)
      return nil
    } catch WorkspaceError.attachment(.notHere(_, let search)) {
      return search
    }
  }

  private func share(_ attachment: Attachment) -> String {
    "\(network.sharePath("drive"))/blobs/\(attachment.digest.prefix(2))/\(attachment.digest)"
  }

  private func home(_ attachment: Attachment, of name: String) -> String {
    "\(network.homePath(name))/blobs/\(attachment.digest.prefix(2))/\(attachment.digest)"
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  @Test func `both rooms agree on the largest attachment`() {
    #expect(Attachment.largest == BlobFolder.maximumSize)
  }

  @Test func `an exchange brings the name, and a look brings the bytes and keeps them`() throws {
    let attachment = try #require(attach([letter]).attachments.first)
    try network.sync("Lyon")
    try network.sync("Pau")
    #expect(try states(at: "Pau").map(\.isHeld) == [false])
    #expect(try states(at: "Pau").map(\.attachment) == [attachment])
    let fetched = try content(of: attachment, at: "Pau")
    #expect(fetched.bytes == letter.bytes)
    #expect(fetched.origin == .share(network.sharePath("drive")))
    #expect(try content(of: attachment, at: "Pau").origin == .home)
    #expect(try states(at: "Pau").map(\.isHeld) == [true])
  }

  @Test func `a look while another process writes brings the bytes all the same`() throws {
    let attachment = try #require(attach([letter]).attachments.first)
    try network.sync("Lyon")
    try network.sync("Pau")
    let writer = try network.open("Pau")
    defer { writer.close() }
    #expect(try content(of: attachment, at: "Pau").bytes == letter.bytes)
    #expect(try states(at: "Pau").map(\.isHeld) == [false])
  }

  @Test func `an attachment that was swapped in the share comes back from any home that has it`()
    throws
  {
    let attachment = try #require(attach([letter]).attachments.first)
    try network.syncAll()
    try Data(letter.bytes.reversed()).write(to: URL(fileURLWithPath: share(attachment)))
    #expect(try search(attachment, at: "Pau")?.refused.count == 1)
    for name in ["Pau", "Lyon"] { try network.sync(name) }

    #expect(try content(of: attachment, at: "Pau").bytes == letter.bytes)
  }

  @Test func `files are attached in one change, and again changes nothing`() throws {
    let second = NamedFile("plan.pdf", [1, 2, 3])
    let before = try network.with("Lyon") { try $0.history(of: record).count }
    #expect(try attach([letter, second]).applied.effect == .changed)
    #expect(try attach([letter, second]).applied.effect == .unchanged)
    #expect(try network.with("Lyon") { try $0.history(of: record).count } == before + 1)
  }

  @Test func `attaching again puts back the bytes that were lost here`() throws {
    let attachment = try #require(attach([letter]).attachments.first)
    try FileManager.default.removeItem(atPath: home(attachment, of: "Lyon"))
    #expect(try states(at: "Lyon").map(\.isHeld) == [false])
    #expect(try attach([letter]).applied.effect == .unchanged)
    #expect(try content(of: attachment, at: "Lyon").origin == .home)
  }

  @Test func `of files of which one is refused none is kept`() throws {
    let large = NamedFile("film.mp4", [UInt8](repeating: 0, count: Attachment.largest + 1))
    for bad in [large, NamedFile("../lettre.txt", [1]), NamedFile(".profile", [1])] {
      #expect(throws: WorkspaceError.self) { try attach([letter, bad]) }
    }
    try network.apply("Lyon", #"{"on":"member/claire","set":{"name":"Claire"}}"#)
    for record in ["member/claire", "practice/nowhere"] {
      #expect(throws: WorkspaceError.self) {
        try network.with("Lyon") { _ = try $0.attach([letter], to: record) }
      }
    }
    #expect(try states(at: "Lyon").isEmpty)
    #expect(!FileManager.default.fileExists(atPath: network.homePath("Lyon") + "/blobs"))
  }

  @Test func `the largest file can be attached`() throws {
    let large = NamedFile("film.mp4", [UInt8](repeating: 7, count: Attachment.largest))
    let attachment = try #require(attach([large]).attachments.first)
    #expect(attachment.size == Attachment.largest)
    #expect(try content(of: attachment, at: "Lyon").bytes.count == Attachment.largest)
  }

  @Test func `files of one name are told apart by the start of their hash`() throws {
    let other = NamedFile(letter.name, Array("Monsieur, Madame".utf8))
    let both = try attach([letter, other]).attachments
    try network.with("Lyon") { site in
      let view = try #require(try site.view(of: record))
      do {
        _ = try site.attachment(letter.name, of: view)
        Issue.record("one of two was taken")
      } catch WorkspaceError.attachment(.ambiguous(_, let found)) {
        #expect(Set(found) == Set(both))
      }
      for attachment in both {
        #expect(try site.attachment(attachment.shortDigest, of: view) == attachment)
      }
      #expect(throws: WorkspaceError.self) { try site.attachment("plan.pdf", of: view) }
    }
  }

  @Test func `what is taken out of a record stays where it lies`() throws {
    let attachment = try #require(attach([letter]).attachments.first)
    try network.sync("Lyon")
    try network.with("Lyon") { _ = try $0.detach(attachment.element, from: record) }
    _ = try network.with("Lyon") { try $0.repair() }
    try network.syncAll()
    #expect(try states(at: "Pau").isEmpty)
    #expect(FileManager.default.fileExists(atPath: share(attachment)))
    #expect(try content(of: attachment, at: "Pau").bytes == letter.bytes)
  }

  @Test func `where nobody has the bytes, it is told where they were looked for`() throws {
    let attachment = try #require(attach([letter]).attachments.first)
    let drive = network.sharePath("drive")
    try network.sync("Lyon")
    try network.sync("Pau")

    try write(Array(letter.bytes.prefix(3)), to: share(attachment))
    #expect(try search(attachment, at: "Pau")?.arriving == [drive])
    try write(letter.bytes.reversed(), to: share(attachment))
    #expect(try search(attachment, at: "Pau")?.refused == [drive])
    #expect(
      try network.with("Pau") { try $0.status().refused.map(\.reason) } == [.otherContent])
    try FileManager.default.removeItem(atPath: share(attachment))
    #expect(try search(attachment, at: "Pau")?.shares == [drive])
    try FileManager.default.moveItem(atPath: drive, toPath: drive + " off")
    #expect(try search(attachment, at: "Pau")?.unavailable == [drive])
  }

  @Test func `an attachment that has rotted here is told, and a repair fetches it`() throws {
    let attachment = try #require(attach([letter]).attachments.first)
    try network.sync("Lyon")
    let path = home(attachment, of: "Lyon")
    try write([1], to: path)
    let found = try network.with("Lyon") { try $0.verify() }
    #expect(found.attachments == 1)
    guard case .attachment(path) = found.flaws.first?.kind, found.flaws.count == 1 else {
      Issue.record("\(found.flaws)")
      return
    }
    let repaired = try network.with("Lyon") { try $0.repair() }
    #expect(repaired.attachments == [path])
    #expect(!repaired.isIndexRemade)
    #expect(try network.with("Lyon") { try $0.verify() }.flaws.isEmpty)
  }

  @Test func `an attachment that has rotted everywhere stays as it is`() throws {
    let attachment = try #require(attach([letter]).attachments.first)
    let path = home(attachment, of: "Lyon")
    try write([1], to: path)
    let repaired = try network.with("Lyon") { try $0.repair() }
    #expect(repaired.damagedAttachments == [path])
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data([1]))
    #expect(try search(attachment, at: "Lyon")?.isDamagedHere == true)
  }

  @Test func `an attachment that has rotted in a share is put right by who holds it`() throws {
    let attachment = try #require(attach([letter]).attachments.first)
    try network.sync("Lyon")
    try write([1], to: share(attachment))
    let repaired = try network.with("Lyon") { try $0.repair() }
    #expect(repaired.rewritten == [share(attachment)])
    try network.sync("Pau")
    #expect(try content(of: attachment, at: "Pau").bytes == letter.bytes)
  }
}
