import Merge
import Testing
import Workspace

@testable import Web

@Suite struct PastTests {
  /// A practice with three versions at Lyon, known to Pau.
  private func written() throws -> Desks {
    let desks = try Desks("Lyon", "Pau")
    try desks.apply("Lyon", #"{"on":"member/anne","set":{"name":"Anne Roux"}}"#)
    try desks.apply(
      "Lyon",
      #"{"on":"practice/p","set":{"title":"Le tri","theme":"RH"},"text":{"body":"Un.\nDeux.\n"}}"#,
      by: "member/anne")
    try desks.apply(
      "Lyon", #"{"on":"practice/p","set":{"title":"Le tri du courrier"},"add":{"tags":["tri"]}}"#)
    try desks.apply("Lyon", #"{"on":"practice/p","text":{"body":"Un et demi.\nDeux.\n"}}"#)
    try desks.exchange()
    return desks
  }

  /// The page of the way back to the first version.
  private func wayBack(_ desks: Desks, at name: String) throws -> String {
    let history = try desks.with(name, for: .read) { try $0.history(of: "practice/p") }
    return "/practice/p/history/\(history[0].site.id)/\(history[0].seq)"
  }

  @Test func `the history says what each change did, the newest first`() throws {
    let desks = try written()
    let page = try desks.get("/practice/p/history", at: "Pau").html

    #expect(page.contains("Anne Roux"))
    #expect(page.contains("<del>Le tri</del> <ins>Le tri du courrier</ins>"))
    #expect(page.contains("<ins> et demi</ins>"))
    let newest = try #require(page.firstRange(of: "et demi")).lowerBound
    let oldest = try #require(page.firstRange(of: "Anne Roux")).lowerBound
    #expect(newest < oldest)
  }

  @Test func `a long history is shown a page at a time`() throws {
    let desks = try written()
    for number in 1...HistoryPage.pageSize {
      try desks.apply("Lyon", #"{"on":"practice/p","set":{"theme":"thème \#(number)."}}"#)
    }
    let first = try desks.get("/practice/p/history", at: "Lyon").html
    let next = "/practice/p/history?from=\(HistoryPage.pageSize)"

    #expect(first.contains("thème 1.") && !first.contains("Anne Roux"))
    #expect(first.contains(next))
    #expect(try desks.get(next, at: "Lyon").html.contains("Anne Roux"))
  }

  @Test func `going back shows what would change, and changes that alone`() throws {
    let desks = try written()
    let path = try wayBack(desks, at: "Pau")
    let page = try desks.get(path, at: "Pau")
    #expect(page.html.contains("<del>Le tri du courrier</del> <ins>Le tri</ins>"))

    let answer = try desks.post(path, ["shown": page.hidden("shown") ?? ""], at: "Pau")

    #expect(answer.leadsTo == "/practice/p?note=wentBack")
    let view = try #require(try desks.view("practice/p", at: "Pau"))
    #expect(view.string("title") == "Le tri")
    #expect(view.text("body") == "Un.\nDeux.\n")
    #expect(view.fields["tags"] == .set(["tri"]))
  }

  @Test func `going back merges with what another site wrote at the same time`() throws {
    let desks = try written()
    let path = try wayBack(desks, at: "Pau")
    let page = try desks.get(path, at: "Pau")
    try desks.apply("Lyon", #"{"on":"practice/p","text":{"body":"Un et demi.\nDeux.\nTrois.\n"}}"#)
    try desks.apply("Lyon", #"{"on":"practice/p","set":{"theme":"courrier"}}"#)
    _ = try desks.post(path, ["shown": page.hidden("shown") ?? ""], at: "Pau")
    try desks.exchange()

    for name in desks.names {
      let view = try #require(try desks.view("practice/p", at: name))
      #expect(view.text("body") == "Un.\nDeux.\nTrois.\n")
      #expect(view.string("title") == "Le tri")
      #expect(view.string("theme") == "courrier")
      #expect(!view.needsDecision)
    }
  }

  @Test func `going back over something that changed meanwhile is asked again`() throws {
    let desks = try written()
    let path = try wayBack(desks, at: "Pau")
    let page = try desks.get(path, at: "Pau")
    try desks.apply("Lyon", #"{"on":"practice/p","set":{"title":"Le tri, mieux"}}"#)
    try desks.exchange()

    let answer = try desks.post(path, ["shown": page.hidden("shown") ?? ""], at: "Pau")

    #expect(answer.status == .conflict)
    #expect(answer.html.contains("La fiche a changé entre-temps."))
    #expect(try desks.view("practice/p", at: "Pau")?.string("title") == "Le tri, mieux")
  }

  @Test func `going back decides no conflict unseen`() throws {
    let desks = try written()
    let path = try wayBack(desks, at: "Pau")
    for name in desks.names {
      try desks.apply(name, #"{"on":"practice/p","set":{"title":"De \#(name)"}}"#)
    }
    try desks.exchange()
    let page = try desks.get(path, at: "Pau")
    #expect(page.html.contains("Il y a d’abord quelque chose à décider"))
    #expect(!page.html.contains("<button class=\"main\">"))

    _ = try desks.post(path, ["shown": page.hidden("shown") ?? ""], at: "Pau")

    #expect(try desks.view("practice/p", at: "Pau")?.conflicts["title"]?.count == 2)
  }

  @Test func `going back to what only leads may say is not done by another site`() throws {
    let desks = try Desks("Lyon", "Pau")
    try desks.apply("Lyon", #"{"on":"practice/p","set":{"title":"Le tri","status":"validated"}}"#)
    try desks.apply("Lyon", #"{"on":"practice/p","set":{"status":"draft"}}"#)
    try desks.exchange()
    let path = try wayBack(desks, at: "Pau")
    let page = try desks.get(path, at: "Pau")
    #expect(page.html.contains("Seul un site animateur peut le faire"))

    let answer = try desks.post(path, ["shown": page.hidden("shown") ?? ""], at: "Pau")

    #expect(answer.status == .badRequest)
    #expect(try desks.view("practice/p", at: "Pau")?.string("status") == "draft")
  }

  @Test
  func `a version that is as now offers no way back, and one that is not there leads nowhere`()
    throws
  {
    let desks = try written()
    let id = try desks.id("Lyon")
    let history = try desks.with("Pau", for: .read) { try $0.history(of: "practice/p") }
    let page = try desks.get("/practice/p/history", at: "Pau").html

    #expect(!page.contains("/history/\(id)/\(history[2].seq)\""))
    #expect(page.contains("/history/\(id)/\(history[1].seq)\""))
    #expect(page.contains("comme maintenant"))
    for path in ["/practice/p/history/\(id)/1", "/practice/p/history/personne/3"] {
      #expect(try desks.get(path, at: "Pau").status == .notFound)
    }
    #expect(try desks.get("/practice/absente/history", at: "Pau").status == .notFound)
  }

  // MARK: Removing and bringing back

  @Test func `a record is removed after a question, is listed, and comes back as it was`() throws {
    let desks = try written()
    let page = try desks.get("/practice/p/remove", at: "Pau")
    #expect(try desks.view("practice/p", at: "Pau") != nil)

    let answer = try desks.post(
      "/practice/p/remove", ["shown": page.hidden("shown") ?? ""], at: "Pau")
    #expect(answer.leadsTo == "/practice?note=removed")
    #expect(try desks.view("practice/p", at: "Pau") == nil)
    try desks.exchange()
    #expect(try desks.get("/removed", at: "Lyon").html.contains("Le tri du courrier"))
    #expect(
      try desks.get("/practice/p/history", at: "Lyon").html.contains("Remettre la fiche"))

    let back = try desks.post("/practice/p/restore", [:], at: "Lyon")
    try desks.exchange()

    #expect(back.leadsTo == "/practice/p?note=restored")
    for name in desks.names {
      #expect(try desks.view("practice/p", at: name)?.text("body") == "Un et demi.\nDeux.\n")
    }
    #expect(!(try desks.get("/removed", at: "Lyon").html.contains("Le tri du courrier")))
  }

  @Test func `a record that changed meanwhile is not removed unseen`() throws {
    let desks = try written()
    let page = try desks.get("/practice/p/remove", at: "Pau")
    try desks.apply("Lyon", #"{"on":"practice/p","set":{"theme":"courrier"}}"#)
    try desks.exchange()

    let answer = try desks.post(
      "/practice/p/remove", ["shown": page.hidden("shown") ?? ""], at: "Pau")

    #expect(answer.status == .conflict)
    #expect(try desks.view("practice/p", at: "Pau") != nil)
  }

  @Test func `a removed record can come back as an older version`() throws {
    let desks = try written()
    let path = try wayBack(desks, at: "Pau")
    try desks.apply("Pau", #"{"on":"practice/p","delete":true}"#)
    let page = try desks.get(path, at: "Pau")

    _ = try desks.post(path, ["shown": page.hidden("shown") ?? ""], at: "Pau")

    let view = try #require(try desks.view("practice/p", at: "Pau"))
    #expect(view.string("title") == "Le tri")
    #expect(view.text("body") == "Un.\nDeux.\n")
    #expect(view.string("theme") == "RH")
  }

  @Test func `a text that is new is shown by its start`() throws {
    let desks = try Desks("Lyon")
    let long = String(repeating: "Une phrase de plus. ", count: 100)
    try desks.apply("Lyon", #"{"on":"practice/p","text":{"body":"Début. \#(long)Fin."}}"#)

    let page = try desks.get("/practice/p/history", at: "Lyon").html
    #expect(page.contains("Début.") && page.contains("[…]"))
    #expect(!page.contains("Fin."))
  }

  @Test func `an erased person stands in no list of what was removed`() throws {
    let desks = try Desks("Lyon")
    try desks.apply("Lyon", #"{"on":"member/anne","set":{"name":"Anne Roux"}}"#)
    try desks.with("Lyon") { try $0.forget("member/anne") }

    #expect(!(try desks.get("/removed", at: "Lyon").html.contains("Anne Roux")))
    #expect(try desks.get("/member/anne/history", at: "Lyon").status == .notFound)
    #expect(!(try desks.get("/", at: "Lyon").html.contains("Anne Roux")))
  }

  @Test func `who is linked to a person is shown, and erased only when ticked`() throws {
    let desks = try Desks("Lyon", "Pau")
    try desks.apply(
      "Lyon", #"{"on":"member/anne","set":{"name":"Anne Roux","email":"a@example.org"}}"#,
      #"{"on":"member/old","set":{"name":"Paule Untel"}}"#,
      #"{"on":"member/twin","set":{"name":"P. Untel","same":"member/old"}}"#)
    try desks.exchange()
    try desks.apply("Pau", #"{"on":"member/old","set":{"same":"member/anne"}}"#)
    try desks.exchange()
    #expect(try desks.get("/member/old/remove", at: "Lyon").html.contains("/member/old/forget"))
    #expect(!(try desks.get("/member/old/remove", at: "Pau").html.contains("/forget")))
    #expect(try desks.get("/member/old/forget", at: "Pau").status != .ok)

    let page = try desks.get("/member/old/forget", at: "Lyon").html
    for words in ["Paule Untel", "Anne Roux", "a@example.org", "noté à Pau", "P. Untel"] {
      #expect(page.contains(words), "\(words)")
    }
    #expect(!page.contains(" checked"))
    _ = try desks.post(
      "/member/old/forget", ["also": "member/twin"], at: "Lyon")

    #expect(try desks.view("member/old", at: "Lyon") == nil)
    #expect(try desks.view("member/twin", at: "Lyon") == nil)
    #expect(try desks.view("member/anne", at: "Lyon") != nil)
  }

  @Test func `records that hold the network together are no pages`() throws {
    let desks = try Desks("Lyon")
    let site = try desks.id("Lyon")
    for path in ["/site/\(site)/history", "/site/\(site)/remove"] {
      #expect(try desks.get(path, at: "Lyon").status == .notFound)
    }
    let answer = try desks.post("/site/\(site)/restore", [:], at: "Lyon")
    #expect(answer.status == .notFound)
  }
}
