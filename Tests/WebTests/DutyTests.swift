import Testing

@testable import Web

/// What waits for the person who works here. The day of these tests is the 24th of November 2026.
@Suite struct DutyTests {
  private func seated() throws -> Desks {
    let desks = try Desks("Lyon", "Pau")
    try desks.apply(
      "Lyon", #"{"on":"member/anne","set":{"name":"Anne Roux"}}"#,
      #"{"on":"member/luc","set":{"name":"Luc Petit"}}"#)
    try desks.exchange()
    for name in desks.names { try desks.seat("member/anne", at: name) }
    return desks
  }

  @Test func `my open tasks stand in the order of their days, late ones marked`() throws {
    let desks = try seated()
    try desks.apply(
      "Pau", #"{"on":"task/a","set":{"title":"Plus tard","who":"member/anne"}}"#,
      #"{"on":"task/b","set":{"title":"Bientôt","who":"member/anne","due":"2026-12-01"}}"#,
      #"{"on":"task/c","set":{"title":"En retard","who":"member/anne","due":"2026-11-01"}}"#,
      #"{"on":"task/d","set":{"title":"Faite","who":"member/anne","done":true}}"#,
      #"{"on":"task/e","set":{"title":"De Luc","who":"member/luc","due":"2026-11-01"}}"#)

    let page = try desks.get("/", at: "Pau").html
    let list = page[(try #require(page.firstRange(of: "Vos tâches"))).upperBound...]
      .prefix { $0 != "§" }.split(separator: "</ul>")[0]

    let places = try ["En retard", "Bientôt", "Plus tard"].map {
      try #require(list.firstRange(of: ">\($0)<")).lowerBound
    }
    #expect(places == places.sorted())
    #expect(list.contains("en retard\u{A0}: 1er nov. 2026"))
    #expect(!list.contains(">Faite<") && !list.contains(">De Luc<"))
  }

  @Test func `practices to validate wait for a lead alone`() throws {
    let desks = try seated()
    try desks.apply("Pau", #"{"on":"practice/p","set":{"title":"Le tri","status":"proposed"}}"#)
    try desks.exchange()

    #expect(try desks.get("/", at: "Lyon").html.contains("à valider"))
    #expect(!(try desks.get("/", at: "Pau").html.contains("à valider")))
  }

  @Test func `a practice is to be reviewed by its owner once its day has come`() throws {
    let desks = try seated()
    try desks.apply(
      "Pau",
      #"{"on":"practice/a","set":{"title":"Échue","owner":"member/anne","review":"2026-11-24"}}"#,
      #"{"on":"practice/b","set":{"title":"À venir","owner":"member/anne","review":"2026-11-25"}}"#,
      #"{"on":"practice/c","set":{"title":"De Luc","owner":"member/luc","review":"2026-11-24"}}"#)
    try see(desks, at: "Pau")

    let page = try desks.get("/", at: "Pau").html
    #expect(page.contains("Vos pratiques à revoir"))
    #expect(page.contains(">Échue<"))
    #expect(!page.contains(">À venir<") && !page.contains(">De Luc<"))
  }

  @Test func `what disagrees is counted, and leads to where it is decided`() throws {
    let desks = try seated()
    for name in desks.names {
      try desks.apply(name, #"{"on":"practice/p","set":{"title":"De \#(name)"}}"#)
    }
    try desks.exchange()

    let page = try desks.get("/", at: "Pau").html
    #expect(page.contains(#"<a href="/conflicts">1 fiche à décider"#))
  }

  @Test func `changes that no share has are counted, and a share that is away is named`() throws {
    let desks = try seated()
    try desks.apply("Pau", #"{"on":"practice/p","set":{"title":"Le tri"}}"#)
    #expect(try desks.get("/", at: "Pau").html.contains("1 changement d’ici attend d’être envoyé."))
    #expect(try desks.get("/", at: "Pau").html.contains("Le dossier partagé est là"))

    try desks.hideShare()

    let page = try desks.get("/", at: "Pau").html
    #expect(page.contains("n’est pas joignable en ce moment"))
  }
}
