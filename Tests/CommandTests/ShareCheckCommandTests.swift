import Foundation
import Testing

/// `share check`, as people and scripts see it.
struct ShareCheckCommandTests {
  let ground: Playground
  private var files: FileManager { .default }

  init() throws { ground = try Playground() }

  @Test func `a folder is tried without a home, and stays as it was`() throws {
    let folder = try ground.makeFolder("cle")
    let run = try ground.run("nulle-part", "share", "check", folder)
    #expect(run.code == 0)
    #expect(run.messages.isEmpty)
    #expect(run.output.contains("reseau share add"))
    #expect(run.output.contains("marche"))
    #expect(try files.contentsOfDirectory(atPath: folder).isEmpty)
    #expect(!files.fileExists(atPath: ground.path("nulle-part")))
  }

  @Test func `a folder that is not there is a sentence and code 69`() throws {
    let run = try ground.run("a", "share", "check", ground.path("absent"))
    #expect(run.code == 69)
    #expect(run.messages.contains("n’est pas là"))
    #expect(!files.fileExists(atPath: ground.path("absent")))
  }

  @Test func `a share of one's own is usable, one of another network is not`() throws {
    try ground.foundNetwork()
    let own = try ground.run("lyon", "share", "check", ground.path("partage"), language: "en")
    #expect(own.code == 0)
    #expect(own.output.contains("share of the network “Réseau Valmérac”"))
    try ground.run("autre", "init", "Autre", "--site", "Pau")
    let other = try ground.run("autre", "share", "check", ground.path("partage"), "--json")
    #expect(other.code == 65)
    #expect(other.messages.contains("Réseau Valmérac"))
    #expect(other.object["usable"] as? Bool == false)
  }

  @Test func `each fact has its key`() throws {
    let run = try ground.run("a", "share", "check", try ground.makeFolder("cle"), "--json")
    #expect(
      run.object.keys.sorted() == [
        "caseSensitive", "clockLead", "flaws", "freeSpace", "leftovers", "listingDelay",
        "longestName", "needs", "share", "state", "syncsFolders", "usable",
      ])
    let needs = run.object["needs"] as? [String: Bool]
    #expect(needs?.count == 8)
    #expect(needs?.values.allSatisfy { $0 } == true)
    #expect(run.object["state"] as? String == "empty")
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/proc/self")), arguments: ["fr", "en"])
  func `a drive that takes no files is told with its reason`(language: String) throws {
    let run = try ground.run("a", "share", "check", "/proc", language: language)
    #expect([74, 77].contains(run.code))
    #expect(run.messages.contains("/proc/.reseau-check-"))
    let json = try ground.run("a", "share", "check", "/proc", "--json")
    #expect((json.object["needs"] as? [String: Any])?["folder"] as? Bool == false)
    #expect((json.object["needs"] as? [String: Any])?["create"] is NSNull)
  }
}
