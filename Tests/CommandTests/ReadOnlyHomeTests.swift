import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Homes that can be read, and not written to.
struct ReadOnlyHomeTests {
  private static let lookUps = [
    ["practice", "list"], ["practice", "show", "Salle"], ["search", "salle"], ["status"], ["dump"],
    ["report"], ["history", "Salle"], ["conflicts"], ["export", "practice"], ["verify"],
    ["share", "list"], ["balance"], ["survey", "list"], ["invite", "--list"],
  ]

  private let ground: Playground

  init() throws { ground = try Playground() }

  /// A home at `home` with a practice and a share.
  private func found(_ home: String) throws {
    try ground.run(home, "init", "Réseau", "--site", "Pau")
    try ground.run(home, "share", "add", ground.makeFolder("partage"))
    try ground.run(home, "practice", "add", "Salle")
    #expect(try ground.run(home, "sync").code == 0)
  }

  /// All look-ups work, and a change is refused in a sentence about rights.
  private func check(_ home: String, run: ([String]) throws -> Run) throws {
    let before = try ground.files(of: home)
    for words in Self.lookUps {
      let run = try run(words)
      #expect(run.code == 0, "\(words): \(run.messages)")
    }
    #expect(try run(["practice", "list"]).output.contains("Salle"))
    for words in [["practice", "add", "Autre"], ["sync"], ["rebuild"]] {
      let run = try run(words)
      #expect(run.code == 77, "\(words): \(run.messages)")
      #expect(run.messages.contains("vérifiez les droits du dossier"))
      #expect(run.messages.contains(ground.path(home)))
    }
    #expect(try [0, 1].contains(run(["check", "--room", "off"]).code))
    #expect(try ground.files(of: home) == before)
  }

  private func removeIndex(of home: String) throws {
    for file in try FileManager.default.contentsOfDirectory(atPath: ground.path(home))
    where file.hasPrefix("index.sqlite") {
      try FileManager.default.removeItem(atPath: ground.path("\(home)/\(file)"))
    }
  }

  @Test(.enabled(if: SmallDisk.isPossible), arguments: [true, false])
  func `a home on a disk that is closed can be looked up, with an index or without`(
    hasIndex: Bool
  ) throws {
    let disk = try SmallDisk(kilobytes: 2000, on: ground)
    try found("disk/home")
    if !hasIndex { try removeIndex(of: "disk/home") }
    try disk.setReadOnly(true)
    try check("disk/home") { words in
      try Playground.run(["--home", ground.path("disk/home"), "--lang", "fr"] + words)
    }
    try disk.setReadOnly(false)
    #expect(try ground.run("disk/home", "practice", "add", "Autre").code == 0)
  }

  /// Whether there is a user that a home is closed to: whoever runs the tests, save the superuser.
  private static let canBeOrdinary =
    getuid() != 0 || FileManager.default.isExecutableFile(atPath: setpriv)
  private static let setpriv = "/usr/bin/setpriv"

  private func runOrdinary(_ home: String, _ words: [String]) throws -> Run {
    let own = ["--home", ground.path(home), "--lang", "fr"] + words
    guard getuid() == 0 else { return try Playground.run(own) }
    let nobody = ["--reuid=65534", "--regid=65534", "--clear-groups"]
    return try Playground.run(
      nobody + [Playground.program] + own, of: URL(fileURLWithPath: Self.setpriv))
  }

  /// Founds a home that belongs to the ordinary user.
  private func foundOrdinary() throws {
    try found("home")
    if getuid() == 0 { try SmallDisk.run("/bin/chown", "-R", "65534", ground.path("home")) }
  }

  private func chmod(_ mode: String, _ home: String) throws {
    try SmallDisk.run("/bin/chmod", "-R", mode, ground.path(home))
  }

  @Test(
    .enabled(if: canBeOrdinary, "to be an ordinary user takes setpriv"), arguments: [true, false])
  func `a home without the right to write can be looked up, with an index or without`(
    hasIndex: Bool
  ) throws {
    try foundOrdinary()
    if !hasIndex { try removeIndex(of: "home") }
    try chmod("a-w", "home")
    defer { try? chmod("u+w", "home") }
    try check("home") { try runOrdinary("home", $0) }
  }

  @Test(.enabled(if: canBeOrdinary, "to be an ordinary user takes setpriv"))
  func `a home that can't be read says so, and names what can't`() throws {
    try foundOrdinary()
    try removeIndex(of: "home")
    try chmod("a-w", "home")
    try chmod("a-r", "home/journals")
    defer { try? chmod("u+rw", "home") }
    let run = try runOrdinary("home", ["practice", "list"])
    #expect(run.code == 77)
    #expect(run.messages.contains("journals"))
    #expect(run.messages.contains("vérifiez les droits"))
    let check = try runOrdinary("home", ["check"])
    #expect(check.code == 3)
    #expect(check.output.hasPrefix("RESEAU UNKNOWN - "))
  }
}
