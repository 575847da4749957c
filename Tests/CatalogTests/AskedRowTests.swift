import Testing

@testable import Catalog

/// What is asked of many records at once is read from rows of its own.
@Suite struct AskedRowTests {
  private let place: TemporaryIndex

  init() throws { place = try TemporaryIndex() }

  private func task(
    _ id: String, _ project: String?, due: String? = nil, isLive: Bool = true
  ) -> IndexedRecord {
    IndexedRecord(
      name: "task/\(id)", title: "Tâche \(id)", isLive: isLive, due: due,
      mentions: project.map { [Mention("project", "project/\($0)")] } ?? [])
  }

  private func tasks(of project: String, in index: RecordIndex) throws -> [String] {
    try index.read {
      try $0.records("task", mentioning: "project/\(project)", in: "project").map(\.name)
    }
  }

  @Test func `a record is found by the one that it names, until it names another or is gone`()
    throws
  {
    let index = try place.filled([task("a", "x"), task("b", "x"), task("c", "y"), task("d", nil)])
    #expect(try tasks(of: "x", in: index) == ["task/a", "task/b"])

    try index.write { try $0.put(task("a", "y")) }
    try index.write { try $0.put(task("b", nil, isLive: false)) }
    try index.write { try $0.put(task("d", "x")) }

    #expect(try tasks(of: "x", in: index) == ["task/d"])
    #expect(try tasks(of: "y", in: index) == ["task/a", "task/c"])
    #expect(try index.read { try $0.records("task", mentioning: "project/x", in: "meeting") } == [])
    #expect(try index.read { try $0.records("note", mentioning: "project/x", in: "project") } == [])
  }

  @Test func `a record that names several is found by each`() throws {
    var record = IndexedRecord(name: "project/p")
    record.mentions = ["a", "b", "b"].map { Mention("practices", "practice/\($0)") }
    let index = try place.filled([record])
    for target in ["practice/a", "practice/b"] {
      let found = try index.read {
        try $0.records("project", mentioning: target, in: "practices").map(\.name)
      }
      #expect(found == ["project/p"])
    }
  }

  @Test func `what is due is found, the longest first, and not what is done, gone or due later`()
    throws
  {
    let index = try place.filled([
      task("a", nil, due: "2026-03-01"), task("b", nil, due: "2026-01-01"), task("c", nil),
      task("d", nil, due: "2026-03-02"), task("e", nil, due: "2026-01-02", isLive: false),
    ])
    func due() throws -> [String] {
      try index.read { try $0.due(before: "2026-03-02").map { "\($0.item.name) \($0.due)" } }
    }
    #expect(try due() == ["task/b 2026-01-01", "task/a 2026-03-01"])

    try index.write { try $0.put(task("b", nil)) }
    #expect(try due() == ["task/a 2026-03-01"])
  }

  @Test func `to ask for what one record owns, or for what is due, costs the same among many`()
    throws
  {
    func cost(among count: Int) throws -> Int {
      let place = try TemporaryIndex()
      let others = (0..<count).map { task("other\($0)", "other\($0 % 7)", due: "2030-01-01") }
      let own = (0..<5).map { task("own\($0)", "x", due: "2026-01-01") }
      let index = try place.filled(others + own, bulk: true)
      let before = try index.steps
      #expect(try tasks(of: "x", in: index).count == 5)
      #expect(try index.read { try $0.due(before: "2026-02-01").count } == 5)
      return try index.steps - before
    }
    #expect(try cost(among: 10) == cost(among: 3_000))
  }

  @Test func `trails of a kind are those of its live records, whole, by name`() throws {
    let index = try place.filled([
      practice("b"), practice("a"), practice("none"), task("a", nil),
      IndexedRecord(name: "practice/gone", isLive: false),
    ])
    let long = (1...3_000).map { TrailDot(journal: 1, seq: $0, at: Int64($0), said: [7]) }
    try index.write { writer in
      try writer.appendTrail(of: "practice/b", [TrailDot(journal: 0, seq: 1)])
      try writer.appendTrail(of: "practice/a", long)
      try writer.appendTrail(of: "practice/gone", [TrailDot(journal: 0, seq: 2)])
      try writer.appendTrail(of: "task/a", [TrailDot(journal: 0, seq: 3)])
    }
    var trails: [String: [TrailDot]] = [:]
    var names: [String] = []
    try index.read { reader in
      try reader.forEachTrail(kind: "practice") { name, trail in
        names.append(name)
        trails[name] = trail
      }
    }
    #expect(names == ["practice/a", "practice/b"])
    #expect(trails["practice/a"] == long)
    #expect(trails["practice/b"] == [TrailDot(journal: 0, seq: 1)])
  }

  @Test func `what is made of the index is made anew once anybody has changed it`() throws {
    let index = try place.filled([practice("a")])
    let other = try place.open()
    var made = 0
    func count(_ index: RecordIndex) throws -> Int {
      try index.read { reader in
        try reader.derived("count") {
          made += 1
          return try reader.count()
        }
      }
    }
    #expect(try [count(index), count(index)] == [1, 1])
    #expect(made == 1)
    try other.write { try $0.put(practice("b")) }
    #expect(try count(index) == 2)
    try index.write { try $0.put(practice("c")) }
    #expect(try [count(index), count(index)] == [3, 3])
    #expect(made == 3)
  }

  @Test func `what is made of a change that is taken back is not kept`() throws {
    struct Refused: Error {}
    let index = try place.filled([practice("a")])
    func count(_ reader: IndexReader) throws -> Int {
      try reader.derived("count") { try reader.count() }
    }
    #expect(throws: Refused.self) {
      try index.write { writer in
        try writer.put(practice("b"))
        _ = try count(writer)
        throw Refused()
      }
    }
    #expect(try index.read(count) == 1)
  }
}
