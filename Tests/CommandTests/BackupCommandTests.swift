import Foundation
import Testing

/// Backups of a home, and homes made from them.
struct BackupCommandTests {
  let ground: Playground

  init() throws {
    ground = try Playground()
    try ground.foundNetwork()
    try ground.run("lyon", "practice", "add", "Avant", "--body", "Demander la veille.")
    try ground.run(
      "lyon", "attach", "avant", try ground.write("Grande salle : 12 places.", to: "salles.txt"))
    try ground.syncBoth()
  }

  @discardableResult
  private func backUp(_ home: String = "lyon", to name: String = "lyon.tar.gz") throws -> Run {
    try ground.run(home, "backup", ground.path(name))
  }

  private func restore(_ home: String, from name: String = "lyon.tar.gz") throws -> Run {
    try ground.run(home, "restore", ground.path(name))
  }

  /// What lies in a folder, hidden or not.
  private func names(in folder: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: ground.path(folder)).sorted()
  }

  private func expectAll(_ titles: [String], at homes: [String]) throws {
    try ground.syncAll(homes)
    #expect(try ground.isSame(at: homes))
    for home in homes {
      for title in titles {
        #expect(try ground.run(home, "practice", "show", title).code == 0, "\(title) at \(home)")
      }
      #expect(try ground.run(home, "verify").code == 0, "\(home)")
    }
  }

  @Test func `a home comes back as it was, with its attachments`() throws {
    let made = try backUp()
    #expect(made.code == 0)
    #expect(made.output.contains("clé privée"))
    let before = try ground.run("lyon", "dump").output
    try FileManager.default.removeItem(atPath: ground.path("lyon"))
    let run = try restore("lyon")
    #expect(run.code == 0, "\(run.messages)")
    #expect(run.output.contains("Lyon est de nouveau là"))
    #expect(run.messages.contains("d’après une sauvegarde"))
    let after = try ground.run("lyon", "dump").output
    #expect(before.split(separator: "\n").allSatisfy { after.contains($0) })
    let copy = ground.path("copie.txt")
    try ground.run("lyon", "attachment", "get", "avant", "salles.txt", "--output", copy)
    #expect(try String(contentsOfFile: copy, encoding: .utf8) == "Grande salle : 12 places.")
    try expectAll(["avant"], at: ["lyon", "toulouse"])
  }

  @Test func `a restored home never writes as the site that it was`() throws {
    let site = try ground.site("lyon")
    try backUp()
    // The original goes on, and what it writes is nowhere but there …
    try ground.run("lyon", "practice", "add", "Original")
    #expect(try restore("autre").code == 0)
    try ground.run("autre", "practice", "add", "Restaurée")
    #expect(try ground.site("autre") != site)
    #expect(try ground.site("lyon") == site)
    try expectAll(["avant", "original", "restaurée"], at: ["lyon", "autre", "toulouse"])
  }

  @Test func `in the place of the original, what that one sent comes back`() throws {
    let site = try ground.site("lyon")
    try backUp()
    try ground.run("lyon", "practice", "add", "Après")
    try ground.run("lyon", "push")
    try FileManager.default.removeItem(atPath: ground.path("lyon"))
    #expect(try restore("lyon").code == 0)
    #expect(try ground.site("lyon") != site)
    let added = try ground.run("lyon", "practice", "add", "Encore")
    #expect(added.code == 0 && added.messages.isEmpty, "\(added.messages)")
    try expectAll(["avant", "après", "encore"], at: ["lyon", "toulouse"])
  }

  @Test(arguments: ["keys", "journals"])
  func `a backup from which no home could go on is told, and no older one goes for it`(
    folder: String
  ) throws {
    let backups = try ground.makeFolder("sauvegardes")
    let own = try ground.site("lyon")
    try backUp(to: "sauvegardes/reseau-\(own)-20200101T000000Z.tar.gz")
    let path = ground.path("lyon/\(folder)/\(own)" + (folder == "keys" ? ".key" : ""))
    try FileManager.default.removeItem(atPath: path)
    let run = try ground.run("lyon", "backup", backups, "--keep", "1")
    #expect(run.code == 74 && run.messages.contains(own))
    #expect(try names(in: "sauvegardes").count == 2)
  }

  @Test func `a home that was restored twice is two sites`() throws {
    try backUp()
    for home in ["un", "deux"] {
      #expect(try restore(home).code == 0)
      try ground.run(home, "practice", "add", home)
    }
    #expect(try ground.site("un") != ground.site("deux"))
    try expectAll(["avant", "un", "deux"], at: ["lyon", "un", "deux", "toulouse"])
  }

  @Test func `a name that also means this home retires nobody`() throws {
    try backUp()
    #expect(try restore("autre").code == 0)
    try ground.run("autre", "practice", "add", "Restaurée")
    try expectAll(["restaurée"], at: ["lyon", "autre", "toulouse"])
    let own = try ground.site("toulouse")
    #expect(try ground.run("toulouse", "backup", ground.path("t.tar.gz")).code == 0)
    #expect(try restore("toulouse2", from: "t.tar.gz").code == 0)
    try ground.run("toulouse2", "practice", "add", "Jumelle")
    try expectAll(["jumelle"], at: ["toulouse2", "toulouse"])
    let run = try ground.run("toulouse", "retire", "Toulouse")
    #expect(run.code == 65 && run.messages.contains(own))
    #expect(try ground.run("toulouse", "retire", try ground.site("toulouse2")).code == 0)
  }

  @Test func `what is there is never touched`() throws {
    try backUp()
    let home = try restore("toulouse")
    #expect(home.code == 73 && home.messages.contains("--home"))
    _ = try ground.makeFolder("plein")
    _ = try ground.write("bonjour", to: "plein/lettre.txt")
    let full = try restore("plein")
    #expect(full.code == 73 && full.messages.contains("--home"))
    #expect(try names(in: "plein") == ["lettre.txt"])
    _ = try ground.makeFolder("vide")
    #expect(try restore("vide").code == 0)
    #expect(try backUp().code == 73)
    #expect(try ground.run("lyon", "backup", ground.path("lyon.tar.gz"), "--replace").code == 0)
  }

  @Test func `of a damaged backup nothing is left`() throws {
    try backUp()
    let whole = [UInt8](try Data(contentsOf: URL(fileURLWithPath: ground.path("lyon.tar.gz"))))
    let before = try names()
    for part in 0..<8 {
      var flipped = whole
      flipped[whole.count * part / 8] ^= 0xFF
      for (bytes, name) in [
        (flipped, "faux"), (Array(whole.prefix(whole.count * part / 8)), "court"),
      ] {
        _ = try ground.write(bytes, to: name)
        let run = try restore("autre", from: name)
        #expect(run.code == 65, "\(name) \(part): \(run.messages)")
        #expect(run.messages.contains(name))
        #expect(try ground.run("autre", "restore", "--dry-run", ground.path(name)).code == 65)
        try FileManager.default.removeItem(atPath: ground.path(name))
      }
    }
    #expect(try names() == before)
  }

  @Test func `a backup lies neither in a home nor in a share`() throws {
    for (place, word) in [("lyon/x.tar.gz", "disque"), ("toulouse", "disque"), ("partage", "clé")] {
      let run = try ground.run("lyon", "backup", ground.path(place))
      #expect(run.code == 73, "\(place)")
      #expect(run.messages.contains(word), "\(run.messages)")
    }
    try FileManager.default.createSymbolicLink(
      atPath: ground.path("lien"), withDestinationPath: ground.path("partage/heads"))
    #expect(try ground.run("lyon", "backup", ground.path("lien/x")).code == 73)
    #expect(try names(in: "partage/heads").allSatisfy { $0.hasSuffix(".json") })
  }

  @Test func `a backup is its owner's alone, and holds nothing that can be made anew`() throws {
    try backUp()
    let mode = try FileManager.default.attributesOfItem(atPath: ground.path("lyon.tar.gz"))
    #expect(mode[.posixPermissions] as? Int == 0o600)
    let run = try ground.run(
      "lyon", "backup", "--list", "--json", ground.path("lyon.tar.gz"))
    #expect(run.object["siteName"] as? String == "Lyon")
    #expect(run.object["sites"] as? Int == 2)
    #expect(try names().allSatisfy { !$0.hasPrefix(".reseau") })
    let text = try ground.run("lyon", "backup", "--list", ground.path("lyon.tar.gz"))
    #expect(text.output.contains("Elle est entière"))
  }

  @Test func `in a folder the latest backups of this home are kept`() throws {
    let folder = try ground.makeFolder("sauvegardes")
    let site = try ground.site("lyon")
    for day in 1...5 {
      _ = try ground.write("", to: "sauvegardes/reseau-\(site)-2026010\(day)T000000Z.tar.gz")
    }
    _ = try ground.write("", to: "sauvegardes/reseau-pau-7k2q9fxa-20260101T000000Z.tar.gz")
    _ = try ground.write("", to: "sauvegardes/\(site).tar.gz")
    let run = try ground.run("lyon", "backup", folder, "--keep", "3", "--json")
    #expect(run.code == 0)
    #expect((run.object["removed"] as? [String])?.count == 3)
    let left = try names(in: "sauvegardes")
    #expect(left.count == 5)
    let file = try #require(run.object["file"] as? String)
    #expect(
      try restore("autre", from: "sauvegardes/" + (file as NSString).lastPathComponent).code == 0)
    #expect(try ground.run("lyon", "backup", folder, "--keep", "0").code == 64)
    #expect(try ground.run("lyon", "backup", ground.path("x"), "--keep", "2").code == 64)
  }

  @Test func `a damaged file of the home is told, and no old backup goes for it`() throws {
    let folder = try ground.makeFolder("sauvegardes")
    try ground.run("lyon", "backup", folder)
    let toulouse = try ground.site("toulouse")
    let journal = "lyon/journals/\(toulouse)"
    let segment = try #require(try names(in: journal).first { $0.hasSuffix(".gz") })
    _ = try ground.write("abîmé", to: "\(journal)/\(segment)")
    let run = try ground.run("lyon", "backup", ground.path("abîmée"))
    #expect(run.code == 74)
    #expect(run.messages.contains(segment) && run.messages.contains("reseau repair"))
    #expect(try restore("autre", from: "abîmée").code == 74)
    try expectAll(["avant"], at: ["autre", "toulouse"])
  }

  @Test func `what a crash left of a restore is taken away by the next`() throws {
    try backUp()
    _ = try ground.makeFolder(".autre.reseau-restore/keys")
    _ = try ground.write("reste", to: ".autre.reseau-restore/keys/x.key")
    try FileManager.default.createSymbolicLink(
      atPath: ground.path(".autre.reseau-restore/heads"), withDestinationPath: ground.path("lyon"))
    #expect(try restore("autre").code == 0)
    #expect(try names(in: "lyon").contains("site.json"))
    #expect(!FileManager.default.fileExists(atPath: ground.path(".autre.reseau-restore")))
  }

  @Test func `what is not there is named`() throws {
    let run = try ground.run("rien", "backup", ground.path("x"))
    #expect(run.code == 66)
    #expect(try ground.run("rien", "restore", ground.path("manque")).code == 66)
  }
}
