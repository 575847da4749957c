// A home that was copied, or restored from an older copy, and what everybody sees of it.

import Foundation
import Journal
import Merge
import Sync
import Testing
import Workspace

@Suite struct ForkTests {
  /// Lyon, its copy, Pau, which sees either first, and Sète, which comes late.
  private let network: Network

  init() throws {
    network = try Network(["Lyon", "Pau", "Sète"], shares: ["drive", "stick"])
    try network.syncAll()
    try add("avant", at: "Lyon")
    try network.syncAll()
  }

  /// Copies Lyon's home, as a backup or onto another machine that cannot be told from this one.
  private func copy(_ name: String = "Lyon", to copy: String = "Copie") throws {
    try FileManager.default.copyItem(
      atPath: network.homePath(name), toPath: network.homePath(copy))
  }

  private func replace(_ name: String, by copy: String) throws {
    try FileManager.default.removeItem(atPath: network.homePath(name))
    try FileManager.default.moveItem(
      atPath: network.homePath(copy), toPath: network.homePath(name))
  }

  /// Adds a practice, and an element that nobody else adds.
  private func add(_ word: String, at name: String) throws {
    try network.apply(
      name,
      #"{"on":"practice/\#(word)","set":{"title":"\#(word)"}}"#,
      #"{"on":"practice/tous","add":{"tags":["\#(word)"]},"text":{"body":"\#(word) \#(name)\n"}}"#)
  }

  /// Lets `names` sync, round after round, until nothing changes any more.
  private func settle(_ names: [String]) throws {
    for _ in 1...6 { for name in names { try network.sync(name) } }
  }

  /// That all show the same, with every one of `words` in it, also when made anew.
  private func expectAll(_ words: [String], at names: [String]) throws {
    let dumps = try names.map { try network.dump($0) }
    for (name, dump) in zip(names, dumps) {
      let isSame = dump == dumps[0]
      #expect(isSame, "\(name): \(zip(dump, dumps[0]).first { $0 != $1 } ?? ("", ""))")
      for word in words {
        let isThere = dump.contains { $0.contains("\"practice/\(word)\"") }
        let isIn = dump.contains { $0.contains("tous") && $0.contains("\"\(word)\"") }
        #expect(isThere && isIn, "\(word) at \(name)")
      }
      try network.with(name) { try $0.rebuild() }
      #expect(try network.dump(name) == dump, "\(name), made anew")
      #expect(try network.with(name) { try $0.verify().flaws.isEmpty }, "\(name)")
    }
  }

  private func ids(_ names: [String]) throws -> Set<String> {
    Set(try names.map { try network.siteID($0) })
  }

  @Test(arguments: [["Lyon", "Copie"], ["Copie", "Lyon"]])
  func `two copies that both write and push go on as two sites`(order: [String]) throws {
    try copy()
    for name in ["Lyon", "Copie"] { try add(name == "Lyon" ? "un" : "deux", at: name) }
    for name in order { try network.sync(name, .push) }
    try settle(["Lyon", "Copie", "Pau", "Sète"])

    try expectAll(["avant", "un", "deux"], at: ["Lyon", "Copie", "Pau", "Sète"])
    #expect(try ids(["Lyon", "Copie"]).count == 2)
  }

  /// Every order in which the copies reach two shares, and Pau reads them.
  @Test(arguments: 0..<24)
  func `whatever a third site saw first, all converge`(number: Int) throws {
    try copy()
    try add("un", at: "Lyon")
    try add("deux", at: "Copie")
    var steps: [() throws -> Void] = [
      { try network.sync("Lyon", .push, with: [network.sharePath("drive")]) },
      { try network.sync("Copie", .push, with: [network.sharePath("stick")]) },
      { try network.sync("Pau", .pull, with: [network.sharePath("drive")]) },
      { try network.sync("Pau", .pull, with: [network.sharePath("stick")]) },
    ]
    var rest = number
    for left in (1...4).reversed() {
      try steps.remove(at: rest % left)()
      rest /= left
    }
    try add("trois", at: "Pau")
    try network.sync(
      "Pau", .push, with: [network.sharePath(number.isMultiple(of: 2) ? "drive" : "stick")])
    try settle(["Sète", "Copie", "Lyon", "Pau"])

    try expectAll(["avant", "un", "deux", "trois"], at: ["Lyon", "Copie", "Pau", "Sète"])
  }

  @Test func `both copies may meet each other's future before either has gone on`() throws {
    try copy()
    try add("un", at: "Lyon")
    try add("deux", at: "Copie")
    try network.sync("Lyon", .push, with: [network.sharePath("drive")])
    try network.sync("Copie", .push, with: [network.sharePath("stick")])
    try network.sync("Lyon", .pull, with: [network.sharePath("stick")])
    try network.sync("Copie", .pull, with: [network.sharePath("drive")])
    try settle(["Sète", "Copie", "Pau", "Lyon"])

    try expectAll(["avant", "un", "deux"], at: ["Lyon", "Copie", "Pau", "Sète"])
  }

  @Test func `who has merged the journal of a copy that went on writes as another site, too`()
    throws
  {
    try copy()
    try add("un", at: "Lyon")
    try add("deux", at: "Copie")
    for name in ["Lyon", "Copie"] { try network.sync(name, .push) }
    // The copy goes on, and leaves its journal; then Lyon merges that.
    for name in ["Copie", "Lyon"] { try network.sync(name) }
    for word in ["trois", "quatre"] { try add(word, at: "Lyon") }
    #expect(try network.with("Lyon") { try $0.verify().flaws.isEmpty })
    try settle(["Lyon", "Copie", "Pau"])

    try expectAll(["avant", "un", "deux", "trois", "quatre"], at: ["Lyon", "Copie", "Pau"])
  }

  @Test(arguments: [true, false])
  func `a home that is restored from an older copy takes back what it lost`(writes: Bool) throws {
    try copy()
    try add("un", at: "Lyon")
    try network.sync("Lyon")
    try replace("Lyon", by: "Copie")
    if writes { try add("deux", at: "Lyon") }
    try settle(["Lyon", "Pau", "Sète"])

    try expectAll(["avant", "un"] + (writes ? ["deux"] : []), at: ["Lyon", "Pau", "Sète"])
  }

  @Test func `what a restored home had pushed elsewhere is kept by who relays both`() throws {
    try copy()
    try add("un", at: "Lyon")
    try network.sync("Lyon", .push, with: [network.sharePath("drive")])
    try replace("Lyon", by: "Copie")
    try add("deux", at: "Lyon")
    for _ in 1...3 { try network.sync("Lyon", .push, with: [network.sharePath("stick")]) }
    // Pau carries the newer branch over to where alone the older one lies.
    try network.sync("Pau", .both, with: [network.sharePath("stick")])
    try network.sync("Pau", .push, with: [network.sharePath("drive")])
    try settle(["Sète", "Lyon", "Pau"])

    try expectAll(["avant", "un", "deux"], at: ["Lyon", "Pau", "Sète"])
  }

  @Test func `a home that is behind two copies which share more than it has shows all`() throws {
    try copy()
    for word in ["deux", "trois"] { try add(word, at: "Copie") }
    try copy("Copie", to: "Encore")
    try add("ici", at: "Copie")
    try add("ailleurs", at: "Encore")
    for name in ["Copie", "Encore"] { try network.sync(name, .push) }
    // What is written here is not signed yet when the others are met.
    try add("propre", at: "Lyon")
    let names = ["Lyon", "Pau", "Sète"]
    try settle(names)
    try expectAll(["avant", "deux", "trois", "ici", "ailleurs", "propre"], at: names)
  }

  @Test func `three copies`() throws {
    try copy()
    try copy(to: "Encore")
    for (name, word) in [("Lyon", "un"), ("Copie", "deux"), ("Encore", "trois")] {
      try add(word, at: name)
    }
    try network.sync("Copie", .push, with: [network.sharePath("stick")])
    try network.sync("Encore", .push, with: [network.sharePath("drive")])
    try settle(["Lyon", "Pau", "Encore", "Sète", "Copie"])

    let all = ["Lyon", "Copie", "Encore", "Pau", "Sète"]
    try expectAll(["avant", "un", "deux", "trois"], at: all)
    #expect(try ids(all).count == 5)
  }
}
