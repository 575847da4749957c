import Foundation
import Testing

/// Invitations: open, used, withdrawn, and used twice.
struct InvitationCommandTests {
  let ground: Playground

  init() throws { ground = try .network() }

  private func states() throws -> [String: String] {
    let rows = try ground.run("toulouse", "invite", "--list", "--json").array
    return Dictionary(
      rows.map { ($0["site"] as? String ?? "", $0["state"] as? String ?? "") },
      uniquingKeysWith: { $1 })
  }

  @Test func `the list says what became of each invitation`() throws {
    try ground.run("toulouse", "invite", "Pau")
    try ground.run("toulouse", "invite", "Dax", "--lead")
    #expect(try ground.run("toulouse", "invite", "--withdraw", "dax").code == 0)
    #expect(try states() == ["Lyon": "used", "Pau": "open", "Dax": "withdrawn"])

    let french = try ground.run("toulouse", "invite", "--list").output
    #expect(french.contains("a servi à Lyon (\(try ground.site("lyon")))"))
    #expect(french.contains("retirée"))
    let english = try ground.run("lyon", "invite", "--list", language: "en").output
    #expect(english.contains("used by Lyon (\(try ground.site("lyon")))"))
  }

  @Test func `a withdrawn invitation admits nobody, and a new one admits the same home`() throws {
    let code = try ground.run("toulouse", "invite", "Pau").lastLine
    let withdrawn = try ground.run("toulouse", "invite", "--withdraw", "Pau")
    #expect(withdrawn.output.contains("plus personne ne rejoint avec elle"))
    try ground.run("toulouse", "push")

    let joined = try ground.run("pau", "join", code, "--share", ground.path("partage"))
    #expect(joined.code == 77)
    #expect(joined.messages.contains("demandez une nouvelle invitation"))
    let refused = try ground.run("pau", "practice", "add", "Salle", language: "en")
    #expect(refused.code == 77)
    #expect(refused.messages.contains("has not let this site in"))

    #expect(try ground.join("pau", as: "Pau").code == 0)
    #expect(try ground.run("pau", "practice", "add", "Salle").code == 0)
    try ground.syncAll(["pau", "toulouse", "lyon"])
    #expect(try ground.isSame(at: ["pau", "toulouse", "lyon"]))
    #expect(try ground.run("lyon", "practice", "show", "salle").code == 0)
  }

  @Test func `a code that has served is refused before there is a home`() throws {
    let code = try ground.run("toulouse", "invite", "Pau").lastLine
    try ground.run("toulouse", "push")
    try ground.run("pau", "join", code, "--share", ground.path("partage"))
    try ground.run("pau", "push")

    let french = try ground.run("autre", "join", code, "--share", ground.path("partage"))
    #expect(french.code == 77)
    #expect(french.messages.contains("Cette invitation a déjà servi"))
    let english = try ground.run(
      "autre", "join", code, "--share", ground.path("partage"), language: "en")
    #expect(english.messages.contains("“Pau” joined the network with it"))
    #expect(!FileManager.default.fileExists(atPath: ground.path("autre")))
  }

  @Test func `damaged files of others do not stop who joins`() throws {
    let code = try ground.run("toulouse", "invite", "Pau").lastLine
    try ground.run("toulouse", "push")
    let folder = try ground.makeFolder("partage/segments/pau-00000000")
    let name = "0000000001-0000000001-0123456789abcdef.jsonl.gz"
    try Data("rien".utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    #expect(
      try ground.run("pau", "join", code, "--share", ground.path("partage")).code == 0)
  }

  @Test func `of two homes that used one code unseen, the second is told and joins anew`() throws {
    let code = try ground.run("toulouse", "invite", "Pau").lastLine
    try ground.run("toulouse", "push")
    for home in ["pau", "autre"] { try ground.run(home, "join", code) }
    for home in ["pau", "autre"] { try ground.run(home, "share", "add", ground.path("partage")) }
    try ground.run("autre", "practice", "add", "Salle")
    for home in ["pau", "toulouse", "autre"] { try ground.run(home, "sync") }
    #expect(try ground.run("autre", "practice", "add", "x").code == 77)
    let again = try ground.run("autre", "join", code)
    #expect(again.code == 77)
    #expect(again.messages.contains("a déjà servi"))

    #expect(try ground.join("autre", as: "Autre").code == 0)
    try ground.syncAll(["autre", "pau", "toulouse"])
    #expect(try ground.isSame(at: ["autre", "pau", "toulouse"]))
    #expect(try ground.run("toulouse", "practice", "show", "salle").code == 0)
  }

  @Test func `a home that belongs, or may yet, does not join again`() throws {
    let code = try ground.run("toulouse", "invite", "Pau").lastLine
    let again = try ground.run("lyon", "join", code, "--share", ground.path("partage"))
    #expect(again.code == 73)
    try ground.run("pau", "join", code)
    let site = try ground.site("pau")
    #expect(try ground.run("pau", "join", code).code == 73)
    #expect(try ground.site("pau") == site)
  }

  @Test func `the words of invite exclude each other`() throws {
    #expect(try ground.run("toulouse", "invite", "Pau", "--list").code == 64)
    #expect(try ground.run("toulouse", "invite", "--list", "--withdraw", "Pau").code == 64)
    let missing = try ground.run("toulouse", "invite", "--withdraw", "Absent", language: "en")
    #expect(missing.code == 66)
    #expect(missing.messages.contains("reseau invite --list"))
    #expect(try ground.run("lyon", "invite", "--withdraw", "Lyon").code == 77)
  }

  @Test(arguments: ["-", nil])
  func `a code is read from the input, where it shows in no list of processes`(
    word: String?
  ) throws {
    let code = try ground.run("toulouse", "invite", "Pau").lastLine
    let words = ["--home", ground.path("pau"), "join"] + [word].compactMap { $0 }
    let run = try Playground.run(words, input: "  \(code)\nautre chose\n")
    #expect(run.code == 0, "\(run.messages)")
    #expect(try ground.run("pau", "status").output.contains("Pau"))
    for input in ["", "\n"] {
      let none = try Playground.run(
        ["--home", ground.path("dax"), "--lang", "fr", "join"], input: input)
      #expect(none.code == 64 && none.messages.contains("Il manque le code"))
    }
  }

  @Test func `a code that a mail cut over lines is read from the input as it is`() throws {
    let code = try ground.run("toulouse", "invite", "Pau").lastLine
    let cut = stride(from: 0, to: code.count, by: 40).map { start in
      String(code.dropFirst(start).prefix(40))
    }
    let run = try ground.run("pau", "join", "-", input: "\n > " + cut.joined(separator: " \r\n>  "))
    #expect(run.code == 0, "\(run.messages)")
    let half = try ground.run("dax", "join", "-", input: cut.dropLast().joined(separator: "\n"))
    #expect(half.code == 65, "\(half.messages)")
    let typed = try ground.run("foix", atTerminal: ["join"], answer: cut.joined(separator: "\n"))
    #expect(typed.code == 0, "\(typed.messages)")
  }
}
