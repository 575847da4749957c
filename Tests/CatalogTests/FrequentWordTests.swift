import Testing

@testable import Catalog

/// Words that stand in very many records.
@Suite struct FrequentWordTests {
  private let place: TemporaryIndex

  init() throws { place = try TemporaryIndex() }

  /// Practices in which a word stands, the last ones behind all others.
  private func practices(_ count: Int, _ word: String, from first: Int = 0) -> [IndexedRecord] {
    (first..<first + count).map { practice("\($0)", "Titre \($0)", body: "\(word) un") }
  }

  @Test func `of more records than are ranked, the last ones are, in the same order each time`()
    throws
  {
    let late = practice("late", "La salle", body: "salle")
    let index = try place.filled(
      practices(IndexReader.mostRanked + 500, "salle") + [late], bulk: true)
    let found = try index.read { try $0.search("salle", limit: 20) }
    #expect(found.first?.name == "practice/late")
    #expect(found.count == 20)
    #expect(try index.read { try $0.search("salle", limit: 20) } == found)
    let known = try index.read { try $0.search("salle", limit: .max) }
    #expect(known.count == IndexReader.mostRanked + 501)
  }

  @Test func `a rare word beside a frequent one finds what holds both, however long ago it came`()
    throws
  {
    let both = practice("both", body: "salle visioconférence")
    let index = try place.filled([both] + practices(IndexReader.mostRanked + 500, "salle"))
    #expect(try index.found("salle visio") == ["practice/both"])
    #expect(try index.found("visioconférence salle") == ["practice/both"])
    let sought = SoughtWords("salle visioconférence", ignoring: [])
    let any = try index.read { try $0.search(any: sought, kind: "practice", limit: 5) }
    #expect(any.map(\.name) == ["practice/both"])
  }

  @Test func `a rare kind is found behind any number of records of others`() throws {
    let member = IndexedRecord(name: "member/a", title: "Salle")
    let index = try place.filled([member] + practices(IndexReader.mostRanked + 500, "salle"))
    #expect(try index.found("salle", kinds: ["member"]) == ["member/a"])
    let sought = SoughtWords("salle", ignoring: [])
    let any = try index.read { try $0.search(any: sought, kind: "member", limit: 5) }
    #expect(any.map(\.name) == ["member/a"])
  }

  @Test func `a beginning of very many words finds the word itself, and the first by the alphabet`()
    throws
  {
    let words = ["a", "b", "c", "d", "e", "f", "g", "h"].flatMap { letter in
      (1...3).map { "s" + String(repeating: letter, count: $0) }
    }
    let records = words.enumerated().flatMap { place, word in
      practices(1_000, word, from: place * 1_000)
    }
    let index = try place.filled(
      [practice("alone", body: "s")] + records, bulk: true)
    let found = try index.read { try $0.search("s", limit: .max).map(\.name) }
    #expect(found.contains("practice/alone"))
    #expect(found.contains("practice/0"))
    #expect(found.count > IndexReader.mostRanked)
    #expect(try index.found("s alone").isEmpty)
    #expect(try index.found("un sa").count == 50)
  }

  @Test func `a search for a word in every record costs the same among ten thousand more`() throws {
    func cost(among count: Int) throws -> Int {
      let place = try TemporaryIndex()
      let index = try place.filled(practices(count, "salle"), bulk: true)
      let before = try index.steps
      #expect(try index.read { try $0.search("salle", limit: 20).count } == 20)
      return try index.steps - before
    }
    let few = try cost(among: IndexReader.mostRanked + 100)
    #expect(try cost(among: IndexReader.mostRanked + 10_100) < few + few / 20)
  }
}
