import Community
import Fakes
import Foundation
import Testing
import Workspace

@testable import Web

/// What leads decide about sites, on the page.
struct LeadPageTests {
  private let sites: Neighbours
  private let toulouse: PageGround
  private let lyon: PageGround

  init() throws {
    sites = try Neighbours()
    (toulouse, lyon) = (sites.toulouse, sites.lyon)
  }

  private func leads(_ ground: PageGround) throws -> Bool {
    try ground.with(.read) { try $0.isLead() }
  }

  @Test func `a lead makes a site one and takes it back, told before what follows, and all see it`()
    async throws
  {
    let site = try lyon.id()
    #expect(try await toulouse.get("/").plain.contains("Il n’y a qu’un seul site animateur"))
    #expect(try await !lyon.get("/").plain.contains("seul site animateur"))
    #expect(
      try await toulouse.get("/network").text.contains("<a href=\"/network/\(site)\">Lyon</a>"))
    #expect(try await toulouse.get("/network/\(site)").text.contains("/network/\(site)/promote"))
    let asked = try await toulouse.get("/network/\(site)/promote").plain
    #expect(asked.contains("Nommer Lyon (\(site)) site animateur ?"))
    #expect(asked.contains("Il peut alors inviter, révoquer, valider et effacer"))

    let done = try await toulouse.post("/network/\(site)/promote")
    #expect(done.location == "/network/\(site)?note=siteDecided")
    try PageGround.exchange(toulouse, lyon)
    #expect(try leads(lyon))
    #expect(try await !toulouse.get("/").plain.contains("seul site animateur"))
    for ground in [toulouse, lyon] {
      let page = try await ground.get("/network").plain
      #expect(page.contains("Sites animateurs : Lyon, Toulouse."))
    }

