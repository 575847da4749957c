import Testing

/// The way of two sites from the founding of their network to a decided conflict.
struct JourneyTests {
  let ground: Playground

  init() throws { ground = try Playground() }

  @Test func `two sites found, join, exchange and show the same`() throws {
    try ground.foundNetwork()
    let added = try ground.run(
      "toulouse", "practice", "add", "--title", "Réserver une salle", "--theme", "réunions",
      "--body", "Appeler l’accueil.\n\nNoter l’heure.")
    #expect(added.code == 0)
    #expect(added.lastLine.hasPrefix("practice/"))
    let member = try ground.run(
      "lyon", "member", "add", "--name", "Claire Dubois", "--site", "Lyon", "--phone", "+33 1",
      "--skills", "GED", "--skills", "visio")
    #expect(member.lastLine.hasPrefix("member/"))
    try ground.syncBoth()

    let dump = try ground.run("toulouse", "dump")
    #expect(dump.lines.count > 2)
    #expect(try ground.run("lyon", "dump").output == dump.output)
    let shown = try ground.run("lyon", "practice", "show", "reserver une salle", "--json").object
    #expect(shown["record"] as? String == added.lastLine)
    let fields = shown["fields"] as? [String: Any]
    #expect(fields?["theme"] as? String == "réunions")
  }

  @Test func `different values of one field are a conflict until somebody decides`() throws {
    try ground.foundNetwork()
    try ground.run("toulouse", "member", "add", "Claire Dubois", "--site", "Toulouse")
    try ground.syncBoth()
    try ground.run("toulouse", "member", "edit", "claire", "--phone", "+33 1")
    try ground.run("lyon", "member", "edit", "claire", "--phone", "+33 2")
    try ground.syncBoth()

    let shown = try ground.run("toulouse", "member", "show", "claire").output
    #expect(shown.contains("Conflit"))
    #expect(shown.contains("--take lyon-"))
    let conflicts = try ground.run("lyon", "conflicts", "--json").array
    #expect((conflicts.first?["conflicts"] as? [String: Any])?["phone"] as? [String] != nil)

    #expect(try ground.run("lyon", "resolve", "claire", "phone", "--take", "Toulouse").code == 0)
    try ground.syncBoth()
    let decided = try ground.run("toulouse", "member", "show", "claire", "--json").object
    #expect((decided["fields"] as? [String: Any])?["phone"] as? String == "+33 1")
    #expect(decided["conflicts"] == nil)
    #expect(try ground.run("toulouse", "conflicts").output.contains("Rien"))
  }

  @Test func `edits of different paragraphs merge, edits of one are to be reread`() throws {
    try ground.foundNetwork()
    try ground.run("toulouse", "practice", "add", "Salle", "--body", "Un.\n\nDeux.\n")
    try ground.syncBoth()
    try ground.run("toulouse", "practice", "edit", "salle", "--body", "Un a.\n\nDeux.\n")
    try ground.run(
      "lyon", "practice", "edit", "salle", "--body-file", "-", input: "Un.\n\nDeux b.\n")
    try ground.syncBoth()
    let merged = try ground.run("lyon", "practice", "show", "salle", "--json").object
    #expect((merged["fields"] as? [String: Any])?["body"] as? String == "Un a.\n\nDeux b.\n")
    #expect(merged["reread"] == nil)

    try ground.run("toulouse", "practice", "edit", "salle", "--body", "Un a x.\n\nDeux b.\n")
    try ground.run("lyon", "practice", "edit", "salle", "--body", "Un a y.\n\nDeux b.\n")
    try ground.syncBoth()
    let doubtful = try ground.run("lyon", "practice", "show", "salle", "--json").object
    #expect(doubtful["reread"] as? [String] == ["body"])
    #expect(try ground.run("lyon", "resolve", "salle", "body", "--as-is").code == 0)
    #expect(try ground.run("lyon", "conflicts", "--json").array.isEmpty)
  }

  @Test func `lists, searches, history, removal and clearing work as typed`() throws {
    try ground.foundNetwork()
    let lan = try ground.run("toulouse", "member", "add", "Lan Nguyễn", "--site", "Toulouse")
      .lastLine
    try ground.run(
      "toulouse", "practice", "add", "Œuvrer à deux", "--owner", "lan", "--tags", "équipe")
    try ground.run("toulouse", "practice", "add", "Classer", "--status", "validée", "--tag", "ged")
    #expect(
      try ground.run("toulouse", "practice", "list", "--tag", "GED", "--json").array.count == 1)
    #expect(
      try ground.run("toulouse", "practice", "list", "--owner", "lan", "--json").array.count == 1)
    #expect(
      try ground.run("toulouse", "practice", "list", "--limit", "1", "--json").array.count == 1)
    #expect(try ground.run("toulouse", "search", "oeuvrer", "--json").array.count == 1)

    try ground.run("toulouse", "practice", "edit", "classer", "--status", "", "--remove-tag", "ged")
    let cleared = try ground.run("toulouse", "practice", "show", "classer", "--json").object
    #expect((cleared["fields"] as? [String: Any])?.keys.sorted() == ["title"])
    #expect(try ground.run("toulouse", "history", "classer", "--json").array.count == 2)

    #expect(try ground.run("toulouse", "member", "remove", lan).code == 0)
    #expect(try ground.run("toulouse", "member", "show", lan).code == 66)
    let dangling = try ground.run("toulouse", "practice", "show", "œuvrer").output
    #expect(dangling.contains("pas encore arrivée, ou supprimée"))
  }

  @Test func `a comment says what it is about and who wrote it`() throws {
    try ground.foundNetwork()
    let claire = try ground.run("toulouse", "member", "add", "Claire").lastLine
    let practice = try ground.run("toulouse", "practice", "add", "Salle").lastLine
    let comment = try ground.run(
      "toulouse", "comment", "add", "--about", "salle", "--by", "claire", "--body", "- Bien")
    let shown = try ground.run("toulouse", "comment", "show", comment.lastLine, "--json").object
    let fields = shown["fields"] as? [String: String]
    #expect(fields == ["about": practice, "by": claire, "body": "- Bien"])
    let past = try ground.run("toulouse", "history", comment.lastLine, "--json").array
    #expect(past.first?["by"] as? String == claire)
  }

  @Test func `a code that a mail broke into pieces still joins`() throws {
    try ground.run("toulouse", "init", "Réseau", "--site", "Toulouse")
    let code = try ground.run("toulouse", "invite", "Le Havre", "--lead").lastLine
    let pieces = [code.prefix(40), code.dropFirst(40).prefix(50), code.dropFirst(90)]
      .map { String($0) }
    #expect(try ground.run("havre", "join", pieces[0], pieces[1] + "\n", pieces[2]).code == 0)
    #expect(try ground.run("havre", "status", "--json").object["siteName"] as? String == "Le Havre")
  }

  @Test func `the index can be made anew, and all is verified`() throws {
    try ground.foundNetwork()
    try ground.run("toulouse", "practice", "add", "Salle")
    let before = try ground.run("toulouse", "dump").output
    #expect(try ground.run("toulouse", "rebuild").code == 0)
    #expect(try ground.run("toulouse", "dump").output == before)
    let verified = try ground.run("toulouse", "verify", "--json")
    #expect(verified.code == 0)
    #expect((verified.object["flaws"] as? [Any])?.isEmpty == true)
  }
}
