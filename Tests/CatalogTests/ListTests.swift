import Catalog
import Testing

@Suite struct ListTests {
  let place: TemporaryIndex

  init() throws {
    place = try TemporaryIndex()
  }

  private func item(_ id: String, _ title: String, _ summary: String) -> IndexedRecord {
    IndexedRecord(name: "practice/\(id)", title: title, summary: summary)
  }

  private func names(_ index: RecordIndex, _ filters: ListFilter...) throws -> [String] {
    try index.read { try $0.list(kind: "practice", where: filters).map(\.name) }
  }

  @Test func `a list is sorted by title, accents and case ignored`() throws {
    let titles = ["Zèbre", "état", "Ecole", "œuvre", "Obtenir", "accueil", "Été"]
    let index = try place.filled(titles.map { practice($0.lowercased(), $0) })

    let shown = try index.read { try $0.list(kind: "practice").map(\.title) }

    #expect(shown == ["accueil", "Ecole", "état", "Été", "Obtenir", "œuvre", "Zèbre"])
  }

  @Test func `accents decide only where all else is the same, as in a French dictionary`() throws {
    let titles = ["Côté", "Cotés", "cote", "Côte", "Coté", "Cote d’or"]
    let index = try place.filled(
      titles.enumerated().map { practice("\(9 - $0.offset)", $0.element) })

    let shown = try index.read { try $0.list(kind: "practice").map(\.title) }

    #expect(shown == ["cote", "Coté", "Côte", "Côté", "Cote d’or", "Cotés"])
  }

  @Test func `equal titles are sorted by name, whatever came first`() throws {
    let index = try place.filled([practice("b", "Salle"), practice("a", "salle !")])

    #expect(try names(index) == ["practice/a", "practice/b"])
  }

  @Test func `limit and offset cut a page out of the list`() throws {
    let index = try place.filled((0..<9).map { practice("\($0)", "Titre \($0)") })

    let page = try index.read { try $0.list(kind: "practice", limit: 3, offset: 6) }

    #expect(page.map(\.name) == ["practice/6", "practice/7", "practice/8"])
    #expect(try index.read { try $0.count(kind: "practice") } == 9)
  }

  @Test func `a list holds one kind or all, and only live records`() throws {
    var gone = practice("gone", "Zut")
    gone.isLive = false
    let index = try place.filled([
      practice("a", "B"), IndexedRecord(name: "member/a", title: "A"), gone,
    ])

    #expect(try index.read { try $0.list().map(\.name) } == ["member/a", "practice/a"])
    #expect(try index.read { try $0.list(kind: "member").map(\.name) } == ["member/a"])
    #expect(try index.read { try $0.list(kind: "memb").map(\.name) } == [])
    #expect(try index.read { try $0.kinds() } == ["member", "practice"])
    #expect(try index.read { try $0.count() } == 2)
  }

  @Test func `a value filter compares texts, numbers and booleans, accents and case ignored`()
    throws
  {
    let index = try place.filled([
      item("a", "A", #"{"theme":"Réunions","hours":3,"visible":true}"#),
      item("b", "B", #"{"theme":"reunions","hours":3.5,"visible":false}"#),
      item("c", "C", #"{"theme":"RH","sign":"+","none":null}"#),
    ])

    #expect(try names(index, .value("theme", equals: "RÉUNIONS")) == ["practice/a", "practice/b"])
    #expect(try names(index, .value("theme", equals: "réunion")) == [])
    #expect(try names(index, .value("hours", equals: "3")) == ["practice/a"])
    #expect(try names(index, .value("hours", equals: "3.5")) == ["practice/b"])
    #expect(try names(index, .value("visible", equals: "true")) == ["practice/a"])
    #expect(try names(index, .value("sign", equals: "+")) == ["practice/c"])
    #expect(try names(index, .value("sign", equals: "-")) == [])
    #expect(try names(index, .value("none", equals: "")) == [])
    #expect(try names(index, .value("absent", equals: "x")) == [])
  }

  @Test func `a set filter looks for one element`() throws {
    let index = try place.filled([
      item("a", "A", #"{"tags":["réunion","salle"],"theme":"salle"}"#),
      item("b", "B", #"{"tags":["réunion de service"]}"#),
      item("c", "C", #"{"tags":"réunion"}"#),
    ])

    #expect(try names(index, .set("tags", contains: "Reunion")) == ["practice/a"])
    #expect(try names(index, .set("theme", contains: "salle")) == [])
  }

  @Test func `a range filter takes texts from the first to the last, both included`() throws {
    let index = try place.filled([
      item("a", "A", #"{"day":"2026-11-23"}"#), item("b", "B", #"{"day":"2026-11-24"}"#),
      item("c", "C", #"{"day":"2026-12-24"}"#), item("d", "D", #"{"day":20261201}"#),
    ])

    let filter = ListFilter.range("day", from: "2026-11-24", through: "2026-12-24")
    #expect(try names(index, filter) == ["practice/b", "practice/c"])
  }

  @Test func `what is gone is named apart, what came last first`() throws {
    let index = try place.open()
    try index.write { writer in
      for name in ["practice/a", "practice/b", "member/c"] {
        try writer.put(IndexedRecord(name: name, isLive: false))
      }
      try writer.put(IndexedRecord(name: "practice/d"))
    }

    let all = try index.read { try $0.gone(kind: "practice", limit: 9) }
    #expect(all == ["practice/b", "practice/a"])
    #expect(try index.read { try $0.gone(kind: "practice", limit: 1) } == ["practice/b"])
  }

  @Test func `all filters have to hold`() throws {
    var toDecide = item("b", "B", #"{"tags":["x"],"status":"draft"}"#)
    toDecide.needsDecision = true
    let index = try place.filled([
      item("a", "A", #"{"tags":["x"],"status":"draft"}"#), toDecide,
      item("c", "C", #"{"tags":["y"],"status":"draft"}"#),
    ])
    let filters: [ListFilter] = [.set("tags", contains: "x"), .value("status", equals: "draft")]

    #expect(try index.read { try $0.count(where: filters) } == 2)
    #expect(try index.read { try $0.count(where: filters + [.needsDecision]) } == 1)
    #expect(try names(index, .needsDecision) == ["practice/b"])
  }

  @Test(arguments: ["", "a\"b", "$.x", "'", "a.b", "[0]"])
  func `any field name can be filtered by`(field: String) throws {
    let index = try place.filled([practice("a", "A")])

    #expect(try names(index, .value(field, equals: "x")) == [])
    #expect(try names(index, .set(field, contains: "x")) == [])
  }

  @Test func `live states come in the order of the names' bytes`() throws {
    let ids = ["é", "z", "Z", "a", "10", "9", "a-b", "ab", "a/b"]
    var records = ids.map { practice($0) }
    records += [IndexedRecord(name: "member/1"), IndexedRecord(name: "practices/1")]
    for place in records.indices { records[place].state = [UInt8(place)] }
    records[3].isLive = false
    let index = try place.filled(records)
    let live = records.filter(\.isLive).sorted {
      $0.name.utf8.lexicographicallyPrecedes($1.name.utf8)
    }

    var all: [String] = []
    var states: [[UInt8]] = []
    var ofKind: [String] = []
    try index.read { reader in
      try reader.forEachLiveState { name, state in
        all.append(name)
        states.append(state)
      }
      try reader.forEachLiveState(kind: "practice") { name, _ in ofKind.append(name) }
    }

    #expect(all == live.map(\.name))
    #expect(states == live.map(\.state))
    #expect(ofKind == live.map(\.name).filter { $0.hasPrefix("practice/") })
  }
}
