// One person entered at several sites: found, united and erased as one.

import Community
import Fakes
import Foundation
import Oracle
import Testing
import Workspace

@Suite struct SamePersonTests {
  private let network: Network

  init() throws {
    network = try Network(["Lyon", "Pau"])
    try network.syncAll()
    try network.apply(
      "Lyon", #"{"on":"member/b","set":{"name":"Zoé Quilleran","site":"Lyon"}}"#,
      #"{"on":"practice/p","set":{"title":"Visas","owner":"member/a"}}"#)
    try network.apply(
      "Pau",
      #"{"on":"member/a","set":{"name":"Z. Quilleran","phone":"0690011223"}}"#,
      #"{"on":"member/a","add":{"skills":["visas"]}}"#
    )
    try network.syncAll()
  }

  @Test func `two sites that unite two records both ways agree on one person`() throws {
    _ = try network.with("Lyon") { try $0.merge("member/a", into: "member/b") }
    _ = try network.with("Pau") { try $0.merge("member/b", into: "member/a") }
    try network.syncAll()
    for site in ["Lyon", "Pau"] {
      try network.with(site, for: .read) { (replica) throws in
        #expect(try replica.personGroups().group(of: "member/b") == ["member/a", "member/b"])
        #expect(try replica.list(kind: "member").map(\.name) == ["member/a"])
        #expect(try replica.listEach(kind: "member").count == 2)
        #expect(try replica.count(kind: "member") == 1)
      }
    }
    #expect(try network.dump("Lyon") == network.dump("Pau"))
  }

  @Test func `a person is listed, found, named and asked once, by the representative`() throws {
    _ = try network.with("Lyon") { try $0.merge("member/a", into: "member/b") }
    try network.with("Lyon", for: .read) { (replica) throws in
      let items = try replica.list(kind: "member")
      #expect(items.map(\.name) == ["member/b"])
      #expect(items.first?.summary.contains("0690011223") == true)
      let skilled = try replica.list(
        kind: "member", where: [.set("skills", contains: "visas")])
      #expect(skilled.map(\.name) == ["member/b"])
      #expect(try replica.count(kind: "member", where: [.set("skills", contains: "visas")]) == 1)
      #expect(try replica.search("quilleran").map(\.record) == ["member/b"])
      #expect(try replica.title(of: "member/a") == "Zoé Quilleran")
      #expect(try replica.record("quilleran").record == "member/b")
      let experts = try replica.ask("visas")
      #expect(experts.map(\.person.view.record) == ["member/b"])
      #expect(
        experts.first?.reasons == [
          .field("skills", "visas"), .practice("practice/p", title: "Visas", as: .owner),
        ])
    }
  }

  @Test func `what was united can be taken apart, and is as it was`() throws {
    let before = try network.dump("Lyon")
    _ = try network.with("Lyon") { try $0.merge("member/a", into: "member/b") }
    _ = try network.with("Lyon") { try $0.separate("member/b") }
    #expect(try network.dump("Lyon") == before)
    let nothing = try network.with("Lyon") { try $0.separate("member/b") }
    #expect(nothing.isEmpty)
  }

