import Fakes
import Foundation
import Testing
import Workspace

@testable import Web

/// The settings of a home.
struct SettingsTests {
  let ground: PageGround
  let share: String

  init() throws {
    ground = try PageGround()
    share = try ground.found()
  }

  @Test func `the page speaks the language that was chosen`() async throws {
    #expect(try await ground.get("/settings").text.contains("<html lang=\"fr\">"))

    #expect(try await ground.post("/settings/language", ["language": "en"]).status == 303)

    let page = try await ground.get("/settings")
    #expect(page.text.contains("<html lang=\"en\">") && page.plain.contains("Who works here"))
    #expect(try ground.with(.read) { $0.settings.language } == "en")
    #expect(try await ground.post("/settings/language", ["language": "xx"]).status == 404)
  }

  @Test func `the page speaks the language that was asked for, until another is chosen on it`()
    async throws
  {
    let asked = try PageGround(asked: .english)
    _ = try asked.found()
    try asked.with { try $0.speak(.french) }
    #expect(try await asked.get("/").text.contains("<html lang=\"en\">"))
    #expect(try asked.with(.read) { $0.settings.language } == "fr")

    #expect(try await asked.post("/settings/language", ["language": "fr"]).status == 303)
    #expect(try await asked.get("/").text.contains("<html lang=\"fr\">"))
  }

  @Test func `who works here is chosen by name, and a name that nobody has is told`() async throws {
    try ground.apply(#"{"on":"member/bbbbbbbbbbbb","set":{"name":"Léa Martin"}}"#)

    let wrong = try await ground.post("/settings/member", ["member": "Inès <b>"])
    #expect(wrong.status == 400)
    #expect(wrong.plain.contains("Aucun membre ne s’appelle « Inès &lt;b>") == false)
    #expect(wrong.plain.contains("Aucun membre ne s’appelle « Inès <b> »"))
    #expect(wrong.text.contains(#"value="Inès &lt;b&gt;""#))
    #expect(try ground.with(.read) { try $0.person() } == nil)

    _ = try await ground.post("/settings/member", ["member": " Léa Martin "])
    #expect(try ground.with(.read) { try $0.person() } == "member/bbbbbbbbbbbb")
    #expect(try await ground.get("/settings").text.contains(#"value="Léa Martin""#))

    _ = try await ground.post("/settings/member", ["member": ""])
    #expect(try ground.with(.read) { try $0.person() } == nil)
  }

  @Test func `a folder that is not there is not added, and what was typed stays`() async throws {
    let answer = try await ground.post("/settings/share/add", ["folder": "/no/where"])

    #expect(answer.status == 400)
    #expect(answer.plain.contains("« /no/where » n’est pas là"))
    #expect(answer.text.contains(#"value="/no/where""#))
    #expect(try ground.with(.read) { $0.settings.shares } == [share])
  }

  @Test func `a folder of another network is not added, and says whose it is`() async throws {
    let other = try ground.neighbour("other")
    try Replica.found(
      at: other.home, network: "Réseau Nord", site: "Lille", language: nil, in: other.machine)
    let theirs = try ground.folder("theirs")
    try other.with { _ = try $0.addShare(theirs) }

    let answer = try await ground.post("/settings/share/add", ["folder": theirs])

    #expect(answer.status == 400)
    #expect(answer.plain.contains("appartient à un autre réseau, « Réseau Nord »"))
    #expect(try ground.with(.read) { $0.settings.shares } == [share])
  }

  @Test func `a folder with other things is shared only when asked for once more`() async throws {
    let letters = try ground.folder("letters")
    try Data().write(to: URL(fileURLWithPath: letters + "/lettre.txt"))

    let answer = try await ground.post("/settings/share/add", ["folder": letters])
    #expect(answer.status == 400)
    #expect(answer.plain.contains("contient déjà autre chose (lettre.txt)"))
    #expect(answer.text.contains(#"name="beside" value="\#(letters)""#))
    #expect(try ground.with(.read) { $0.settings.shares } == [share])

    let other = try await ground.post(
      "/settings/share/add", ["folder": letters, "beside": "/somewhere/else"])
    #expect(other.status == 400)
    let again = try await ground.post(
      "/settings/share/add", ["folder": letters, "beside": letters])
    #expect(again.location == "/settings?note=shareNew#shares")
  }

  @Test func `a home is never shared, however often it is asked for`() async throws {
    let home = ground.home
    for beside in ["", home] {
      let answer = try await ground.post(
        "/settings/share/add", ["folder": home, "beside": beside])
      #expect(answer.status == 400)
      #expect(answer.plain.contains("clé privée"))
      #expect(!answer.text.contains(#"name="beside""#))
    }
  }

  @Test func `folders are added and forgotten, and keep what they hold`() async throws {
    let stick = try ground.folder("stick")

    #expect(try await ground.post("/settings/share/add", ["folder": "stick"]).status == 400)
    let added = try await ground.post("/settings/share/add", ["folder": stick])
    #expect(added.location == "/settings?note=shareNew#shares")
    #expect(try ground.with(.read) { $0.settings.shares } == [share, stick])

    _ = try await ground.post("/settings/share/remove", ["folder": stick])
    #expect(try ground.with(.read) { $0.settings.shares } == [share])
    #expect(FileManager.default.fileExists(atPath: stick + "/reseau.json"))
  }

  @Test func `an invitation's code is shown once, and can be withdrawn`() async throws {
    let made = try await ground.post("/settings/invite", ["site": "Lyon", "days": "3"])
    let code = made.text.firstMatch(of: /reseau1-[0-9a-z]+/).map { String($0.0) } ?? ""
    #expect(made.status == 200 && code.count > 100)

    let page = try await ground.get("/settings")
    #expect(!page.text.contains("reseau1-") && page.plain.contains("attend une réponse"))

    let record = page.text.firstMatch(of: /name="record" value="([^"]+)"/).map { String($0.1) }
    _ = try await ground.post("/settings/invite/withdraw", ["record": record ?? ""])
    #expect(try await ground.get("/settings").plain.contains("retirée"))
  }

