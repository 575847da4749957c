import Testing

/// Who knows what, and one person who was entered twice.
struct KnowingTests {
  let ground: Playground
  private let claire: String
  private let double: String

  init() throws {
    ground = try Playground()
    try ground.foundNetwork()
    claire = try ground.run(
      "toulouse", "member", "add", "Claire Dubois", "--site", "Toulouse", "--email",
      "claire@valmerac.example", "--skills", "GED"
    ).lastLine
    double = try ground.run(
      "lyon", "member", "add", "C. Dubois", "--phone", "05 36 49 10 77", "--email",
      "Claire@valmerac.example", "--skills", "visas"
    ).lastLine
    let zoe = try ground.run("lyon", "member", "add", "Zoé Roy", "--site", "Lyon").lastLine
    try ground.run("lyon", "practice", "add", "Obtenir un visa", "--owner", double, "--by", zoe)
    try ground.syncBoth()
  }

  @Test func `the answer names who to ask, how to reach them, and why`() throws {
    let run = try ground.run("toulouse", "ask", "Qui s’y connaît en visas ?")
    #expect(
      run.lines == [
        "C. Dubois  \(double)", "  05 36 49 10 77 · Claire@valmerac.example",
        "  – compétences\u{A0}: visas",
      ])
    let english = try ground.run("toulouse", "ask", "a", "visa", language: "en")
    #expect(english.lines.contains("  – looks after “Obtenir un visa”"))
    #expect(english.lines.contains("  – wrote “Obtenir un visa”"))
    let data = try ground.run("toulouse", "ask", "visa", "--limit", "1", "--json").array
    #expect(data.map { $0["record"] as? String } == [double])
    #expect((data.first?["reasons"] as? [Any])?.count == 2)
    #expect(try ground.run("toulouse", "ask", "zzz").output.contains("Personne n’en dit rien"))
    #expect(try ground.run("toulouse", "ask", "zzz", "--json").array.isEmpty)
    #expect(try ground.run("toulouse", "ask", "x", "--limit", "0").code == 64)
  }

  @Test func `who was entered twice is found, united, shown once and taken apart`() throws {
    let pairs = try ground.run("toulouse", "member", "duplicates", "--json").array
    #expect(pairs.map { $0["reasons"] as? [String] } == [["mail"]])
    #expect(try ground.run("toulouse", "member", "duplicates").output.contains("même courriel"))

    let merged = try ground.run("toulouse", "member", "merge", claire, double)
    #expect(merged.output.contains("nom\u{A0}: aussi C. Dubois (\(double))"))
    #expect(try ground.run("toulouse", "member", "duplicates", "--json").array.isEmpty)
    #expect(try ground.run("toulouse", "member", "list", "--json").array.count == 2)
    #expect(try ground.run("toulouse", "member", "list", "--all", "--json").array.count == 3)
    let shown = try ground.run("toulouse", "member", "show", double)
    #expect(shown.lines.first == "Claire Dubois")
    #expect(shown.output.contains("05 36 49 10 77"))
    let data = try ground.run("toulouse", "member", "show", double, "--json").object
    #expect(data["records"] as? [String] == [claire, double])
    #expect((data["also"] as? [String: Any])?.keys.sorted() == ["email", "name"])
    let practice = try ground.run("toulouse", "practice", "list").output
    #expect(practice.contains("Claire Dubois"))

    // What is edited is what is seen.
    try ground.run("toulouse", "member", "edit", double, "--unit", "RH")
    let lines = try ground.run("toulouse", "dump").lines
    #expect(lines.contains { $0.contains(#""unit":"RH""#) && $0.contains(claire) })

    let again = try ground.run("toulouse", "member", "merge", double, claire)
    #expect(again.output.contains("l’étaient déjà"))
    #expect(try ground.run("toulouse", "member", "separate", claire).code == 0)
    #expect(try ground.run("toulouse", "member", "list", "--json").array.count == 3)
    let alone = try ground.run("toulouse", "member", "separate", claire, language: "en")
    #expect(alone.output.contains("is not part of a person"))
    #expect(try ground.run("toulouse", "member", "merge", claire, claire).code == 65)
  }

  @Test func `a person is removed, handed over and erased as one`() throws {
    try ground.run("toulouse", "member", "merge", claire, double)
    let export = try ground.run("toulouse", "export", "--person", "claire dubois").object
    let linked = export["linked"] as? [[String: Any]] ?? []
    #expect(linked.map { $0["record"] as? String } == [double])

    let removed = try ground.run("toulouse", "member", "remove", claire)
    #expect(removed.lines.count == 4)
    #expect(try ground.run("toulouse", "member", "list", "--json").array.count == 1)
    for record in [claire, double] { try ground.run("toulouse", "member", "restore", record) }
    #expect(try ground.run("toulouse", "member", "list", "--json").array.count == 2)

    let left = try ground.run("toulouse", "forget", claire, "--yes")
    #expect(left.messages.contains("--also \(double)"))
    let forgot = try ground.run("toulouse", "forget", claire, "--also", double, "--yes")
    #expect(forgot.lines.filter { $0.contains("effacé à") }.count == 2)
    try ground.syncBoth()
    for home in ["toulouse", "lyon", "partage"] {
      #expect(try ground.filesHolding(["Dubois", "valmerac.example"], in: home) == [])
    }
  }
}