  @Test func `records that look like one person are told until somebody unites them`() throws {
    try network.apply("Lyon", #"{"on":"member/b","set":{"phone":"+33 6 90 01 12 23"}}"#)
    let pairs = try network.with("Lyon") { try $0.likelyDuplicates() }
    #expect(pairs.map(\.reasons) == [[.phone]])
    _ = try network.with("Lyon") { try $0.merge("member/a", into: "member/b") }
    #expect(try network.with("Lyon") { try $0.likelyDuplicates() }.isEmpty)
  }

  @Test(arguments: ["member/a", "member/b", "member/c"])
  func `an erasure erases what is named of what was united, also what was removed since`(
    named: String
  ) throws {
    try network.apply(
      "Pau", #"{"on":"member/c","set":{"name":"Zoé Quilleran","same":"member/a"}}"#,
      #"{"on":"member/c","delete":true}"#)
    try network.syncAll()
    _ = try network.with("Lyon") { try $0.merge("member/a", into: "member/b") }
    try network.syncAll()
    let linked = try network.with("Lyon") { try $0.linkedRecords(of: named) }
    #expect(
      linked.map(\.record) == ["member/a", "member/b", "member/c"].filter { $0 != named })
    #expect(linked.allSatisfy { $0.title?.contains("Quilleran") == true && !$0.ties.isEmpty })
    #expect(linked.filter(\.isRemoved).map(\.record) == ["member/c"].filter { $0 != named })
    try network.with("Lyon") { try $0.forget(named, with: linked.map(\.record)) }
    try network.syncAll()
    for path in ["Lyon", "Pau"].map(network.homePath) + [network.sharePath("drive")] {
      #expect(try traces(in: path).isEmpty)
    }
    #expect(try network.dump("Lyon") == network.dump("Pau"))
    #expect(try network.with("Pau") { try $0.verify().flaws.isEmpty })
  }

  @Test func `a record that somebody linked to another is not erased with it`() throws {
    try network.apply(
      "Lyon", #"{"on":"member/x","set":{"name":"La directrice","email":"d@example.org"}}"#)
    try network.syncAll()
    try network.apply("Pau", #"{"on":"member/a","set":{"same":"member/x"}}"#)
    try network.syncAll()

    let linked = try network.with("Lyon") { try $0.linkedRecords(of: "member/a") }
    let tie = try #require(linked.first?.ties.first)
    #expect(linked.map(\.title) == ["La directrice"] && linked[0].email == "d@example.org")
    #expect(tie.record == "member/a" && tie.target == "member/x" && tie.site?.name == "Pau")
    try network.with("Lyon") { try $0.forget("member/a") }
    try network.syncAll()

    for site in ["Lyon", "Pau"] {
      let views = try network.with(site) { replica in
        try ["member/a", "member/x"].map { try replica.view(of: $0)?.title }
      }
      #expect(views == [nil, "La directrice"])
    }
  }

  /// The files under `path` in which, inflated or as they are, the person's name stands.
  private func traces(in path: String) throws -> [String] {
    let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return try names.filter { name in
      let url = URL(fileURLWithPath: "\(path)/\(name)")
      guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
        return false
      }
      let bytes = [UInt8](try Data(contentsOf: url))
      return [bytes, gunzip(bytes) ?? []].contains {
        $0.firstRange(of: Array("Quilleran".utf8)) != nil
      }
    }
  }

  @Test(arguments: UInt64(1)...3)
  func `random links made at several sites give the same persons everywhere`(seed: UInt64) throws {
    var generator = Seeded(seed)
    let network = try Network(["Lyon", "Pau", "Sète"], seed: seed)
    try network.syncAll()
    let names = (0..<6).map { "member/m\($0)" }
    for name in names {
      let site = network.names.randomElement(using: &generator) ?? "Lyon"
      try network.apply(site, #"{"on":"\#(name)","set":{"name":"\#(name)"}}"#)
    }
    try network.syncAll()
    for _ in 0..<12 {
      let site = network.names.randomElement(using: &generator) ?? "Lyon"
      let name = names.randomElement(using: &generator) ?? names[0]
      let other = names.randomElement(using: &generator) ?? names[1]
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: try network.sync(site)
      case 1: _ = try network.with(site) { try $0.separate(name) }
      case 2: try network.apply(site, #"{"on":"\#(name)","set":{"same":"\#(other)"}}"#)
      default: _ = try network.with(site) { try $0.merge(name, into: other) }
      }
    }
    try network.syncAll()
    let groups = try network.names.map { site in
      try network.with(site, for: .read) { (replica) throws in
        let groups = try replica.personGroups()
        return names.map { groups.group(of: $0) }
      }
    }
    #expect(groups.allSatisfy { $0 == groups[0] }, "seed \(seed)")
  }
}
