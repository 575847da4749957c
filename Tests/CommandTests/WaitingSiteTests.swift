import Testing

/// A site that waits for a lead hears that it waits, and for what; leads hear of it, too.
struct WaitingSiteTests {
  let ground: Playground

  init() throws {
    ground = try .network()
    try ground.run("toulouse", "promote", "Lyon")
    try ground.syncBoth()
    try ground.contest()
    try ground.run("toulouse", "push")
  }

  @Test func `a site whose code others used waits for a lead, and loses nothing meanwhile`() throws
  {
    let pau = try ground.site("pau")
    for words in [["sync"], ["pull"], ["push"], ["practice", "add", "Encore"]] {
      let run = try Playground.run(["--home", ground.path("pau"), "--lang", "fr"] + words)
      #expect(run.code == 77, "\(words): \(run.told)")
      #expect(run.told.contains("Ce site attend d’être admis"), "\(words): \(run.told)")
      #expect(run.told.contains("« reseau admit \(pau) »"), "\(words): \(run.told)")
      #expect(!run.told.contains("nouvelle invitation"), "\(words): \(run.told)")
    }
    let refused = try ground.run("pau", "practice", "add", "Encore")
    #expect(refused.messages.contains("Ce n’est pas enregistré. Ce site attend"))
    let page = try ground.run("pau", "status")
    #expect(page.told.contains("« reseau admit \(pau) »"))
    #expect(try ground.run("pau", "status", "--json").object["place"] as? String == "onHold")
    let english = try ground.run("pau", "sync", language: "en")
    #expect(english.messages.contains("waits to be let in"))
    #expect(english.messages.contains("“reseau admit \(pau)”"))
    let check = try ground.run("pau", "check")
    #expect(check.code == 1 && check.told.contains("attend d’être admis"), "\(check.told)")
    #expect(check.told.contains("reseau admit \(pau)"))

    try ground.run("toulouse", "admit", pau)
    try ground.run("toulouse", "push")
    #expect(try ground.run("pau", "sync").told.contains("Ce site est admis"))
    #expect(try !ground.run("pau", "sync").told.contains("Ce site est admis"))
    try ground.run("toulouse", "pull")
    #expect(try ground.run("toulouse", "practice", "show", "pau").code == 0)
    #expect(try ground.run("pau", "check").code == 0)
  }

  @Test func `an exchange tells a lead what it brought to settle, once, and no other site`() throws
  {
    let (pau, double) = (try ground.site("pau"), try ground.site("double"))
    let told = try ground.run("lyon", "sync").told
    #expect(told.contains("« reseau admit \(pau) »"), "\(told)")
    #expect(try !ground.run("lyon", "sync").told.contains("reseau admit"))

    // Of two by one code one that was sent away is no answer any more.
    try ground.run("toulouse", "revoke", double, "--yes")
    let status = try ground.run("toulouse", "status").told
    #expect(status.contains("« reseau admit \(pau) »"), "\(status)")
    #expect(!status.contains("« reseau admit \(double) »"), "\(status)")
  }

  @Test func `whom a lead invited after its revocation waits, and the leads are asked`() throws {
    let code = try ground.run("lyon", "invite", "Gap").lastLine
    try ground.run("lyon", "push")
    try ground.run("gap", "join", code, "--share", ground.path("partage"))
    try ground.run("gap", "practice", "add", "Gap")
    try ground.run("gap", "push")
    try ground.run("toulouse", "revoke", "Lyon", "--yes")
    try ground.syncAll(["lyon", "gap", "toulouse", "gap", "toulouse"])
    let gap = try ground.site("gap")
    let told = try ground.run("gap", "sync").told
    #expect(told.contains("attend d’être admis") && told.contains("reseau admit \(gap)"), "\(told)")
    let asked = try ground.run("toulouse", "status").told
    #expect(asked.contains("(\(gap)) s’est inscrit avec une invitation de Lyon"), "\(asked)")
    #expect(asked.contains("« reseau admit \(gap) »"), "\(asked)")

    #expect(try ground.run("toulouse", "admit", gap).code == 0)
    try ground.syncAll(["toulouse", "gap", "toulouse"])
    #expect(try ground.run("toulouse", "practice", "show", "Gap").code == 0)
    #expect(try !ground.run("toulouse", "status").told.contains(gap + ")"))
  }

  @Test func `who was not let in, and not revoked, is not told that it was recognised once`() throws
  {
    try ground.run("toulouse", "admit", ground.site("pau"))
    try ground.syncAll(["toulouse", "double"])
    let run = try ground.run("double", "sync")
    #expect(run.code == 77 && run.told.contains("n’a pas admis ce site"), "\(run.told)")
    #expect(!run.told.contains("ne reconnaît plus") && run.told.contains("reseau join CODE"))
    let check = try ground.run("double", "check")
    #expect(check.code == 2 && check.told.contains("n’a pas admis ce site"), "\(check.told)")
  }

  @Test func `a site whose invitation was no lead's any more waits for a lead, too`() throws {
    let code = try ground.run("lyon", "invite", "Dax").lastLine
    try ground.run("lyon", "push")
    try ground.run("toulouse", "revoke", "Lyon", "--yes")
    try ground.run("toulouse", "push")
    let joined = try ground.run("dax", "join", code, "--share", ground.path("partage"))
    #expect(joined.code == 77 && joined.told.contains("attend d’être admis"), "\(joined.told)")
    let dax = try ground.site("dax")
    #expect(joined.told.contains("« reseau admit \(dax) »"))
    #expect(try ground.run("dax", "check").code == 1)
    try ground.run("toulouse", "sync")
    #expect(try ground.run("toulouse", "admit", dax).code == 0)
    try ground.run("toulouse", "sync")
    #expect(try ground.run("dax", "sync").code == 0)
  }

