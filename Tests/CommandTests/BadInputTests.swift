import Foundation
import Testing

/// What is refused, with which code, and in which words.
struct BadInputTests {
  let ground: Playground

  init() throws {
    ground = try Playground()
    try ground.run("toulouse", "init", "Réseau", "--site", "Toulouse")
  }

  /// Expects that `run` ended with `code` and said one sentence that holds all of `words`.
  private func expect(
    _ run: Run, _ code: Int32, _ words: String..., at location: SourceLocation = #_sourceLocation
  ) {
    #expect(run.code == code, "\(run.messages)", sourceLocation: location)
    #expect(run.output.isEmpty, sourceLocation: location)
    #expect(run.messages.split(separator: "\n").count == 1, sourceLocation: location)
    for word in words {
      #expect(run.messages.contains(word), "\(run.messages)", sourceLocation: location)
    }
    for trace in ["Error(", "Optional(", "WorkspaceError", "Fatal"] {
      #expect(!run.messages.contains(trace), sourceLocation: location)
    }
  }

  @Test(arguments: [
    (#"{"on":"practice/a","set":{"titel":"x"}}"#, "title"),
    (#"{"on":"practise/a","set":{"title":"x"}}"#, "practice"),
    (#"{"on":"practice/a","set":{"title":5}}"#, "title"),
    (#"{"on":"practice/a","set":{"status":"nope"}}"#, "validated"),
    (#"{"on":"practice/a","set":{"title":"#, "milieu"),
    (#"{"on":"practice/a","salt":{}}"#, "salt"),
    (#"{"on":"practice/a","nope":{}}"#, "nope"),
    (#"{"set":{"title":"x"}}"#, "on"),
    (#"{"on":"practice/a","set":{"title":"a\u0007b"}}"#, "U+0007"),
    (#"{"on":"practice/a","edit":{"body":[[5,0,"x"]]}}"#, "body"),
    ("pas du JSON", "{…}"),
  ])
  func `a bad line is named, and nothing of the file is recorded`(line: String, word: String) throws
  {
    let good = #"{"on":"practice/bonne","set":{"title":"Bonne"}}"#
    expect(
      try ground.run("toulouse", "apply", "-", input: "\(good)\n\n\(line)\n"), 65, "igne 3", word)
    #expect(try ground.run("toulouse", "practice", "show", "bonne").code == 66)
  }

  @Test func `a line of ten megabytes is refused`() throws {
    let title = String(repeating: "a", count: 10_000_000)
    let line = #"{"on":"practice/a","set":{"title":"\#(title)"}}"#
    expect(try ground.run("toulouse", "apply", input: line), 65, "igne 1", "8 Mio")
    let shorter = #"{"on":"practice/a","text":{"body":"\#(title.prefix(2_000_000))"}}"#
    expect(try ground.run("toulouse", "apply", input: shorter), 65, "igne 1", "1048576")
  }

  @Test func `bytes that are no UTF-8 are refused wherever they come from`() throws {
    let line = Array(#"{"on":"practice/a","set":{"title":"a"#.utf8) + [0xFF] + Array("\"}}".utf8)
    expect(try ground.run("toulouse", "apply", ground.write(line, to: "l")), 65, "igne 1", "UTF-8")
    let body = try ground.write([0x61, 0xE9], to: "body.md")
    expect(
      try ground.run("toulouse", "practice", "add", "x", "--body-file", body), 65, "UTF-8",
      "body.md")
  }

  @Test func `what is typed is checked against the table of kinds`() throws {
    func add(_ words: String...) throws -> Run {
      let all = ["--home", ground.path("toulouse"), "--lang", "fr", "practice", "add"] + words
      return try Playground.run(all, in: ground.folder)
    }
    expect(try add("x", "--titel", "y"), 64, "--titel", "--title")
    expect(try add("x", "--status", "nope"), 65, "status", "validated")
    expect(try add("x", "--review", "2026-02-30"), 65, "2026-02-30")
    expect(try add("x", "--owner", "personne"), 66, "personne")
    expect(try add("x", "--by", "personne"), 66, "personne")
    expect(try add("a\u{7}b"), 65, "U+0007")
    expect(try add(), 64, "--title")
    expect(try add("x", "--theme"), 64, "--theme")
    expect(try add("deux", "mots"), 64, "mots", "guillemets")
    expect(try add("x", "--body-file", "absent.md"), 66, "absent.md")
  }

  @Test func `records, fields and files that are not there are named`() throws {
    expect(try ground.run("toulouse", "practice", "show", "absente"), 66, "absente")
    expect(try ground.run("toulouse", "practice", "edit", "absente", "--theme", "x"), 66, "absente")
    expect(try ground.run("toulouse", "practice", "remove", "absente"), 66, "absente")
    expect(try ground.run("toulouse", "history", "practice/absente"), 66, "practice/absente")
    expect(try ground.run("toulouse", "apply", "absent.jsonl"), 66, "absent.jsonl")
    expect(try ground.run("toulouse", "apply", ground.folder.path), 66, "dossier")
    try ground.run("toulouse", "practice", "add", "Salle")
    expect(try ground.run("toulouse", "resolve", "salle", "nope", "--as-is"), 66, "nope")
    expect(try ground.run("toulouse", "resolve", "salle", "title", "--as-is"), 66, "title")
    expect(try ground.run("toulouse", "resolve", "salle", "title"), 64, "--take")
    try ground.run("toulouse", "practice", "add", "Salle de bain")
    expect(
      try ground.run("toulouse", "practice", "edit", "sal", "--theme", "x"), 65, "Salle de bain")
  }

  @Test func `command lines that are none get a sentence and a pointer`() throws {
    expect(try ground.run("toulouse", "prctice"), 64, "prctice", "practice", "--help")
    expect(try ground.run("toulouse", "practice", "ad"), 64, "add")
    expect(try ground.run("toulouse", "sync", "--jsn"), 64, "--jsn", "--json")
    expect(try ground.run("toulouse", "invite"), 64, "manque")
    expect(try ground.run("toulouse", "invite", "x", "--expires"), 64, "--expires")
    expect(try ground.run("toulouse", "invite", "x", "--expires", "z"), 64, "z")
    expect(try ground.run("toulouse", "invite", "x", "--expires", "0"), 64, "1")
    expect(try ground.run("toulouse", "invite", "x", "y"), 64, "y")
    expect(try ground.run("toulouse", "status", "--json=x"), 64, "--json")
    expect(try Playground.run(["--lang", "de", "status"]), 64, "de")
    expect(try Playground.run(["--home"]), 64, "--home")
  }

  @Test func `codes that are none are refused, and no home is made`() throws {
    let code = try ground.run("toulouse", "invite", "Lyon").lastLine
    expect(try ground.run("lyon", "join", "bonjour"), 65, "reseau1-")
    expect(try ground.run("lyon", "join", String(code.dropLast(20))), 65, "code")
    let mistyped = code.replacing(code.suffix(5), with: "zzzzz")
    expect(try ground.run("lyon", "join", mistyped), 65, "code")
    expect(try ground.run("lyon", "join", "reseau2" + code.dropFirst(7)), 65, "version")
    #expect(!FileManager.default.fileExists(atPath: ground.path("lyon")))
  }
}
