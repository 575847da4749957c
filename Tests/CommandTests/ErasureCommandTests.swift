import Foundation
import Testing

/// A person who is erased is found nowhere, and comes back by no way.
struct ErasureCommandTests {
  private let words = ["Paule", "Untel", "05 36 49 10 77"]
  let ground: Playground
  private let member: String

  init() throws {
    ground = try Playground()
    try ground.foundNetwork()
    member = try ground.run(
      "lyon", "member", "add", "Paule Untel", "--phone", "05 36 49 10 77", "--skills", "GED",
      "--notes", "Paule Untel connaît bien la GED."
    ).lastLine
    try ground.run("lyon", "practice", "add", "Classer", "--owner", member, "--by", member)
    try ground.syncBoth()
    try ground.run("toulouse", "member", "edit", member, "--unit", "Service de Paule")
    try ground.syncBoth()
  }

  private func traces(in names: [String]) throws -> [String] {
    try names.flatMap { try ground.filesHolding(words, in: $0) }
  }

  @Test func `no byte of two homes and a share tells of a person who was erased`() throws {
    #expect(try traces(in: ["toulouse", "lyon", "partage"]).count > 3)
    let run = try ground.run("toulouse", "forget", "paule untel", "--yes")
    #expect(run.code == 0, "\(run.messages)")
    #expect(run.output.contains("effacé à 1 site sur 2 ; doit encore échanger : Lyon".spaced))
    #expect(try ground.run("toulouse", "member", "show", member).code == 66)
    let trial = try ground.run("toulouse", "push", "--dry-run", language: "en")
    #expect(trial.messages.contains("of the share would be replaced"))
    #expect(try ground.run("toulouse", "push").messages.contains("du partage remplacé"))
    try ground.syncBoth()

    #expect(try traces(in: ["toulouse", "lyon", "partage"]) == [])
    let told = try ground.run("toulouse", "forget", member, language: "en")
    #expect(told.output.contains("erased everywhere (2 sites)"))
    for home in ["toulouse", "lyon"] {
      #expect(try ground.run(home, "verify").code == 0)
      #expect(try ground.run(home, "search", "paule", "--json").array.isEmpty)
      #expect(try ground.run(home, "practice", "show", "classer").code == 0)
    }
    #expect(try ground.isSame(at: ["toulouse", "lyon"]))
  }

