import Foundation
import Testing

/// Files of records, as people handle them.
struct AttachmentCommandTests {
  let ground: Playground

  init() throws {
    ground = try Playground()
    try ground.foundNetwork()
    try ground.run("toulouse", "practice", "add", "Réserver une salle")
  }

  private func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: ground.path(name)))
  }

  private func get(_ home: String, _ words: String...) throws -> Run {
    try Playground.run(
      ["--home", ground.path(home), "--lang", "fr", "attachment", "get", "réserver"] + words,
      in: ground.folder)
  }

  @Test func `a file goes from one site to another, and on by a stick to a third`() throws {
    let photo = (0..<50_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }
    let file = try ground.write(photo, to: "plan à jour.jpg")
    let attached = try ground.run("toulouse", "attach", "réserver", file)
    #expect(attached.code == 0)
    #expect(attached.output.contains("plan à jour.jpg") && attached.output.contains("(50 ko)"))
    let sent = try ground.run("toulouse", "sync").output
    #expect(sent.contains("1 pièce jointe envoyée"))
    #expect(try ground.run("toulouse", "sync").output.contains("rien de nouveau"))
    try ground.run("lyon", "sync")
    #expect(try ground.run("lyon", "practice", "show", "réserver").output.contains("à prendre"))
    #expect(try ground.files(of: "lyon").keys.allSatisfy { !$0.hasPrefix("blobs") })

    let folder = try ground.makeFolder("lyon-documents")
    let taken = try get("lyon", "plan à jour.jpg", "--output", folder)
    #expect(taken.code == 0)
    #expect(taken.output.contains("repris de"))
    #expect(try bytes("lyon-documents/plan à jour.jpg") == Data(photo))
    #expect(try ground.run("lyon", "practice", "show", "réserver").output.contains("(50 ko, ici)"))

    // Lyon relays it by a stick that Toulouse never saw.
    let stick = try ground.makeFolder("clé")
    try ground.run("lyon", "share", "add", stick)
    let code = try ground.run("toulouse", "invite", "Pau").lastLine
    try ground.syncBoth()
    #expect(try ground.run("pau", "join", code, "--share", stick).code == 0)
    let pau = try get("pau", "plan à jour.jpg", "--output", ground.path("de la clé.jpg"))
    #expect(pau.code == 0, "\(pau.messages)")
    #expect(try bytes("de la clé.jpg") == Data(photo))
    for home in ["toulouse", "lyon", "pau"] {
      #expect(try ground.run(home, "verify").output.contains("1 pièce jointe lue."))
    }
  }

  @Test func `a file that is there already is never replaced unasked`() throws {
    let file = try ground.write("neuf", to: "lettre.txt")
    try ground.run("toulouse", "attach", "réserver", file)
    try FileManager.default.removeItem(atPath: file)
    #expect(try get("toulouse", "lettre.txt").code == 0)
    #expect(try bytes("lettre.txt") == Data("neuf".utf8))
    _ = try ground.write("à moi", to: "lettre.txt")
    let refused = try get("toulouse", "lettre.txt")
    #expect(refused.code == 73)
    #expect(refused.messages.contains("--force"))
    #expect(try bytes("lettre.txt") == Data("à moi".utf8))
    #expect(try get("toulouse", "lettre.txt", "--force").code == 0)
    #expect(try bytes("lettre.txt") == Data("neuf".utf8))
  }

  @Test func `two files of one name are told apart by their hash`() throws {
    for text in ["un", "deux"] {
      let folder = try ground.makeFolder(text)
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/lettre.txt"))
      #expect(try ground.run("toulouse", "attach", "réserver", folder + "/lettre.txt").code == 0)
    }
    let listed = try ground.run("toulouse", "attachment", "list", "réserver", "--json").array
    #expect(listed.map { $0["name"] as? String } == ["lettre.txt", "lettre.txt"])
    let hashes = listed.compactMap { ($0["sha256"] as? String)?.prefix(8) }.map { String($0) }
    let ambiguous = try get("toulouse", "lettre.txt")
    #expect(ambiguous.code == 65)
    for hash in hashes { #expect(ambiguous.messages.contains(hash)) }
    for (place, hash) in hashes.enumerated() {
      #expect(try get("toulouse", hash, "--output", ground.path("\(place).txt")).code == 0)
    }
    #expect(try Set([bytes("0.txt"), bytes("1.txt")]) == [Data("un".utf8), Data("deux".utf8)])

    let removed = try ground.run("toulouse", "attachment", "remove", "réserver", hashes[0])
    #expect(removed.output.contains("c’est retiré"))
    let left = try ground.run("toulouse", "attachment", "list", "réserver", "--json").array
    #expect(left.compactMap { $0["sha256"] as? String }.map { String($0.prefix(8)) } == [hashes[1]])
    let shown = try ground.run("toulouse", "practice", "show", "réserver", "--json").object
    #expect((shown["attachments"] as? [Any])?.count == 1)
  }

  @Test func `what can't be attached is told in one sentence`() throws {
    let large = try ground.write([], to: "film.mp4")
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: large))
    try handle.truncate(atOffset: UInt64(20 << 20) + 1)
    try handle.close()
    let hidden = try ground.write("x", to: ".profile")
    let file = try ground.write("x", to: "x.txt")
    try ground.run("toulouse", "member", "add", "Claire")
    let cases: [([String], Int32, String)] = [
      (["réserver", large], 65, "20 Mio"), (["réserver", hidden], 65, "point"),
      (["réserver", ground.path("rien.txt")], 66, "n’existe pas"),
      (["réserver", ground.folder.path], 66, "dossier"), (["claire", file], 65, "pratiques"),
      (["nulle part", file], 66, "Aucune fiche"),
    ]
    for (words, code, text) in cases {
      let run = try Playground.run(
        ["--home", ground.path("toulouse"), "--lang", "fr", "attach"] + words)
      #expect(run.code == code, "\(words)")
      #expect(run.messages.contains(text), "\(run.messages)")
      #expect(run.messages.split(separator: "\n").count == 1)
    }
    #expect(try ground.files(of: "toulouse").keys.allSatisfy { !$0.hasPrefix("blobs") })
    let edit = try ground.run("toulouse", "practice", "edit", "réserver", "--add-attachments", "x")
    #expect(edit.code == 65)
    #expect(edit.messages.contains("reseau attach"))
  }

  @Test func `a file that no share has is told with what helps`() throws {
    let file = try ground.write("x", to: "x.txt")
    try ground.run("toulouse", "attach", "réserver", file)
    try ground.syncBoth()
    let drive = URL(fileURLWithPath: ground.path("partage"))
    let aside = URL(fileURLWithPath: ground.path("ailleurs"))
    try FileManager.default.moveItem(at: drive, to: aside)
    let away = try get("lyon", "x.txt", "--output", ground.path("y.txt"))
    #expect(away.code == 69)
    #expect(away.messages.contains("quand ce partage sera là"))
    try FileManager.default.moveItem(at: aside, to: drive)
    try FileManager.default.removeItem(at: drive.appendingPathComponent("blobs"))
    let gone = try get("lyon", "x.txt", "--output", ground.path("y.txt"))
    #expect(gone.code == 69)
    #expect(gone.messages.contains("reseau sync"))
    // A site that has it fills the share again.
    try ground.run("toulouse", "sync")
    #expect(try get("lyon", "x.txt", "--output", ground.path("y.txt")).code == 0)
  }
}
