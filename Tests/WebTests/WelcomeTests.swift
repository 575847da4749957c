import Fakes
import Foundation
import Testing
import Workspace

@testable import Web

/// The way into a network, on the page.
struct WelcomeTests {
  let lead: PageGround
  let share: String
  let ground: PageGround

  init() throws {
    lead = try PageGround()
    share = try lead.found()
    ground = try lead.neighbour("lyon")
  }

  private func code() throws -> String {
    let code = try lead.with { try $0.invite("Lyon", as: .site, days: 3) }
    try lead.with { _ = try $0.exchange(.both) }
    return code.text
  }

  @Test(arguments: ["/practice", "/sync", "/network", "/settings", "/search?q=a"])
  func `while there is no home, every page leads to the welcome`(path: String) async throws {
    let answer = try await ground.get(path)
    #expect(answer.status == 303 && answer.location == "/welcome")
    #expect(try await ground.post("/sync").location == "/welcome")
    #expect(try await ground.get("/welcome").plain.contains("J’ai reçu une invitation"))
    #expect(try ground.files().isEmpty)
  }

  @Test func `a code and a folder make a site that has all that is there`() async throws {
    try lead.apply(#"{"on":"practice/aaaaaaaaaaaa","set":{"title":"Réserver"}}"#)
    let code = try code()

    let answer = try await ground.post(
      "/welcome/join", ["code": "  \(code.prefix(40))\n \(code.dropFirst(40)) ", "folder": share])
    await ground.office.isQuiet()

    #expect(answer.location == "/sync?note=arrived")
    #expect(try ground.dump().contains { $0.contains("Réserver") })
    #expect(try ground.with(.read) { $0.settings.shares } == [share])
    #expect(try ground.with(.read) { $0.settings.name } == "Lyon")
    #expect(try await ground.get("/welcome").location == "/")
  }

  @Test func `a code alone makes a site, which is asked for a folder next`() async throws {
    let answer = try await ground.post("/welcome/join", ["code": try code(), "folder": ""])

    #expect(answer.location == "/settings?note=joined#shares")
    #expect(try await ground.get("/settings").status == 200)
  }

  @Test func `a wrong code makes nothing, and stays as it was typed`() async throws {
    let answer = try await ground.post(
      "/welcome/join", ["code": "reseau1-<b>", "folder": share])

    #expect(answer.status == 400 && answer.plain.contains("EXPLAINED"))
    #expect(answer.text.contains("reseau1-&lt;b&gt;</textarea>"))
    #expect(answer.text.contains("value=\"\(share)\""))
    #expect(try ground.files().isEmpty)
  }

  @Test func `a folder that is not there makes nothing, and the code stays`() async throws {
    let code = try code()
    let answer = try await ground.post("/welcome/join", ["code": code, "folder": "/no/where"])

    #expect(answer.status == 400 && answer.plain.contains("« /no/where » n’est pas là"))
    #expect(answer.text.contains(code))
    #expect(try ground.files().isEmpty)
  }

  @Test func `a network is founded with two names, and without one it is not`() async throws {
    let wrong = try await ground.post("/welcome/found", ["network": "Sud", "site": " "])
    #expect(wrong.status == 400 && wrong.plain.contains("Le nom du site est vide."))
    #expect(wrong.text.contains("value=\"Sud\""))
    #expect(try ground.files().isEmpty)

    let right = try await ground.post("/welcome/found", ["network": "Sud", "site": "Pau"])
    #expect(right.location == "/settings?note=founded#shares")
    #expect(try ground.with(.read) { try $0.isLead() })
  }

  @Test func `nothing is founded or joined over a home that is there`() async throws {
    let before = try lead.files()
    let code = try code()
    let after = try lead.files()

    #expect(try await lead.post("/welcome/found", ["network": "A", "site": "B"]).location == "/")
    #expect(
      try await lead.post("/welcome/join", ["code": code, "folder": share]).location == "/")
    #expect(try lead.files() == after && before != after)
  }

  @Test func `a site that was revoked joins anew, and keeps what it recorded`() async throws {
    _ = try await ground.post("/welcome/join", ["code": try code(), "folder": share])
    await ground.office.isQuiet()
    try ground.with { _ = try $0.exchange(.both) }
    try lead.with { replica in
      _ = try replica.exchange(.both)
      _ = try replica.revoke("Lyon")
      _ = try replica.exchange(.both)
    }
    try ground.apply(#"{"on":"practice/cccccccccccc","set":{"title":"De Lyon"}}"#)
    try ground.with { _ = try $0.exchange(.pull) }
    let page = try await ground.get("/welcome")
    #expect(page.status == 200 && page.plain.contains("Demandez une nouvelle invitation"))
    #expect(!page.text.contains("/welcome/found"))

    _ = try await ground.post("/welcome/join", ["code": try code(), "folder": share])
    await ground.office.isQuiet()

    #expect(try ground.with(.read) { try !$0.isBarred() })
    #expect(try ground.dump().contains { $0.contains("De Lyon") })
  }
}
