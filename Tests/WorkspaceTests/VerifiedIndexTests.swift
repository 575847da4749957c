import Fakes
import Testing
import Workspace

/// The index is compared with the journals as a whole: what lists, filters and search look at, too.
@Suite struct VerifiedIndexTests {
  private let network: Network

  init() throws {
    network = try Network(["Lyon", "Pau"])
    try network.apply(
      "Lyon",
      #"{"on":"practice/salle","set":{"title":"Salle","theme":"RH"},"text":{"body":"Appeler."}}"#,
      #"{"on":"practice/quai","set":{"title":"Quai"}}"#,
      #"{"on":"member/zoe","set":{"name":"Zoé"}}"#)
    try network.apply("Lyon", #"{"on":"practice/quai","delete":true}"#)
    try network.syncAll()
  }

  private func flaws(_ name: String) throws -> [Flaw.Kind] {
    try network.with(name) { try $0.verify().flaws.map(\.kind) }
  }

  private func alter(_ sql: String) throws {
    try alterDatabase(at: "\(network.homePath("Pau"))/index.sqlite", sql)
  }

  private static let salle = "(SELECT id FROM records WHERE name = 'practice/salle')"

  @Test(arguments: [
    "UPDATE records SET title = 'Autre' WHERE name = 'practice/salle'",
    "UPDATE records SET title = 'Quai' WHERE name = 'practice/quai'",
    "UPDATE records SET sortKey = 'autre' WHERE name = 'practice/salle'",
    "UPDATE records SET kind = 'project' WHERE name = 'practice/salle'",
    "UPDATE records SET summary = '{}' WHERE name = 'practice/salle'",
    "UPDATE records SET summary = json_set(summary, '$.theme', 'IT') WHERE name = 'practice/salle'",
    "UPDATE records SET needsDecision = 1 WHERE name = 'practice/salle'",
    "UPDATE records SET isLive = 0 WHERE name = 'practice/salle'",
    "UPDATE records SET isLive = 1 WHERE name = 'practice/quai'",
    "UPDATE records SET link = 'member/zoe' WHERE name = 'practice/salle'",
    "UPDATE texts SET title = 'Autre' WHERE id = \(salle)",
    "UPDATE texts SET keywords = '' WHERE id = \(salle)",
    "UPDATE texts SET body = 'appeler.' WHERE id = \(salle)",
    "DELETE FROM texts WHERE id = \(salle)",
    "UPDATE states SET state = x'00' WHERE id = \(salle)",
    "DELETE FROM states WHERE id = \(salle)",
    "DELETE FROM records WHERE name = 'practice/salle'",
    """
    INSERT INTO records(name, kind, title, sortKey, isLive, needsDecision, summary)
    VALUES ('practice/x', 'practice', 'X', 'x', 1, 0, '{}')
    """,
  ])
  func `an index that shows something else is told, and made anew`(sql: String) throws {
    #expect(try flaws("Pau").isEmpty)

    try alter(sql)

    let found = try flaws("Pau")
    #expect(found.count == 1)
    guard case .index? = found.first else { Issue.record("\(found)"); return }
    try network.with("Pau") { try $0.rebuild() }
    #expect(try flaws("Pau").isEmpty)
  }

  @Test func `the journals alone can be verified, whatever the index shows`() throws {
    try alter("UPDATE records SET title = 'Autre' WHERE name = 'practice/salle'")

    let found = try network.with("Pau") { try $0.verify(isOfAll: false) }

    #expect(found.flaws.isEmpty)
    #expect(found.entries > 0)
    #expect(found.records == nil)
    #expect(found.attachments == nil)
  }

  @Test func `verify says how many records it compared, those that are gone, too`() throws {
    func compared() throws -> Int { try #require(network.with("Lyon") { try $0.verify().records }) }
    let before = try compared()

    try network.apply("Lyon", #"{"on":"practice/pont","set":{"title":"Pont"}}"#)
    #expect(try compared() == before + 1)

    try network.apply("Lyon", #"{"on":"practice/pont","delete":true}"#)
    #expect(try compared() == before + 1)
  }
}
