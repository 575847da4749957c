import Testing

/// Homes that were copied, or restored from an older copy.
struct CopiedHomeTests {
  let ground: Playground

  init() throws { ground = try .network(with: "Avant") }

  @Test func `a copy goes on as another site before it writes, and says so`() throws {
    try ground.copy("lyon", to: "copie")
    let site = try ground.site("lyon")
    let added = try ground.run("copie", "practice", "add", "Copie", language: "en")
    #expect(added.code == 0)
    #expect(added.messages.contains("This folder was copied, or moved to another machine"))
    #expect(added.messages.contains("Nothing is lost."))
    #expect(added.lastLine.hasPrefix("practice/"))
    #expect(try ground.site("copie") != site)
    try ground.run("lyon", "practice", "add", "Original")
    #expect(try ground.site("lyon") == site)

    try ground.syncAll(["lyon", "copie", "toulouse"])
    #expect(try ground.isSame(at: ["lyon", "copie", "toulouse"]))
    for title in ["avant", "copie", "original"] {
      #expect(try ground.run("toulouse", "practice", "show", title).code == 0)
    }
    #expect(try ground.run("toulouse", "verify").code == 0)
  }

  @Test func `a restored home takes its future back from the share, and keeps what it wrote`()
    throws
  {
    try ground.copy("lyon", to: "sauvegarde")
    try ground.run("lyon", "practice", "add", "Après")
    try ground.run("lyon", "push")
    let site = try ground.site("lyon")
    try ground.replace("lyon", by: "sauvegarde")
    try ground.run("lyon", "practice", "add", "Restaurée")

    let run = try ground.run("lyon", "sync")
    #expect(run.messages.contains("une copie, ou une ancienne sauvegarde"))
    #expect(try ground.site("lyon") != site)
    try ground.syncAll(["lyon", "toulouse"])
    #expect(try ground.isSame(at: ["lyon", "toulouse"]))
    for title in ["avant", "après", "restaurée"] {
      #expect(try ground.run("lyon", "practice", "show", title).code == 0, "\(title)")
    }
  }

  @Test func `programs are told, too, as which site a home goes on`() throws {
    try ground.copy("lyon", to: "copie")
    let site = try ground.site("lyon")
    let change = try ground.run("copie", "sync", "--json").object["wentOn"] as? [String: Any]
    #expect(change?["from"] as? String == site)
    #expect(change?["to"] as? String == (try ground.site("copie")))
    #expect(change?["reason"] as? String == "copied")
    #expect(change?["reissued"] as? Int == 0)
    #expect(try ground.run("copie", "sync", "--json").object["wentOn"] == nil)
  }
}
