import Testing

/// What a revocation says before it is written, and what it says when there is nothing to write.
struct RevocationQuestionTests {
  let ground: Playground

  init() throws { ground = try .network(with: "Avant") }

  @Test func `a second revocation says who revoked when, and changes nothing`() throws {
    let lyon = try ground.site("lyon")
    try ground.run("toulouse", "revoke", "Lyon", "--yes")
    let own = try ground.run("toulouse", "status", "--json").object["own"] as? Int
    for words in [["Lyon"], ["Lyon", "--yes"], [lyon, "--through", "9"]] {
      let again = try Playground.run(
        ["--home", ground.path("toulouse"), "--lang", "fr", "revoke"] + words)
      #expect(again.code == 0, "\(words): \(again.told)")
      #expect(again.told.contains("Lyon (\(lyon)) a déjà été révoqué"), "\(again.told)")
      #expect(again.told.contains("par Toulouse") && again.told.contains("changement 2"))
      #expect(again.told.contains("rien n’est changé") && !again.told.contains("Fermez"))
    }
    let json = try ground.run("toulouse", "revoke", "Lyon", "--json").array.first
    #expect(json?["changed"] as? Bool == false && json?["through"] as? Int == 2)
    #expect(json?["by"] as? String == (try ground.site("toulouse")))
    #expect(json?["at"] as? String != nil)
    #expect(try ground.run("toulouse", "status", "--json").object["own"] as? Int == own)

    let lower = try ground.run("toulouse", "revoke", "Lyon", "--through", "1", "--yes")
    #expect(lower.told.contains("révoqué après son changement 1, et non plus 2"), "\(lower.told)")
    #expect(try ground.run("toulouse", "practice", "show", "avant").code == 66)
  }

  @Test func `who revokes itself is told the number that it keeps, and its codes go`() throws {
    try ground.run("toulouse", "promote", "Lyon")
    try ground.run("toulouse", "invite", "Nice")
    let own = try ground.site("toulouse")
    let told = try ground.run("toulouse", "revoke", "Toulouse", "--yes", "--json").array.first
    try ground.run("toulouse", "push")
    try ground.run("lyon", "pull")
    let sites = try ground.run("lyon", "status", "--json").object["sites"] as? [[String: Any]]
    let toulouse = sites?.first { $0["site"] as? String == own }
    #expect(toulouse?["through"] as? Int != nil)
    #expect(told?["through"] as? Int == toulouse?["through"] as? Int)
    let row = try ground.run("lyon", "invite", "--list", "--json").array.first {
      $0["site"] as? String == "Nice"
    }
    #expect(row?["state"] as? String == "withdrawn")
  }

  @Test func `what follows from a revocation is said before it is asked`() throws {
    try ground.run("toulouse", "promote", "Lyon")
    try ground.syncBoth()
    try ground.run("lyon", "invite", "Nice")
    let code = try ground.run("lyon", "invite", "Dax").lastLine
    try ground.run("lyon", "push")
    try ground.run("dax", "join", code, "--share", ground.path("partage"))
    try ground.syncAll(["lyon", "toulouse"])

    let asked = try ground.run("toulouse", atTerminal: ["revoke", "Lyon"], answer: "non")
    let told = asked.told
    #expect(told.contains("Révoquer Lyon (") && told.contains("Rien n’est changé"), "\(told)")
    #expect(told.contains("Son invitation qui n’a pas encore servi est retirée : Nice."), "\(told)")
    #expect(told.contains("Le site que lui seul a admis reste"), "\(told)")
    #expect(told.contains("reste"))
    let cut = try ground.run(
      "toulouse", atTerminal: ["revoke", "Lyon", "--through", "1"], answer: "no", language: "en")
    #expect(cut.told.contains("changes after its change 1 no longer count"), "\(cut.told)")
    #expect(try ground.run("toulouse", "practice", "show", "avant").code == 0)
  }

  @Test func `a home that goes on from one that is cut earlier is told to fall with it`() throws {
    try ground.copy("lyon", to: "copie")
    try ground.run("copie", "practice", "add", "Copie")
    try ground.syncAll(["copie", "toulouse"])
    let (old, new) = (try ground.site("lyon"), try ground.site("copie"))
    try #require(old != new)
    let asked = try ground.run(
      "toulouse", atTerminal: ["revoke", old, "--through", "1"], answer: "non")
    let falls =
      "Sort du réseau avec lui, et rien de ce qu’il a écrit ne compte plus : Lyon (\(new))"
    #expect(asked.told.contains(falls), "\(asked.told)")
  }

  @Test func `who would leave one lead, or revoke this very site, is told so before`() throws {
    try ground.run("toulouse", "promote", "Lyon")
    try ground.syncBoth()
    let other = try ground.run("toulouse", atTerminal: ["revoke", "Lyon"], answer: "non").told
    #expect(other.contains("Toulouse est alors le seul site animateur"), "\(other)")
    #expect(!other.contains("ce site-ci"), "\(other)")
    let own = try ground.run("toulouse", atTerminal: ["revoke", "Toulouse"], answer: "non").told
    #expect(own.contains("Lyon est alors le seul site animateur"), "\(own)")
    #expect(own.contains("C’est ce site-ci"), "\(own)")
    let english = try ground.run(
      "toulouse", atTerminal: ["revoke", "Toulouse"], answer: "no", language: "en"
    ).told
    #expect(english.contains("Lyon is then the only lead site"), "\(english)")
    #expect(english.contains("It is this very site"), "\(english)")
  }

  @Test func `of a site that was revoked it is said by whom and when, whatever is asked of it`()
    throws
  {
    let lyon = try ground.site("lyon")
    try ground.run("toulouse", "revoke", "Lyon", "--yes")
    for act in ["promote", "demote", "retire", "admit"] {
      for handle in ["Lyon", lyon] {
        let run = try ground.run("toulouse", act, handle)
        #expect(run.code == 66, "\(act): \(run.told)")
        #expect(run.told.contains("Lyon (\(lyon)) a été révoqué par Toulouse, le "), "\(run.told)")
        #expect(run.told.contains("« reseau invite »"), "\(run.told)")
      }
      let english = try ground.run("toulouse", act, "Lyon", language: "en").told
      #expect(english.contains("was revoked by Toulouse, on "), "\(english)")
    }
  }
}
