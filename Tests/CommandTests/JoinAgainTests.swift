import Foundation
import Testing

/// A join says that somebody has come; one that was stopped on its way goes on when it is asked for
/// again.
struct JoinAgainTests {
  let ground: Playground
  private let code: String
  private var share: String { ground.path("partage") }

  init() throws {
    ground = try Playground()
    try ground.foundNetwork()
    code = try ground.run("toulouse", "invite", "Pau").lastLine
    try ground.run("toulouse", "push")
    try ground.run("pau", "join", code)
  }

  @Test func `who joins through a share is seen there at once`() throws {
    let joined = try ground.join("dax", as: "Dax")
    #expect(joined.output.contains("1 changement envoyé"))
    try ground.run("toulouse", "pull")
    let sites = try ground.run("toulouse", "status", "--json").object["sites"] as? [[String: Any]]
    #expect(sites?.compactMap { $0["name"] as? String }.contains("Dax") == true)
  }

  @Test func `a home that was not told of its share joins through it as the same site`() throws {
    let site = try ground.site("pau")
    let again = try ground.run("pau", "join", code, "--share", share)
    #expect(again.code == 0, "\(again.messages)")
    #expect(again.output.contains("Pau (\(site)) fait partie du réseau"))
    #expect(again.output.contains("Toulouse"))
    #expect(try ground.site("pau") == site)
    try ground.syncAll(["pau", "toulouse", "lyon"])
    #expect(try ground.isSame(at: ["pau", "toulouse", "lyon"]))
    #expect(try ground.run("pau", "practice", "add", "Salle").code == 0)
  }

  @Test func `a home that was told of its share and has received nothing receives`() throws {
    try ground.run("pau", "share", "add", share)
    #expect(try ground.run("pau", "join", code, "--share", share).code == 0)
    #expect(try ground.run("pau", "status").output.contains("Toulouse"))
  }

  @Test func `once all is done there is nothing to go on with`() throws {
    try ground.run("pau", "join", code, "--share", share)
    let again = try ground.run("pau", "join", code, "--share", share)
    #expect(again.code == 73)
    #expect(again.messages.contains("Il y a déjà un site"))
    #expect(try ground.run("pau", "join", code).code != 0)
  }

  @Test func `it goes on only through a share of its own network, and makes none`() throws {
    let empty = try ground.makeFolder("vide")
    #expect(try ground.run("pau", "join", code, "--share", empty).code == 69)
    #expect(try FileManager.default.contentsOfDirectory(atPath: empty).isEmpty)
    #expect(try ground.run("pau", "share", "list", "--json").array.isEmpty)
    try ground.run("autre", "init", "Autre", "--site", "Dax")
    try ground.run("autre", "share", "add", empty)
    #expect(try ground.run("pau", "join", code, "--share", empty).code == 65)
    #expect(try ground.run("pau", "share", "list", "--json").array.isEmpty)
  }

  @Test func `with another code nothing goes on`() throws {
    let other = try ground.run("toulouse", "invite", "Pau").lastLine
    try ground.run("pau", "join", code, "--share", share)
    #expect(try ground.run("pau", "join", other, "--share", share).code == 73)
  }

  @Test func `who joins anew is sent to add a share only where there is none`() throws {
    #expect(try ground.run("dax", "join", code).told.contains("reseau share add"))
    try ground.syncBoth()
    try ground.run("toulouse", "revoke", "Lyon", "--yes")
    try ground.syncBoth()
    let again = try ground.run("toulouse", "invite", "Lyon").lastLine
    let joined = try ground.run("lyon", "join", again)
    #expect(joined.code == 0 && !joined.told.contains("share add"), "\(joined.told)")
    #expect(joined.told.contains("reseau sync"))
  }
}
