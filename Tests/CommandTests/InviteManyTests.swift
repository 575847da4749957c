import Foundation
import Testing

/// Invitations of many sites at once, from a list.
struct InviteManyTests {
  let ground: Playground

  init() throws { ground = try .network() }

  private func open() throws -> [String] {
    try ground.run("toulouse", "invite", "--list", "--json").array
      .filter { $0["state"] as? String == "open" }.compactMap { $0["site"] as? String }.sorted()
  }

  private func list(_ text: String) throws -> String { try ground.write(text, to: "sites.csv") }

  @Test func `each site of a list gets a code that admits it`() throws {
    let list = try list("Pau\nSaint-Étienne\n")
    let run = try ground.run("toulouse", "invite", "--from", list)
    #expect(run.code == 0 && run.lines.count == 3, "\(run.messages)")
    try ground.run("toulouse", "push")
    for (line, name) in zip(run.lines.dropFirst(), ["Pau", "Saint-Étienne"]) {
      let code = String(line.split(separator: " ").last ?? "")
      let joined = try ground.run(name, "join", code, "--share", ground.path("partage"))
      #expect(joined.code == 0 && joined.output.contains("\(name) ("), "\(joined.messages)")
    }
  }

  @Test func `who belongs, or is invited, is left out and named, so that it can be run again`()
    throws
  {
    let list = try list("lyon\nPau\n")
    let first = try ground.run("toulouse", "invite", "--from", list, "--json")
    let invited = first.object["invited"] as? [[String: Any]]
    #expect(invited?.map { $0["site"] as? String } == ["Pau"])
    #expect(invited?.first?.keys.sorted() == ["code", "expires", "role", "site"])
    let leftOut = first.object["leftOut"] as? [[String: Any]]
    #expect(leftOut?.map { $0["site"] as? String } == ["lyon"])

    let again = try ground.run("toulouse", "invite", "--from", list)
    #expect(again.code == 0 && again.output.isEmpty)
    #expect(again.told.contains("lyon : déjà du réseau (\(try ground.site("lyon")))."))
    #expect(again.told.contains("Pau : déjà invité, jusqu’au"))
    #expect(again.told.contains("Personne de nouveau à inviter."))
    #expect(try open() == ["Pau"])

    let anew = try ground.run("toulouse", "invite", "--from", list, "--again", language: "en")
    #expect(anew.lines.count == 2 && anew.told.contains("lyon: belongs already"))
    #expect(try open() == ["Pau", "Pau"])
  }

  @Test func `one wrong line, and nobody is invited`() throws {
    let list = try list("site;rôle;jours\nPau;site;30\nDax;chef;\nSète;;jamais\nPAU;;\n")
    let run = try ground.run("toulouse", "invite", "--from", list, "--output", "codes.csv")
    #expect(run.code == 65 && run.output.isEmpty)
    #expect(run.told.contains("Ligne 3 : « chef » n’est pas un rôle : site ou animateur."))
    #expect(run.told.contains("Ligne 4 : « jamais » n’est pas un nombre de jours"))
    #expect(run.told.contains("Ligne 5 : ce site est déjà à la ligne 2."))
    #expect(run.told.contains("Personne n’a été invité"))
    #expect(try open().isEmpty)
    #expect(!FileManager.default.fileExists(atPath: ground.path("codes.csv")))
  }

  @Test func `the list says role and days, and what it says beside goes into the letter`() throws {
    let list = try list(
      "Site;Rôle;Jours;Courriel\nPau;animateur;30;pau@example.org\nDax;;;dax@example.org\n")
    let run = try ground.run(
      "toulouse", "invite", "--from", list, "--output", "codes.csv", "--expires", "3")
    #expect(run.code == 0 && !run.output.contains("reseau1-"))
    #expect(run.told.contains("2 codes écrits dans « codes.csv »"))
    let path = ground.path("codes.csv")
    let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
    #expect(rights as? Int == 0o600)
    let rows = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\r\n")
    #expect(rows.count == 3)
    #expect(rows[0].hasSuffix("site;rôle;jusqu’au;code;Courriel"))
    #expect(rows[1].hasPrefix("Pau;animateur;") && rows[1].hasSuffix(";pau@example.org"))
    #expect(rows[1].contains(";reseau1-"))
    let states = try ground.run("toulouse", "invite", "--list", "--json").array
    #expect(states.first { $0["site"] as? String == "Pau" }?["role"] as? String == "lead")
    let days = states.compactMap { $0["expires"] as? String }
    #expect(Set(days.map { $0.prefix(10) }).count > 1)
  }

  @Test func `codes never take the place of a file that is there`() throws {
    let list = try list("Pau\n")
    _ = try ground.write("codes d’hier", to: "codes.csv")
    let run = try ground.run("toulouse", "invite", "--from", list, "--output", "codes.csv")
    #expect(run.code == 73 && run.told.contains("donnez un autre nom"))
    let kept = try String(contentsOfFile: ground.path("codes.csv"), encoding: .utf8)
    #expect(kept == "codes d’hier")
    #expect(try open().isEmpty)
    let odd = try ground.run("toulouse", "invite", "--from", list, "--output", "codes.doc")
    #expect(odd.code == 64 && odd.messages.contains(".csv"))
  }

  @Test func `a list comes from the standard input, and codes go to the standard output`() throws {
    let table = try ground.run(
      "toulouse", "invite", "--from", "-", "--output", "-", input: "Pau\n", language: "en")
    #expect(table.code == 0 && table.output.contains("site;role;until;code"))
    #expect(table.output.split(separator: "\r\n").count == 2)
    let json = try ground.run(
      "toulouse", "invite", "--from", "-", "--output", "codes.json", input: "Dax\n")
    #expect(json.code == 0, "\(json.messages)")
    let bytes = try Data(contentsOf: URL(fileURLWithPath: ground.path("codes.json")))
    let codes = try JSONSerialization.jsonObject(with: bytes) as? [[String: Any]]
    #expect(codes?.map { $0["site"] as? String } == ["Dax"])
  }

  @Test func `only a lead invites, and what goes with a list goes with nothing else`() throws {
    let list = try list("Pau\n")
    let lyon = try ground.run("lyon", "invite", "--from", list, "--output", "codes.csv")
    #expect(lyon.code == 77)
    #expect(!FileManager.default.fileExists(atPath: ground.path("codes.csv")))
    #expect(try ground.run("toulouse", "invite", "Pau", "--from", list).code == 64)
    #expect(try ground.run("toulouse", "invite", "Pau", "--output", "x.csv").code == 64)
    #expect(try ground.run("toulouse", "invite", "Pau", "--again").code == 64)
    #expect(try ground.run("toulouse", "invite", "--from", ground.path("absent")).code == 66)
    let bare = try ground.run("toulouse", "invite", "--from", "-", input: "Pau;x\nDax;y\n")
    #expect(bare.code == 65 && bare.told.contains("aucune colonne ne s’appelle « site »"))
    let workbook = try ground.write([0x50, 0x4B, 0x03, 0x04, 0], to: "sites.xlsx")
    #expect(try ground.run("toulouse", "invite", "--from", workbook).code == 65)
  }
}