  @Test func `the list of invitations says of a code that several used it, and what to do`() throws
  {
    let (pau, double) = (try ground.site("pau"), try ground.site("double"))
    let list = try ground.run("toulouse", "invite", "--list")
    #expect(list.told.contains("à départager"), "\(list.told)")
    #expect(list.told.contains(pau) && list.told.contains(double))
    #expect(list.told.contains("reseau admit"))
    let row = try ground.run("toulouse", "invite", "--list", "--json").array.first {
      $0["site"] as? String == "Pau"
    }
    #expect(row?["state"] as? String == "contested")
    #expect(row?["rivals"] as? [String] == [pau, double].sorted())
    let english = try ground.run("toulouse", "invite", "--list", language: "en")
    #expect(english.told.contains("to decide"))
  }

  @Test func `check warns a lead of what leads are asked, and nobody else`() throws {
    let check = try ground.run("toulouse", "check", "--json")
    let checks = check.object["checks"] as? [[String: Any]]
    let leads = checks?.first { $0["check"] as? String == "leads" }
    #expect(check.code == 1)
    #expect(leads?["state"] as? String == "warning" && leads?["value"] as? Int == 1)
    #expect(try ground.run("toulouse", "check").told.contains("reseau admit"))
    #expect(try ground.run("toulouse", "check", "--leads", "off").code == 0)

    try ground.run("toulouse", "admit", ground.site("pau"))
    #expect(try ground.run("toulouse", "check").code == 0)
    try ground.run("toulouse", "demote", "Lyon")
    try ground.syncAll(["toulouse", "lyon"])
    let single = try ground.run("toulouse", "check", language: "en")
    #expect(single.code == 0 && !single.told.contains("only lead site"), "\(single.told)")
    #expect(try ground.run("lyon", "check").code == 0)
  }

  @Test func `to revoke a site that waits is to refuse it: nothing of it counted, and none stays`()
    throws
  {
    let double = try ground.site("double")
    let asked = try ground.run("toulouse", atTerminal: ["revoke", double], answer: "non").told
    #expect(asked.contains("Refuser d’admettre Pau (\(double)) ?"), "\(asked)")
    #expect(asked.contains("rien de ce qu’il a écrit ne compte"), "\(asked)")
    #expect(!asked.contains("reste"), "\(asked)")
    let english = try ground.run(
      "toulouse", atTerminal: ["revoke", double], answer: "no", language: "en"
    ).told
    #expect(english.contains("Refuse to let Pau (\(double)) in?"), "\(english)")
    #expect(!english.contains("stays"), "\(english)")
    let done = try ground.run("toulouse", "revoke", double, "--yes").told
    #expect(done.contains("Pau (\(double)) : refusé. Rien de ce que"), "\(done)")
    #expect(!done.contains("reste"), "\(done)")
    let status = try ground.run("toulouse", "status").told
    #expect(status.contains("Pau (\(double))  "), "\(status)")
    // To let it in all the same would say what is not so, and shut the right one out.
    let late = try ground.run("toulouse", "admit", double)
    #expect(late.code == 66 && late.told.contains("a été révoqué par Toulouse"), "\(late.told)")

    try ground.syncAll(["toulouse", "double"])
    let told = try ground.run("double", "sync").told
    #expect(told.contains("Le réseau ne reconnaît pas ce site"), "\(told)")
  }

  @Test func `one that waits is meant by what it calls itself, and is no lead before it is in`()
    throws
  {
    let code = try ground.run("lyon", "invite", "Dax").lastLine
    try ground.run("lyon", "push")
    try ground.run("toulouse", "revoke", "Lyon", "--yes")
    try ground.run("toulouse", "push")
    try ground.run("dax", "join", code, "--share", ground.path("partage"))
    try ground.run("toulouse", "sync")
    let dax = try ground.site("dax")
    let early = try ground.run("toulouse", "promote", "Dax")
    #expect(early.code == 66 && early.told.contains("Dax (\(dax)) attend d’être admis"))
    #expect(early.told.contains("« reseau admit \(dax) »"), "\(early.told)")
    let refused = try ground.run("toulouse", "revoke", "Dax", "--yes", language: "en").told
    #expect(refused.contains("Dax (\(dax)): refused."), "\(refused)")
  }

  @Test func `a list of a site that waits says how many records wait with it`()
    throws
  {
    try ground.run("pau", "sync")
    for words in [["practice", "list"], ["practice", "list", "--theme", "x"], ["status"]] {
      let run = try Playground.run(["--home", ground.path("pau"), "--lang", "fr"] + words)
      #expect(
        run.told.contains("1 fiche créée ou modifiée ici attend que ce site soit admis"),
        "\(words): \(run.told)")
      #expect(run.code == 0)
    }
    let english = try ground.run("pau", "practice", "list", language: "en")
    #expect(english.told.contains("1 record made or changed here waits until"), "\(english.told)")
    let json = try ground.run("pau", "practice", "list", "--json")
    #expect(json.output == "[]\n" && json.messages.isEmpty)
    #expect(try ground.run("pau", "status", "--json").object["onHold"] as? Int == 1)

    try ground.run("toulouse", "admit", ground.site("pau"))
    try ground.syncAll(["toulouse", "pau"])
    let list = try ground.run("pau", "practice", "list").told
    #expect(!list.contains("attend") && list.contains("pau"), "\(list)")
    #expect(try !ground.run("lyon", "practice", "list").told.contains("attend"))
  }
}
