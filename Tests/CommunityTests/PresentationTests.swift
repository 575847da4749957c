import Community
import Merge
import Testing

@Suite struct PresentationTests {
  /// The view of a record after `changes`, each made by its own site without seeing the others.
  private func view(_ changes: Change...) throws -> RecordView {
    var state = RecordState()
    for (place, change) in changes.enumerated() {
      let dot = Dot(site: SiteIndex(UInt32(place)), seq: 1)
      var clock = VersionVector()
      clock.insert(dot)
      state.apply(change, dot: dot, at: Int64(place), clock: clock)
    }
    let record = try #require(changes.first).record
    return try #require(RecordView(record, state) { Int($0.rawValue) })
  }

  private func record(
    _ name: String, _ values: [(String, Value)], texts: [(String, String)] = []
  ) -> Change {
    var change = Change(on: name)
    change.set = values.map { FieldChange($0.0, $0.1) }
    change.edit = texts.map {
      FieldChange($0.0, [TextEdit(position: 0, deleted: 0, inserted: $0.1)])
    }
    return change
  }

  @Test func `a record is called by its title field, else its id`() throws {
    #expect(try view(record("member/zoe", [("name", Value("Zoé"))])).title == "Zoé")
    #expect(try view(record("member/zoe", [("title", Value("Directrice"))])).title == "zoe")
    #expect(try view(record("practice/a", [("title", Value(" \t"))])).title == "a")
    #expect(try view(record("practice/a", [("title", Value(3))])).title == "a")
    #expect(try view(record("balance/a", [("title", Value("Bilan"))])).title == "Bilan")
  }

  @Test func `a title is one line, whoever wrote it`() throws {
    let view = try view(record("practice/a", [("title", Value("Un\u{1B}[2J\n deux\u{A0}: trois"))]))
    #expect(view.title == "Un [2J deux\u{A0}: trois")
  }

  @Test(arguments: [
    ("\n\n## D’accord !\nSauf…", "D’accord !"), ("- [x] fait", "[x] fait"), ("\n \n", "c"),
    ("«\u{A0}Oui\u{202F}» – dit-elle…\nNon", "«\u{A0}Oui\u{202F}» – dit-elle…"),
    ("\r\nBonjour \r\nà tous", "Bonjour"),
    ("Deux\u{2003}mots  et\u{2028}trois", "Deux mots et trois"),
    ("\n\u{301}accent", "\u{301}accent"), ("\u{AD}", "\u{AD}"),
    (String(repeating: "é", count: 80), String(repeating: "é", count: 80)),
    (
      String(repeating: "abcdefghi ", count: 20),
      String(repeating: "abcdefghi ", count: 7) + "abcdefghi…"
    ),
    (String(repeating: "é", count: 90), String(repeating: "é", count: 80) + "…"),
  ])
  func `a comment is called by the start of its text`(body: String, title: String) throws {
    #expect(try view(record("comment/c", [], texts: [("body", body)])).title == title)
  }

  @Test func `an answer is called by its id, whatever it says`() throws {
    let answer = record("answer/q-zoe", [], texts: [("body", "Trop de réunions")])
    #expect(try view(answer).title == "q-zoe")
  }

  @Test func `a record is found by what it says`() throws {
    var change = record(
      "practice/a",
      [
        ("title", Value("Réserver une salle")), ("theme", Value("réunions")),
        ("status", Value("draft")), ("owner", Value("member/claire-dubois")),
        ("review", Value("2027-01-15")), ("zone", Value("nord")),
      ],
      texts: [("body", "Appeler l’accueil.")])
    change.add = [FieldChange("tags", ["salle", "agenda"]), FieldChange("useful", ["member/zoe"])]
    let words = try view(change).searchWords
    #expect(words.title == "Réserver une salle")
    #expect(
      words.keywords.split(separator: "\n") == [
        "réunions", "draft", "brouillon", "claire-dubois", "2027-01-15", "agenda", "salle", "zoe",
        "nord",
      ])
    #expect(words.body == "Appeler l’accueil.")
  }

  @Test func `a record is found by a value that lost a conflict`() throws {
    let words = try view(
      record("project/a", [("title", Value("Accueil")), ("sponsor", Value("Direction"))]),
      record("project/a", [("title", Value("Arrivées")), ("sponsor", Value("RH"))])
    ).searchWords
    #expect(words.title == "Arrivées")
    #expect(words.keywords == "Accueil\nRH\nDirection")
  }

  @Test func `a summary holds values and sets, and no text`() throws {
    var change = record(
      "task/a", [("title", Value("Écrire")), ("done", Value(true)), ("order", Value(2))],
      texts: [("notes", "longues")])
    change.add = [FieldChange("tags", ["b", "a"])]
    #expect(
      try view(change).summary.json
        == #"{"done":true,"order":2,"tags":["a","b"],"title":"Écrire"}"#)
  }
}
