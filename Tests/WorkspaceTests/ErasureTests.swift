// A person is erased: everywhere, for ever, whoever brings the lines back.

import Community
import Fakes
import Foundation
import Journal
import Merge
import Oracle
import Sync
import Testing
import Workspace

@Suite struct ErasureTests {
  private let network: Network
  private static let person = "member/zq"
  /// What nobody may find any more.
  private static let words = ["Quilleran", "0690011223", "zoe.q@valmerac.example", "allergique"]

  init() throws {
    network = try Network(["Lyon", "Pau", "Sète"], shares: ["drive", "stick"])
    try network.syncAll()
    try network.apply(
      "Lyon",
      #"{"on":"member/zq","set":{"name":"Zoé Quilleran","phone":"0690011223"}}"#,
      #"{"on":"member/zq","text":{"notes":"allergique aux noix\n"}}"#,
      #"{"on":"member/ana","set":{"name":"Ana Ruiz"}}"#)
    try network.syncAll()
    try network.apply(
      "Pau", #"{"on":"member/zq","set":{"email":"zoe.q@valmerac.example"}}"#)
    // Pau's lines stand in a sealed segment.
    try network.apply(
      "Pau", (0..<4200).map { #"{"on":"task/t\#($0 % 50)","set":{"order":\#($0)}}"# })
    try network.apply(
      "Sète", #"{"on":"member/zq","text":{"notes":"allergique aux noix et au lait\n"}}"#)
    try network.syncAll()
  }

  /// The files under `path` in which, inflated or as they are, one of the words stands.
  private func traces(in path: String) throws -> [String] {
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return try names.filter { name in
      let url = URL(fileURLWithPath: "\(path)/\(name)")
      guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
        return false
      }
      let bytes = [UInt8](try Data(contentsOf: url))
      let inflated = gunzip(bytes) ?? []
      return Self.words.contains { word in
        [bytes, inflated].contains { $0.firstRange(of: Array(word.utf8)) != nil }
      }
    }
  }

  private func expectNoTrace(at names: [String], shares: [String] = ["drive", "stick"]) throws {
    for path in names.map(network.homePath) + shares.map(network.sharePath) {
      let found = try traces(in: path)
      #expect(found.isEmpty, "\(path): \(found)")
    }
    for name in names {
      #expect(try !shows(Self.person, at: name))
      #expect(try network.with(name) { try $0.verify().flaws.isEmpty }, "\(name)")
    }
    let dumps = try names.map { try network.dump($0) }
    #expect(dumps.allSatisfy { $0 == dumps[0] })
    #expect(dumps[0].contains { $0.contains("Ana Ruiz") })
  }

  private func shows(_ record: String, at name: String) throws -> Bool {
    try network.dump(name).contains { $0.hasSuffix(#""record":"\#(record)"}"#) }
  }

  private func forget() throws { try network.with("Lyon") { try $0.forget(Self.person) } }

  @Test func `the words are there before, else the search proves nothing`() throws {
    for path in ["Lyon", "Pau", "Sète"].map(network.homePath) + [network.sharePath("drive")] {
      #expect(try !traces(in: path).isEmpty)
    }
  }

  @Test func `nothing is left where everybody has heard of it`() throws {
    try forget()
    try network.syncAll()
    try expectNoTrace(at: ["Lyon", "Pau", "Sète"])
  }

  @Test func `what others write about the person meanwhile goes, too`() throws {
    try network.apply(
      "Sète", #"{"on":"member/zq","set":{"phone":"0690011223","name":"Zoé Quilleran"}}"#)
    try forget()
    try network.syncAll()
    try expectNoTrace(at: ["Lyon", "Pau", "Sète"])
    #expect(throws: WorkspaceError.self) {
      try network.apply("Pau", #"{"on":"member/zq","set":{"name":"Zoé Quilleran"}}"#)
    }
  }

  @Test func `a late site does not bring the person back`() throws {
    let old = network.homePath("Sète") + ".old"
    try FileManager.default.copyItem(atPath: network.homePath("Sète"), toPath: old)
    try forget()
    for name in ["Lyon", "Pau", "Lyon"] { try network.sync(name) }
    // Sète has heard of nothing, and fills a share that was wiped.
    let drive = ShareFolder(network, "drive")
    try drive.wipe()
    _ = try network.with("Sète") { try $0.addShare(network.sharePath("drive")) }
    try network.sync("Sète", .push, with: [network.sharePath("drive")])
    #expect(try !traces(in: network.sharePath("drive")).isEmpty)
    try network.syncAll()
    try expectNoTrace(at: ["Lyon", "Pau", "Sète"])
  }

  @Test func `an older copy of a share, and one of a file, are cleaned`() throws {
    let drive = ShareFolder(network, "drive")
    try drive.keep()
    try forget()
    try network.syncAll()
    _ = try drive.putBack()
    let file = try #require(try drive.files().first { $0.hasSuffix(".jsonl.gz") })
    try drive.write(try drive.bytes(file), to: file.replacing(".jsonl.gz", with: " (1).jsonl.gz"))
    try FileManager.default.removeItem(atPath: network.sharePath("drive") + ".older")
    try network.syncAll()
    try expectNoTrace(at: ["Lyon", "Pau", "Sète"])
  }

  @Test func `copies that other programs made are cleaned, whatever they are called`() throws {
    let drive = ShareFolder(network, "drive")
    let pau = try network.siteID("Pau")
    for file in try drive.files() where file.hasPrefix("segments/\(pau)/") {
      let bytes = try drive.bytes(file)
      try drive.write(bytes, to: file.replacing(pau, with: "\(pau)-PC"))
      try drive.write(bytes, to: file + ".tmp")
      try drive.write(Array(bytes.dropLast(9)), to: "segments/\(pau)/.\(pau).part-0")
    }
    try forget()
    try network.syncAll()
    try expectNoTrace(at: ["Lyon", "Pau", "Sète"])
    #expect(try !drive.files().contains { $0.hasSuffix(".part-0") })
  }

  @Test func `a restored home forgets again`() throws {
    let home = network.homePath("Pau")
    try FileManager.default.copyItem(atPath: home, toPath: home + ".old")
    try forget()
    try network.syncAll()
    try FileManager.default.removeItem(atPath: home)
    try FileManager.default.moveItem(atPath: home + ".old", toPath: home)
    #expect(try !traces(in: home).isEmpty)
    try network.syncAll()
    try expectNoTrace(at: ["Lyon", "Pau", "Sète"])
  }

  @Test func `what crashes and repairs left beside goes, too`() throws {
    let home = network.homePath("Lyon")
    let own = "\(home)/journals/\(try network.siteID("Lyon"))"
    let other = "\(home)/journals/\(try network.siteID("Pau"))"
    let remains = [
      "\(own)/open-99.torn", "\(own)/.incoming-0", "\(own)/open.jsonl.gz.damaged",
      "\(other)/open.jsonl.gz", "\(other)/behind-gap.jsonl.gz",
    ]
    for path in remains {
      try Data("Quilleran".utf8).write(to: URL(fileURLWithPath: path))
    }
    try forget()
    try network.syncAll()
    try expectNoTrace(at: ["Lyon", "Pau", "Sète"])
    for path in remains { #expect(!FileManager.default.fileExists(atPath: path), "\(path)") }
  }

  @Test func `who hears of an erasure in its own lines goes on writing`() throws {
    try forget()
    try network.sync("Lyon")
    try network.with("Sète") { site in
      _ = try site.exchange(.pull)
      let draft = try Draft(json: #"{"on":"practice/a","set":{"title":"A"}}"#.utf8)
      _ = try site.apply([NumberedDraft(draft)])
    }
    #expect(try network.line("practice/a", at: "Sète") != nil)
    #expect(try network.with("Sète") { try $0.verify().flaws.isEmpty })
  }

  @Test func `only leads erase`() throws {
    #expect(throws: WorkspaceError.self) {
      try network.with("Pau") { try $0.forget(Self.person) }
    }
    #expect(try shows(Self.person, at: "Pau"))
  }

  @Test
  func `an erasure that went with its author's word is asked for again, though nothing is left`()
    throws
  {
    try network.apply(
      "Lyon", #"{"on":"question/q","set":{"title":"Quand ?","form":"text"}}"#,
      #"{"on":"answer/a","set":{"question":"question/q","by":"member/zq"}}"#)
    try network.with("Lyon") { _ = try $0.setRole(.lead, of: "Pau") }
    try network.syncAll()
    let end = try network.with("Pau", for: .read) { try $0.status().own }
    try network.with("Pau") { try $0.forget(Self.person) }
    try network.syncAll()
    try network.with("Lyon") { _ = try $0.revoke("Pau", through: end) }
    func questions() throws -> [LeadQuestion] {
      try network.with("Lyon", for: .read) { try $0.status().questions }
    }
    #expect(try questions().contains(.lapsed(record: Self.person)))

    try network.with("Lyon") { try $0.forget(Self.person) }
    #expect(try questions() == [.onlyLead])
    try network.syncAll()
    let (lyon, sète) = (try network.dump("Lyon"), try network.dump("Sète"))
    #expect(lyon == sète && !lyon.contains { $0.contains(#""record":"answer/a""#) })
    for name in ["Lyon", "Sète"] {
      #expect(try network.with(name) { try $0.verify().flaws.isEmpty })
    }
  }
}
