import Testing

/// Sites that are sent away, or gone.
struct RevocationCommandTests {
  let ground: Playground

  init() throws { ground = try .network(with: "Avant") }

  @Test func `what a revoked site wrote before stays, what it writes later does not come`() throws {
    let french = try ground.run("toulouse", "revoke", "Lyon", "--yes")
    #expect(french.code == 0)
    #expect(french.output.contains("révoqué après son changement 2"))
    try ground.run("lyon", "practice", "add", "Après")
    for home in ["toulouse", "lyon", "toulouse"] { try ground.run(home, "sync") }

    #expect(try ground.run("toulouse", "practice", "show", "avant").code == 0)
    #expect(try ground.run("toulouse", "practice", "show", "après").code == 66)
    #expect(try ground.run("lyon", "practice", "add", "Encore").code == 77)
    #expect(try ground.run("toulouse", "verify").code == 0)
    #expect(try ground.run("lyon", "verify").code == 0)
  }

  @Test func `who was revoked joins anew, and brings what it had written`() throws {
    try ground.run("toulouse", "revoke", "Lyon", "--yes")
    try ground.run("lyon", "practice", "add", "Après")
    for home in ["toulouse", "lyon"] { try ground.run(home, "sync") }
    let old = try ground.site("lyon")

    let joined = try ground.join("lyon", as: "Lyon")
    #expect(joined.code == 0)
    #expect(joined.messages.contains("Nouvelle invitation"))
    #expect(try ground.site("lyon") != old)
    try ground.syncAll(["lyon", "toulouse"])
    #expect(try ground.isSame(at: ["lyon", "toulouse"]))
    #expect(try ground.run("toulouse", "practice", "show", "après").code == 0)
  }

  @Test func `a revocation through nothing undoes all that the site wrote`() throws {
    let run = try ground.run(
      "toulouse", "revoke", "lyon-", "--through", "0", "--yes", language: "en")
    #expect(run.output.contains("Nothing that the site wrote counts any more"))
    #expect(try ground.run("toulouse", "practice", "show", "avant").code == 66)
  }

  @Test func `whoever status shows is taken, also who was sent away`() throws {
    let id = try ground.site("lyon")
    try ground.run("toulouse", "revoke", "Lyon", "--yes")
    #expect(try ground.run("toulouse", "status").output.contains("Lyon"))
    for handle in [id, "Lyon", "LYON", "lyon-", "Lyon (\(id))", "\(id) (Lyon)", "Lyon (animateur)"]
    {
      let run = try ground.run("toulouse", "revoke", handle)
      #expect(run.code == 0, "\(handle): \(run.messages)")
      #expect(run.output.contains(id))
    }
    #expect(try ground.run("toulouse", "retire", "Pau").code == 66)
    #expect(try ground.run("toulouse", "retire", "").code != 0)
  }

  @Test func `a site that is not known to the network yet can be named by its id`() throws {
    let code = try ground.run("toulouse", "invite", "Pau").lastLine
    try ground.run("toulouse", "push")
    try ground.run("pau", "join", code, "--share", ground.path("partage"))
    try ground.run("pau", "push")
    let id = try ground.site("pau")
    try ground.run("toulouse", "sync")
    #expect(try ground.run("toulouse", "retire", String(id.dropLast(3))).code == 0)
  }