  @Test(arguments: [
    (["site": "", "days": "3"], "Le nom du site est vide."),
    (["site": "Lyon", "days": "0"], "de 1 à 3650 jours"),
    (["site": "Lyon", "days": "9999999999999999999999"], "de 1 à 3650 jours"),
    (["site": "Lyon\u{202E}", "days": "3"], "caractère de commande"),
  ])
  func `an invitation that can't be is told, and not written`(
    fields: [String: String], sentence: String
  ) async throws {
    let answer = try await ground.post("/settings/invite", fields)

    #expect(answer.status == 400 && answer.plain.contains(sentence))
    #expect(try ground.with(.read) { try $0.invitations() }.isEmpty)
  }

  @Test func `a site that does not lead is shown no invitations, and can write none`() async throws
  {
    let code = try ground.with { try $0.invite("Lyon", as: .site, days: 3) }
    try ground.with { _ = try $0.exchange(.both) }
    let lyon = try ground.neighbour("lyon")
    try Replica.enter(at: lyon.home, with: code, through: share, language: nil, in: lyon.machine)
    try lyon.with { _ = try $0.arrive(through: share) }

    #expect(try await !lyon.get("/settings").text.contains("/settings/invite"))
    let answer = try await lyon.post("/settings/invite", ["site": "Pau", "days": "3"])
    #expect(answer.status == 400 && answer.plain.contains("Seul un site animateur peut faire cela"))
  }

  @Test func `quitting closes the page, after saying so`() async throws {
    let answer = try await ground.post("/quit")

    #expect(answer.status == 200 && answer.plain.contains("Vous pouvez fermer cette fenêtre"))
    await ground.office.isClosed()
  }
}
