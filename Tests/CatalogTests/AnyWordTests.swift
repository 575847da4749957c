import Catalog
import Testing

@Suite struct AnyWordTests {
  private let place: TemporaryIndex

  init() throws { place = try TemporaryIndex() }

  @Test func `any word finds, and more of them find better`() throws {
    let index = try place.filled([
      practice("visa", "Demander un visa"), practice("both", "Visa pour la Chine"),
      practice("none", "Réserver une salle"),
      IndexedRecord(name: "member/x", title: "Visa Chine"),
    ])
    let sought = SoughtWords("un visa pour la chin", ignoring: ["un", "pour", "la"])
    let found = try index.read { try $0.search(any: sought, kind: "practice", limit: 9) }
    #expect(found.map(\.name) == ["practice/both", "practice/visa"])
  }

  @Test func `words that say nothing count only where there are no others`() {
    #expect(SoughtWords("la GED", ignoring: ["la"]).words == ["ged"])
    #expect(SoughtWords("la", ignoring: ["la"]).words == ["la"])
  }

  @Test func `words are found in a text as a search finds them`() {
    let sought = SoughtWords("œuvre chin", ignoring: [])
    #expect(sought.places(in: "Oeuvres, l’œuvre") == [0])
    #expect(sought.places(in: "CHINOIS") == [1])
    #expect(sought.places(in: "machine").isEmpty)
  }

  @Test func `links are told with what has become of both ends`() throws {
    let index = try place.filled([
      IndexedRecord(name: "member/a", link: "member/b"),
      IndexedRecord(name: "member/b", isLive: false, link: "member/c"),
      IndexedRecord(name: "member/c"), IndexedRecord(name: "member/d", link: "member/e"),
    ])
    let links = try index.read { try $0.links() }
    #expect(
      links == [
        RecordLink(name: "member/a", target: "member/b", isLive: true, isTargetLive: false),
        RecordLink(name: "member/b", target: "member/c", isLive: false, isTargetLive: true),
        RecordLink(name: "member/d", target: "member/e", isLive: true, isTargetLive: false),
      ])
    try index.write { try $0.put(IndexedRecord(name: "member/a")) }
    #expect(try index.read { try $0.links().map(\.name) } == ["member/b", "member/d"])
    #expect(try index.read { try $0.item("member/d")?.link } == "member/e")
  }
}