    let again = try await toulouse.post("/network/\(site)/promote")
    #expect(again.location == "/network/\(site)?note=same")
    let back = try await toulouse.get("/network/\(site)/demote").plain
    #expect(back.contains("Ce qu’il a décidé et qui est arrivé ici reste"))
    _ = try await toulouse.post("/network/\(site)/demote")
    try PageGround.exchange(toulouse, lyon)
    #expect(try !leads(lyon))
    #expect(try await lyon.get("/network").plain.contains("Site animateur : Toulouse."))
  }

  @Test func `who is no lead is offered nothing, and refused in a sentence`() async throws {
    let (own, other) = (try lyon.id(), try toulouse.id())
    for path in ["/", "/network", "/network/\(own)", "/network/\(other)"] {
      let page = try await lyon.get(path)
      #expect(page.status == 200)
      for decision in SiteDecision.allCases {
        #expect(!page.text.contains("/\(decision.rawValue)\""), "\(path)")
      }
    }
    let before = try lyon.dump()
    for site in [own, other] {
      for decision in SiteDecision.allCases {
        let path = "/network/\(site)/\(decision.rawValue)"
        for answer in [try await lyon.get(path), try await lyon.post(path)] {
          #expect(answer.status == 400)
          #expect(
            answer.plain.contains(
              "Seul un site animateur peut faire cela ; la page « Le réseau » dit lesquels le sont."
            ))
        }
      }
    }
    #expect(try lyon.dump() == before)
  }

  @Test func `the last lead stays one, and is told so`() async throws {
    let own = try toulouse.id()
    #expect(try await !toulouse.get("/network/\(own)").text.contains("/demote\""))
    for answer in [
      try await toulouse.get("/network/\(own)/demote"),
      try await toulouse.post("/network/\(own)/demote"),
    ] {
      #expect(answer.plain.contains("le seul site animateur : nommez-en un autre d’abord."))
    }
    _ = try await toulouse.post("/network/\(try lyon.id())/promote")
    let asked = try await toulouse.get("/network/\(own)/demote").plain
    #expect(asked.contains("C’est ce site-ci"))
    _ = try await toulouse.post("/network/\(own)/demote")
    #expect(try !leads(toulouse))
  }

  @Test func `of two sites by one code the lead keeps the right one, by its number`() async throws {
    let grounds = try sites.contest("Pau")
    let ids = try grounds.map { try $0.id() }
    for path in ["/", "/network", "/network/\(ids[0])"] {
      let page = try await toulouse.get(path)
      #expect(page.plain.ranges(of: "Plusieurs sites ont utilisé la même invitation").count == 1)
      for id in ids {
        #expect(page.text.contains("Pau <small>\(id)</small>"))
        #expect(page.text.contains("href=\"/network/\(id)/admit\""))
        #expect(page.text.contains("aria-label=\"Garder\u{A0}: Pau (\(id))\">Garder</a>"))
      }
    }
    for path in ["/", "/network"] {
      #expect(try await !lyon.get(path).plain.contains("ont utilisé la même invitation"))
    }
    let asked = try await toulouse.get("/network/\(ids[0])/admit").plain
    #expect(asked.contains("Garder Pau (\(ids[0])) dans le réseau ?"))
    #expect(asked.contains("Les autres sites qui ont utilisé cette invitation n’entrent pas"))

    #expect(try await toulouse.post("/network/\(ids[0])/admit").status == 303)
    #expect(try await !toulouse.get("/").plain.contains("la même invitation"))
    try PageGround.exchange(toulouse, grounds[0], grounds[1])
    #expect(try grounds.map { try $0.with(.read) { try $0.isBarred() } } == [false, true])
  }

  @Test func `in the list of sites one on hold has the name that it gives itself, and its number`()
    async throws
  {
    let ids = try sites.contest("Pau").map { try $0.id() }
    for ground in [toulouse, lyon] {
      try PageGround.exchange(ground)
      let page = try await ground.get("/network")
      #expect(page.plain.ranges(of: "en suspens : un autre site").count == 4)
      for id in ids {
        #expect(
          page.text.contains("Pau</a> <small>\(id)") || page.text.contains("Pau <small>\(id)"))
        #expect(!page.text.contains("<title>\(id)"))
      }
    }
  }

  @Test
  func `a site on hold is told calmly that it waits, with its number, and that nothing is lost`()
    async throws
  {
    let grounds = try sites.contest("Pau")
    try PageGround.exchange(toulouse, grounds[0], grounds[1])
    for ground in grounds {
      for path in ["/", "/sync"] {
        let page = try await ground.get(path)
        #expect(page.plain.contains("Ce site attend d’être admis"))
        #expect(page.plain.contains("est gardé"))
        #expect(page.text.contains("<strong>\(try ground.id())</strong>"))
        #expect(!page.text.contains("ne reconnaît plus") && !page.text.contains("\"/welcome\""))
        #expect(!page.text.contains("role=\"alert\">Ce site"))
      }
      let refused = try await ground.post("/new/practice", ["title": "Courrier"]).plain
      #expect(refused.contains("Ce site attend d’être admis"))
    }

    _ = try await toulouse.post("/network/\(try grounds[0].id())/admit")
    try PageGround.exchange(toulouse, grounds[0], grounds[1])
    #expect(try await !grounds[0].get("/").plain.contains("attend d’être admis"))
    let other = try await grounds[1].get("/")
    #expect(other.plain.contains("son invitation avait déjà servi à un autre"))
    #expect(other.text.contains("href=\"/welcome\""))
  }

  @Test func `a lead refuses a site that waits, told before that nothing of it counts`()
    async throws
  {
    let grounds = try sites.contest("Pau")
    let ids = try grounds.map { try $0.id() }
    for path in ["/", "/network", "/network/\(ids[1])"] {
      let page = try await toulouse.get(path)
      #expect(page.text.contains("href=\"/network/\(ids[1])/refuse\""), "\(path)")
      #expect(page.text.contains("aria-label=\"Refuser\u{A0}: Pau (\(ids[1]))\">Refuser</a>"))
    }
    let asked = try await toulouse.get("/network/\(ids[1])/refuse")
    #expect(asked.plain.contains("Refuser d’admettre Pau (\(ids[1])) ?"))
    #expect(asked.plain.contains("rien de ce qu’il a écrit ne compte"))
    #expect(!asked.plain.contains("sont arrivés ici") && !asked.plain.contains("de ce site reste"))
    #expect(asked.plain.contains("refusé par erreur") && asked.text.contains("class=\"danger\""))

    let done = try await toulouse.post("/network/\(ids[1])/refuse")
    #expect(done.location == "/network/\(ids[1])?note=siteDecided")
    let after = try await toulouse.get("/network/\(ids[1])")
    #expect(after.plain.contains("écarté : révoqué") && !after.text.contains("/admit\""))
    let home = try await toulouse.get("/").text
    #expect(home.contains("href=\"/network/\(ids[0])/admit\""))
    #expect(!home.contains("href=\"/network/\(ids[1])/"))
    try PageGround.exchange(toulouse, grounds[1])
    let told = try await grounds[1].get("/")
    #expect(told.plain.contains("Le réseau ne reconnaît pas ce site"))
    #expect(told.text.contains("href=\"/welcome\""))
  }

  @Test func `the lists of a site that waits say how many records wait with it`() async throws {
    let grounds = try sites.contest("Pau")
    try grounds[0].apply(#"{"on":"practice/aaaaaaaaaaaa","set":{"title":"Ici"}}"#)
    try PageGround.exchange(toulouse, grounds[0])
    let list = try await grounds[0].get("/practice")
    #expect(list.plain.contains("1 fiche créée ou modifiée ici attend que ce site soit admis"))
    #expect(!list.text.contains(">Ici<"))
    #expect(try await !grounds[0].get("/member").plain.contains("attend que ce site"))
    #expect(try await grounds[0].get("/").plain.contains("se voit dès qu’il l’est (1 fiche)."))

    _ = try await toulouse.post("/network/\(try grounds[0].id())/admit")
    try PageGround.exchange(toulouse, grounds[0])
    let admitted = try await grounds[0].get("/practice")
    #expect(admitted.text.contains(">Ici<") && !admitted.plain.contains("attend que ce site"))
  }

  @Test func `the page of a site that was revoked says by whom and when`() async throws {
    try toulouse.with { _ = try $0.revoke("Lyon") }
    let page = try await toulouse.get("/network/\(try lyon.id())").plain
    #expect(page.contains("Lyon a été révoqué par Toulouse, le "))
    let late = try await toulouse.post("/network/\(try lyon.id())/promote")
    #expect(late.location == "/network/\(try lyon.id())?note=same")
  }

  @Test func `whom only a revoked lead let in is asked about, and kept or sent away`() async throws
  {
    try sites.leadBoth()
    let guests = try ["Foix", "Dax"].map { try sites.add($0, invitedBy: lyon) }
    let (foix, dax) = (try guests[0].id(), try guests[1].id())
    try PageGround.exchange(lyon, toulouse)

    let asked = try await toulouse.get("/network/\(try lyon.id())/revoke").plain
    #expect(asked.contains("Ce qu’il écrit désormais ne compte plus, nulle part"))
    #expect(asked.contains("Cela ne se reprend pas") && asked.contains("l’accès de ce poste"))
    _ = try await toulouse.post("/network/\(try lyon.id())/revoke")
    let site = try await toulouse.get("/network/\(try lyon.id())")
    #expect(site.plain.contains("révoqué après") && site.plain.contains("l’accès de ce poste"))
    let home = try await toulouse.get("/")
    for (name, id) in [("Foix", foix), ("Dax", dax)] {
      #expect(home.plain.contains("Seul Lyon, révoqué depuis, avait admis \(name)."))
      #expect(home.text.contains("href=\"/network/\(id)/admit\""))
      #expect(home.text.contains("href=\"/network/\(id)/revoke\""))
    }

    _ = try await toulouse.post("/network/\(foix)/admit")
    _ = try await toulouse.post("/network/\(dax)/revoke")
    let after = try await toulouse.get("/").plain
    #expect(!after.contains("avait admis"))
    try PageGround.exchange(toulouse, guests[0], guests[1])
    #expect(try guests.map { try $0.with(.read) { try $0.isBarred() } } == [false, true])
  }

  @Test func `a site or a decision that nobody has heard of is no page`() async throws {
    for path in ["nobody", "pau-00000000", "<b>", "\(try lyon.id())/crown", "pau-00000000/revoke"] {
      #expect(try await toulouse.get("/network/\(path.inURL)").status == 404, "\(path)")
    }
    #expect(try await toulouse.post("/network/pau-00000000/revoke").status == 404)
  }

  @Test func `an erasure that went with its author's word is asked for again on the page`()
    async throws
  {
    let record = "member/zq"
    try toulouse.apply(#"{"on":"member/zq","set":{"name":"Zoé Quilleran"}}"#)
    try sites.leadBoth()
    let end = try lyon.with(.read) { try $0.status().own }
    try lyon.with { try $0.forget(record) }
    try PageGround.exchange(lyon, toulouse)
    try toulouse.with { _ = try $0.revoke("Lyon", through: end) }

    let home = try await toulouse.get("/")
    #expect(home.plain.contains("L’effacement de \(record) ne tient plus"))
    #expect(home.text.contains("href=\"/\(record)/forget\""))
    #expect(try await toulouse.get("/\(record)/forget").plain.contains("Effacer « \(record) » ?"))
    #expect(try await toulouse.post("/\(record)/forget").location == "/member?note=forgotten")
    #expect(try await !toulouse.get("/").plain.contains("ne tient plus"))
  }
}
