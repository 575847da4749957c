import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Homes that are not as they should be.
struct HomeTroubleTests {
  let ground: Playground

  init() throws { ground = try Playground() }

  @Test func `a folder that is no home is not made one by looking`() throws {
    let run = try ground.run("rien", "status")
    #expect(run.code == 66)
    #expect(run.messages.contains("reseau init"))
    #expect(!FileManager.default.fileExists(atPath: ground.path("rien")))
    let folder = try ground.makeFolder("plein")
    _ = try ground.write("bonjour", to: "plein/lettre.txt")
    #expect(try ground.run("plein", "practice", "add", "x").code == 66)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["lettre.txt"])
  }

  @Test func `a home is founded once`() throws {
    #expect(try ground.run("toulouse", "init", "Réseau", "--site", "Toulouse").code == 0)
    let again = try ground.run("toulouse", "init", "Réseau", "--site", "Toulouse")
    #expect(again.code == 73)
    #expect(again.messages.contains("--home"))
  }

  @Test func `a home of a newer program, or a damaged one, is left alone`() throws {
    try ground.run("toulouse", "init", "Réseau", "--site", "Toulouse")
    let path = "toulouse/site.json"
    let settings = try String(contentsOfFile: ground.path(path), encoding: .utf8)
    _ = try ground.write(settings.replacing("\"format\":1", with: "\"format\":2"), to: path)
    let newer = try ground.run("toulouse", "practice", "add", "x")
    #expect(newer.code == 65)
    #expect(newer.messages.contains("mettez reseau à jour"))
    _ = try ground.write("{", to: path)
    let damaged = try ground.run("toulouse", "practice", "add", "x")
    #expect(damaged.code == 74)
    #expect(damaged.messages.contains("site.json"))
  }

  @Test func `site.json is taken as it was written, and in no other spelling`() throws {
    try ground.run("toulouse", "init", "Réseau", "--site", "Toulouse")
    let path = "toulouse/site.json"
    let settings = try String(contentsOfFile: ground.path(path), encoding: .utf8)
    let others = [
      " " + settings, settings + "\n", String(settings.dropLast()),
      settings.replacing("\"format\":1,", with: "").replacing("}", with: ",\"format\":1}"),
      settings.replacing("\"format\":1", with: "\"format\": 1"),
      settings.replacing("Toulouse", with: "\\u0054oulouse"),
      settings.replacing("\"format\":1", with: "\"format\":1,\"more\":1"),
    ]
    for other in others {
      _ = try ground.write(other, to: path)
      let run = try ground.run("toulouse", "status")
      #expect(run.code == 74, "\(other)")
      #expect(run.messages.contains("site.json"))
    }
    _ = try ground.write(settings, to: path)
    #expect(try ground.run("toulouse", "status").code == 0)
  }

  @Test func `an index of another network is made anew, and nothing of it is shown`() throws {
    for (home, title) in [("toulouse", "Salle"), ("rouen", "Secret")] {
      try ground.run(home, "init", home, "--site", home)
      try ground.run(home, "practice", "add", title)
    }
    let index = ground.path("toulouse/index.sqlite")
    for ending in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: index + ending)
    }
    try FileManager.default.copyItem(atPath: ground.path("rouen/index.sqlite"), toPath: index)
    #expect(try ground.run("toulouse", "check").code == 2)
    let list = try ground.run("toulouse", "practice", "list")
    #expect(list.output.contains("Salle") && !list.output.contains("Secret"))
    #expect(try ground.run("toulouse", "verify").code == 0)
  }

  @Test func `a damaged journal is named with file and place`() throws {
    try ground.run("toulouse", "init", "Réseau", "--site", "Toulouse")
    let journals = ground.path("toulouse/journals")
    let site = try #require(FileManager.default.contentsOfDirectory(atPath: journals).first)
    let name = "toulouse/journals/\(site)/open.jsonl.gz"
    var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: ground.path(name))))
    bytes[30] ^= 0xFF
    bytes += bytes
    _ = try ground.write(bytes, to: name)
    let run = try ground.run("toulouse", "practice", "add", "x")
    #expect(run.code == 74)
    #expect(run.messages.contains("open.jsonl.gz"))
  }

  @Test func `while another process writes, a writer waits and a reader does not`() throws {
    try ground.run("toulouse", "init", "Réseau", "--site", "Toulouse")
    try ground.run("toulouse", "practice", "add", "Salle")
    let lock = open(ground.path("toulouse/lock"), O_RDWR | O_CREAT, 0o666)
    defer { close(lock) }
    #expect(flock(lock, LOCK_EX) == 0)
    #expect(try ground.run("toulouse", "practice", "list", "--json").array.count == 1)
    let run = try ground.run("toulouse", "practice", "add", "x")
    #expect(run.code == 75)
    #expect(run.messages.contains("réessayez"))
    flock(lock, LOCK_UN)
    #expect(try ground.run("toulouse", "practice", "add", "x").code == 0)
  }

  @Test(.enabled(if: getuid() != 0, "the superuser may write everywhere"))
  func `a folder without permission is named`() throws {
    let folder = try ground.makeFolder("clos")
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder)
    let run = try ground.run("clos/toulouse", "init", "Réseau", "--site", "Toulouse")
    #expect(run.code == 77)
    #expect(run.messages.contains("clos"))
  }

  @Test func `a home below a file can't be made`() throws {
    _ = try ground.write("x", to: "fichier")
    let run = try ground.run("fichier/toulouse", "init", "Réseau", "--site", "Toulouse")
    #expect([66, 73].contains(run.code))
    #expect(run.messages.contains("fichier"))
  }

  @Test func `an output that can't be written is an error`() throws {
    try ground.run("toulouse", "init", "Réseau", "--site", "Toulouse")
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    let program = Playground.program
    shell.arguments = [
      "-c", "'\(program)' --home '\(ground.path("toulouse"))' status > /dev/full 2> /dev/null",
    ]
    try shell.run()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 74)
  }
}