  @Test func `only a lead validates a practice`() throws {
    for (verb, name) in [("edit", "avant"), ("add", "Autre")] {
      let run = try ground.run("lyon", "practice", verb, name, "--status", "validated")
      #expect(run.code == 77)
      #expect(run.messages.contains("site animateur"))
    }
    #expect(try ground.run("lyon", "practice", "edit", "avant", "--status", "proposed").code == 0)
    #expect(
      try ground.run("toulouse", "practice", "edit", "avant", "--status", "validated").code == 0)
  }

  @Test func `a revocation says for programs whom it concerns`() throws {
    let outcome = try ground.run("toulouse", "revoke", "Lyon", "--yes", "--json").array.first
    #expect(outcome?["site"] as? String == (try ground.site("lyon")))
    #expect(outcome?["through"] as? Int == 2)
    #expect(outcome?["stands"] as? Bool == true)
  }

  @Test func `nobody saws off its own branch: what made it a lead outlives the one who said it`()
    throws
  {
    let code = try ground.run("toulouse", "invite", "Pau", "--lead").lastLine
    try ground.run("toulouse", "push")
    try ground.run("pau", "join", code, "--share", ground.path("partage"))
    let run = try ground.run("pau", "revoke", "Toulouse", "--through", "0", "--yes")
    #expect(run.code == 0)
    #expect(try ground.run("pau", "practice", "add", "Après").code == 0)
    #expect(try ground.run("pau", "invite", "Dax").code == 0)
  }

  @Test func `what can't be undone asks, and where nobody can be asked, --yes is needed`() throws {
    let french = try ground.run("toulouse", "revoke", "Lyon")
    #expect(french.code == 64)
    #expect(french.messages.contains("--yes"))
    let english = try ground.run("toulouse", "revoke", "Lyon", language: "en")
    #expect(english.messages.contains("can't be undone"))
    #expect(try ground.run("lyon", "practice", "add", "Encore").code == 0)
  }

  @Test func `only a lead decides, about a site that is there`() throws {
    for words in [["revoke", "Toulouse"], ["retire", "Toulouse"]] {
      let run = try ground.run("lyon", words[0], words[1], language: "en")
      #expect(run.code == 77)
      #expect(run.messages.contains("Only a lead site may do this"))
    }
    for words in [["revoke", "Absent"], ["retire", "Absent"]] {
      let run = try ground.run("toulouse", words[0], words[1])
      #expect(run.code == 66)
      #expect(run.messages.contains("Aucun site du réseau"))
    }
    try ground.join("autre", as: "lyon")
    try ground.run("autre", "push")
    try ground.run("toulouse", "pull")
    let both = try ground.run("toulouse", "retire", "LYON")
    #expect(both.code == 65)
    #expect(both.messages.contains("Plusieurs sites"))
  }

  @Test func `a site that is gone is retired, and comes back when it writes`() throws {
    let run = try ground.run("toulouse", "retire", "Lyon")
    #expect(run.code == 0)
    #expect(run.output.contains("On ne l’attend plus"))
    let english = try ground.run("toulouse", "retire", "Lyon", language: "en")
    #expect(english.output.contains("Nobody waits for it any more"))
    #expect(try ground.run("lyon", "practice", "add", "Retour").code == 0)
    try ground.syncBoth()
    #expect(try ground.isSame(at: ["toulouse", "lyon"]))
  }

  @Test func `a name means who belongs, and who would, before one who was sent away`() throws {
    let old = try ground.site("lyon")
    try ground.run("toulouse", "practice", "add", "Salle", "--theme", "a")
    try ground.syncBoth()
    for home in ["lyon", "toulouse"] {
      try ground.run(home, "practice", "edit", "Salle", "--theme", home)
    }
    try ground.syncBoth()
    try ground.run("toulouse", "revoke", "Lyon", "--yes")
    try ground.syncBoth()
    #expect(try ground.join("lyon", as: "Lyon").code == 0)
    try ground.run("toulouse", "pull")
    let new = try ground.site("lyon")
    for words in [["promote"], ["demote"], ["admit"], ["retire"]] {
      let run = try Playground.run(
        ["--home", ground.path("toulouse"), words[0], "Lyon"] + words.dropFirst())
      #expect(run.code == 0 && run.output.contains(new) && !run.output.contains(old), "\(words)")
    }
    // What the one that was sent away wrote is still its own to be taken.
    #expect(try ground.run("toulouse", "resolve", "Salle", "theme", "--take", "Lyon").code == 0)

    try ground.run("toulouse", "revoke", "Lyon", "--yes")
    let code = try ground.run("toulouse", "invite", "Lyon").lastLine
    try ground.run("toulouse", "push")
    for home in ["lyon3", "lyon4"] {
      try ground.run(home, "join", code)
      try ground.run(home, "share", "add", ground.path("partage"))
      try ground.run(home, "push")
    }
    try ground.run("toulouse", "sync")
    let both = try ground.run("toulouse", "admit", "Lyon")
    #expect(both.code == 65 && !both.messages.contains(old) && !both.messages.contains(new))
  }
}
