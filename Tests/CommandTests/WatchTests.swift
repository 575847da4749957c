import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `sync --watch`: exchanges as long as it is let.
struct WatchTests {
  let ground: Playground

  init() throws { ground = try .network() }

  /// Starts a watch at Lyon, which writes to the file called `output`.
  private func start(_ words: String...) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Playground.program)
    process.arguments =
      ["--home", ground.path("lyon"), "--lang", "en", "sync", "--watch", "--every", "1"] + words
    process.standardInput = FileHandle.nullDevice
    for name in ["output", "messages"] { _ = try ground.write("", to: name) }
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: path("output")))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: path("messages")))
    try process.run()
    return process
  }

  private func path(_ name: String) -> String { ground.path(name) }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: path(name), encoding: .utf8)
  }

  /// Asks again until `isSo`, as often as a slow machine may need: each time runs the program.
  private func comes(_ isSo: () throws -> Bool) throws -> Bool {
    for _ in 1...200 where try isSo() { return true }
    return false
  }

  private func end(_ process: Process, by signal: Int32) {
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 0)
  }

  @Test func `news of both sides goes as it comes, and the home stays free`() throws {
    let watch = try start()
    try ground.run("toulouse", "practice", "add", "Salle")
    try ground.run("toulouse", "push")
    #expect(try comes { try ground.run("lyon", "practice", "show", "salle").code == 0 })

    let added = try ground.run("lyon", "practice", "add", "Train")
    #expect(added.code == 0, "\(added.messages)")
    #expect(
      try comes {
        try ground.run("toulouse", "pull")
        return try ground.run("toulouse", "practice", "show", "train").code == 0
      })
    end(watch, by: SIGINT)
    let lines = try text("output").split(separator: "\n")
    #expect(lines.count == 2, "\(lines)")
    #expect(lines.first?.contains("1 change received (Toulouse 1)") == true)
    #expect(lines.last?.contains("1 change sent") == true)
    #expect(try text("messages").isEmpty)
  }

  @Test func `that a share is absent, and back, is said once`() throws {
    let (share, away) = (path("partage"), path("ailleurs"))
    try FileManager.default.moveItem(atPath: share, toPath: away)
    try ground.run("lyon", "practice", "add", "Train")
    let watch = try start("--json")
    #expect(
      try comes {
        try ground.run("lyon", "status")
        return try text("output").contains(#""reason":"absent""#)
      })
    #expect(try ground.run("lyon", "practice", "add", "Salle").code == 0)
    try FileManager.default.moveItem(atPath: away, toPath: share)
    #expect(
      try comes {
        try ground.run("toulouse", "pull")
        return try ground.run("toulouse", "practice", "show", "salle").code == 0
      })
    end(watch, by: SIGTERM)
    #expect(try text("output").contains(#""sent":{"attachments":0,"changes":"#))
    #expect(try text("output").split(separator: #""reason":"absent""#).count == 2)
    #expect(try text("output").split(separator: #""back":true"#).count == 2)
    #expect(try text("messages").isEmpty)
  }

  @Test func `what does not go together is told`() throws {
    let words = [
      ["--every", "5"], ["--watch", "--dry-run"], ["--watch", "--every", "0"],
      ["--log", "--dry-run"], ["--log", "--every", "5"],
    ]
    for words in words {
      let run = try Playground.run(
        ["--home", path("lyon"), "--lang", "en", "sync"] + words, in: ground.folder)
      #expect(run.code == 64)
      #expect(run.messages.contains("--every"))
    }
  }
}
