import Community
import Exchange
import Fakes
import Merge
import Testing

@Suite struct PageTests {
  private func line(_ page: String, file: String = "page.md") -> ImportPlan.Line {
    let proposals = PageReader.proposals(from: Array(page.utf8), file: file, kind: .practice)
    return plan(proposals.all, of: .practice).lines[0]
  }

  private func problem(_ heading: String) -> FrontMatterProblem? {
    guard case .frontMatter(_, let problem) = line("---\n\(heading)\n---\n").problem else {
      return nil
    }
    return problem
  }

  @Test func `a page that somebody wrote by hand is read`() throws {
    let file = "reserver-une-salle.md"
    let proposals = PageReader.proposals(
      from: try foreign("practices/\(file)"), file: file, kind: .practice)
    #expect(proposals.leftOut == ["layout"])
    let line = plan(proposals.all, of: .practice).lines[0]
    #expect(line.record == "practice/reserver-une-salle")
    #expect(line.news["title"] == .value(Value("Réserver une salle : mode d’emploi")))
    #expect(line.news["theme"] == .value(Value("réunions")))
    #expect(line.news["status"] == .value(Value("validated")))
    #expect(line.news["owner"] == .value(Value("member/claire-dubois")))
    #expect(line.news["tags"] == .set(["réunion, visio", "salle"]))
    #expect(line.news["useful"] == .set(["member/claire-dubois", "member/mehdi-benkacem"]))
    #expect(line.news["body"] == .text("\n## Avant\n\nVérifier l’effectif.\n"))
  }

  @Test func `a page without a heading is called by its title, else by its file`() throws {
    let file = "ranger-le-courrier.md"
    let text = String(decoding: try foreign("practices/\(file)"), as: UTF8.self)
    #expect(line(text, file: file).title == "Ranger le courrier")
    #expect(line(text, file: file).news["body"] == .text(text))
    #expect(line("Texte.", file: "Classer.md").title == "Classer")
  }

  @Test func `what the heading may not hold is told with its line`() throws {
    let page = String(decoding: try foreign("practices/en-tete-ambigu.md"), as: UTF8.self)
    #expect(line(page).problem == .frontMatter(line: 2, .unsupported("&")))
    #expect(problem("title: |") == .unsupported("|"))
    #expect(problem("title: {a: b}") == .unsupported("{"))
    #expect(problem("title: !!str x") == .unsupported("!"))
    #expect(problem("title: a: b") == .unsupported(":"))
    #expect(problem("title: \"a") == .quotes)
    #expect(problem("title: 'a' b") == .quotes)
    #expect(problem("tags: [a, b") == .list)
    #expect(problem("title: [a]") == .list)
    #expect(problem("title: a\ntitle: b") == .keyTwice("title"))
    #expect(problem("titre") == .notAKey("titre"))
    #expect(problem("  nested: x") == .notAKey("nested: x"))
    #expect(line("---\ntitle: x\n").problem == .frontMatter(line: 1, .unclosed))
  }

  @Test func `any practice comes back from a page as it was, its body to the byte`() throws {
    for seed in seeds(300) {
      var mixture = Mixture(seed)
      let sheet = mixture.sheet(of: .practice, id: 1)
      let page = PageWriter.page(of: sheet, kind: .practice)
      let proposals = PageReader.proposals(from: Array(page.utf8), file: "x.md", kind: .practice)
      let line = plan(proposals.all, of: .practice).lines[0]
      #expect(line.isCreated, "seed \(seed): \(line.outcome)\n\(page)")
      for field in Kind.practice.fields {
        #expect(
          line.news[field.name] ?? nil == sheet.fields[field.name],
          "seed \(seed): \(field.name)\n\(page)")
      }
      let again = plan(proposals.all, of: .practice, holding: [sheet]).lines[0]
      #expect(again.outcome == .unchanged, "seed \(seed)")
    }
  }

  @Test func `line ends of Windows change nothing`() {
    let page = "---\r\ntitle: Salle\r\n---\r\nA\r\nB\r\n"
    #expect(line(page).news["body"] == .text("A\nB\n"))
  }

  @Test func `a record keeps its file, and leaves others' alone`() {
    var names = PageNames(existing: [
      ("Ancien nom.md", "practice/a"), ("lisez-moi.md", nil), ("b-1.md", nil),
    ])
    #expect(names.name(of: "practice/a", title: "Nouveau nom") == "Ancien nom.md")
    #expect(names.name(of: "practice/lisez-moi", title: "Lisez-moi") == "lisez-moi-2.md")
    #expect(names.name(of: "practice/B-1", title: "B") == "b-1-2.md")
    #expect(names.name(of: "practice/b-1", title: "B") == "b-1-3.md")
    #expect(
      names.name(of: "practice/4h7k2m9qpx3w", title: "Réserver: une salle / Œuvre")
        == "reserver-une-salle-oeuvre-4h7k2m9qpx3w.md")
  }

  @Test(arguments: ["con", "PRN", "aux", "nul", "com1", "lpt9", "con.x"])
  func `no file has a name that Windows keeps for a device`(id: String) {
    var names = PageNames()
    #expect(names.name(of: "practice/\(id)", title: "T") == "fiche-\(id.lowercased()).md")
  }
}
