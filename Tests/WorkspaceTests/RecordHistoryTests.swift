import Fakes
import Foundation
import Merge
import Testing
import Workspace

/// Versions of a record, folded from what their authors had seen.
@Suite struct RecordHistoryTests {
  private func history(_ network: Network, at name: String) throws -> RecordHistory {
    try network.with(name, for: .read) { try $0.recordHistory(of: "practice/salle") }
  }

  private func view(_ network: Network, at name: String) throws -> RecordView? {
    try network.with(name, for: .read) { try $0.view(of: "practice/salle") }
  }

  @Test(arguments: seeds(6))
  func `the version of a change is what its author saw once it was made`(seed: UInt64) throws {
    var random = Seeded(seed)
    let network = try Network(["Lyon", "Pau"], seed: seed)
    var seen: [(site: String, json: String?)] = []
    for number in 0..<12 {
      let name = random.pick(network.names)
      if random.chance(of: 40) { try network.sync(name) }
      let text = (0..<random.number(1...6)).map { _ in random.pick(["un", "deux", "\n", "."]) }
      let value = Value(text.joined(separator: " ")).json
      let line = random.pick([
        #"{"on":"practice/salle","set":{"title":"\#(number)"}}"#,
        #"{"on":"practice/salle","text":{"body":\#(value)}}"#,
        #"{"on":"practice/salle","add":{"tags":["\#(number)"]}}"#,
      ])
      let count = try history(network, at: name).changes.count
      try network.apply(name, line)
      guard try history(network, at: name).changes.count > count else { continue }
      seen.append((name, try view(network, at: name)?.json))
    }
    try network.syncAll()

    for name in network.names {
      let past = try history(network, at: name)
      for site in network.names {
        let id = try network.siteID(site)
        let own = past.changes.indices.filter { past.changes[$0].site.id == id }
        let versions = own.map { past.view(at: $0)?.json }
        #expect(versions == seen.filter { $0.site == site }.map(\.json), "seed \(seed)")
      }
    }
  }

  @Test func `before its first change a record was not there, and after its delete it is not`()
    throws
  {
    let network = try Network(["Lyon"])
    try network.apply("Lyon", #"{"on":"practice/salle","set":{"title":"Salle"}}"#)
    try network.apply("Lyon", #"{"on":"practice/salle","delete":true}"#)

    let past = try history(network, at: "Lyon")
    #expect(past.view(before: 0) == nil)
    #expect(past.view(at: 1) == nil)
    #expect(past.lastView?.string("title") == "Salle")
  }
}

/// What is new, from the ends of the journals.
@Suite struct NewsTests {
  @Test func `news covers each entry once, whatever was seen before`() throws {
    let network = try Network(["Lyon", "Pau"])
    for number in 1...5 {
      try network.apply("Lyon", #"{"on":"practice/p\#(number)","set":{"title":"\#(number)"}}"#)
    }
    try network.syncAll()
    let lyon = try network.siteID("Lyon")
    try network.with("Pau") { pau in
      let all = try pau.news(since: [:], limit: 50)
      let end = try #require(all.marks[lyon])
      for seen in 0...end {
        let news = try pau.news(since: [lyon: seen], limit: 2)
        let told = news.items.flatMap(\.changes)
        #expect(told.allSatisfy { $0.seq > seen })
        #expect(news.items.count <= 2)
        // The last entry says who was let in, and is no news.
        let practices = min(5, Int(end - seen) - 1)
        #expect(told.count + news.more >= practices)
      }
      #expect(try pau.news(since: all.marks, limit: 50).items.isEmpty)
    }
  }

  @Test func `a journal that can't be read hides no news of the others`() throws {
    let network = try Network(["Lyon", "Pau", "Albi"])
    try network.apply("Lyon", #"{"on":"practice/a","set":{"title":"De Lyon"}}"#)
    try network.apply("Albi", #"{"on":"practice/b","set":{"title":"D’Albi"}}"#)
    try network.syncAll()
    let albi = try network.siteID("Albi")
    try network.removeJournal(of: albi, at: "Pau")

    try network.with("Pau", for: .read) { pau in
      let news = try pau.news(since: [:], limit: 50)
      #expect(news.items.contains { $0.title == "De Lyon" })
      #expect(news.unreadable.map(\.name) == ["Albi"])
      #expect(news.marks[albi] == nil)
    }
  }
}

extension Network {
  /// Takes away what `name` holds of the journal of `site`.
  fileprivate func removeJournal(of site: String, at name: String) throws {
    let path = "\(homePath(name))/journals/\(site)"
    for file in try FileManager.default.contentsOfDirectory(atPath: path) {
      try FileManager.default.removeItem(atPath: "\(path)/\(file)")
    }
  }
}
