import Merge
import Testing

/// What a merge of concurrent edits reads like, by worked examples.
struct MergedTextTests {
  @Test func `no events yield the empty text`() throws {
    let merged = try mergeText([]) { _ in 0 }

    #expect(merged == MergedText(text: "", heads: [], readings: []))
  }

  @Test func `edits that saw each other apply one after the other`() throws {
    var history = TextHistory(siteCount: 2)
    history.write(0, 0, "Ordre du jour", at: 0)
    history.pull(to: 1, from: 0)
    let last = history.write(0, 5, "L’ordre", at: 1)

    let merged = try history.merged()

    #expect(merged == MergedText(text: "L’ordre du jour", heads: [last], readings: []))
  }

  @Test func `insertions at one place stand in the order of the site ids`() throws {
    for ranks in [[0, 1], [1, 0]] {
      var history = TextHistory(ranks: ranks)
      history.write(0, 0, "un", at: 0)
      history.write(0, 0, "deux", at: 1)

      let text = try history.merged().text

      #expect(text == (ranks == [0, 1] ? "undeux" : "deuxun"))
    }
  }

  @Test func `words typed letter by letter at one place do not interleave`() throws {
    var history = TextHistory(siteCount: 2)
    for (place, letter) in "lundi".enumerated() { history.write(place, 0, "\(letter)", at: 0) }
    for (place, letter) in "mardi".enumerated() { history.write(place, 0, "\(letter)", at: 1) }

    #expect(try history.merged().text == "lundimardi")
  }

  @Test func `words typed backwards at one place do not interleave`() throws {
    var history = TextHistory(siteCount: 2)
    for letter in "lundi".reversed() { history.write(0, 0, "\(letter)", at: 0) }
    for letter in "mardi".reversed() { history.write(0, 0, "\(letter)", at: 1) }

    #expect(try history.merged().text == "lundimardi")
  }

  @Test func `two rewritings of one sentence do not interleave`() throws {
    var history = TextHistory(siteCount: 2)
    try history.write("On se voit lundi à 9h dans la salle bleue.", at: 0)
    history.pullAll()
    try history.write("Rendez-vous le lundi à neuf heures.", at: 0)
    try history.write("Réunion mardi prochain au même endroit.", at: 1)

    let text = try history.merged().text

    #expect(text == "Rendez-vous le lundi à neuf heuresRéunion mardi prochain au même endroit.")
  }

  @Test func `what was inserted inside a concurrent deletion is kept`() throws {
    var history = TextHistory(siteCount: 2)
    history.write(0, 0, "avant milieu après", at: 0)
    history.pullAll()
    history.write(6, 7, "", at: 0)
    history.write(9, 0, "XX", at: 1)

    #expect(try history.merged().text == "avant XXaprès")
  }

  @Test func `what two sites both delete is deleted once`() throws {
    var history = TextHistory(siteCount: 3)
    history.write(0, 0, "abcdef", at: 0)
    history.pullAll()
    history.write(1, 3, "", at: 0)
    history.write(2, 3, "", at: 1)
    history.pull(to: 2, from: 0)
    history.write(1, 0, "-", at: 2)
    history.pullAll()
    history.write(2, 0, "+", at: 0)

    #expect(try history.merged().text == "a-+f")
  }

  @Test func `positions count scalars and not what readers see as characters`() throws {
    var history = TextHistory(siteCount: 1)
    history.write(0, 0, "👩‍💻e\u{301}", at: 0)
    history.write(4, 1, "", at: 0)
    history.write(1, 2, "", at: 0)

    #expect(try history.merged().text.unicodeScalars.elementsEqual("👩e".unicodeScalars))
  }

  @Test func `texts of the same look and other scalars are not the same merge`() {
    let (composed, decomposed) = ("caf\u{e9}", "cafe\u{301}")
    let dot = Dot(site: SiteIndex(0), seq: 1)
    let readings = [composed, decomposed].map { MergedText.Reading(dot: dot, text: $0) }

    #expect(readings[0] != readings[1])
    #expect(
      MergedText(text: composed, heads: [dot], readings: [])
        != MergedText(text: decomposed, heads: [dot], readings: []))
  }

  @Test func `entries of other records in the clocks do not matter`() throws {
    var history = TextHistory(siteCount: 2)
    history.skip(at: 1)
    history.write(0, 0, "a", at: 0)
    history.skip(at: 0)
    history.pull(to: 1, from: 0)
    let last = history.write(1, 0, "b", at: 1)

    #expect(try history.merged() == MergedText(text: "ab", heads: [last], readings: []))
  }

  @Test func `edits of different paragraphs made with a difference keep both`() throws {
    var history = TextHistory(siteCount: 2)
    try history.write("Avant.\nRéserver la salle.\n\nAprès.\nRanger la salle.\n", at: 0)
    history.pullAll()
    try history.write("Avant.\nRéserver la grande salle.\n\nAprès.\nRanger la salle.\n", at: 0)
    try history.write("Avant.\nRéserver la salle.\n\nAprès.\nRanger les chaises.\n", at: 1)

    let merged = try history.merged()

    #expect(merged.text == "Avant.\nRéserver la grande salle.\n\nAprès.\nRanger les chaises.\n")
    #expect(!merged.isToReread)
  }
}
