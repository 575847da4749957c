// The built program is killed at its file-system calls, one after the other: strace delivers the
// signal at the n-th call of a kind, so that a failure is found again without chance. What dies
// with the process is only what was not yet written: the system itself goes on. Power cuts are
// for tests that own the disk.
//
// Checked after each kill: all that was acknowledged before is there, every journal verifies, the
// same command then succeeds, and both sites converge.

import Fakes
import Foundation
import Testing

@Suite(.serialized) struct CrashTests {
  private static let strace = Tool.path("strace") ?? ""

  /// The calls by which the program and SQLite change files.
  private static let calls = [
    "pwrite64", "write", "fdatasync", "fsync", "rename", "unlink", "ftruncate", "mkdir",
  ]

  /// Only each n-th moment is tried, unless all are asked for.
  private static let step = ProcessInfo.processInfo.environment["RESEAU_CRASHES"] == "all" ? 1 : 30

  private static let canTrace: Bool = {
    guard Tool.has("strace") else { return false }
    let probe = Process()
    probe.executableURL = URL(fileURLWithPath: strace)
    probe.arguments = ["-o", "/dev/null", "true"]
    probe.standardError = FileHandle.nullDevice
    guard (try? probe.run()) != nil else { return false }
    probe.waitUntilExit()
    return probe.terminationStatus == 0
  }()

  /// Two homes and a share, with changes under way in both directions.
  private func prepared() throws -> Playground {
    let playground = try Playground()
    let share = try playground.makeFolder("drive")
    try playground.run("a", "init", "Réseau", "--site", "Pau")
    try playground.run("a", "share", "add", share)
    let code = try playground.run("a", "invite", "Lyon").lastLine
    try playground.run("a", "push")
    try playground.run("b", "join", code, "--share", share)
    try playground.run("b", "push")
    for home in ["a", "b"] {
      try playground.run(home, "apply", input: Self.lines(named: home, 20))
    }
    return playground
  }

  private static func lines(named name: String, _ count: Int) -> String {
    (1...count).map { number in
      #"{"on":"practice/\#(name)-\#(number)","set":{"title":"\#(name) \#(number)"}}"# + "\n"
    }.joined()
  }

  @Test(
    .enabled(if: canTrace, "strace kills the program at its calls; it is not here, or may not"),
    arguments: [
      ["apply", "more.jsonl"], ["apply", "many.jsonl"], ["push"], ["pull"], ["rebuild"],
    ])
  func `a program killed at any call loses nothing that it had said`(command: [String]) throws {
    let master = try prepared()
    _ = try master.write(Self.lines(named: "more", 3), to: "more.jsonl")
    _ = try master.write(Self.lines(named: "many", 4100), to: "many.jsonl")
    if command == ["pull"] { try master.run("b", "push") }
    var kills = 0
    for call in Self.calls {
      for moment in stride(from: 1, to: 400, by: Self.step) {
        let playground = try Playground()
        try FileManager.default.removeItem(at: playground.folder)
        try FileManager.default.copyItem(at: master.folder, to: playground.folder)
        try move(playground, from: master)
        guard try isKilled(command, at: call, moment, in: playground) else { break }
        kills += 1
        try check(playground, after: command, "\(command) at \(call) \(moment)")
      }
    }
    #expect(kills > 3)
  }

  /// Lets the copied homes know where the copied share is.
  private func move(_ playground: Playground, from master: Playground) throws {
    for home in ["a", "b"] {
      let settings = try String(
        contentsOfFile: playground.path("\(home)/site.json"), encoding: .utf8)
      _ = try playground.write(
        settings.replacingOccurrences(of: master.path("drive"), with: playground.path("drive")),
        to: "\(home)/site.json")
    }
  }

  /// Runs `command` over the home `a`, and says whether it was killed on the way.
  private func isKilled(
    _ command: [String], at call: String, _ moment: Int, in playground: Playground
  ) throws -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.strace)
    process.arguments =
      [
        "-f", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
        "inject=\(call):signal=KILL:when=\(moment)", Playground.program, "--home",
        playground.path("a"),
      ] + command
    process.currentDirectoryURL = playground.folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationReason == .uncaughtSignal || process.terminationStatus == 137
  }

  private func check(_ playground: Playground, after command: [String], _ what: String) throws {
    let before = try playground.run("a", "dump")
    for number in 1...20 {
      #expect(before.output.contains("\"practice/a-\(number)\""), "\(what): a-\(number) is gone")
    }
    let verified = try playground.run("a", "verify")
    #expect(verified.code == 0, "\(what): \(verified.output)\(verified.messages)")
    let again = try Playground.run(
      ["--home", playground.path("a")] + command, in: playground.folder)
    #expect(again.code == 0, "\(what): \(again.messages)")
    for home in ["a", "b", "a"] { try playground.run(home, "sync") }
    #expect(
      try playground.run("a", "dump").output == playground.run("b", "dump").output,
      "\(what): the sites differ")
  }
}
