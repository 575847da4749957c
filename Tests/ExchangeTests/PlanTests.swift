import Community
import Exchange
import Merge
import Testing

@Suite struct PlanTests {
  private let claire = member(
    "claire", ["name": "Claire Dubois", "site": "Toulouse", "email": "c.dubois@x.example"],
    sets: ["skills": ["GED", "Excel"]])
  private let twins = [
    member("jean-1", ["name": "Jean Martin", "site": "Lyon"]),
    member("jean-2", ["name": "Jean Martin", "site": "Pau"]),
  ]

  @Test func `a member is known by the mail address, then by name and site`() throws {
    let table = """
      nom;site;courriel;fonction
      DUBOIS Claire;Toulouse;C.Dubois@X.example;A
      jean martin;lyon;;B
      Jean Martin;Nantes;;C
      """
    let lines = try plan(csv: table, of: .member, holding: [claire] + twins).lines
    #expect(lines[0].record == "member/claire" && lines[0].isChanged)
    #expect(lines[1].record == "member/jean-1" && lines[1].isChanged)
    #expect(lines[2].record == "member/fresh-1" && lines[2].isCreated)
  }

  @Test func `of several who may be meant, none is taken`() throws {
    let line = try plan(csv: "nom;fonction\nJean Martin;A\n", of: .member, holding: twins).lines[0]
    #expect(line.problem == .severalRecords(["member/jean-1", "member/jean-2"]))
    #expect(line.draft == nil)
  }

  @Test func `a shared mail address does not give one person the name of another`() throws {
    let table = "nom;courriel\nPaul Autre;c.dubois@x.example\n"
    let line = try plan(csv: table, of: .member, holding: [claire]).lines[0]
    #expect(line.problem == .otherPerson(record: "member/claire", title: "Claire Dubois"))
  }

  @Test func `a record that was removed does not come back by a file`() throws {
    let table = "fiche;nom\nmember/zoe;Zoé\n"
    let line = try plan(csv: table, of: .member, gone: ["member/zoe"]).lines[0]
    #expect(line.problem == .gone("member/zoe"))
  }

  @Test func `the same row twice is one record, and another about it is refused`() throws {
    let table = "nom;fonction\nZoé;A\nZoé;A\nzoe;B\n"
    let lines = try plan(csv: table, of: .member).lines
    #expect(lines[0].isCreated)
    #expect(lines[1].outcome == .unchanged)
    #expect(lines[2].problem == .sameAs(line: 2, file: nil))
  }

  @Test func `a set is put in and taken out by element`() throws {
    let table = "fiche;compétences\nclaire;GED, visio\n"
    let line = try plan(csv: table, of: .member, holding: [claire]).lines[0]
    #expect(line.draft?.change.add == [FieldChange("skills", ["visio"])])
    #expect(line.draft?.change.remove == [FieldChange("skills", ["Excel"])])
    #expect(line.news["skills"] == .set(["GED", "visio"]))
  }

  @Test func `what can't be understood is refused with the reason`() throws {
    let others = [
      Roll.Entry(record: "member/a", title: "Jean Martin"),
      Roll.Entry(record: "member/b", title: "Jean Martin"),
    ]
    let table = """
      titre;responsable;à revoir le;état;fiche;x
      A;personne;;;;
      B;jean martin;;;;
      C;;31/02/2026;;;
      D;;24/11/26;;;
      E;;;parfait;;
      F;;;;member/a;
      ;;;brouillon;;
      G;;;;;;trop
      """
    let lines = try plan(csv: table, of: .practice, others: others).lines
    #expect(lines[0].problem == .noSuchReference(field: "owner", word: "personne"))
    #expect(
      lines[1].problem
        == .ambiguousReference(field: "owner", word: "jean martin", ["member/a", "member/b"]))
    #expect(lines[2].problem == .notADay(field: "review", word: "31/02/2026"))
    #expect(lines[3].problem == .notADay(field: "review", word: "24/11/26"))
    guard case .rule(let error)? = lines[4].problem else {
      Issue.record("a choice that there is not was taken")
      return
    }
    #expect(error.field == "status")
    #expect(lines[5].problem == .notARecord("member/a", kind: "practice"))
    #expect(lines[6].problem == .noTitle(field: "title"))
    #expect(lines[7].problem == .moreCells)
    #expect(lines.allSatisfy { $0.draft == nil })
  }

  @Test(arguments: [
    ("24/11/2026", "2026-11-24"), ("1/3/2026", "2026-03-01"), ("01.03.2026", "2026-03-01"),
    ("2026-03-01", "2026-03-01"), ("01/03/2026 00:00:00", "2026-03-01"),
  ])
  func `a day is read as people in France write it`(text: String, day: String) throws {
    let line = try plan(csv: "titre;à revoir le\nA;\(text)\n", of: .practice).lines[0]
    #expect(line.news["review"] == .value(Value(day)))
  }

  @Test func `yes and no, decimal commas and labels are read in both languages`() throws {
    let projects = try plan(
      csv: "title;hours;status\nA;2,5;en cours\nB;-2.5;Running\n", of: .project
    ).lines
    #expect(projects[0].draft?.change.set.contains(FieldChange("status", Value("running"))) == true)
    #expect(projects[0].news["status"] == projects[1].news["status"])
    #expect(
      FieldText(in: .french, roll: Roll()).text(projects[1].news["hours"] ?? nil, of: hours)
        == "-2,5")
    let tasks = try plan(csv: "titre;faite\nA;Oui\nB;no\n", of: .task).lines
    #expect(tasks.map { $0.news["done"] } == [.value(Value(true)), .value(Value(false))])
  }

  private var hours: Field {
    Kind.project.fields.first { $0.name == "hours" } ?? Kind.project.fields[0]
  }

  @Test func `a task is told from its namesakes by its project`() throws {
    let tasks = ["ged", "salle"].map { project in
      Sheet(
        record: "task/\(project)",
        fields: [
          "title": .value(Value("Relire")), "project": .value(Value("project/\(project)")),
        ])
    }
    let others = ["GED", "Salle"].map {
      Roll.Entry(record: "project/\($0.lowercased())", title: "Projet \($0)")
    }
    let table = "titre;projet;faite\nRelire;Projet Salle;oui\n"
    let line = try plan(csv: table, of: .task, holding: tasks, others: others).lines[0]
    #expect(line.record == "task/salle")
    #expect(Array(line.news.keys) == ["done"])
  }

  @Test func `a title that means two records is exported as the record's name`() throws {
    let others = [
      Roll.Entry(record: "member/a", title: "Jean Martin"),
      Roll.Entry(record: "member/b", title: "Jean Martin"),
      Roll.Entry(record: "member/c", title: "Claire"),
    ]
    let sheets = ["a", "c", "away"].map { id in
      Sheet(
        record: "practice/\(id)",
        fields: ["title": .value(Value("T")), "owner": .value(Value("member/\(id)"))])
    }
    let bytes = try CSVExport.bytes(
      of: sheets, kind: .practice, in: .french, roll: Roll(others))
    let rows = try CSVReader.rows(of: bytes)
    #expect(rows.dropFirst().map { $0.cells[4] } == ["member/a", "Claire", "member/away"])
  }
}
