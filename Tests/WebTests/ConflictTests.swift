import Merge
import Testing
import Workspace

@testable import Web

@Suite struct ConflictTests {
  /// Two sites that gave one practice two titles.
  private func disagreeing() throws -> Desks {
    let desks = try Desks("Lyon", "Pau")
    try desks.apply("Lyon", #"{"on":"practice/p","set":{"title":"Le tri","theme":"accueil"}}"#)
    try desks.exchange()
    for name in desks.names {
      try desks.apply(name, #"{"on":"practice/p","set":{"title":"Le tri, vu de \#(name)"}}"#)
    }
    try desks.exchange()
    return desks
  }

  /// The fields of the first form of the page at a site.
  private func form(_ page: Shown, _ more: [String: String]) throws -> [String: String] {
    let fields = [
      "record": try #require(page.hidden("record")), "field": try #require(page.hidden("field")),
      "shown": try #require(page.hidden("shown")),
    ]
    return fields.merging(more) { $1 }
  }

  @Test func `both values stand side by side with their sites, and one click takes one`() throws {
    let desks = try disagreeing()
    let page = try desks.get("/conflicts", at: "Pau")
    #expect(page.html.contains("«\u{A0}titre\u{A0}»\u{A0}: 2 valeurs différentes"))
    #expect(page.html.contains("Le tri, vu de Lyon"))
    #expect(page.html.contains("Le tri, vu de Pau"))

    let answer = try desks.post(
      "/conflicts", form(page, ["take": desks.id("Lyon")]), at: "Pau")
    try desks.exchange()

    #expect(answer.leadsTo == "/conflicts?note=decided")
    for name in desks.names {
      let view = try #require(try desks.view("practice/p", at: name))
      #expect(view.string("title") == "Le tri, vu de Lyon")
      #expect(!view.needsDecision)
    }
  }

  @Test func `another value than those of the sites can be put`() throws {
    let desks = try disagreeing()
    let page = try desks.get("/conflicts", at: "Pau")

    _ = try desks.post("/conflicts", form(page, ["own": " Le tri du courrier "]), at: "Pau")

    #expect(try desks.view("practice/p", at: "Pau")?.string("title") == "Le tri du courrier")
  }

  @Test func `an empty field decides nothing`() throws {
    let desks = try disagreeing()
    let page = try desks.get("/conflicts", at: "Pau")

    for more in [["own": "  "], [:]] {
      let answer = try desks.post("/conflicts", form(page, more), at: "Pau")
      #expect(answer.status == .badRequest)
    }
    #expect(try desks.view("practice/p", at: "Pau")?.conflicts["title"]?.count == 2)
  }

  @Test func `a decision about something that changed meanwhile is asked again`() throws {
    let desks = try disagreeing()
    let page = try desks.get("/conflicts", at: "Pau")
    try desks.apply("Lyon", #"{"on":"practice/p","set":{"title":"Le tri, encore autre"}}"#)
    try desks.apply("Pau", #"{"on":"practice/p","set":{"title":"Le tri, de nouveau"}}"#)
    try desks.exchange()

    let answer = try desks.post(
      "/conflicts", form(page, ["own": "Ce que j’ai tapé"]), at: "Pau")

    #expect(answer.status == .conflict)
    #expect(answer.html.contains("Cela a changé pendant que vous décidiez."))
    #expect(answer.html.contains("Le tri, encore autre"))
    #expect(answer.html.contains(#"value="Ce que j’ai tapé""#))
    #expect(try desks.view("practice/p", at: "Pau")?.conflicts["title"]?.count == 2)
  }

  @Test func `what was decided elsewhere meanwhile is not decided twice`() throws {
    let desks = try disagreeing()
    let page = try desks.get("/conflicts", at: "Pau")
    try desks.apply("Lyon", #"{"on":"practice/p","set":{"title":"Décidé à Lyon"}}"#)
    try desks.exchange()

    let answer = try desks.post("/conflicts", form(page, ["take": desks.id("Pau")]), at: "Pau")

    #expect(answer.leadsTo == "/conflicts?note=settled")
    #expect(try desks.view("practice/p", at: "Pau")?.string("title") == "Décidé à Lyon")
  }

  @Test func `what only leads may say is not taken by another site`() throws {
    let desks = try Desks("Lyon", "Pau")
    try desks.apply("Lyon", #"{"on":"practice/p","set":{"title":"Le tri"}}"#)
    try desks.exchange()
    try desks.apply("Pau", #"{"on":"practice/p","set":{"status":"draft"}}"#)
    try desks.apply("Lyon", #"{"on":"practice/p","set":{"status":"validated"}}"#)
    try desks.exchange()
    let page = try desks.get("/conflicts", at: "Pau")

    for more in [["take": try desks.id("Lyon")], ["own": "validated"], ["as": "is"]] {
      let answer = try desks.post("/conflicts", form(page, more), at: "Pau")
      #expect(answer.status == .badRequest)
      #expect(answer.html.contains("Seul un site animateur peut le faire"))
    }
    #expect(try desks.view("practice/p", at: "Pau")?.conflicts["status"]?.count == 2)

    let lead = try desks.get("/conflicts", at: "Lyon")
    _ = try desks.post("/conflicts", form(lead, ["take": desks.id("Lyon")]), at: "Lyon")
    #expect(try desks.view("practice/p", at: "Lyon")?.string("status") == "validated")
  }

  // MARK: Texts

  /// Two sites that rewrote one sentence.
  private func rereading() throws -> Desks {
    let desks = try Desks("Lyon", "Pau")
    try desks.apply(
      "Lyon", #"{"on":"practice/p","set":{"title":"Le tri"},"text":{"body":"On trie le lundi."}}"#)
    try desks.exchange()
    try desks.apply("Lyon", #"{"on":"practice/p","text":{"body":"On trie le mardi matin."}}"#)
    try desks.apply("Pau", #"{"on":"practice/p","text":{"body":"On trie le jeudi, à deux."}}"#)
    try desks.exchange()
    return desks
  }

  @Test func `the readings of a text show word by word what each site wrote`() throws {
    let desks = try rereading()
    let page = try desks.get("/conflicts", at: "Pau")

    #expect(page.html.contains("<del>"))
    #expect(page.html.contains("Prendre le texte de Lyon"))
    let merged = try #require(try desks.view("practice/p", at: "Pau")).text("body")
    #expect(page.html.contains(merged))
  }

  @Test func `a text is settled by saying that it is right, taking one, or correcting it`() throws {
    for (more, wanted) in [
      (["as": "is"], nil), (["take": ""], "On trie le mardi matin."),
      (["own": "On trie le mardi,\r\nà deux."], "On trie le mardi,\nà deux."),
    ] as [([String: String], String?)] {
      let desks = try rereading()
      let before = try #require(try desks.view("practice/p", at: "Pau")).text("body")
      let page = try desks.get("/conflicts", at: "Pau")
      let fields = try more["take"] == nil ? more : ["take": desks.id("Lyon")]

      let answer = try desks.post("/conflicts", form(page, fields), at: "Pau")

      #expect(answer.leadsTo == "/conflicts?note=decided")
      let view = try #require(try desks.view("practice/p", at: "Pau"))
      #expect(!view.needsDecision)
      #expect(view.text("body") == wanted ?? before)
    }
  }

  // MARK: Removed at one site, changed at another

  private func removedAndChanged() throws -> Desks {
    let desks = try disagreeing()
    try desks.apply("Lyon", #"{"on":"practice/p","delete":true}"#)
    try desks.apply("Pau", #"{"on":"practice/p","set":{"theme":"courrier"}}"#)
    try desks.exchange()
    return desks
  }

  @Test func `whether a record stays is asked before anything else about it`() throws {
    let desks = try removedAndChanged()
    let page = try desks.get("/conflicts", at: "Pau")

    #expect(page.html.contains("Supprimée par un site pendant qu’un autre la modifiait"))
    #expect(!page.html.contains("Prendre la valeur"))
    let early = try desks.post(
      "/conflicts", form(page, ["field": "title", "take": desks.id("Lyon")]), at: "Pau")
    #expect(early.status == .conflict)
    #expect(try desks.view("practice/p", at: "Pau")?.isEditedWhileDeleted == true)
  }

  @Test func `a record that is kept keeps its other conflicts open`() throws {
    let desks = try removedAndChanged()
    let page = try desks.get("/conflicts", at: "Pau")

    _ = try desks.post("/conflicts", form(page, ["as": "kept"]), at: "Pau")
    try desks.exchange()

    for name in desks.names {
      let view = try #require(try desks.view("practice/p", at: name))
      #expect(!view.isEditedWhileDeleted)
      #expect(view.conflicts["title"]?.count == 2)
    }
  }

  @Test func `a record can be removed for both`() throws {
    let desks = try removedAndChanged()
    let page = try desks.get("/conflicts", at: "Pau")

    _ = try desks.post("/conflicts", form(page, ["as": "removed"]), at: "Pau")
    try desks.exchange()

    for name in desks.names { #expect(try desks.view("practice/p", at: name) == nil) }
  }
}
