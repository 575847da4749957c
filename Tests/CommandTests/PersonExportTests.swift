import Testing

/// The right of access: a person gets all that is held about them.
struct PersonExportTests {
  let ground: Playground
  private let member: String

  init() throws {
    ground = try Playground()
    try ground.foundNetwork()
    member = try ground.run("lyon", "member", "add", "Paule Untel", "--phone", "1").lastLine
    try ground.run("lyon", "practice", "add", "Classer", "--owner", member, "--by", member)
    try ground.run("lyon", "practice", "add", "Ranger", "--useful", member)
    try ground.run("lyon", "practice", "edit", "ranger", "--remove-useful", member)
    try ground.syncBoth()
    try ground.run("lyon", "member", "edit", member, "--phone", "2")
    try ground.run("toulouse", "member", "edit", member, "--phone", "3")
    try ground.syncBoth()
  }

  @Test func `the document holds record, conflicts, history, references and own entries`() throws {
    let run = try ground.run("toulouse", "export", "--person", "paule")
    #expect(run.lines.contains("  \"record\": \"\(member)\","))
    let data = run.object
    #expect(data["state"] as? String == "live")
    #expect((data["fields"] as? [String: Any])?["name"] as? String == "Paule Untel")
    let conflict = (data["conflicts"] as? [[String: Any]])?.first
    #expect(conflict?["field"] as? String == "phone")
    #expect((conflict?["sides"] as? [Any])?.count == 2)
    let history = data["history"] as? [[String: Any]] ?? []
    #expect(history.count == 3)
    #expect(history.allSatisfy { $0["at"] != nil && $0["siteName"] != nil })
    let references = data["references"] as? [[String: Any]] ?? []
    let found = references.map {
      "\($0["title"] ?? "") \($0["field"] ?? "") \($0["current"] as? Bool == true)"
    }
    #expect(Set(found) == ["Classer owner true", "Ranger useful false"])
    let written = data["written"] as? [String: Any]
    #expect(written?["count"] as? Int == 1)
    #expect((written?["entries"] as? [[String: Any]])?.first?["siteName"] as? String == "Lyon")
  }

  @Test func `who answered a survey gets the answers, with the questions`() throws {
    try ground.addSurvey()
    try ground.run("toulouse", "member", "add", "Claire")
    try ground.run("toulouse", "survey", "answer", "formations", "4=de Paule", "--by", member)
    try ground.run("toulouse", "survey", "answer", "formations", "4=de Claire", "--by", "claire")
    let run = try ground.run("toulouse", "export", "--person", "paule")
    let answers = run.object["answers"] as? [[String: Any]]
    #expect(answers?.map { $0["question"] as? String } == ["Et encore ?"])
    let fields = answers?.first?["fields"] as? [String: String]
    #expect(fields?["body"] == "de Paule")
    #expect(!run.output.contains("de Claire"))
  }

  @Test func `a record that was removed is handed over, too`() throws {
    try ground.run("toulouse", "member", "remove", member)
    let run = try ground.run("toulouse", "export", "--person", member, "--json")
    #expect(run.lines.count == 1)
    #expect(run.object["state"] as? String == "removed")
    #expect((run.object["history"] as? [Any])?.count == 4)
  }

  @Test func `after an erasure, what is left is that somebody wrote`() throws {
    try ground.run("toulouse", "forget", member, "--yes")
    let run = try ground.run("toulouse", "export", "--person", member)
    #expect(!run.output.contains("Paule"))
    #expect(run.object["state"] as? String == "erased")
    #expect((run.object["history"] as? [Any])?.isEmpty == true)
    #expect((run.object["written"] as? [String: Any])?["count"] as? Int == 1)
  }

  @Test func `only persons are handed over`() throws {
    let french = try ground.run("toulouse", "export", "--person", "classer")
    #expect(french.code == 65)
    #expect(french.messages.contains("n’est pas un membre"))
    let english = try ground.run("toulouse", "export", "--person", "classer", language: "en")
    #expect(english.messages.contains("is no member"))
    #expect(try ground.run("toulouse", "export", "--person", "personne").code == 66)
    #expect(try ground.run("toulouse", "export").code == 64)
  }
}
