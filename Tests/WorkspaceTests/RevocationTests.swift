// Sites that are not believed any more, and those who had believed them.

import Community
import Foundation
import Merge
import Sync
import Testing
import Workspace

@Suite struct RevocationTests {
  private let network: Network

  init() throws {
    network = try Network(["Lyon", "Pau", "Sète", "Albi"], shares: ["drive", "stick"])
    try network.syncAll()
    try write("avant", at: "Pau")
    try network.syncAll()
  }

  private func write(_ word: String, at name: String) throws {
    try network.apply(
      name, #"{"on":"practice/\#(word)","set":{"title":"\#(word)"}}"#,
      #"{"on":"practice/tous","set":{"title":"\#(word)"},"add":{"tags":["\#(word)"]}}"#)
  }

  private func shows(_ word: String, at name: String) throws -> Bool {
    try network.line("practice/\(word)", at: name) != nil
  }

  private func difference(_ dump: [String], _ other: [String]) -> [String] {
    Set(dump).symmetricDifference(other).sorted()
  }

  private func expectSame(_ names: [String]) throws {
    let dumps = try names.map { try network.dump($0) }
    for (name, dump) in zip(names, dumps) {
      let isSame = dump == dumps[0]
      #expect(isSame, "\(name): \(difference(dump, dumps[0]))")
      try network.with(name) { try $0.rebuild() }
      let anew = try network.dump(name)
      let isSameAnew = anew == dumps[0]
      #expect(isSameAnew, "\(name), made anew: \(difference(anew, dumps[0]))")
      #expect(try network.with(name) { try $0.verify().flaws.isEmpty }, "\(name)")
    }
  }

  @Test func `what a revoked site wrote before stays, and what it writes later counts nowhere`()
    throws
  {
    try network.with("Lyon") { _ = try $0.revoke("Pau") }
    try write("apres", at: "Pau")
    try network.sync("Pau", .push)
    try network.syncAll()
    for name in ["Lyon", "Sète", "Albi"] {
      #expect(try shows("avant", at: name))
      #expect(try !shows("apres", at: name))
      #expect(try network.with(name) { try $0.status().quarantine.isEmpty })
    }
    try expectSame(["Lyon", "Sète", "Albi"])
    // Pau hears of it: it shows what the others show, and says so when somebody writes.
    try expectSame(["Lyon", "Pau"])
    #expect(throws: WorkspaceError.self) { try write("encore", at: "Pau") }
  }

  @Test func `of a site that goes on writing nothing is kept, and nothing more is read`() throws {
    let drive = network.sharePath("drive")
    try network.with("Lyon") { _ = try $0.revoke("Pau") }
    for name in ["Lyon", "Sète"] { try network.sync(name) }
    let held = try network.with("Sète") { try $0.status().changes }
    for word in ["un", "deux"] {
      try write(word, at: "Pau")
      try network.sync("Pau", .push, with: [drive])
      let outcome = try network.with("Sète") { try $0.exchange(.pull, with: [drive]) }
      #expect(outcome.first?.pulled?.barred.map(\.text) == [try network.siteID("Pau")])
    }
    #expect(try network.with("Sète") { try $0.status().changes } == held)
    #expect(try network.with("Sète") { try $0.status().quarantine.isEmpty })
  }

  @Test func `who had merged more goes back, and what rested on it stays`() throws {
    try write("apres", at: "Pau")
    try network.sync("Pau", .push, with: [network.sharePath("stick")])
    try network.sync("Sète", .pull, with: [network.sharePath("stick")])
    #expect(try shows("apres", at: "Sète"))
    try write("dessus", at: "Sète")
    try network.with("Lyon") { _ = try $0.revoke("Pau") }
    try network.syncAll()
    for name in ["Lyon", "Sète", "Albi"] {
      #expect(try !shows("apres", at: name))
      #expect(try shows("dessus", at: name) && shows("avant", at: name))
    }
    try expectSame(["Lyon", "Sète", "Albi"])
  }

  @Test func `a revoked site that is invited anew writes again what was not believed`() throws {
    try network.with("Lyon") { _ = try $0.revoke("Pau") }
    try write("apres", at: "Pau")
    try network.syncAll()
    let code = try network.with("Lyon") { try $0.invite("Pau", as: .site, days: 3) }
    try network.syncAll()
    try network.with("Pau") { try $0.rejoin(with: code) }
    try network.syncAll()
    for name in network.names { #expect(try shows("apres", at: name)) }
    try expectSame(network.names)
  }

  @Test func `a code serves one site, and the other comes in with a new one`() throws {
    let code = try network.with("Lyon") { try $0.invite("Foix", as: .site, days: 3) }
    try network.syncAll()
    for home in ["Foix", "Double"] {
      try network.join(home, with: code)
      try write(home.lowercased(), at: home)
    }
    // Whom a lead takes in first stays, whatever anybody's clock says.
    try network.sync("Foix")
    try network.sync("Lyon")
    try network.sync("Double")
    try network.syncAll()
    for name in network.names {
      #expect(try shows("foix", at: name))
      #expect(try !shows("double", at: name))
    }
    try expectSame(network.names + ["Foix"])
    let another = try network.with("Lyon") { try $0.invite("Double", as: .site, days: 3) }
    try network.syncAll()
    try network.sync("Double")
    try network.with("Double") { try $0.rejoin(with: another) }
    for _ in 1...2 { for name in ["Double"] + network.names { try network.sync(name) } }
    try network.sync("Foix")
    try network.sync("Double")
    for name in network.names { #expect(try shows("double", at: name)) }
    try expectSame(network.names + ["Foix", "Double"])
  }

  @Test func `two leads who revoke each other without knowing leave the senior one`() throws {
    try network.join("Foix", with: try network.invite("Foix", as: .lead, by: "Lyon"))
    for name in ["Lyon", "Foix", "Lyon", "Foix"] { try network.sync(name) }
    try network.with("Foix") { _ = try $0.revoke("Lyon") }
    try network.with("Lyon") { _ = try $0.revoke("Foix") }
    try network.sync("Foix", .push)
    try network.sync("Sète", .pull)
    for _ in 1...2 { for name in network.names + ["Foix"] { try network.sync(name) } }
    try expectSame(network.names)
    try write("encore", at: "Lyon")
    #expect(throws: WorkspaceError.self) { try write("encore", at: "Foix") }
  }

  @Test func `a withdrawn invitation admits nobody`() throws {
    let code = try network.with("Lyon") { try $0.invite("Foix", as: .site, days: 3) }
    try network.with("Lyon") { _ = try $0.withdraw("Foix") }
    try network.join("Foix", with: code)
    try write("foix", at: "Foix")
    try network.sync("Foix")
    try network.syncAll()
    for name in network.names { #expect(try !shows("foix", at: name)) }
    try expectSame(network.names)
  }
}
