import Foundation
import Testing

/// Who is told that a site was sent away, what, and how often: the site itself at each exchange,
/// the others once, and who joins later not at all.
struct DismissalCommandTests {
  let ground: Playground

  init() throws {
    ground = try Playground()
    try ground.foundNetwork()
    try ground.join("pau", as: "Pau")
    try ground.run("lyon", "practice", "add", "Avant")
    try ground.syncAll(["toulouse", "lyon", "pau"])
  }

  private func quarantine(_ home: String) throws -> [String] {
    try ground.run(home, "status", "--json").object["quarantine"] as? [String] ?? []
  }

  @Test func `a site that was revoked is told at every exchange, in words, code and JSON`() throws {
    try ground.run("toulouse", "revoke", "Lyon", "--yes")
    try ground.run("toulouse", "push")
    for words in [["sync"], ["pull"], ["push"], ["sync", "--dry-run"]] {
      let run = try Playground.run(["--home", ground.path("lyon"), "--lang", "fr"] + words)
      #expect(run.code == 77, "\(words)")
      #expect(run.messages.contains("il a été révoqué"), "\(words): \(run.told)")
      #expect(run.messages.contains("reseau join CODE"))
    }
    let json = try ground.run("lyon", "sync", "--json", language: "en")
    #expect(json.object["barred"] as? Bool == true)
    #expect(json.code == 77 && json.messages.contains("it was revoked"))
    #expect(try ground.run("lyon", "status").lines.first?.contains("il a été révoqué") == true)
    #expect(try ground.run("lyon", "practice", "show", "avant").code == 0)
  }

  @Test func `the others are told once, however often the site goes on writing`() throws {
    try ground.run("toulouse", "revoke", "Lyon", "--yes")
    for title in ["Un", "Deux"] {
      try ground.run("lyon", "practice", "add", title)
      try ground.run("lyon", "push")
    }
    let own = try ground.run("toulouse", "sync").told
    #expect(!own.contains("Refusé") && !own.contains("révoqué"))

    let first = try ground.run("pau", "sync")
    #expect(first.told.contains("Lyon (\(try ground.site("lyon"))) : révoqué après"))
    #expect(first.code == 0 && !first.told.contains("Refusé"))
    for round in 1...3 {
      try ground.run("toulouse", "practice", "add", "Tour \(round)")
      try ground.run("toulouse", "sync")
      try ground.run("lyon", "sync")
      for home in ["pau", "toulouse"] {
        let later = try ground.run(home, "sync").told
        #expect(!later.contains("révoqué") && !later.contains("Refusé"), "\(round): \(later)")
      }
    }
    for home in ["pau", "toulouse"] {
      #expect(try quarantine(home).isEmpty)
      let page = try ground.run(home, "status").output
      #expect(page.contains("révoqué après son changement"))
      #expect(!page.contains("de côté :"))
      let checks = try ground.run(home, "check", "--json").object["checks"] as? [[String: Any]]
      let refused = checks?.first { $0["check"] as? String == "refused" }
      #expect(refused?["state"] as? String == "ok")
    }
  }

  @Test func `that a site was kept out from the start is told once, too`() throws {
    let code = try ground.run("toulouse", "invite", "Dax").lastLine
    try ground.run("toulouse", "push")
    for home in ["dax", "autre"] { try ground.run(home, "join", code) }
    for home in ["dax", "autre"] { try ground.run(home, "share", "add", ground.path("partage")) }
    for home in ["dax", "toulouse", "pau"] { try ground.run(home, "sync") }
    try ground.run("autre", "push")

    let other = try ground.site("autre")
    let first = try ground.run("pau", "sync")
    #expect(first.code == 0)
    let told = "Dax (\(other)) : écarté : son invitation avait servi à un autre site."
    #expect(first.told.contains(told), "\(first.told)")
    #expect(try !ground.run("pau", "sync").told.contains(other))
    #expect(try ground.run("autre", "sync").told.contains("avait déjà servi à un autre"))
  }

  @Test func `programs are told once, too`() throws {
    try ground.run("toulouse", "revoke", "Lyon", "--yes")
    try ground.run("toulouse", "push")
    func dismissed() throws -> [[String: Any]] {
      let shares = try ground.run("pau", "sync", "--json").object["shares"] as? [[String: Any]]
      return shares?.first?["dismissed"] as? [[String: Any]] ?? []
    }
    let first = try dismissed()
    #expect(first.map { $0["siteName"] as? String } == ["Lyon"])
    #expect(first.map { $0["place"] as? String } == ["revoked"])
    #expect(try dismissed().isEmpty)
  }

  @Test func `who joins later is not told of those who were sent away before`() throws {
    try ground.run("toulouse", "revoke", "Lyon", "--yes")
    try ground.run("toulouse", "push")
    let joined = try ground.join("dax", as: "Dax")
    #expect(joined.code == 0 && !joined.told.contains("révoqué"))
    #expect(try !ground.run("dax", "sync").told.contains("révoqué"))
  }

  @Test func `a site that is believed again is told nothing more, and its changes count`() throws {
    try ground.run("toulouse", "revoke", "Lyon", "--yes")
    try ground.run("toulouse", "push")
    #expect(try ground.run("lyon", "sync").code == 77)
    #expect(try ground.join("lyon", as: "Lyon").code == 0)
    #expect(try ground.run("lyon", "sync").code == 0)
    #expect(try ground.run("lyon", "sync", "--json").object["barred"] == nil)
  }

  @Test func `who revokes is told to close the shared folder, too`() throws {
    let run = try ground.run("toulouse", "revoke", "Lyon", "--yes")
    #expect(run.output.contains("l’accès de ce poste au dossier partagé"))
    let english = try ground.run("toulouse", "revoke", "Pau", "--yes", language: "en")
    #expect(english.output.contains("access to the shared folder"))
  }
}
