import Foundation
import Testing

/// `publish`, as people use it.
@Suite struct PublishCommandTests {
  let ground: Playground

  init() throws { ground = try Playground() }

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: ground.path(path), encoding: .utf8)
  }

  private func inode(_ path: String) throws -> Int? {
    let facts = try FileManager.default.attributesOfItem(atPath: ground.path(path))
    return facts[.systemFileNumber] as? Int
  }

  private func found() throws {
    try ground.run("toulouse", "init", "Réseau", "--site", "Toulouse")
    try ground.run("toulouse", "practice", "add", "Un", "--theme", "RH", "--status", "validated")
    try ground.run("toulouse", "practice", "add", "Deux", "--status", "validated")
  }

  @Test func `publishing again leaves the files, and a change touches its own`() throws {
    try found()
    let first = try ground.run("toulouse", "publish", "site")
    #expect(first.code == 0)
    #expect(first.lastLine.contains("fichiers écrits, 0 inchangé, 0 retiré."))
    let pages = try FileManager.default.contentsOfDirectory(atPath: ground.path("site/practices"))
    let before = try pages.map { try inode("site/practices/\($0)") }
    let again = try ground.run("toulouse", "publish", "site", language: "en")
    #expect(again.code == 0)
    #expect(try ground.run("toulouse", "publish", "site").lastLine.contains("fichiers écrits"))

    // In the other language everything is written, and back in the first once more.
    let same = try ground.run("toulouse", "publish", "site", "--json").object
    #expect((same["written"] as? [String])?.isEmpty == true)
    #expect((same["removed"] as? [String])?.isEmpty == true)
    #expect(same["unchanged"] as? Int ?? 0 > 8)
    #expect(same["folder"] as? String == ground.path("site"))
    let settled = try pages.map { try inode("site/practices/\($0)") }
    try ground.run("toulouse", "practice", "edit", "Un", "--title", "Un bis")
    let changed = try ground.run("toulouse", "publish", "site", "--json").object
    #expect((changed["written"] as? [String])?.contains("practices/index.html") == true)
    let after = try pages.map { try inode("site/practices/\($0)") }
    #expect(before.count == 3 && zip(settled, after).count { $0 == $1 } == 1)
  }

  @Test func `a folder of other files is refused with one sentence`() throws {
    try found()
    _ = try ground.makeFolder("photos")
    _ = try ground.write("une photo", to: "photos/a.jpg")
    let run = try ground.run("toulouse", "publish", "photos")
    #expect(run.code == 73)
    #expect(run.messages.contains("--force"))
    #expect(try ground.files(of: "photos").keys.sorted() == ["a.jpg"])
    #expect(try ground.run("toulouse", "publish", "photos", "--force").code == 0)
    #expect(try text("photos/a.jpg") == "une photo")
    #expect(try ground.run("toulouse", "publish", "rien/du/tout").code == 66)
    #expect(try ground.run("toulouse", "publish", "photos", "--language", "de").code == 64)
  }

  @Test func `a text that two sites wrote at once is shown once somebody has reread it`() throws {
    try ground.foundNetwork()
    let start =
      #"{"on":"practice/p","set":{"title":"P","status":"validated"},"#
      + #""text":{"body":"Venez lundi matin."}}"#
    try ground.run("toulouse", "apply", input: start)
    try ground.syncBoth()
    for (home, word) in [("toulouse", "mardi"), ("lyon", "jeudi")] {
      try ground.run(
        home, "apply", input: #"{"on":"practice/p","text":{"body":"Venez \#(word) matin."}}"#)
    }
    try ground.syncBoth()
    try ground.run("toulouse", "publish", "site")
    #expect(try text("site/practices/p.html").contains("en cours de relecture"))
    for word in ["mardi", "jeudi"] {
      #expect(try ground.filesHolding([word], in: "site").isEmpty)
    }
    try ground.run("toulouse", "resolve", "practice/p", "body", "--as-is")
    try ground.run("toulouse", "publish", "site")
    #expect(try !text("site/practices/p.html").contains("en cours de relecture"))
  }

  @Test func `the report is one file, and its days are checked`() throws {
    try found()
    let run = try ground.run("toulouse", "report", "--output", "rapport.html")
    #expect(run.code == 0)
    #expect(try text("rapport.html").contains("Ce que le réseau a fait"))
    let figures = try ground.run("toulouse", "report", "--json").object["now"] as? [String: Any]
    #expect(figures?["shared"] as? Int == 2)
    #expect(figures?["validated"] as? Int == 2)
    let past = try ground.run(
      "toulouse", "report", "--from", "01/01/2001", "--to", "2001-12-31", "--json"
    ).object
    #expect(past["from"] as? String == "2001-01-01")
    #expect((past["now"] as? [String: Any])?["shared"] as? Int == 0)
    for words in [["--from", "31/02/2026"], ["--from", "2027-01-01", "--to", "2026-01-01"]] {
      let run = try Playground.run(
        ["--home", ground.path("toulouse"), "--lang", "fr", "report"] + words)
      #expect(run.code == 64)
      #expect(run.messages.split(separator: "\n").count == 1)
    }
    #expect(try ground.run("toulouse", "report", "--output", "rien/r.html").code == 66)
  }
}
