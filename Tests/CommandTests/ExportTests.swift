import Foundation
import Testing

/// Records for other programs.
struct ExportTests {
  let ground: Playground

  init() throws {
    ground = try Playground()
    try ground.run("toulouse", "init", "Réseau Valmérac", "--site", "Toulouse")
    let lines = """
      {"on":"member/zoe","set":{"name":"Zoé Kłos","site":"Pau","phone":"+33 5 01","visible":false}}
      {"on":"member/lan","set":{"name":"Lan N’Guyen","site":"Lyon"},"add":{"skills":["a, b"]}}
      {"on":"practice/a","set":{"title":"=A","owner":"member/lan"},"text":{"body":"Un\\ndeux"}}
      {"on":"practice/4h7k2m9qpx3w","set":{"title":"Réserver une salle"}}
      """
    try ground.run("toulouse", "apply", input: lines)
  }

  @Test(arguments: ["m.csv", "m.vcf", "m.jsonl"])
  func `what is exported is taken again without a change, and makes another network`(
    name: String
  ) throws {
    let file = ground.path(name)
    let run = try ground.run("toulouse", "export", "member", "--all", "--output", file)
    #expect(run.output == "2 membres dans «\u{A0}\(file)\u{A0}».\n")
    let again = try ground.run("toulouse", "import", file, "--kind", "member")
    #expect(again.output == "0 fiche créée, 2 inchangées.\n")
    try ground.run("lyon", "init", "Autre", "--site", "Lyon")
    try ground.run("lyon", "import", file, "--kind", "member")
    let here = try ground.run("toulouse", "dump").lines.filter { $0.contains("\"member/") }
    let there = try ground.run("lyon", "dump").lines.filter { $0.contains("\"record\":\"member/") }
    #expect(here.filter { $0.contains("\"record\":\"member/") } == there)
  }

  @Test func `members who don't wish to be visible stay out, and are counted`() throws {
    let run = try ground.run("toulouse", "export", "member")
    #expect(run.output.hasPrefix("\u{FEFF}fiche;nom;fonction;site;"))
    #expect(run.output.contains("Lan N’Guyen") && !run.output.contains("Kłos"))
    #expect(run.messages.contains("1 membre qui ne souhaite pas être visible"))
    let cards = try ground.run("toulouse", "export", "members", "--format", "vcard")
    #expect(!cards.output.contains("Kłos"))
    #expect(try ground.run("toulouse", "export", "member", "--all").output.contains("Kłos"))
  }

  @Test func `filters and labels are those of lists, in the language asked for`() throws {
    let english = try ground.run(
      "toulouse", "export", "member", "--all", "--site", "pau", language: "en")
    #expect(english.output.hasPrefix("\u{FEFF}record;name;job title;site;"))
    #expect(english.output.contains("Zoé Kłos") && english.output.contains(";no;"))
    #expect(!english.output.contains("Lan"))
  }

  @Test func `what an encoding lacks is told with its line, and nothing is written`() throws {
    let file = ground.path("m.csv")
    let run = try ground.run(
      "toulouse", "export", "member", "--all", "--encoding", "windows-1252", "--output", file)
    #expect(run.code == 65)
    #expect(run.messages.contains("Ligne 3 (member/zoe)\u{A0}: «\u{A0}ł\u{A0}»"))
    #expect(!FileManager.default.fileExists(atPath: file))
  }

  @Test func `pages fill a folder, and leave what they did not write`() throws {
    let folder = try ground.makeFolder("pages")
    _ = try ground.write("à moi", to: "pages/a.md")
    let first = try ground.run(
      "toulouse", "export", "practice", "--format", "markdown", "--output", folder)
    #expect(first.output.contains("2 fichiers écrits"))
    let again = try ground.run(
      "toulouse", "export", "practice", "--format", "markdown", "--output", folder)
    #expect(again.output.contains("0 fichier écrit"))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(names == ["a-2.md", "a.md", "reserver-une-salle-4h7k2m9qpx3w.md"])
    #expect(try String(contentsOfFile: "\(folder)/a.md", encoding: .utf8) == "à moi")
    let page = try String(contentsOfFile: "\(folder)/a-2.md", encoding: .utf8)
    #expect(page == "---\nrecord: practice/a\ntitle: \"=A\"\nowner: member/lan\n---\nUn\ndeux")
  }

  @Test func `what can't be exported so is told, with what can`() throws {
    for words in [
      ["personne"], ["practice", "--format", "vcard"], ["member", "--format", "markdown"],
      ["practice", "--format", "markdown"], ["member", "--encoding", "latin"],
      ["member", "--format", "pdf"],
      ["member", "--format", "vcard", "--encoding", "windows-1252"], ["member", "--colour", "x"],
      ["comment"], ["member", "--person", "lan"],
    ] {
      let run = try Playground.run(
        ["--home", ground.path("toulouse"), "--lang", "fr", "export"] + words, in: ground.folder)
      #expect(run.code == 64, "\(words)")
      #expect(run.messages.split(separator: "\n").count == 1, "\(words): \(run.messages)")
      #expect(run.output.isEmpty)
    }
  }
}
