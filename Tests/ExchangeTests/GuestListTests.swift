import Community
import Exchange
import Testing

@Suite struct GuestListTests {
  private func read(_ text: String) throws -> GuestList { try GuestList(Array(text.utf8)) }

  @Test(arguments: [
    "Lyon\nPau\n", "Lyon\r\n\r\nPau", "site\nLyon\nPau\n", "\u{FEFF}Site;\nLyon;\nPau;\n",
    "  Lyon  \n\"Pau\"\n", "Établissement\nLyon\nPau\n",
  ])
  func `a plain list and a table with one column say the same`(text: String) throws {
    let list = try read(text)
    #expect(list.guests.map(\.site) == ["Lyon", "Pau"])
    #expect(list.problems.isEmpty)
    #expect(list.guests.allSatisfy { $0.role == nil && $0.days == nil && $0.others.isEmpty })
  }

  @Test func `a table says role and days, and its other columns are kept`() throws {
    let list = try read(
      "Contact;Site;Rôle;Jours\nclaire@example.org;Lyon;animatrice;30\n'=1+1;\"Pau; Gare\";;\n")
    #expect(list.otherHeadings == ["Contact"])
    #expect(list.guests.map(\.line) == [2, 3])
    #expect(list.guests.map(\.site) == ["Lyon", "Pau; Gare"])
    #expect(list.guests.map(\.role) == [.lead, nil])
    #expect(list.guests.map(\.days) == [30, nil])
    #expect(list.guests.map(\.others) == [["claire@example.org"], ["=1+1"]])
  }

  @Test(arguments: [
    ("site;role\nLyon;chef\n", GuestProblem.role("chef")),
    ("site;jours\nLyon;0\n", .days("0")), ("site;jours\nLyon;demain\n", .days("demain")),
    ("site\nLyon;Pau\n", .moreCells), ("Lyon\nPau;Dax\n", .moreCells),
  ])
  func `a line that is wrong is told, and the others are read`(
    text: String, problem: GuestProblem
  ) throws {
    let list = try read(text + "Sète\n")
    #expect(list.problems.map(\.line) == [2])
    #expect(list.problems.map(\.problem) == [problem])
    #expect(list.guests.map(\.site).last == "Sète")
  }

  @Test func `a site that stands twice is told, however it is written`() throws {
    let list = try read("Saint-Étienne\nLyon\nSAINT ETIENNE\n")
    #expect(list.problems.map(\.line) == [3])
    #expect(list.problems.map(\.problem) == [.twice(line: 1)])
  }

  @Test func `a name that can't be is told`() throws {
    let list = try read(
      "site;rôle\n;site\nLy\u{202E}on;site\n\(String(repeating: "x", count: 121));\n")
    #expect(list.problems.map(\.line) == [2, 3, 4])
    #expect(list.guests.isEmpty)
  }

  @Test(arguments: ["", "\n \n", "Lyon;Pau\nDax;\n", "site;site\nLyon;Pau\n"])
  func `what is no list of sites is refused`(text: String) {
    #expect(throws: FormatError.self) { try read(text) }
  }

  @Test func `codes go into a table that no spreadsheet computes`() throws {
    let row = CodeTable.Row(
      site: "=cmd", role: "site", until: "demain", code: "reseau1-x", others: ["a;b"])
    let bytes = try CodeTable.bytes(of: [row], otherHeadings: ["Contact"], in: .french)
    let text = try TextEncoding.text(of: bytes)
    #expect(
      text == "site;rôle;jusqu’au;code;Contact\r\n'=cmd;site;demain;reseau1-x;\"a;b\"\r\n")
  }
}
