import Merge
import Testing

/// How a new text becomes an edit.
struct TextDifferenceTests {
  private func steps(_ old: String, _ new: String) -> [TextEdit] { textEdits(from: old, to: new) }

  @Test func `equal texts differ in nothing`() {
    for text in ["", "a", "Une ligne\net une autre 😀\n"] { #expect(steps(text, text).isEmpty) }
  }

  @Test func `another normalization form is another text`() throws {
    let (composed, decomposed) = ("caf\u{e9}", "cafe\u{301}")
    var buffer = TextBuffer(composed)

    try buffer.apply(steps(composed, decomposed))

    #expect(buffer.text.unicodeScalars.elementsEqual(decomposed.unicodeScalars))
  }

  @Test func `a corrected word is one small step`() {
    #expect(
      steps("Le comité ce réunit lundi.", "Le comité se réunit lundi.") == [
        TextEdit(position: 10, deleted: 2, inserted: "se")
      ])
  }

  @Test func `an added word takes one of the spaces beside it`() {
    #expect(
      steps("un chat noir", "un petit chat noir") == [
        TextEdit(position: 3, deleted: 0, inserted: "petit ")
      ])
    #expect(
      steps("un petit chat noir", "un chat noir") == [
        TextEdit(position: 3, deleted: 6, inserted: "")
      ])
  }

  @Test func `an added sentence is inserted whole`() {
    #expect(
      steps("Venez tôt. Merci.", "Venez tôt. Apportez un stylo. Merci.") == [
        TextEdit(position: 11, deleted: 0, inserted: "Apportez un stylo. ")
      ])
  }

  @Test func `an added paragraph is inserted whole`() {
    #expect(
      steps("Un.\n\nTrois.\n", "Un.\n\nDeux.\n\nTrois.\n") == [
        TextEdit(position: 5, deleted: 0, inserted: "Deux.\n\n")
      ])
  }

  @Test(arguments: [
    ("On se voit lundi à 9h dans la salle bleue.", "Rendez-vous le lundi à neuf heures."),
    (
      "Le service assure la collecte des documents avant midi.",
      "Le bureau vérifie le transport des dossiers avant le soir."
    ),
    (
      "Merci de prévenir l’accueil la veille pour les badges des visiteurs.",
      "Les badges sont à demander à l’accueil, la veille au plus tard, pour chaque visiteur."
    ),
    ("Oui. Non.", "Peut-être. Jamais. Enfin, on verra."),
  ])
  func `a rewritten sentence is one deletion and one insertion`(old: String, new: String) {
    #expect(steps(old, new).count == 1)
  }

  @Test func `corrections far apart in one sentence stay two steps`() {
    let old = "Le comité ce réunit chaque premier lundi du mois dans la grande sale du siège."
    let new = "Le comité se réunit chaque premier lundi du mois dans la grande salle du siège."

    #expect(
      steps(old, new) == [
        TextEdit(position: 64, deleted: 4, inserted: "salle"),
        TextEdit(position: 10, deleted: 2, inserted: "se"),
      ])
  }

  @Test func `edits of different sentences stay separate`() {
    let edits = steps(
      "Venez tôt lundi. La salle est petite.", "Venez tard lundi. La salle est grande.")

    #expect(edits.map(\.inserted) == ["grande", "tard"])
  }

  @Test func `edits of different paragraphs stay separate`() {
    #expect(
      steps("Un.\nDeux.\n", "One.\nTwo.\n") == [
        TextEdit(position: 4, deleted: 4, inserted: "Two"),
        TextEdit(position: 0, deleted: 2, inserted: "One"),
      ])
  }

  @Test func `no step cuts a character that a reader sees`() {
    #expect(
      steps("Équipe 👩‍💻 ici", "Équipe 👩‍🔬 ici") == [
        TextEdit(position: 7, deleted: 3, inserted: "👩‍🔬")
      ])
  }

  @Test func `a long text with scattered corrections gets as many small steps`() {
    let lines = (0..<3_000).map { "Point \($0) : à faire, voir la page \($0 * 7) du dossier.\n" }
    var changed = lines
    for index in stride(from: 0, to: lines.count, by: 3) {
      changed[index] = "Point \(index) : fait, voir la page \(index * 7) du dossier.\n"
    }

    let edits = steps(lines.joined(), changed.joined())

    #expect(edits.count == 1_000)
    #expect(edits.allSatisfy { $0.deleted == 7 && $0.inserted == "fait" })
  }

  @Test func `texts too different to compare in full still differ rightly`() throws {
    let old = (0..<2_000).map { "\($0 % 7)\n" }.joined()
    let new = (0..<2_000).map { "\($0 * $0 % 11)\n" }.joined()
    var buffer = TextBuffer(old)

    try buffer.apply(steps(old, new))

    #expect(buffer.text == new)
  }

  @Test func `steps go from the end to the start and give exactly the new text`() throws {
    for seed in textSeeds(400) {
      var random = TextSeed(seed)
      let old = prose(&random)
      let new = random.chance(of: 10) ? prose(&random) : changed(old, &random)

      let edits = steps(old, new)

      var buffer = TextBuffer(old)
      try buffer.apply(edits)
      #expect(buffer.text.unicodeScalars.elementsEqual(new.unicodeScalars), "seed \(seed)")
      for (right, left) in zip(edits, edits.dropFirst()) {
        #expect(left.position + left.deleted < right.position, "seed \(seed)")
      }
      #expect(edits.allSatisfy { $0.deleted > 0 || !$0.inserted.isEmpty }, "seed \(seed)")
    }
  }

  @Test func `what stands above and below a line does not change how it is edited`() throws {
    for seed in textSeeds(400) {
      var random = TextSeed(seed)
      let old = line(prose(&random))
      let new = line(changed(old, &random))
      let (above, below) = (prose(&random) + "\n", prose(&random))
      let start = above.unicodeScalars.count

      let edits = steps(above + old + below, above + new + below)

      let alone = steps(old, new).map {
        TextEdit(position: $0.position + start, deleted: $0.deleted, inserted: $0.inserted)
      }
      #expect(edits == alone, "seed \(seed)")
    }
  }

  @Test(arguments: [
    ("un\ndeux", "un\ndeux\ntrois", [TextEdit(position: 7, deleted: 0, inserted: "\ntrois")]),
    ("un\nun\n", "un\n", [TextEdit(position: 3, deleted: 3, inserted: "")]),
    ("un\n", "un\nun\n", [TextEdit(position: 3, deleted: 0, inserted: "un\n")]),
    ("zun\n", "un\n", [TextEdit(position: 0, deleted: 3, inserted: "un")]),
    ("\n", "a\n", [TextEdit(position: 0, deleted: 0, inserted: "a")]),
  ])
  func `lines are equal as a whole or not at all`(old: String, new: String, edits: [TextEdit]) {
    #expect(steps(old, new) == edits)
  }

  private func line(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\n" && $0 != "\r" })) + "\n"
  }

  private func prose(_ random: inout TextSeed) -> String {
    let words = ["le", "la", "salle", "été", "réunion", "e\u{301}t", "9h", "👩‍💻", "l’œuvre", "a"]
    let ends = [" ", " ", " ", " ", ", ", ". ", ". ", ".\n", "\n", "\n\n", "\r\n", ""]
    return (0..<Int.random(in: 0...60, using: &random)).map { _ in
      (words.randomElement(using: &random) ?? "") + (ends.randomElement(using: &random) ?? "")
    }.joined()
  }

  private func changed(_ text: String, _ random: inout TextSeed) -> String {
    var scalars = Array(text.unicodeScalars)
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      let start = Int.random(in: 0...scalars.count, using: &random)
      let count = Int.random(in: 0...min(12, scalars.count - start), using: &random)
      let new = Array(prose(&random).unicodeScalars).prefix(random.chance(of: 50) ? 9 : 0)
      scalars.replaceSubrange(start..<start + count, with: new)
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
