import Foundation
import Testing

/// A home is its owner's alone, whatever the umask says; a share is as the umask says.
struct OwnerTests {
  let ground: Playground

  init() throws { ground = try Playground() }

  /// Runs lines of shell with a umask that keeps nothing from anybody.
  private func runOpenly(_ lines: String...) throws {
    let run = try ground.runScript(["umask 000"] + lines, locale: "fr_FR.UTF-8")
    try #require(run.code == 0, "\(run.messages)")
  }

  /// What lies in `folder`, and itself, with its rights.
  private func modes(of folder: String) throws -> [String: Int] {
    let root = ground.path(folder)
    let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    let paths = [root] + names.map { "\(root)/\($0)" }
    return Dictionary(
      uniqueKeysWithValues: try paths.map { path in
        let all = try FileManager.default.attributesOfItem(atPath: path)
        return (path, all[.posixPermissions] as? Int ?? 0)
      })
  }

  private func openToOthers(_ folder: String) throws -> [String] {
    try modes(of: folder).filter { $0.value & 0o077 != 0 }.keys.sorted()
  }

  @Test func `nobody else can open or lock anything of a home, however it was made`() throws {
    try runOpenly(
      "mkdir drive", "echo x > notes.txt",
      "reseau --home all/toulouse init Réseau --site Toulouse",
      "reseau --home all/toulouse share add drive",
      "code=$(reseau --home all/toulouse invite Lyon | tail -n 1)",
      "reseau --home all/toulouse push",
      "reseau --home lyon join $code --share drive",
      "reseau --home lyon practice add Salle",
      "reseau --home lyon attach Salle notes.txt",
      "reseau --home lyon sync", "reseau --home all/toulouse sync",
      "reseau --home all/toulouse rebuild",
      // A newcomer's index is made once more when much comes at once.
      "for i in {1..1200}; do echo '{\"on\":\"practice/p'$i'\",\"set\":{\"title\":\"T\"}}'; done"
        + " | reseau --home lyon apply > applied.txt", "reseau --home lyon push",
      "code=$(reseau --home all/toulouse invite Pau | tail -n 1)",
      "reseau --home all/toulouse push",
      "printf %s $code | reseau --home pau join - --share drive",
      "reseau --home lyon backup lyon.tar.gz", "reseau --home paris/lyon restore lyon.tar.gz",
      "reseau --home paris/lyon verify", "reseau demo --keep --json > demo.json")

    for home in ["all/toulouse", "lyon", "pau", "paris/lyon"] {
      #expect(try openToOthers(home) == [], "\(home)")
      #expect(try modes(of: home).count > 10)
    }
    #expect(try modes(of: "lyon.tar.gz").values.first == 0o600)
    #expect(try modes(of: "drive")[ground.path("drive/heads")] == 0o777)
    #expect(try modes(of: "all")[ground.path("all")] == 0o777)
  }

  @Test func `a home that is open is closed by the next command that changes it`() throws {
    try runOpenly(
      "reseau --home home init Réseau --site Pau", "chmod -R a+rwX home",
      "reseau --home home practice list > list.txt", "reseau --home home check --room off || true")
    #expect(try !openToOthers("home").isEmpty)
    let check = try ground.run("home", "check", "--room", "off", "--json")
    #expect(check.code == 1 && check.output.contains("reseau verify"))

    try ground.run("home", "practice", "add", "Salle")

    #expect(try openToOthers("home") == [])
    #expect(try ground.run("home", "check", "--room", "off", "--shares", "off").code == 0)
  }

  @Test func `a check of all closes what lies open in a closed home`() throws {
    try runOpenly(
      "reseau --home home init Réseau --site Pau", "chmod a+r home/site.json home/journals/*/*")
    #expect(try openToOthers("home").count == 2)

    #expect(try ground.run("home", "verify").code == 0)

    #expect(try openToOthers("home") == [])
  }

  @Test(.enabled(if: canBeOrdinary, "it takes the superuser, and setpriv"))
  func `what can't be closed, since it is somebody else's, is told with its path`() throws {
    try ground.run("home", "init", "Réseau", "--site", "Pau")
    try SmallDisk.run("/bin/chown", "-R", "65534", ground.path("home"))
    _ = try ground.write("", to: "home/note")
    try SmallDisk.run("/bin/chown", "root", ground.path("home/note"))
    let words = ["--home", ground.path("home"), "--lang"]
    func verify(_ language: String) throws -> Run {
      try Playground.run(
        ["--reuid=65534", "--regid=65534", "--clear-groups", Playground.program] + words
          + [language, "verify"], of: URL(fileURLWithPath: Self.setpriv))
    }
    for (language, sentence) in [("fr", "D’autres comptes"), ("en", "Other accounts")] {
      let run = try verify(language)
      #expect(run.code == 74)
      #expect(run.messages.contains(sentence))
      #expect(run.messages.contains(ground.path("home/note")))
    }
  }

  private static let setpriv = "/usr/bin/setpriv"
  private static let canBeOrdinary =
    getuid() == 0 && FileManager.default.isExecutableFile(atPath: setpriv)
}
