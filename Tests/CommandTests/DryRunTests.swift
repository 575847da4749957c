import Foundation
import Testing

/// An exchange that is only tried writes nothing, and says what would be done.
struct DryRunTests {
  let ground: Playground

  init() throws {
    ground = try .network()
    try ground.run("toulouse", "practice", "add", "Salle")
    try ground.run("lyon", "practice", "add", "Badges")
    try ground.run("lyon", "push")
  }

  /// What lies in home and share, save the index, which is disposable.
  private func everything() throws -> [String: Data] {
    let home = try ground.files(of: "toulouse").filter { !$0.key.hasPrefix("index.sqlite") }
    let share = try ground.files(of: "partage")
    return home.merging(share.map { ("partage/\($0.key)", $0.value) }) { $1 }
  }

  @Test(arguments: ["sync", "pull", "push"])
  func `a trial writes nothing, neither here nor there`(command: String) throws {
    let before = try everything()
    let dump = try ground.run("toulouse", "dump").output
    for language in ["fr", "en"] {
      #expect(try ground.run("toulouse", command, "--dry-run", language: language).code == 0)
    }
    #expect(try everything() == before)
    #expect(try ground.run("toulouse", "dump").output == dump)
  }

  @Test func `a trial of a copied home leaves it what it is`() throws {
    try ground.copy("toulouse", to: "copie")
    let before = try ground.files(of: "copie").filter { !$0.key.hasPrefix("index.sqlite") }
    #expect(try ground.run("copie", "sync", "--dry-run").code == 0)
    let after = try ground.files(of: "copie").filter { !$0.key.hasPrefix("index.sqlite") }
    #expect(after == before)
  }

  @Test func `a trial says what would be done`() throws {
    let french = try ground.run("toulouse", "sync", "--dry-run").output
    #expect(french.contains("1 changement serait reçu (Lyon 1), 1 changement serait envoyé"))
    try ground.run("toulouse", "practice", "add", "Encore")
    let english = try ground.run("toulouse", "sync", "--dry-run", language: "en").output
    #expect(english.contains("1 change would be received (Lyon 1), 2 changes would be sent"))
    let json = try ground.run("toulouse", "sync", "--dry-run", "--json").object
    #expect(json["dryRun"] as? Bool == true)
    #expect(try ground.run("toulouse", "sync").output.contains("2 changements envoyés"))
  }
}
