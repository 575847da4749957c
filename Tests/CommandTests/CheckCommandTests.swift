import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `check`, as monitoring calls it.
struct CheckCommandTests {
  let ground: Playground

  init() throws { ground = try .network(with: "Salle") }

  private func check(_ words: String..., language: String = "fr") throws -> Run {
    try Playground.run(
      ["--home", ground.path("toulouse"), "--lang", language, "check"] + words)
  }

  /// Changes the text of a file of Toulouse's home whose name begins so.
  private func rewrite(_ folder: String, _ start: String, _ change: (String) -> String) throws {
    let path = ground.path("toulouse/\(folder)")
    let name = try #require(
      FileManager.default.contentsOfDirectory(atPath: path).first { $0.hasPrefix(start) })
    let text = try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
    _ = try ground.write(change(text), to: "toulouse/\(folder)/\(name)")
  }

  private func date(_ text: String, _ date: String) -> String {
    text.replacing(/\d{4}-\d\d-\d\dT[\d:.]+Z/, with: date)
  }

  @Test func `all is well in one line, with performance data of the agreed form`() throws {
    let run = try check(language: "en")
    #expect(run.code == 0)
    #expect(run.lines.count == 1)
    #expect(run.output.hasPrefix("RESEAU OK - Toulouse: all is well"))
    let parts = run.lines[0].split(separator: "|")
    try #require(parts.count == 2)
    let form = /[a-z]+=\d+(s|B)?;(\d+:?)?;(\d+:?)?;0/
    for datum in parts[1].split(separator: " ") {
      #expect((try? form.wholeMatch(in: datum)) != nil, "\(datum)")
    }
    #expect(parts[1].contains("silent="))
    #expect(parts[1].contains("room="))
    #expect(parts[1].contains(";500000000:;100000000:;0"))
  }

  @Test func `a line for each thing stands below when it is asked for, and JSON has the same`()
    throws
  {
    let lines = try check("--verbose").lines
    #expect(lines.count > 8)
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("OK: ") })
    let json = try check("--json")
    #expect(json.code == 0)
    #expect(json.object["state"] as? String == "ok")
    #expect((json.object["checks"] as? [[String: Any]])?.count == lines.count - 1)
  }

  @Test func `a site that is silent is named, unless it was retired or revoked`() throws {
    try rewrite("heads", "lyon-") { date($0, "2020-01-01T00:00:00.000Z") }
    let run = try check()
    #expect(run.code == 1)
    #expect(run.output.contains("plus de signe de Lyon ("))
    #expect(try check("--silent", "30j:90j").code == 2)
    // It has changes from here that are younger: either clock may be wrong.
    #expect(try check("--silent", "off", "--clock", "off").code == 0)
    try ground.run("toulouse", "retire", "Lyon")
    #expect(try check().code == 0)
    try ground.run("toulouse", "revoke", "Lyon", "--yes")
    #expect(try check().code == 0)
  }

  @Test(arguments: ["fr", "en"])
  func `two things that are wrong are told as sentences that begin where one ends`(
    language: String
  ) throws {
    // It has changes from here that are younger: either clock may be wrong.
    try rewrite("heads", "lyon-") { date($0, "2020-01-01T00:00:00.000Z") }
    let told = try check(language: language).output.split(separator: "|")[0]
    #expect(told.contains(language == "fr" ? "signe de Lyon" : "sign of Lyon"), "\(told)")
    #expect(told.contains(language == "fr" ? "). L’horloge" : "). This computer"), "\(told)")
    #expect(told.firstMatch(of: /[;,] *\p{Lu}/) == nil, "\(told)")
    #expect(told.firstMatch(of: /\. \p{Ll}/) == nil, "\(told)")
  }

  @Test func `a clock that is behind the others' is told`() throws {
    try rewrite("heads", "lyon-") { date($0, "2199-01-01T00:00:00.000Z") }
    let run = try check(language: "en")
    #expect(run.code == 1)
    #expect(run.output.contains("This computer's clock is"))
    #expect(run.output.contains("behind that of Lyon, or the other is ahead"))
    #expect(try check("--clock", "1h:1d").code == 2)
    #expect(try check("--clock", "off").code == 0)
  }

  @Test func `a share that was not reached for long is named, by what exchanges noted`() throws {
    try rewrite("", "sightings") { date($0, "2020-01-01T00:00:00.000Z") }
    let run = try check()
    #expect(run.code == 1)
    #expect(run.output.contains("partage pas atteint"))
    #expect(run.output.contains(ground.path("partage")))
    #expect(try check("--shares", "off").code == 0)
    try ground.run("toulouse", "share", "remove", "1")
    #expect(try check().output.contains("aucun partage"))
  }

  @Test func `refused files and a full disk are told`() throws {
    _ = try ground.makeFolder("toulouse/quarantine")
    _ = try ground.write("x", to: "toulouse/quarantine/x")
    let run = try check()
    #expect(run.code == 1)
    #expect(run.output.contains("1 fichier refusé"))
    #expect(run.output.contains("refused=1;;;0"))
    #expect(try check("--room", "9000000T").output.contains("WARNING"))
    #expect(try check("--room", "9000000T:8000000T").code == 2)
  }

  @Test func `an index that is cut short or foreign is critical, one that is missing is made anew`()
    throws
  {
    let path = "toulouse/index.sqlite"
    let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: ground.path(path))))
    for suffix in ["-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: ground.path(path + suffix))
    }
    for bytes in [Array(whole.prefix(whole.count / 2)), Array("no database".utf8)] {
      _ = try ground.write(bytes, to: path)
      let run = try check()
      #expect(run.code == 2)
      #expect(run.output.contains("reseau rebuild"))
      #expect(run.lines.count == 1)
    }
    try FileManager.default.removeItem(atPath: ground.path(path))
    #expect(try check().code == 1)
    #expect(!FileManager.default.fileExists(atPath: ground.path(path)))
  }

  @Test func `a journal that has lost a file is critical`() throws {
    let journals = ground.path("toulouse/journals")
    let lyon = try #require(
      FileManager.default.contentsOfDirectory(atPath: journals).first { $0.hasPrefix("lyon-") })
    for name in try FileManager.default.contentsOfDirectory(atPath: "\(journals)/\(lyon)") {
      try FileManager.default.removeItem(atPath: "\(journals)/\(lyon)/\(name)")
    }
    let run = try check(language: "en")
    #expect(run.code == 2)
    #expect(run.output.contains(lyon))
    #expect(run.output.contains("reseau repair"))
  }

  @Test func `a revoked site hears of it here, too`() throws {
    try ground.run("toulouse", "revoke", "Lyon", "--yes")
    try ground.run("toulouse", "push")
    try ground.run("lyon", "sync")
    let run = try ground.run("lyon", "check")
    #expect(run.code == 2)
    #expect(run.output.contains("ne reconnaît plus ce site"))
  }

  @Test func `where nothing can be said the state is unknown, in one plain line`() throws {
    for words in [["--silent", "30x"], ["--silent", "90d:30d"], ["--room", "-1"], ["--bogus"]] {
      let run = try Playground.run(["--home", ground.path("toulouse"), "check"] + words)
      #expect(run.code == 3, "\(words)")
      #expect(run.output.hasPrefix("RESEAU UNKNOWN - "))
      #expect(run.lines.count == 1)
    }
    let none = try ground.run("rien", "check")
    #expect(none.code == 3)
    #expect(none.output.contains("reseau init"))
    #expect(try ground.run("rien", "check", "--json").object["state"] as? String == "unknown")
    _ = try ground.write("{", to: "toulouse/site.json")
    let damaged = try check()
    #expect(damaged.code == 2)
    #expect(damaged.output.contains("site.json"))
  }

  @Test func `a bar in a name does not end the line`() throws {
    try ground.run("barre", "init", "Réseau", "--site", "A|B")
    #expect(try ground.run("barre", "check").output.filter { $0 == "|" }.count == 1)
  }

  @Test func `nothing is written, and a command at work is not waited for`() throws {
    let before = try ground.files(of: "toulouse")
    let lock = open(ground.path("toulouse/lock"), O_RDWR | O_CREAT, 0o666)
    defer { close(lock) }
    #expect(flock(lock, LOCK_EX) == 0)
    #expect(try check().code == 0)
    #expect(try ground.files(of: "toulouse") == before)
  }

  private static let strace = "/usr/bin/strace"

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: strace), "it takes strace"))
  func `no file is opened to be written, and no share is looked at`() throws {
    let trace = ground.path("trace")
    let own = ["--home", ground.path("toulouse"), "check"]
    let run = try Playground.run(
      ["-f", "-o", trace, "-e", "trace=%file", Playground.program] + own,
      of: URL(fileURLWithPath: Self.strace))
    guard run.code == 0 else { return }  // Processes can't be traced everywhere.
    let calls = try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n")
    #expect(calls.contains { $0.contains(ground.path("toulouse")) })
    for call in calls where call.contains(ground.path("")) {
      #expect(!call.contains(/O_WRONLY|O_RDWR|O_CREAT/), "\(call)")
      #expect(!call.contains(ground.path("partage")), "\(call)")
    }
  }
}
