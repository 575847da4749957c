import Merge
import Testing

@testable import Web

@Suite struct HomeTests {
  @Test func `the first visit is welcomed, and shows what changed last here and elsewhere`() throws
  {
    let desks = try Desks("Lyon", "Pau")
    try desks.apply("Pau", #"{"on":"practice/salle","set":{"title":"Réserver une salle"}}"#)
    try desks.exchange()

    let page = try desks.get("/", at: "Pau")

    #expect(page.html.contains("Bienvenue"))
    #expect(page.html.contains("Dites d’abord qui travaille ici"))
    #expect(page.html.contains("Réserver une salle"))
  }

  @Test func `what others changed since the last visit is told, grouped by record`() throws {
    let desks = try Desks("Lyon", "Pau")
    try desks.apply(
      "Lyon", #"{"on":"member/anne","set":{"name":"Anne Roux"}}"#,
      #"{"on":"practice/vieille","set":{"title":"Ancienne"}}"#)
    try desks.exchange()
    try see(desks, at: "Pau")

    try desks.apply(
      "Lyon", #"{"on":"practice/salle","set":{"title":"Réserver une salle"}}"#,
      #"{"on":"practice/salle","text":{"body":"Appelez l’accueil."}}"#,
      #"{"on":"practice/vieille","set":{"theme":"accueil"}}"#, by: "member/anne")
    try desks.exchange()

    let page = try desks.get("/", at: "Pau")
    #expect(page.html.ranges(of: "Réserver une salle").count == 1)
    #expect(page.html.contains("Anne Roux"))
    #expect(page.html.contains(">Nouveau<"))
    #expect(page.html.contains(">Changement<"))
    #expect(page.html.contains("<span>thème</span>"))
    #expect(!page.html.contains("Bienvenue"))
  }

  @Test func `who works at a site that was sent away is told so first, and how to come back`()
    throws
  {
    let desks = try Desks("Lyon", "Pau")
    #expect(try !desks.get("/", at: "Pau").html.contains("Le réseau ne reconnaît plus ce site"))
    try desks.with("Lyon") { _ = try $0.revoke("Pau") }
    try desks.exchange()

    let home = try desks.get("/", at: "Pau").html
    #expect(home.contains("il a été révoqué"))
    #expect(home.contains("href=\"/welcome\""))
    #expect(!home.contains("reseau join"))
    #expect(try !desks.get("/", at: "Lyon").html.contains("Le réseau ne reconnaît plus"))
  }

  @Test func `what one wrote here oneself is no news`() throws {
    let desks = try Desks("Lyon", "Pau")
    try see(desks, at: "Pau")
    try desks.apply("Pau", #"{"on":"practice/salle","set":{"title":"Réserver une salle"}}"#)

    let page = try desks.get("/", at: "Pau")

    #expect(page.html.contains("Rien de nouveau depuis votre dernière visite."))
  }

  @Test func `what came after the page was made stays new when one says that all is seen`() throws {
    let desks = try Desks("Lyon", "Pau")
    try see(desks, at: "Pau")
    try desks.apply("Lyon", #"{"on":"practice/un","set":{"title":"La première"}}"#)
    try desks.exchange()
    let page = try desks.get("/", at: "Pau")
    try desks.apply("Lyon", #"{"on":"practice/deux","set":{"title":"La deuxième"}}"#)
    try desks.exchange()

    let marks = try #require(page.hidden("marks"))
    let answer = try desks.post("/seen", ["marks": marks], at: "Pau")

    #expect(answer.leadsTo == "/?note=seen")
    let next = try desks.get("/", at: "Pau")
    #expect(!next.html.contains("La première"))
    #expect(next.html.contains("La deuxième"))
  }

  @Test func `a mark beyond what has come hides nothing that is still to come`() throws {
    let desks = try Desks("Lyon", "Pau")
    let lyon = try desks.id("Lyon")
    _ = try desks.post("/seen", ["marks": "\(lyon) 4000000000 personne 7 \(lyon)"], at: "Pau")
    try desks.apply("Lyon", #"{"on":"practice/un","set":{"title":"La première"}}"#)
    try desks.exchange()

    #expect(try desks.get("/", at: "Pau").html.contains("La première"))
    #expect(try desks.with("Pau") { $0.visitor().seen["personne"] } == nil)
  }

  @Test func `news is bounded, and says how much more there is`() throws {
    let desks = try Desks("Lyon", "Pau")
    try see(desks, at: "Pau")
    for number in 1...NewsList.mostRecords + 3 {
      try desks.apply("Lyon", #"{"on":"practice/p\#(number)","set":{"title":"Fiche \#(number)."}}"#)
    }
    try desks.exchange()

    let page = try desks.get("/", at: "Pau")
    #expect(page.html.contains("Fiche \(NewsList.mostRecords + 3)."))
    #expect(!page.html.contains("Fiche 3."))
    #expect(page.html.contains("… et 3 changements de plus."))
  }

  @Test func `a record that is gone is told of by the title that it had, and leads to its past`()
    throws
  {
    let desks = try Desks("Lyon", "Pau")
    try desks.apply("Lyon", #"{"on":"practice/salle","set":{"title":"Réserver une salle"}}"#)
    try desks.exchange()
    try see(desks, at: "Pau")
    try desks.apply("Lyon", #"{"on":"practice/salle","delete":true}"#)
    try desks.exchange()

    let page = try desks.get("/", at: "Pau")
    #expect(page.html.contains(#"<a href="/practice/salle/history">Réserver une salle</a>"#))
    #expect(page.html.contains(">Suppression<"))
  }

  @Test func `answers to surveys are no news, so that nobody reads who answered`() throws {
    let desks = try Desks("Lyon", "Pau")
    try see(desks, at: "Pau")
    try desks.with("Lyon") { lyon in
      let news = try lyon.news(since: [:], limit: 50, includesOwn: true)
      #expect(!news.items.contains { $0.record.hasPrefix("answer/") })
    }
  }

  @Test func `titles are shown as text, whatever they hold`() throws {
    let desks = try Desks("Lyon", "Pau")
    try desks.apply(
      "Lyon", #"{"on":"practice/x","set":{"title":"<script>alert(1)</script>"}}"#,
      #"{"on":"practice/x","set":{"theme":"\"><img src=x onerror=alert(1)>"}}"#)
    try desks.exchange()
    try desks.apply("Lyon", #"{"on":"practice/x","set":{"title":"<script>alert(2)</script>"}}"#)
    try desks.apply("Pau", #"{"on":"practice/x","set":{"title":"<script>alert(3)</script>"}}"#)
    try desks.exchange()

    let first = try desks.with("Pau", for: .read) { try $0.history(of: "practice/x")[0] }
    let paths = [
      "/", "/conflicts", "/practice/x/history", "/practice/x/remove",
      "/practice/x/history/\(first.site.id)/\(first.seq)",
    ]
    for path in paths {
      let page = try desks.get(path, at: "Pau")
      #expect(page.status == .ok, "\(path)")
      #expect(page.html.contains("&lt;script&gt;"), "\(path)")
      #expect(!page.html.contains("<script>"), "\(path)")
      #expect(!page.html.contains("<img"), "\(path)")
    }
  }
}

/// Says that all is seen, as the button of the page does.
func see(_ desks: Desks, at name: String) throws {
  let page = try desks.get("/", at: name)
  _ = try desks.post("/seen", ["marks": page.hidden("marks") ?? ""], at: name)
}
