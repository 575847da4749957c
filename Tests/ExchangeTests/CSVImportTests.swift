import Community
import Exchange
import Fakes
import Merge
import Testing

@Suite struct CSVImportTests {
  @Test func `a list of people as French Excel saves it is read`() throws {
    let proposals = try CSVImport.proposals(from: foreign("excel-utf-8.csv"), kind: .member)
    #expect(proposals.leftOut == [])
    let lines = plan(proposals.all, of: .member).lines
    #expect(lines.map(\.line) == [2, 3, 5])
    #expect(lines.map(\.title) == ["Claire Dubois", "Anne-Sophie Lecœur", "Lan N'Guyen"])
    #expect(lines.allSatisfy { $0.isCreated })
    #expect(lines[0].news["arrived"] == .value(Value("2009-03-02")))
    #expect(lines[0].news["phone"] == .value(Value("+33 5 36 49 10 01")))
    let notes =
      "Au bureau du lundi au jeudi.\nÀ distance le vendredi : un message suffit, je réponds "
      + "\"dans la journée\"."
    #expect(lines[0].news["notes"] == .text(notes))
    #expect(lines[1].news["skills"] == .set(["CODIR", "visites officielles"]))
    #expect(lines[1].news["languages"] == .set(["allemand", "anglais", "français"]))
    #expect(lines[2].news["phone"] == .value(Value("+33478000000")))
    #expect(lines[2].news["arrived"] == .value(Value("2021-06-01")))
    #expect(lines[2].news["skills"] == nil)
  }

  @Test func `practices in Windows-1252 are read, with labels for choices and names`() throws {
    let bytes = try foreign("excel-windows-1252.csv")
    #expect(try CSVImport.kind(of: bytes) == .practice)
    let claire = Roll.Entry(record: "member/claire", title: "Claire Dubois")
    let lines = plan(
      try CSVImport.proposals(from: bytes, kind: .practice).all, of: .practice, others: [claire]
    ).lines
    #expect(lines[0].record == "practice/reserver-une-salle")
    #expect(lines[0].news["title"] == .value(Value("Réserver une salle – mode d’emploi")))
    #expect(lines[0].news["status"] == .value(Value("validated")))
    #expect(lines[0].news["owner"] == .value(Value("member/claire")))
    #expect(
      lines[0].news["body"] == .text("## Avant\n\nVérifier l’effectif… et le vidéoprojecteur.\n"))
    #expect(lines[1].news["title"] == .value(Value("Œuvres du comité d’entreprise")))
    #expect(lines[1].news["body"] == .text("Prix : 12 € par personne"))
  }

  @Test func `Unicode text and a told separator are read`() throws {
    let polish = try CSVImport.proposals(from: foreign("excel-unicode-text.txt"), kind: .member)
    #expect(plan(polish.all, of: .member).lines.map(\.title) == ["Zoé Kłos"])
    let told = try CSVImport.proposals(from: foreign("excel-sep.csv"), kind: .member)
    #expect(told.leftOut == ["Remarque"])
    #expect(plan(told.all, of: .member).lines.map(\.title) == ["Dubois, Claire"])
  }

  @Test(arguments: [
    "nom", "NOM", "Name", "  nom ", "Nom et prénom",
  ])
  func `a heading goes by name or label, in any case`(heading: String) throws {
    let lines = try plan(csv: "\(heading);x\nZoé;1\n", of: .member).lines
    #expect(lines[0].news["name"] == .value(Value("Zoé")))
  }

  @Test func `a table without a known heading, or with one twice, is refused`() {
    #expect(throws: FormatError(.noKnownColumn(["a", "b"]), line: 1)) {
      try plan(csv: "a;b\n1;2\n", of: .member)
    }
    #expect(throws: FormatError(.columnTwice("Mail"), line: 1)) {
      try plan(csv: "courriel;Mail\n1;2\n", of: .member)
    }
    #expect(throws: FormatError(.empty)) { try plan(csv: ";;\n", of: .member) }
  }

  @Test func `an empty cell changes nothing, and a dash alone clears`() throws {
    let zoe = member(
      "zoe", ["name": "Zoé", "site": "Pau", "phone": "1"], sets: ["skills": ["GED"]], notes: "n")
    let table = "fiche;téléphone;site;compétences;notes\nmember/zoe;;-;-;-\n"
    let line = try plan(csv: table, of: .member, holding: [zoe]).lines[0]
    #expect(Set(line.news.keys) == ["site", "skills", "notes"])
    #expect(line.news.values.allSatisfy { $0 == nil })
    #expect(line.draft?.change.set == [FieldChange("site", .null)])
    #expect(line.draft?.change.remove == [FieldChange("skills", ["GED"])])
  }

  @Test func `a formula is defused, while phone numbers and numbers look as they are`() throws {
    let phones = ["=2+5", "+33 5 36 49 10 01", "+33536491001", "-", "@x", "'=1", "-2,5", "-2-3"]
    let sheets = phones.enumerated().map { place, phone in
      member("r\(place)", ["name": "N", "phone": phone])
    }
    let bytes = try CSVExport.bytes(of: sheets, kind: .member, in: .french, roll: Roll())
    let cells = try CSVReader.rows(of: bytes).dropFirst().map { $0.cells[7] }
    #expect(
      cells == [
        "'=2+5", "+33 5 36 49 10 01", "'+33536491001", "'-", "'@x", "''=1", "-2,5", "'-2-3",
      ])
    let lines = plan(
      try CSVImport.proposals(from: bytes, kind: .member).all, of: .member, holding: sheets
    ).lines
    #expect(lines.allSatisfy { $0.outcome == .unchanged })
  }

  @Test(arguments: [Language.french, .english])
  func `any records come back from a table as they were`(language: Language) throws {
    for kind in [Kind.member, .practice, .project, .task] {
      for seed in seeds(40) {
        var mixture = Mixture(seed)
        let sheets = (1...4).map { mixture.sheet(of: kind, id: $0) }
        let bytes = try CSVExport.bytes(of: sheets, kind: kind, in: language, roll: Roll())
        let proposals = try CSVImport.proposals(from: bytes, kind: kind)
        let again = plan(proposals.all, of: kind, holding: sheets)
        #expect(
          again.lines.allSatisfy { $0.outcome == .unchanged }, "seed \(seed) \(kind.name)")
        let anew = plan(proposals.all, of: kind)
        #expect(anew.lines.count == 4)
        for (line, sheet) in zip(anew.lines, sheets) where line.isCreated {
          // White space around a line is nobody's intent, and is not kept in a new record.
          for field in kind.fields {
            let left = FieldText(in: language, roll: Roll()).text(
              line.news[field.name] ?? nil, of: field)
            let right = FieldText(in: language, roll: Roll()).text(
              sheet.fields[field.name], of: field)
            #expect(left.trimmed == right.trimmed, "seed \(seed) \(kind.name) \(field.name)")
          }
        }
      }
    }
  }
}

extension String {
  fileprivate var trimmed: [UInt8] {
    let scalars = unicodeScalars.drop { $0.properties.isWhitespace }
    let end = scalars.lastIndex { !$0.properties.isWhitespace }
    return end.map { Array(String(scalars[...$0]).utf8) } ?? []
  }
}
