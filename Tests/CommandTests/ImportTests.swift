import Community
import Fakes
import Foundation
import Testing

/// Files of other programs, through the program.
struct ImportTests {
  let ground: Playground

  init() throws {
    ground = try Playground()
    try ground.run("toulouse", "init", "Réseau Valmérac", "--site", "Toulouse")
  }

  private func fixture(_ name: String) -> String { "\(Checkout.path)/Fixtures/exports/\(name)" }

  private func takeIn(_ words: String...) throws -> Run {
    let start = ["--home", ground.path("toulouse"), "--lang", "fr", "import"]
    return try Playground.run(start + words, in: ground.folder)
  }

  private func dump() throws -> String { try ground.run("toulouse", "dump").output }

  @Test func `a table is tried line by line, taken once, and changes nothing again`() throws {
    let file = fixture("excel-utf-8.csv")
    let before = try dump()
    let trial = try takeIn(file, "--kind", "membres", "--dry-run")
    #expect(trial.code == 0)
    #expect(trial.lines.first == "Ligne 2\u{A0}: Claire Dubois, nouvelle fiche")
    #expect(trial.lastLine == "3 fiches créées. C’est un essai\u{A0}: rien n’est écrit.")
    #expect(try dump() == before)
    #expect(try takeIn(file, "--kind", "member").output == "3 fiches créées.\n")
    let after = try dump()
    #expect(try takeIn(file, "--kind", "member").output == "0 fiche créée, 3 inchangées.\n")
    #expect(try dump() == after)
  }

  @Test func `a change is shown from what it was to what it will be`() throws {
    try ground.run("toulouse", "member", "add", "Zoé", "--phone", "1")
    let file = try ground.write("nom;téléphone;site\nzoé;2;Pau\n", to: "t.csv")
    let trial = try takeIn(file, "--kind", "member", "--dry-run")
    let told = "Ligne 2\u{A0}: zoé, nom\u{A0}: «\u{A0}Zoé\u{A0}» → «\u{A0}zoé\u{A0}»\u{A0}; "
    #expect(trial.lines[0].hasPrefix(told))
    #expect(
      trial.lines[0].hasSuffix(
        "«\u{A0}1\u{A0}» → «\u{A0}2\u{A0}»\u{A0}; site\u{A0}: «\u{A0}Pau\u{A0}»"))
    let line = try takeIn(file, "--kind", "member", "--dry-run", "--json").object
    let phone = (line["fields"] as? [String: Any])?["phone"] as? [String: String]
    #expect(phone == ["old": "1", "new": "2"])
    #expect(line["outcome"] as? String == "changed")
  }

  @Test func `one bad line keeps all from being written, unless it is to be left`() throws {
    let file = try ground.write("titre;responsable\nA;\nB;personne\n", to: "p.csv")
    let refused = try takeIn(file, "--kind", "practice")
    #expect(refused.code == 65)
    #expect(refused.messages.contains("Ligne 3\u{A0}: B, responsable\u{A0}: aucune fiche"))
    #expect(refused.output.contains("Rien n’a été écrit"))
    #expect(try ground.run("toulouse", "practice", "list", "--json").array.isEmpty)
    let taken = try takeIn(file, "--kind", "practice", "--skip-bad")
    #expect(taken.code == 0)
    #expect(taken.output == "1 fiche créée, 1 refusée.\n")
    #expect(try ground.run("toulouse", "practice", "list", "--json").array.count == 1)
  }

  @Test func `a file that can't be read is told in one sentence`() throws {
    let cases: [(String, [UInt8], String)] = [
      ("x.csv", [0x50, 0x4B, 3, 4, 0], "classeur Excel"), ("x.csv", [], "rien à reprendre"),
      ("x.csv", Array("a;b\n".utf8), "aucune colonne"),
      ("x.csv", Array("nom\n\"a".utf8), "guillemet"),
      ("x.vcf", Array("BEGIN:VCARD\n".utf8), "END:VCARD"),
    ]
    for (name, bytes, words) in cases {
      let run = try takeIn(try ground.write(bytes, to: name), "--kind", "member")
      #expect(run.code == 65, "\(words)")
      #expect(run.messages.contains(words), "\(run.messages)")
      #expect(run.messages.split(separator: "\n").count == 1)
    }
    #expect(try takeIn("absent.csv", "--kind", "member").code == 66)
    #expect(try takeIn(try ground.write("nom\nZ\n", to: "z.csv")).code == 64)
    #expect(try takeIn(try ground.write("nom\nZ\n", to: "z")).code == 64)
    #expect(try takeIn(fixture("outlook-3.0.vcf"), "--kind", "practice").code == 64)
  }

  @Test func `cards and pages are taken, and a page that is wrong is named`() throws {
    let cards = ["thunderbird-4.0.vcf", "outlook-3.0.vcf", "outlook-2.1.vcf"]
    for card in cards { #expect(try takeIn(fixture(card)).code == 0) }
    #expect(try ground.run("toulouse", "member", "list", "--json").array.count == 4)
    let refused = try takeIn(fixture("practices"))
    #expect(refused.code == 65)
    #expect(refused.messages.contains("en-tete-ambigu.md\u{A0}: ligne 2"))
    #expect(refused.messages.contains("«\u{A0}layout\u{A0}»"))
    #expect(try takeIn(fixture("practices"), "--skip-bad").code == 0)
    let shown = try ground.run("toulouse", "practice", "show", "reserver-une-salle", "--json")
    #expect((shown.object["fields"] as? [String: Any])?["status"] as? String == "validated")
  }

  @Test func `lines of JSON are taken as apply takes them, and twice change nothing`() throws {
    let line = "{\"on\":\"practice/a\",\"set\":{\"title\":\"A\"},\"add\":{\"tags\":[\"x\"]}}\n"
    let file = try ground.write(line, to: "a.jsonl")
    let before = try dump()
    #expect(try takeIn(file, "--dry-run").lines[0] == "Ligne 1\u{A0}: practice/a, nouvelle fiche")
    #expect(try dump() == before)
    #expect(try takeIn(file).output == "1 fiche créée.\n")
    #expect(try takeIn(file).output == "0 fiche créée, 1 inchangée.\n")
    #expect(try ground.run("toulouse", "history", "practice/a", "--json").array.count == 1)
  }

  @Test(.enabled(if: Kind.named("meeting") != nil))
  func `meetings come from a calendar and go to one`() throws {
    let file = fixture("outlook.ics")
    #expect(try takeIn(file).output == "1 fiche créée.\n")
    #expect(try takeIn(file).output == "0 fiche créée, 1 inchangée.\n")
    let calendar = try ground.run("toulouse", "export", "meeting", "--format", "ics")
    #expect(calendar.output.contains("DTSTART;TZID=Europe/Paris:20261203T093000\r\n"))
    let again = try ground.write(calendar.output, to: "again.ics")
    #expect(try takeIn(again).output == "0 fiche créée, 1 inchangée.\n")
  }
}
