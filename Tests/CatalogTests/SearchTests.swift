import Catalog
import Testing

@Suite struct SearchTests {
  let place: TemporaryIndex

  init() throws {
    place = try TemporaryIndex()
  }

  @Test(arguments: [
    ("Réunion", "reunion"), ("reunion", "RÉUNION"), ("Re\u{301}union", "réunion"),
    ("réunion", "re\u{301}union"), ("Œuvre", "oeuvre"), ("oeuvre", "œuvre"), ("Ex æquo", "aequo"),
    ("aequo", "æquo"), ("Straße", "strasse"), ("STRASSE", "straße"), ("ﬁche", "fiche"),
    ("fiche", "ﬁche"), ("Ÿ été", "y ete"), ("Łódź", "lodz"), ("Đorđe", "dorde"),
    ("Tiếng Việt", "tieng viet"), ("soft\u{AD}hyphen", "softhyphen"), ("ΟΔΌΣ", "οδος"),
    ("Приём", "прием"), ("ｆｕｌｌ", "full"), ("İstanbul", "istanbul"),
  ])
  func `accents, case and ligatures don't count, either way`(text: String, words: String) throws {
    let index = try place.filled([practice("a", body: "avant \(text) après")])

    #expect(try index.found(words) == ["practice/a"])
  }

  @Test(arguments: ["l’accueil", "L'ACCUEIL", "accueil", "qu’accueil", "d'accueil"])
  func `an elided article finds the word, and the word finds an elided article`(
    words: String
  ) throws {
    let index = try place.filled([
      practice("alone", body: "Accueil des visiteurs"), practice("elided", body: "à l’accueil"),
    ])

    #expect(try index.found(words) == ["practice/alone", "practice/elided"])
  }

  @Test(arguments: [
    ("مرحبا بالعالم", "بالعالم"), ("Привет, мир", "мир"), ("会議の予約", "会議"), ("회의실 예약", "예약"),
    ("हिन्दी भाषा", "भाषा"),
  ])
  func `any alphabet can be searched`(text: String, words: String) throws {
    let index = try place.filled([practice("a", body: text), practice("b", body: "autre")])

    #expect(try index.found(words) == ["practice/a"])
  }

  @Test func `the last word matches as a beginning and the others whole`() throws {
    let index = try place.filled([practice("a", body: "réserver une salle")])

    #expect(try index.found("réserver sal") == ["practice/a"])
    #expect(try index.found("réser salle") == [])
    #expect(try index.found("alle") == [])
  }

  @Test func `all words have to be there, in any column`() throws {
    let both = IndexedRecord(
      name: "practice/both", title: "Réserver", keywords: "voyages", body: "une salle")
    let index = try place.filled([both, practice("one", body: "une salle")])

    #expect(try index.found("salle voyages réserver") == ["practice/both"])
    #expect(try index.found("salle").count == 2)
  }

  @Test func `a word in the title weighs more than a keyword, and that more than the body`() throws
  {
    let index = try place.filled([
      IndexedRecord(name: "practice/body", title: "Un", keywords: "deux", body: "courrier"),
      IndexedRecord(name: "practice/keyword", title: "Un", keywords: "courrier", body: "deux"),
      IndexedRecord(name: "practice/title", title: "Courrier", keywords: "un", body: "deux"),
    ])

    let hits = try index.read { try $0.search("courrier") }

    #expect(hits.map(\.name) == ["practice/title", "practice/keyword", "practice/body"])
    #expect(hits.map(\.score) == hits.map(\.score).sorted(by: >))
    #expect(hits.first?.title == "Courrier")
    #expect(hits.first?.kind == "practice")
  }

  @Test func `kinds are found behind any number of better hits of other kinds`() throws {
    let members = (0..<300).map { IndexedRecord(name: "member/\($0)", title: "Salle") }
    let practices = (0..<3).map { practice("\($0)", "Titre", body: "la salle \($0)") }
    let index = try place.filled(members + practices)

    #expect(try index.found("salle", kinds: ["practice"]) == practices.map(\.name))
  }

  @Test func `kinds narrow a search, and the limit cuts it`() throws {
    let member = IndexedRecord(name: "member/a", title: "Salle", body: "")
    let index = try place.filled([practice("a", "Salle"), practice("b", "Salle"), member])

    #expect(try index.found("salle", kinds: ["member"]) == ["member/a"])
    #expect(try index.found("salle", kinds: ["member", "practice"]).count == 3)
    #expect(try index.found("salle", kinds: []) == [])
    #expect(try index.read { try $0.search("salle", limit: 2).count } == 2)
  }

  @Test(arguments: [
    "", " ", "\"", "'", "’", "*", "-", "(", "\"salle", "salle\"", "sal*le", "-salle", "^salle",
    "title:salle", "salle AND", "NEAR(salle, 2)", "OR", "NOT salle", "{title} : salle", "salle +",
    "\0", "salle\0", "a\u{301}", "🎉", "\u{FDFA}", "%_", "--", ";DROP TABLE records",
    String(repeating: "salle ", count: 2_000), String(repeating: "é", count: 10_000),
    String(repeating: "\"", count: 10_000), String(repeating: "\u{301}", count: 10_000),
    (0..<5_000).map(String.init).joined(separator: " "),
  ])
  func `no search is a syntax error`(words: String) throws {
    let index = try place.filled([practice("a", "Salle", body: "near and or not title")])

    _ = try index.found(words)
    _ = try index.meant(words)
    _ = excerpt(of: "la salle", for: words)

    #expect(try index.found("salle") == ["practice/a"])
  }

  @Test func `operators are words like others`() throws {
    let index = try place.filled([practice("a", body: "NEAR AND OR NOT"), practice("b", body: "x")])

    #expect(try index.found("near and or not") == ["practice/a"])
  }

  @Test func `a word as long as a page is found whole and by its start`() throws {
    let word = String(repeating: "éa", count: 2_000)
    let index = try place.filled([practice("a", body: word)])

    #expect(try index.found(word) == ["practice/a"])
    #expect(try index.found(String(word.prefix(50))) == ["practice/a"])
  }

  @Test func `a search for nothing finds nothing`() throws {
    let index = try place.filled([practice("a", "Salle")])

    #expect(try index.found("") == [])
    #expect(try index.found("l’") == [])
  }
}
