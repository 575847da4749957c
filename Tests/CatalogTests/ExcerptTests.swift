import Catalog
import Testing

@Suite struct ExcerptTests {
  private func marked(_ excerpt: Excerpt) -> [String] {
    excerpt.matches.map { String(excerpt.text[$0]) }
  }

  @Test func `matches are the original's words, whatever their accents and ligatures`() {
    let found = excerpt(
      of: "À l’Œuvre, réunion ; une\nRE\u{301}UNION d’œuvres", for: "reunion oeuvre")

    #expect(marked(found) == ["Œuvre", "réunion", "RE\u{301}UNION", "œuvres"])
    #expect(found.text == "À l’Œuvre, réunion ; une RE\u{301}UNION d’œuvres")
  }

  @Test func `a long text is cut around the first match, between words`() {
    let before = String(repeating: "avant ", count: 200)
    let after = String(repeating: " après", count: 200)

    let found = excerpt(of: before + "la salle bleue" + after, for: "salle")

    #expect(marked(found) == ["salle"])
    #expect(found.text.hasPrefix("… avant "))
    #expect(found.text.hasSuffix(" après …"))
    #expect((90...124).contains(found.text.count))
  }

  @Test func `without a match it is the beginning`() {
    let text = "Début du texte. " + String(repeating: "suite ", count: 100)

    let found = excerpt(of: text, for: "absent")

    #expect(found.text.hasPrefix("Début du texte."))
    #expect(found.matches.isEmpty)
    #expect(excerpt(of: "", for: "a").text == "")
  }

  @Test func `a text that is one long word is cut all the same`() {
    let found = excerpt(of: String(repeating: "é", count: 5_000), for: "e")

    #expect(found.text.count <= 124)
    #expect(excerpt(of: String(repeating: "\u{301}", count: 500), for: "e").matches.isEmpty)
  }

  @Test(arguments: [0, 1, 3, 7, 40])
  func `any length is safe`(length: Int) {
    let text = "Une salle à l’étage, près de l’accueil 👩‍👩‍👧 et du café"

    let found = excerpt(of: text, for: "étage caf", length: length)

    #expect(found.text.count <= length + 4 || length < 8)
    #expect(marked(found).allSatisfy { "étage café".contains($0) || $0.isEmpty })
  }
}
