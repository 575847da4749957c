import Catalog
import Testing

@Suite struct HandleTests {
  let index: RecordIndex
  let place: TemporaryIndex

  init() throws {
    place = try TemporaryIndex()
    var gone = practice("gone12", "Disparue")
    gone.isLive = false
    index = try place.filled([
      practice("4h7k2m9qpx3w", "Réserver une salle"), practice("4h8zzzzzzzzz", "Réserver"),
      practice("9abc", "L’accueil des visiteurs"), practice("salle", "Ménage"), gone,
      IndexedRecord(name: "member/9abc", title: "Zoé Lœb"),
      IndexedRecord(name: "member/m1", title: "Anne Réserver"),
    ])
  }

  @Test func `an exact name means that record, gone or not`() throws {
    #expect(try index.meant("practice/9abc") == ["practice/9abc"])
    #expect(try index.meant("practice/gone12") == ["practice/gone12"])
    #expect(try index.meant("practice/9abc", kind: "member") == [])
  }

  @Test func `an exact id means every record that bears it`() throws {
    #expect(try index.meant("9abc") == ["member/9abc", "practice/9abc"])
    #expect(try index.meant("9abc", kind: "member") == ["member/9abc"])
    #expect(try index.meant("gone12") == ["practice/gone12"])
  }

  @Test func `an id comes before a title`() throws {
    #expect(try index.meant("salle") == ["practice/salle"])
  }

  @Test func `the start of one live record's id means that record`() throws {
    #expect(try index.meant("4h7") == ["practice/4h7k2m9qpx3w"])
    #expect(try index.meant("practice/4h8") == ["practice/4h8zzzzzzzzz"])
    #expect(try index.meant("gone1") == [])
  }

  @Test func `a start that several ids share is a question`() throws {
    #expect(try index.meant("4h") == ["practice/4h7k2m9qpx3w", "practice/4h8zzzzzzzzz"])
  }

  @Test func `an exact title comes before titles that only start with it`() throws {
    #expect(try index.meant("réserver") == ["practice/4h8zzzzzzzzz"])
    #expect(try index.meant("RESERVER UNE SALLE") == ["practice/4h7k2m9qpx3w"])
  }

  @Test func `the start of a title comes before words within titles`() throws {
    #expect(try index.meant("rés") == ["practice/4h8zzzzzzzzz", "practice/4h7k2m9qpx3w"])
    #expect(try index.meant("zoe loe") == ["member/9abc"])
  }

  @Test func `words of a title will do, in any order`() throws {
    #expect(try index.meant("visiteurs accueil") == ["practice/9abc"])
    #expect(try index.meant("salle res") == ["practice/4h7k2m9qpx3w"])
  }

  @Test func `words of the body don't mean a record`() throws {
    try index.write { try $0.put(practice("texte", "Rien", body: "kilimandjaro")) }

    #expect(try index.meant("kilimandjaro") == [])
  }

  @Test func `nothing means nothing`() throws {
    #expect(try index.meant("") == [])
    #expect(try index.meant("inconnu au bataillon") == [])
    #expect(try index.meant("/") == [])
  }
}
