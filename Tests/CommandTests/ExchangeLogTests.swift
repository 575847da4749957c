import Foundation
import Testing

@testable import reseau

/// The log of exchanges: what a scheduler's runs tell.
struct ExchangeLogTests {
  let ground: Playground

  init() throws {
    ground = try .network()
    try ground.run("lyon", "share", "add", ground.makeFolder("cle"))
    try ground.syncBoth()
    try ground.run("lyon", "sync")
  }

  private func log(_ words: String..., language: String = "fr") throws -> Run {
    try Playground.run(
      ["--home", ground.path("lyon"), "--lang", language, "sync", "--log"] + words,
      in: ground.folder)
  }

  @Test func `nothing is said when nothing happened`() throws {
    for _ in 1...2 {
      let run = try log()
      #expect(run.code == 0)
      #expect(run.output.isEmpty && run.messages.isEmpty)
    }
  }

  @Test(arguments: ["fr", "en"])
  func `an exchange is one line with its time, in the language asked for`(language: String) throws {
    try ground.run("toulouse", "practice", "add", "Salle")
    try ground.run("toulouse", "push")
    let run = try log(language: language)
    #expect(run.code == 0)
    #expect(run.lines.count == 1)
    #expect(run.lastLine.contains(#/^\d{4}-\d\d-\d\d \d\d:\d\d /#))
    #expect(run.output.contains("(Toulouse 1)"))
    #expect(run.output.contains(language == "fr" ? "changement reçu" : "change received"))
  }

  @Test func `that a share went is said once, and once that it is back`() throws {
    let (share, away) = (ground.path("cle"), ground.path("ailleurs"))
    try FileManager.default.moveItem(atPath: share, toPath: away)
    let gone = try log()
    #expect(gone.code == 69)
    #expect(gone.lines.count == 1)
    #expect(gone.output.contains("n’est pas là"))
    let again = try log()
    #expect(again.code == 69)
    #expect(again.output.isEmpty && again.messages.isEmpty)
    try FileManager.default.moveItem(atPath: away, toPath: share)
    // The person exchanges first: the log says it all the same.
    #expect(try ground.run("lyon", "sync").code == 0)
    let back = try log(language: "en")
    #expect(back.code == 0)
    #expect(back.lines.count == 1)
    #expect(back.output.contains("“\(share)” is there again."))
    #expect(try log().output.isEmpty)
  }

  @Test func `other programs get an object a line`() throws {
    try FileManager.default.removeItem(atPath: ground.path("cle"))
    try ground.run("lyon", "practice", "add", "Salle")
    let run = try log("--json")
    #expect(run.code == 69)
    #expect(run.object.keys.sorted() == ["at", "news", "shares"])
    let news = (run.object["news"] as? [[String: Any]])?.first
    #expect(news?["reason"] as? String == "absent")
    let moved = (run.object["shares"] as? [[String: Any]])?.first
    #expect(moved?["share"] as? String == ground.path("partage"))
    #expect(moved?["sent"] != nil)
  }

  @Test func `that a clock is wrong is said once, and once that none is any more`() throws {
    let folder = ground.path("lyon/heads")
    let name = try #require(
      FileManager.default.contentsOfDirectory(atPath: folder).first { $0.hasPrefix("toulouse-") })
    let right = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    let wrong = right.replacing(/\d{4}-\d\d-\d\dT[\d:.]+Z/, with: "2199-01-01T00:00:00.000Z")
    _ = try ground.write(wrong, to: "lyon/heads/\(name)")
    let told = try log(language: "en")
    #expect(told.code == 0 && told.lines.count == 1)
    #expect(told.output.contains("behind that of Toulouse, or the other is ahead"))
    // Whoever exchanges by hand is told as long as it is so; a log, once.
    #expect(try ground.run("lyon", "sync").messages.contains("L’horloge de ce poste"))
    #expect(try log().output.isEmpty)
    // What has been said outlives the index.
    try ground.run("lyon", "rebuild")
    #expect(try log().output.isEmpty)

    _ = try ground.write(right, to: "lyon/heads/\(name)")
    let over = try log("--json")
    #expect((over.object["clocks"] as? [Any])?.isEmpty == true)
    #expect(try log().output.isEmpty)
  }

  @Test func `who finds the home held says so, and that it passes`() throws {
    let lock = open(ground.path("lyon/lock"), O_RDWR)
    #expect(flock(lock, LOCK_EX) == 0)
    let run = try log()
    close(lock)
    #expect(run.code == 75)
    #expect(run.lines.count == 1)
    #expect(run.output.contains("au prochain échange"))
    #expect(run.messages.isEmpty)
  }

  @Test func `a log in a file takes the lines, and the output none`() throws {
    let file = ground.path("exchange.log")
    for title in ["Un", "Deux"] {
      try ground.run("lyon", "practice", "add", title)
      let run = try Playground.run(
        ["--home", ground.path("lyon"), "--lang", "fr", "sync", "--log-file", file])
      #expect(run.code == 0)
      #expect(run.output.isEmpty && run.messages.isEmpty)
    }
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.contains("1 changement envoyé") })
  }

  @Test(arguments: ["site.json", "journals/x/open.jsonl.gz", "keys/exchange.log"])
  func `no file of the site becomes a log`(name: String) throws {
    let run = try Playground.run(
      [
        "--home", ground.path("lyon"), "--lang", "fr", "sync", "--log-file",
        ground.path("lyon/\(name)"),
      ])
    #expect(run.code == 64)
    #expect(run.messages.contains("dossier du site"))
  }

  @Test func `a log in a file never outgrows its bound`() throws {
    let file = LogFile(path: ground.path("long.log"))
    let line = String(repeating: "x", count: 100_000)
    for number in 1...30 { try file.append("\(number) \(line)") }
    let sizes = try ["", ".1"].map { ending in
      try #require(
        try FileManager.default.attributesOfItem(atPath: file.path + ending)[.size] as? Int)
    }
    #expect(sizes.allSatisfy { $0 <= LogFile.bound })
    let last = try String(contentsOfFile: file.path, encoding: .utf8).split(separator: "\n").last
    #expect(last?.hasPrefix("30 ") == true)
    try file.append(String(repeating: "é", count: LogFile.bound))
    #expect(try Data(contentsOf: URL(fileURLWithPath: file.path)).count <= LogFile.bound)
  }

  @Test func `a log that can't be written is a sentence, and no exchange is lost`() throws {
    try ground.run("lyon", "practice", "add", "Salle")
    let run = try Playground.run(
      [
        "--home", ground.path("lyon"), "--lang", "en", "sync", "--log-file",
        ground.path("absent/exchange.log"),
      ])
    #expect(run.code == 66)
    #expect(run.messages.contains("absent/exchange.log"))
    #expect(try ground.run("lyon", "status", "--json").object["waiting"] as? Int == 0)
  }
}
