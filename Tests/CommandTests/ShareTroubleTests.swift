import Foundation
import Testing

/// Shares that are not as they should be.
struct ShareTroubleTests {
  let ground: Playground
  private var files: FileManager { .default }

  init() throws {
    ground = try Playground()
    try ground.foundNetwork()
  }

  @Test func `an absent share is a sentence, code 69, and is not made`() throws {
    try ground.run("toulouse", "practice", "add", "Salle")
    try files.moveItem(atPath: ground.path("partage"), toPath: ground.path("ailleurs"))
    let run = try ground.run("toulouse", "sync")
    #expect(run.code == 69)
    #expect(run.messages.contains("n’est pas là"))
    #expect(run.messages.contains("1 changement"))
    #expect(!files.fileExists(atPath: ground.path("partage")))
    let json = try ground.run("toulouse", "sync", "--json").object
    let share = (json["shares"] as? [[String: Any]])?.first
    #expect((share?["failure"] as? [String: Any])?["exitCode"] as? Int == 69)
    #expect(json["waiting"] as? Int == 1)
    let code = try ground.run("toulouse", "invite", "Pau").lastLine
    #expect(try ground.run("pau", "join", code, "--share", ground.path("partage")).code == 69)
    #expect(!files.fileExists(atPath: ground.path("pau")))
    try files.moveItem(atPath: ground.path("ailleurs"), toPath: ground.path("partage"))
    #expect(try ground.run("toulouse", "sync").output.contains("3 changements envoyés"))
  }

  @Test func `an empty folder looks like a drive that is not mounted, and stays empty`() throws {
    try files.removeItem(atPath: ground.path("partage"))
    let share = try ground.makeFolder("partage")
    let run = try ground.run("toulouse", "sync")
    #expect(run.code == 69)
    #expect(run.messages.contains("vide"))
    #expect(try files.contentsOfDirectory(atPath: share).isEmpty)
  }

  @Test func `a share of another network is refused`() throws {
    try ground.run("autre", "init", "Autre réseau", "--site", "Pau")
    let run = try ground.run("autre", "share", "add", ground.path("partage"))
    #expect(run.code == 65)
    #expect(run.messages.contains("Réseau Valmérac"))
    let code = try ground.run("autre", "invite", "Dax").lastLine
    #expect(try ground.run("dax", "join", code, "--share", ground.path("partage")).code == 65)
    #expect(!files.fileExists(atPath: ground.path("dax")))
  }

  @Test func `a share of a newer program is refused`() throws {
    let mark = "partage/reseau.json"
    let text = try String(contentsOfFile: ground.path(mark), encoding: .utf8)
    _ = try ground.write(text.replacing("\"format\":1", with: "\"format\":9"), to: mark)
    let newer = try ground.run("toulouse", "sync")
    #expect(newer.code == 65)
    #expect(newer.messages.contains("format 9"))
  }

  @Test func `a share whose mark was damaged is known by its heads, and marked again`() throws {
    let mark = "partage/reseau.json"
    let text = try String(contentsOfFile: ground.path(mark), encoding: .utf8)
    _ = try ground.write("{", to: mark)
    #expect(try ground.run("toulouse", "sync").code == 0)
    #expect(try String(contentsOfFile: ground.path(mark), encoding: .utf8) == text)
    _ = try ground.write("{", to: mark)
    try files.removeItem(atPath: ground.path("partage/heads"))
    let unknown = try ground.run("toulouse", "sync")
    #expect(unknown.code == 65)
    #expect(unknown.messages.contains("reseau.json"))
  }

  @Test(arguments: ["sync", "pull", "push"])
  func `one share that is not there stops no other, and shows in the code`(command: String) throws {
    let stick = try ground.makeFolder("cle")
    try ground.run("toulouse", "share", "add", stick)
    try files.removeItem(atPath: stick)
    let run = try ground.run("toulouse", command)
    #expect(run.code == 69)
    #expect(run.output.contains("partage"))
    #expect(
      run.messages.contains(
        "« \(stick) » n’est pas là".replacing(" »", with: "\u{A0}»")
          .replacing("« ", with: "«\u{A0}")))
    #expect(run.messages.contains("L’échange est fait avec 1 partage sur 2"))
    let english = try ground.run("toulouse", command, language: "en")
    #expect(english.messages.contains("The exchange is done with 1 of 2 shares; nothing is lost"))
    #expect(try ground.run("toulouse", command, "--json").code == 69)
    let trial = try ground.run("toulouse", command, "--dry-run")
    #expect(trial.code == 69)
    #expect(!trial.messages.contains("L’échange est fait"))
    #expect(try ground.run("toulouse", command, "partage").code == 0)
    #expect(try ground.run("toulouse", "sync", "cle").code == 69)
    #expect(try ground.run("toulouse", "share", "remove", "cle").code == 0)
    #expect(try ground.run("toulouse", "share", "list", "--json").array.count == 1)
  }

  @Test func `without a share, the way to add one is told`() throws {
    try ground.run("seul", "init", "Réseau", "--site", "Seul")
    let run = try ground.run("seul", "sync")
    #expect(run.code == 66)
    #expect(run.messages.contains("reseau share add"))
    #expect(try ground.run("seul", "share", "add", ground.path("absent")).code == 69)
    #expect(!files.fileExists(atPath: ground.path("absent")))
  }

  @Test func `only a lead invites`() throws {
    let run = try ground.run("lyon", "invite", "Pau")
    #expect(run.code == 77)
    #expect(run.messages.contains("animateur"))
  }
}
