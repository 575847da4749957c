import Journal
import Testing

/// What `status` tells of the whole network.
struct StatusTests {
  let ground: Playground

  init() throws { ground = try .network() }

  private func status(_ home: String) throws -> [String: Any] {
    try ground.run(home, "status", "--json").object
  }

  private func page(_ home: String, language: String = "fr") throws -> String {
    let run = try ground.run(home, "status", language: language)
    #expect(run.code == 0)
    return run.output.replacing("\u{A0}", with: " ")
  }

  private func objects(_ home: String, _ key: String) throws -> [[String: Any]] {
    try status(home)[key] as? [[String: Any]] ?? []
  }

  private func peer(_ id: String, at home: String) throws -> [String: Any] {
    try objects(home, "sites").first { $0["site"] as? String == id } ?? [:]
  }

  @Test func `what not all have yet is told until all have said that they have it`() throws {
    #expect(try page("toulouse").contains("Tout le monde a tout."))
    // Lyon learns from Toulouse's last head that Toulouse has merged what Lyon wrote.
    try ground.run("lyon", "pull")
    #expect(try page("lyon", language: "en").contains("Everybody has everything."))
    let old = try #require(try status("toulouse")["own"] as? Int)
    try ground.run("toulouse", "practice", "add", "Un")
    #expect(
      try page("toulouse").contains(
        "1 changement n’est pas encore partout : Toulouse \(old + 1) (manque à Lyon)."))
    try ground.run("toulouse", "practice", "add", "Deux")
    let numbers = "\(old + 1)–\(old + 2)"
    #expect(
      try page("toulouse").contains(
        "2 changements ne sont pas encore partout : Toulouse \(numbers) (manquent à Lyon)."))

    // Having it is not enough: the others learn of it when Lyon says so.
    try ground.run("toulouse", "push")
    try ground.run("lyon", "pull")
    try ground.run("toulouse", "pull")
    let missing = try objects("toulouse", "missing")
    #expect(missing.count == 1)
    #expect(missing.first?["site"] as? String == (try ground.site("toulouse")))
    #expect(missing.first?["from"] as? Int == old + 1)
    #expect(missing.first?["through"] as? Int == old + 2)
    #expect(missing.first?["at"] as? [String] == [try ground.site("lyon")])
    #expect(try objects("lyon", "missing").isEmpty)

    try ground.syncBoth()
    #expect(try objects("toulouse", "missing").isEmpty)
  }

  @Test func `at most three names and five sites are told in a row`() throws {
    let names = ["Auch", "Dax", "Foix", "Gap", "Pau", "Sète"]
    for name in names {
      let code = try ground.run("toulouse", "invite", name).lastLine
      try ground.run(name, "join", code)
      try ground.run(name, "share", "add", ground.path("partage"))
      try ground.run(name, "push")
    }
    try ground.run("toulouse", "sync")
    let english = try page("toulouse", language: "en")
    #expect(english.contains("not everywhere yet: Auch 1 (not at Dax, Foix, Gap and 3 others)"))
    let line = try #require(english.split(separator: "\n").first { $0.contains("everywhere yet") })
    #expect(line.hasSuffix(", …."))
    #expect(line.split(separator: "(not at ").count == 6)
  }

  @Test func `a site that is retired holds nobody up, until it is back`() throws {
    let lyon = try ground.site("lyon")
    try ground.run("toulouse", "retire", "Lyon")
    #expect(try objects("toulouse", "missing").isEmpty)
    #expect(try peer(lyon, at: "toulouse")["place"] as? String == "retired")
    #expect(try page("toulouse").contains("parti, on ne l’attend plus"))

    try ground.run("lyon", "practice", "add", "Retour")
    try ground.run("lyon", "push")
    try ground.run("toulouse", "pull")
    #expect(try peer(lyon, at: "toulouse")["place"] as? String == "belongs")
    #expect(try !objects("toulouse", "missing").isEmpty)
    #expect(try !page("toulouse").contains("parti"))
  }

  @Test func `a revoked site holds nobody up, and is told so itself`() throws {
    let lyon = try ground.site("lyon")
    try ground.run("lyon", "practice", "add", "Un")
    try ground.syncBoth()
    try ground.run("toulouse", "revoke", "Lyon", "--through", "1", "--yes")
    #expect(try objects("toulouse", "missing").isEmpty)
    #expect(try page("toulouse").contains("révoqué après son changement 1, 1 mis de côté"))
    let peer = try peer(lyon, at: "toulouse")
    #expect(peer["place"] as? String == "revoked")
    #expect(peer["through"] as? Int == 1)
    #expect(peer["setAside"] as? Int == 1)

    try ground.run("toulouse", "push")
    try ground.run("lyon", "pull")
    let lines = try page("lyon", language: "en").split(separator: "\n")
    #expect(lines.first?.hasPrefix("The network no longer accepts this site") == true)
    #expect(lines.first?.contains("reseau join CODE") == true)
    #expect(try status("lyon")["barred"] as? Bool == true)
    #expect(try status("toulouse")["barred"] as? Bool == false)
  }

  @Test func `a site whose invitation served another is told of with the reason`() throws {
    let code = try ground.run("toulouse", "invite", "Pau").lastLine
    try ground.run("toulouse", "push")
    for home in ["pau", "autre"] { try ground.run(home, "join", code) }
    for home in ["pau", "autre"] { try ground.run(home, "share", "add", ground.path("partage")) }
    for home in ["pau", "toulouse", "autre", "toulouse"] { try ground.run(home, "sync") }
    try ground.run("autre", "push")
    try ground.run("toulouse", "pull")
    let other = try ground.site("autre")
    #expect(try peer(other, at: "toulouse")["place"] as? String == "barred")
    #expect(try page("toulouse").contains("son invitation avait servi à un autre site"))
    #expect(try page("toulouse", language: "en").contains("had served another site"))
  }

  @Test func `a home that went on as another site is one row to people`() throws {
    let old = try ground.site("lyon")
    try ground.copy("lyon", to: "copie")
    try ground.run("lyon", "practice", "add", "Un")
    try ground.run("lyon", "push")
    // The older copy is put back: it notices on the share that it is one.
    try ground.replace("lyon", by: "copie")
    try ground.run("lyon", "practice", "add", "Deux")
    try ground.syncAll(["lyon", "toulouse"])
    let new = try ground.site("lyon")
    #expect(new != old)

    let peer = try peer(new, at: "toulouse")
    #expect(peer["continues"] as? String == old)
    #expect(peer["origin"] as? String == old)
    #expect(try self.peer(old, at: "toulouse")["origin"] as? String == old)
    let rows = try page("toulouse").split(separator: "\n").filter { $0.hasPrefix("Lyon") }
    #expect(rows.count == 1)
    #expect(try !page("lyon").split(separator: "\n").contains { $0.hasPrefix("Lyon  ") })
    // The old home, which nobody writes as any more, is not waited for.
    for home in ["lyon", "toulouse"] { #expect(try objects(home, "missing").isEmpty) }
  }

  @Test func `a copied home that lives on beside its copy is waited for`() throws {
    let old = try ground.site("lyon")
    try ground.copy("lyon", to: "copie")
    try ground.run("copie", "practice", "add", "Copie")
    try ground.syncAll(["copie", "lyon", "toulouse"])
    #expect(try ground.site("lyon") == old)
    #expect(try ground.site("copie") != old)
    try ground.run("toulouse", "practice", "add", "Un")
    try ground.syncAll(["toulouse", "copie"])
    let missing = try objects("toulouse", "missing")
    #expect(missing.contains { $0["at"] as? [String] == [old] })
  }

  @Test func `an erasure is told until all have confirmed it`() throws {
    let member = try ground.run("toulouse", "member", "add", "Paule Untel").lastLine
    try ground.syncBoth()
    try ground.run("toulouse", "forget", member, "--yes")
    #expect(
      try page("toulouse").contains(
        "Effacement de \(member) : confirmé par 1 site sur 2 ; manque Lyon."))
    #expect(
      try page("toulouse", language: "en").contains(
        "Erasure of \(member): confirmed by 1 of 2 sites; waiting for Lyon."))
    let waiting = try objects("toulouse", "erasures")
    #expect(waiting.first?["record"] as? String == member)
    #expect(waiting.first?["waiting"] as? [String] == [try ground.site("lyon")])

    try ground.syncBoth()
    #expect(try !page("toulouse").contains("Effacement"))
    let confirmed = try objects("toulouse", "erasures").first?["confirmed"] as? [String]
    #expect(confirmed?.count == 2)
  }

  @Test func `what was refused is told by its reason, and what helps`() throws {
    for edition in ["0000000098", "0000000099"] {
      let digest = sha256(Array("rien \(edition)".utf8)).prefix(16)
      let name =
        "partage/heads/\(try ground.site("lyon"))-\(edition)-\(edition)-\(digest)-\(digest).json"
      _ = try ground.write("rien \(edition)", to: name)
    }
    try ground.run("toulouse", "pull")
    #expect(
      try page("toulouse").contains(
        "2 fichiers mis de côté : annonce illisible (2). « reseau repair » cherche"))
    #expect(
      try page("toulouse", language: "en").contains("2 files set aside: unreadable head (2)."))
    #expect((try status("toulouse")["quarantine"] as? [String])?.count == 2)
  }

  @Test func `sites of one name are told apart by their numbers, and no other has one`() throws {
    for home in ["pau", "autre"] { try ground.join(home, as: "Pau") }
    try ground.run("toulouse", "sync")
    let numbers = try ["pau", "autre"].map { try ground.site($0) }
    try ground.run("toulouse", "practice", "add", "Neuf")
    let told = try page("toulouse")
    let rows = told.split(separator: "\n").filter { $0.contains("/") }
    for number in numbers {
      #expect(rows.contains { $0.hasPrefix("Pau (\(number))") }, "\(told)")
      #expect(try ground.run("toulouse", "retire", "Pau (\(number))").code == 0)
    }
    #expect(rows.contains { $0.hasPrefix("Lyon  ") }, "\(told)")
    #expect(told.contains(" à Lyon, Pau (\(numbers.sorted()[0])"), "\(told)")
  }
}
