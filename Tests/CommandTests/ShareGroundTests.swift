import Foundation
import Testing

/// Folders that must not be shared, or only after a question.
struct ShareGroundTests {
  let ground: Playground
  private var files: FileManager { .default }

  init() throws {
    ground = try Playground()
    try ground.foundNetwork()
  }

  private func add(_ folder: String, _ more: String..., language: String = "fr") throws -> Run {
    try Playground.run(
      ["--home", ground.path("toulouse"), "--lang", language, "share", "add", folder] + more,
      in: ground.folder)
  }

  private func shares() throws -> Int {
    try ground.run("toulouse", "share", "list", "--json").array.count
  }

  @Test func `a share without a path is asked for one`() throws {
    let run = try add("")
    #expect(run.code == 64)
    #expect(run.messages.contains("chemin"))
  }

  @Test(arguments: ["toulouse", "toulouse/keys", "lyon", "lyon/journals", "./lyon/../toulouse"])
  func `a home, or a folder in one, is no share`(folder: String) throws {
    let run = try add(folder, "--yes")
    #expect(run.code == 65)
    #expect(run.messages.contains("clé privée"))
    #expect(try shares() == 1)
    for home in ["toulouse", "lyon"] {
      #expect(try ground.files(of: home).keys.allSatisfy { !$0.hasSuffix("reseau.json") })
    }
  }

  @Test func `a folder that a home lies in is no share`() throws {
    let run = try add(".", "--yes", language: "en")
    #expect(run.code == 65)
    #expect(run.messages.contains("private key"))
  }

  @Test func `a home that has lost its settings is still no share`() throws {
    try files.removeItem(atPath: ground.path("lyon/site.json"))
    #expect(try add("lyon", "--yes").code == 65)
  }

  @Test func `a folder in a share is no share`() throws {
    try ground.run("toulouse", "push")
    let run = try add("partage/segments", "--yes")
    #expect(run.code == 65)
    #expect(run.messages.contains("dans le partage"))
  }

  @Test func `a share has one path`() throws {
    try files.createSymbolicLink(
      atPath: ground.path("lien"), withDestinationPath: ground.path("partage"))
    for folder in ["lien", "lien/."] {
      let run = try add(folder, "--yes")
      #expect(run.code == 65)
      #expect(run.messages.contains("le même dossier"))
      #expect(run.messages.contains(ground.path("partage")))
    }
    #expect(try add("partage/../partage").code == 0)
    #expect(try shares() == 1)
  }

  @Test(.enabled(if: SmallDisk.isPossible))
  func `a share that is mounted a second time is no second one`() throws {
    let other = try ground.makeFolder("autre")
    let disk = try BoundFolder(ground.path("partage"), at: other)
    let run = try add("autre", "--yes")
    #expect(run.code == 65)
    #expect(run.messages.contains("le même dossier"))
    withExtendedLifetime(disk) {}
  }

  @Test func `a folder with other things becomes a share only when asked twice`() throws {
    let folder = try ground.makeFolder("bureau")
    for name in ["a.txt", "b.txt", ".caché", "desktop.ini"] {
      _ = try ground.write("x", to: "bureau/\(name)")
    }
    let run = try add("bureau")
    #expect(run.code == 64)
    #expect(run.messages.contains("(a.txt, b.txt)"))
    #expect(run.messages.contains("--yes"))
    #expect(!files.fileExists(atPath: folder + "/reseau.json"))
    #expect(try add("bureau", "--yes").code == 0)
    #expect(files.fileExists(atPath: folder + "/reseau.json"))
  }

  @Test func `a stick with nothing but what systems leave there is a share at once`() throws {
    _ = try ground.makeFolder("cle/System Volume Information")
    _ = try ground.makeFolder("cle/.Trash-1000")
    #expect(try add("cle").code == 0)
  }

  @Test func `who joins through a home, or through a part of a share, is told, and has no home`()
    throws
  {
    let code = try ground.run("toulouse", "invite", "Pau").lastLine
    try ground.run("toulouse", "push")
    for folder in ["lyon", "partage/heads"] {
      #expect(try ground.run("pau", "join", code, "--share", ground.path(folder)).code == 65)
      #expect(!files.fileExists(atPath: ground.path("pau")))
    }
    #expect(
      try ground.run("partage/pau", "join", code, "--share", ground.path("partage")).code == 65)
    #expect(try ground.run("pau", "join", code, "--share", ground.path("partage")).code == 0)
  }

  @Test func `no home is made in a share`() throws {
    let run = try ground.run("partage/pau", "init", "Autre", "--site", "Pau")
    #expect(run.code == 65)
    #expect(!files.fileExists(atPath: ground.path("partage/pau")))
  }

  @Test(arguments: ["toulouse", "lyon/pages", "partage", "partage/pages/fr"])
  func `pages are not written into a home or a share`(folder: String) throws {
    let run = try ground.run("toulouse", "publish", ground.path(folder), "--force")
    #expect(run.code == 65)
    #expect(try ground.run("toulouse", "publish", ground.path("pages")).code == 0)
  }
}

/// A folder that can be reached at a second path, as where a drive is mounted twice.
private final class BoundFolder {
  private let path: String

  init(_ folder: String, at path: String) throws {
    self.path = path
    try SmallDisk.run("/bin/mount", "--bind", folder, path)
  }

  deinit { try? SmallDisk.run("/bin/umount", "-l", path) }
}