  @Test func `a late home and a stick that bring old lines do not bring the person back`() throws {
    try ground.join("pau", as: "Pau")
    try ground.run("pau", "push")
    let stick = try ground.makeFolder("cle")
    try ground.run("lyon", "share", "add", stick)
    try ground.run("lyon", "push", stick)
    try ground.copy("partage", to: "sauvegarde")
    try ground.run("toulouse", "forget", member, "--yes")
    try ground.syncBoth()

    // Pau, which has not heard of it, works on; the stick holds all as it was.
    try ground.run("pau", "member", "edit", member, "--phone", "05 36 49 10 77")
    for home in ["toulouse", "pau"] { try ground.run(home, "share", "add", stick) }
    try ground.syncAll(["toulouse", "pau", "lyon"])
    #expect(try traces(in: ["toulouse", "lyon", "pau", "partage", "cle"]) == [])

    // The share is restored from a copy that was made before.
    try ground.replace("partage", by: "sauvegarde")
    try ground.syncAll(["pau", "toulouse", "lyon"])
    #expect(try traces(in: ["toulouse", "lyon", "pau", "partage", "cle"]) == [])
    #expect(try ground.isSame(at: ["toulouse", "lyon", "pau"]))
    for home in ["toulouse", "lyon", "pau"] { #expect(try ground.run(home, "verify").code == 0) }
  }

  @Test func `a home restored from an older copy forgets again`() throws {
    try ground.copy("lyon", to: "copie")
    try ground.run("toulouse", "forget", member, "--yes")
    try ground.syncBoth()
    try ground.replace("lyon", by: "copie")
    #expect(try !traces(in: ["lyon"]).isEmpty)
    try ground.run("lyon", "member", "edit", member, "--notes", "Paule Untel, encore")
    try ground.syncAll(["lyon", "toulouse"])
    #expect(try traces(in: ["toulouse", "lyon", "partage"]) == [])
    #expect(try ground.isSame(at: ["toulouse", "lyon"]))
  }

  @Test func `what a revoked site went on to write about the person goes, too`() throws {
    try ground.run("toulouse", "revoke", "Lyon", "--yes")
    try ground.run("lyon", "member", "edit", member, "--notes", "Paule Untel, dit Lyon")
    try ground.run("lyon", "push")
    try ground.run("toulouse", "sync")
    try ground.run("toulouse", "forget", member, "--yes")
    try ground.run("toulouse", "sync")
    #expect(try traces(in: ["toulouse", "partage"]) == [])

    // Lyon, which still holds it all, hears of it.
    try ground.syncAll(["lyon", "toulouse"])
    #expect(try traces(in: ["toulouse", "lyon", "partage"]) == [])
    for home in ["toulouse", "lyon"] { #expect(try ground.run(home, "verify").code == 0) }
  }

  @Test func `what was erased takes no changes any more`() throws {
    try ground.run("toulouse", "forget", member, "--yes")
    let line = #"{"on":"\#(member)","set":{"phone":"1"}}"#
    let french = try ground.run("toulouse", "apply", input: line)
    #expect(french.code == 77)
    #expect(french.messages.contains("effacée pour toujours"))
    let english = try ground.run("toulouse", "apply", input: line, language: "en")
    #expect(english.messages.contains("was erased for ever"))
  }

  /// What an insider does: the record of somebody who has left is said to be the director's.
  private func linkToDirector() throws -> String {
    let director = try ground.run(
      "toulouse", "member", "add", "Anne Roux", "--email", "anne@example.org", "--site", "Toulouse"
    ).lastLine
    try ground.syncBoth()
    let line = #"{"on":"\#(member)","set":{"same":"\#(director)"}}"#
    #expect(try ground.run("lyon", "apply", input: line).code == 0)
    try ground.syncBoth()
    return director
  }

  @Test(arguments: ["fr", "en"])
  func `who is linked to the person is named and stays, unless named as well`(
    language: String
  ) throws {
    let director = try linkToDirector()
    let run = try ground.run("toulouse", "forget", member, "--yes", language: language)
    #expect(run.code == 0)
    for word in ["Anne Roux", director, "anne@example.org", "Toulouse", "Lyon", "--also"] {
      #expect(run.messages.contains(word), "\(word)")
    }
    #expect(!run.output.contains(director))
    #expect(try ground.run("toulouse", "member", "show", director).code == 0)
    #expect(try ground.run("toulouse", "member", "show", member).code == 66)

  }

  @Test func `a linked record that is named as well is erased, and each is told`() throws {
    let director = try linkToDirector()
    let half = try ground.run("toulouse", "forget", member, "--also", "anne", "--yes")
    #expect(half.code == 65)
    let both = try ground.run("toulouse", "forget", member, "--also", director, "--yes", "--json")
    #expect(both.lines.count == 2 && both.output.contains(director))
    #expect(try ground.run("toulouse", "member", "show", director).code == 66)
  }

  @Test func `only what is linked can be named as well`() throws {
    let other = try ground.run("toulouse", "member", "add", "Zoé Mun").lastLine
    let run = try ground.run("toulouse", "forget", member, "--also", other, "--yes")
    #expect(run.code == 65 && run.messages.contains(other))
    #expect(try ground.run("toulouse", "member", "show", member).code == 0)
  }

  @Test func `only a member is erased, by a lead, after a question`() throws {
    #expect(try ground.run("toulouse", "forget", "classer", "--yes").code == 65)
    #expect(try ground.run("toulouse", "forget", "personne", "--yes").code == 66)
    #expect(try ground.run("toulouse", "forget", member).code == 64)
    let half = try ground.run("toulouse", "forget", "paule", "--yes")
    #expect(half.code == 65)
    #expect(half.messages.contains(member))
    #expect(try ground.run("lyon", "forget", member, "--yes").code == 77)
    #expect(try ground.run("lyon", "member", "show", member).code == 0)
    // One who was removed can be erased still.
    try ground.run("toulouse", "member", "remove", member)
    #expect(try ground.run("toulouse", "forget", member, "--yes", "--json").code == 0)
    try ground.syncBoth()
    #expect(try traces(in: ["toulouse", "lyon", "partage"]) == [])
  }
}

extension String {
  /// The sentence with its spaces as the program sets them in French.
  fileprivate var spaced: String {
    replacing(" ;", with: "\u{A0};").replacing(" :", with: "\u{A0}:")
  }
}
