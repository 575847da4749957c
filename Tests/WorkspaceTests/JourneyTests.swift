import Foundation
import Journal
import Merge
import Testing
import Workspace

@Suite struct JourneyTests {
  @Test func `two sites that synced show the same`() throws {
    let network = try Network(["Toulouse", "Lyon"])
    try network.apply(
      "Toulouse",
      #"{"on":"practice/salle","set":{"title":"Réserver"},"text":{"body":"Avant\n\nAprès\n"}}"#)
    try network.apply("Lyon", #"{"on":"member/ana","set":{"name":"Ana","phone":"1"}}"#)
    try network.sync("Toulouse")
    try network.sync("Lyon")
    try network.sync("Toulouse")

    #expect(try network.dump("Toulouse") == network.dump("Lyon"))
    #expect(try network.dump("Lyon").contains { $0.contains("Réserver") })
  }

  @Test func `a phone that two sites changed is a conflict until it is resolved`() throws {
    let network = try Network(["Toulouse", "Lyon"])
    try network.apply("Toulouse", #"{"on":"member/ana","set":{"name":"Ana","phone":"1"}}"#)
    try network.sync("Toulouse")
    try network.sync("Lyon")
    try network.apply("Toulouse", #"{"on":"member/ana","set":{"phone":"2"}}"#)
    try network.apply("Lyon", #"{"on":"member/ana","set":{"phone":"3"}}"#)
    for name in ["Toulouse", "Lyon", "Toulouse"] { try network.sync(name) }

    let dump = try network.dump("Lyon")
    #expect(dump.contains { $0.contains(#""conflicts":{"phone":["3","2"]}"#) })
    #expect(try network.dump("Toulouse") == dump)

    try network.with("Toulouse") { site in
      let view = try #require(try site.view(of: "member/ana"))
      try site.resolve(view, field: "phone", by: .take("Toulouse"))
    }
    for name in ["Toulouse", "Lyon"] { try network.sync(name) }
    #expect(try network.dump("Lyon").allSatisfy { !$0.contains("conflicts") })
    #expect(try network.dump("Toulouse") == network.dump("Lyon"))
  }

  @Test func `edits of different paragraphs merge, of one sentence are to be reread`() throws {
    let network = try Network(["Toulouse", "Lyon"])
    try network.apply(
      "Toulouse",
      #"{"on":"practice/salle","text":{"body":"Un deux trois.\n\nQuatre cinq six.\n"}}"#)
    try network.sync("Toulouse")
    try network.sync("Lyon")
    try network.apply(
      "Toulouse",
      #"{"on":"practice/salle","text":{"body":"Un DEUX trois.\n\nQuatre cinq six.\n"}}"#)
    try network.apply(
      "Lyon",
      #"{"on":"practice/salle","text":{"body":"Un deux trois.\n\nQuatre CINQ six.\n"}}"#)
    for name in ["Toulouse", "Lyon", "Toulouse"] { try network.sync(name) }
    let merged = try network.dump("Lyon")
    #expect(merged.contains { $0.contains(#"Un DEUX trois.\n\nQuatre CINQ six.\n"#) })
    #expect(merged.allSatisfy { !$0.contains("reread") })
    #expect(try network.dump("Toulouse") == merged)

    try network.apply(
      "Toulouse",
      #"{"on":"practice/salle","text":{"body":"Un DEUX quatre.\n\nQuatre CINQ six.\n"}}"#)
    try network.apply(
      "Lyon",
      #"{"on":"practice/salle","text":{"body":"Zéro DEUX trois.\n\nQuatre CINQ six.\n"}}"#)
    for name in ["Toulouse", "Lyon", "Toulouse"] { try network.sync(name) }
    #expect(try network.dump("Lyon").contains { $0.contains(#""reread":["body"]"#) })
    #expect(try network.dump("Toulouse") == network.dump("Lyon"))
  }

  @Test func `an index made anew from the journals shows the same`() throws {
    let network = try Network(["Toulouse", "Lyon", "Pau"])
    for round in 1...5 {
      for name in network.names {
        try network.apply(
          name,
          #"{"on":"practice/p","set":{"title":"\#(name) \#(round)"},"#
            + #""text":{"body":"\#(name)\n\#(round)\n"}}"#)
        if round % 2 == 0 { try network.sync(name) }
      }
    }
    for _ in 1...2 { for name in network.names { try network.sync(name) } }
    let before = try network.dump("Pau")
    try Index(network.homePath("Pau")).remove()
    #expect(try network.dump("Pau") == before)
    #expect(try network.dump("Lyon") == before)
  }

  @Test func `a removed record comes back as it was, everywhere`() throws {
    let network = try Network(["Toulouse", "Lyon"])
    try network.apply(
      "Toulouse", #"{"on":"practice/salle","set":{"title":"Salle"},"text":{"body":"La veille.\n"}}"#
    )
    let before = try network.dump("Toulouse").first { $0.contains("practice/salle") }
    try network.apply("Toulouse", #"{"on":"practice/salle","delete":true}"#)
    for name in ["Toulouse", "Lyon"] { try network.sync(name) }
    let without = try network.dump("Lyon")
    #expect(without.allSatisfy { !$0.contains("practice/salle") })

    let restored = try network.with("Lyon") { try $0.restore("practice/salle") }
    #expect(restored.effect == .created)
    for name in ["Lyon", "Toulouse"] { try network.sync(name) }

    for name in network.names {
      let dump = try network.dump(name)
      #expect(dump.contains { $0 == before })
    }
  }

  @Test func `a head that was changed in the home is found out`() throws {
    let network = try Network(["Toulouse", "Lyon"])
    try network.apply("Lyon", #"{"on":"practice/salle","set":{"title":"Salle"}}"#)
    for name in ["Lyon", "Toulouse"] { try network.sync(name) }
    let heads = network.homePath("Toulouse") + "/heads"
    let file = try #require(
      try FileManager.default.contentsOfDirectory(atPath: heads).first { $0.hasPrefix("lyon-") })
    let text = try String(contentsOfFile: "\(heads)/\(file)", encoding: .utf8)
    try text.replacingOccurrences(of: "\"name\":\"Lyon\"", with: "\"name\":\"Pau\"")
      .write(toFile: "\(heads)/\(file)", atomically: true, encoding: .utf8)

    let found = try network.with("Toulouse", for: .read) { try $0.verify() }
    #expect(found.flaws.map(\.site.text) == [file.replacingOccurrences(of: ".json", with: "")])
  }

  @Test func `a share that lost files is filled again`() throws {
    let network = try Network(["Toulouse", "Lyon"])
    try network.apply("Toulouse", #"{"on":"practice/salle","set":{"title":"Salle"}}"#)
    try network.sync("Toulouse")
    let segments = network.sharePath("drive") + "/segments"
    try FileManager.default.removeItem(atPath: segments)
    try network.sync("Toulouse")
    try network.sync("Lyon")
    #expect(try network.dump("Lyon").contains { $0.contains("Salle") })
  }

  @Test func `an empty folder is taken for an unmounted drive`() throws {
    let network = try Network(["Toulouse"])
    try FileManager.default.removeItem(atPath: network.sharePath("drive"))
    try network.with("Toulouse") { site in
      guard case .sync(.share(.absent)) = try site.exchange(.both)[0].failure else {
        Issue.record("an absent folder was not told")
        return
      }
    }
    #expect(!FileManager.default.fileExists(atPath: network.sharePath("drive")))
    try FileManager.default.createDirectory(
      atPath: network.sharePath("drive"), withIntermediateDirectories: true)
    try network.with("Toulouse") { site in
      guard case .sync(.share(.empty)) = try site.exchange(.both)[0].failure else {
        Issue.record("an empty folder was not told")
        return
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: network.sharePath("drive")) == [])
  }
}
