import Foundation
import Testing

/// A practice from its proposal to the archive, and the charter.
struct PracticeLifeCommandTests {
  let ground: Playground

  init() throws {
    ground = try Playground()
    try ground.foundNetwork()
    try ground.run("toulouse", "practice", "add", "Réserver une salle")
    try ground.run("toulouse", "member", "add", "Claire")
    try ground.syncBoth()
  }

  private func fields(_ home: String = "toulouse") throws -> [String: Any] {
    let shown = try ground.run(home, "practice", "show", "salle", "--json").object
    return shown["fields"] as? [String: Any] ?? [:]
  }

  private func step(_ home: String, _ words: String...) throws -> Run {
    try Playground.run(
      ["--home", ground.path(home), "--lang", "fr", "practice", words[0], "salle"]
        + words.dropFirst())
  }

  @Test func `anybody proposes, a lead validates for a year, anybody archives`() throws {
    #expect(try step("lyon", "propose").code == 0)
    #expect(try step("lyon", "propose").output.contains("déjà ainsi"))
    #expect(try step("lyon", "validate").code == 77)
    try ground.syncBoth()
    #expect(try step("toulouse", "validate").code == 0)
    #expect(try fields()["status"] as? String == "validated")
    #expect((try fields()["review"] as? String)?.hasPrefix("2") == true)
    #expect(try ground.run("toulouse", "practice", "list", "--to-review", "--json").array.isEmpty)
    #expect(try step("toulouse", "archive").code == 0)
    #expect(try step("toulouse", "archive", "--undo").code == 0)
    #expect(try fields()["status"] as? String == "proposed")
    #expect(try step("toulouse", "propose", "--undo").code == 0)
    #expect(try fields()["status"] as? String == "draft")
  }

  @Test func `what is to be looked at again is listed until a lead has done so`() throws {
    #expect(try step("toulouse", "validate", "--review", "2020-01-31").code == 0)
    let listed = try ground.run("lyon", "practice", "list", "--to-review", "--json")
    #expect(listed.array.isEmpty)
    try ground.syncBoth()
    for home in ["toulouse", "lyon"] {
      let items = try ground.run(home, "practice", "list", "--to-review", "--json").array
      #expect(items.map { $0["title"] as? String } == ["Réserver une salle"])
    }
    #expect(try step("toulouse", "validate").code == 0)
    #expect(try ground.run("toulouse", "practice", "list", "--to-review", "--json").array.isEmpty)
    #expect(try step("toulouse", "validate", "--review", "2027-02-30").code == 65)
  }

  @Test func `members find it useful, sites adopt it, and both can take it back`() throws {
    #expect(try step("lyon", "useful").code == 64)
    #expect(try step("lyon", "useful", "--by", "claire").code == 0)
    #expect(try step("lyon", "adopt").code == 0)
    #expect(try step("lyon", "adopt", "--site", "Pau").code == 0)
    #expect(try step("lyon", "adopt", "--site", "Pau").output.contains("déjà ainsi"))
    #expect(try fields("lyon")["adopted"] as? [String] == ["Lyon", "Pau"])
    #expect((try fields("lyon")["useful"] as? [String])?.count == 1)
    #expect(try step("lyon", "useful", "--by", "claire", "--undo").code == 0)
    #expect(try step("lyon", "adopt", "--undo").code == 0)
    #expect(try fields("lyon")["adopted"] as? [String] == ["Pau"])
    #expect(try fields("lyon")["useful"] == nil)
  }

  @Test func `the charter is one, begun and changed by leads, read by all`() throws {
    #expect(try ground.run("toulouse", "charter", "show").code == 66)
    #expect(try ground.run("lyon", "charter", "edit", "--aims", "x").code == 77)
    #expect(try ground.run("toulouse", "charter", "edit").code == 64)
    let begun = try ground.run("toulouse", "charter", "edit", "--aims", "Partager.\n\nAider.\n")
    #expect(begun.lastLine == "charter/charter")
    #expect(
      try ground.run("toulouse", "charter", "edit", "--rhythm", "un jeudi sur deux").code == 0)
    try ground.syncBoth()
    #expect(try ground.run("lyon", "charter", "edit", "--aims", "x").code == 77)
    let shown = try ground.run("lyon", "charter", "show", "--json").object
    #expect(shown["title"] as? String == "Charte du réseau")
    let fields = shown["fields"] as? [String: String]
    #expect(fields?["rhythm"] == "un jeudi sur deux")
    #expect(fields?["aims"] == "Partager.\n\nAider.\n")
  }

  @Test func `two leads who begin the charter apart begin the same one`() throws {
    let code = try ground.run("toulouse", "invite", "Paris", "--lead").lastLine
    try ground.run("toulouse", "push")
    try ground.run("paris", "join", code, "--share", ground.path("partage"))
    try ground.run("toulouse", "charter", "edit", "--aims", "Partager.\n")
    try ground.run("paris", "charter", "edit", "--rules", "Vient qui veut.\n")
    try ground.syncAll(["toulouse", "paris"])
    let shown = try ground.run("paris", "charter", "show", "--json").object
    #expect(Set((shown["fields"] as? [String: Any] ?? [:]).keys) == ["aims", "rules", "title"])
    #expect(shown["conflicts"] == nil)
  }

  @Test func `what leads disagree about in the charter, a lead decides`() throws {
    let code = try ground.run("toulouse", "invite", "Paris", "--lead").lastLine
    try ground.run("toulouse", "push")
    try ground.run("paris", "join", code, "--share", ground.path("partage"))
    try ground.run("toulouse", "charter", "edit", "--rhythm", "le jeudi")
    try ground.run("paris", "charter", "edit", "--rhythm", "le mardi")
    try ground.syncAll(["toulouse", "paris", "lyon"])
    func resolve(at home: String) throws -> Int32 {
      try ground.run(home, "resolve", "charter/charter", "rhythm", "--value", "le lundi").code
    }
    #expect(try resolve(at: "lyon") == 77)
    #expect(try ground.run("lyon", "conflicts").output.contains("charter"))
    #expect(try resolve(at: "paris") == 0)
  }
}
