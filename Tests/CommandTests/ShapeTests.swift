import Foundation
import Testing

/// The shapes of `--json`, which scripts rely on.
struct ShapeTests {
  let ground: Playground

  init() throws {
    ground = try Playground()
    try ground.foundNetwork()
    try ground.run("toulouse", "practice", "add", "Salle", "--body", "Texte.")
  }

  private func keys(_ run: Run) -> [String] { run.object.keys.sorted() }

  @Test func `each command that shows something has its keys`() throws {
    func run(_ words: String...) throws -> Run {
      let start = ["--home", ground.path("toulouse"), "--lang", "en"]
      let run = try Playground.run(start + words + ["--json"], in: ground.folder)
      #expect(run.code == 0, "\(words): \(run.messages)")
      return run
    }
    #expect(
      keys(try run("status")) == [
        "barred", "changes", "clocks", "conflicts", "erasures", "home", "lead", "missing",
        "network", "onHold", "own", "place", "quarantine", "questions", "records", "shares", "site",
        "siteName", "sites", "unknown", "waiting",
      ])
    #expect(keys(try run("practice", "show", "salle")) == ["fields", "record", "title"])
    let item = try run("practice", "list").array.first
    #expect(item?.keys.sorted() == ["fields", "needsDecision", "record", "title"])
    #expect(
      try run("search", "texte").array.first?.keys.sorted() == ["excerpt", "record", "title"])
    let past = try run("history", "salle").array.first
    #expect(past?.keys.sorted() == ["at", "change", "seq", "site", "siteName"])
    #expect(keys(try run("sync")) == ["shares", "waiting"])
    #expect(keys(try run("pull")) == ["shares"])
    #expect(keys(try run("push")) == ["shares", "waiting"])
    #expect(keys(try run("invite", "Pau")) == ["code", "expires", "role", "site"])
    #expect(keys(try run("verify")) == ["attachments", "entries", "flaws", "journals", "records"])
    #expect(keys(try run("rebuild")) == ["records"])
    #expect(keys(try run("practice", "add", "x")) == ["effect", "record"])
    #expect(keys(try run("practice", "edit", "x", "--theme", "y")) == ["effect", "record"])
    #expect(keys(try run("practice", "remove", "x")) == ["effect", "record"])
    #expect(try run("share", "list").array.first?.keys.sorted() == ["seen", "share", "state"])
    #expect(try run("conflicts").array.isEmpty)
  }

  @Test func `a record that others belong to, and a tally, have their keys`() throws {
    try ground.addSurvey()
    try ground.run("toulouse", "member", "add", "Ana")
    try ground.run("toulouse", "survey", "answer", "formations", "1=1", "3=4", "4=x", "--by", "ana")
    let survey = try ground.run("toulouse", "survey", "show", "formations", "--json")
    #expect(keys(survey) == ["fields", "record", "related", "title"])
    let related = survey.object["related"] as? [String: [[String: Any]]]
    #expect(related?["questions"]?.first?.keys.sorted() == ["fields", "record", "title"])
    let tally = try ground.run("toulouse", "survey", "tally", "formations", "--json")
    #expect(keys(tally) == ["questions", "respondents", "smallest", "survey", "title"])
    let questions = tally.object["questions"] as? [[String: Any]] ?? []
    let usual = ["question", "respondents", "title"]
    #expect(
      questions.map { $0.keys.filter { !usual.contains($0) }.sorted() } == [
        ["choices"], ["choices"], ["mean", "steps"], ["withheld"],
      ])
    let choices = questions.first?["choices"] as? [[String: Any]]
    #expect(choices?.first?.keys.sorted() == ["choice", "count", "offered", "percent"])
  }

  @Test func `apply tells the outcome of each line`() throws {
    let lines = """
      {"on":"practice/a","set":{"title":"A"}}

      {"on":"practice/a","text":{"body":""}}
      {"on":"practice/a","set":{"theme":"t"}}
      {"on":"practice/a","delete":true}
      """
    let run = try ground.run("toulouse", "apply", "--json", input: lines)
    let outcomes = try run.lines.map { line in
      try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(outcomes.map { $0["line"] as? Int } == [1, 3, 4, 5])
    let effects = outcomes.map { $0["effect"] as? String }
    #expect(effects == ["created", "unchanged", "changed", "deleted"])
  }

  @Test func `apply counts what it did`() throws {
    let line = #"{"on":"practice/a","set":{"title":"A"}}"#
    let run = try ground.run("toulouse", "apply", "-", input: "\(line)\n\(line)")
    #expect(run.output == "1 fiche créée, 1 modifiée.\n")
    let none = try ground.run("toulouse", "apply", input: "\n\n", language: "en")
    #expect(none.output == "0 created.\n")
  }
}
