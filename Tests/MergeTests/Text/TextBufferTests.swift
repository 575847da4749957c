import Merge
import Testing

struct TextBufferTests {
  @Test func `a buffer gives back the text it was made of`() {
    for text in ["", "a", "Été 😀 e\u{301}\n", String(repeating: "é", count: 1_000)] {
      let buffer = TextBuffer(text)

      #expect(buffer.text.unicodeScalars.elementsEqual(text.unicodeScalars))
      #expect(buffer.count == text.unicodeScalars.count)
    }
  }

  @Test func `steps apply one after the other`() throws {
    var buffer = TextBuffer("Réserver la salle")

    try buffer.apply([
      TextEdit(position: 12, deleted: 5, inserted: "voiture"),
      TextEdit(position: 0, deleted: 8, inserted: "Rendre"),
    ])

    #expect(buffer.text == "Rendre la voiture")
  }

  @Test func `when one step is refused none is applied`() throws {
    var buffer = TextBuffer("")
    for count in 0..<40 {
      let text = buffer.text
      #expect(throws: TextRangeError.self) {
        try buffer.apply([
          TextEdit(position: 0, deleted: count, inserted: "é"),
          TextEdit(position: 2, deleted: 0, inserted: "x"),
        ])
      }
      #expect(buffer.text == text)

      try buffer.apply([TextEdit(position: count, deleted: 0, inserted: "é")])
    }

    #expect(buffer.text == String(repeating: "é", count: 40))
  }

  @Test func `random steps give what an array of scalars gives`() throws {
    for seed in textSeeds(60) {
      var random = TextSeed(seed)
      let long = String(repeating: "œuvre ", count: 40)
      let pieces = ["", "a", "é", "\u{301}", "👩‍💻", "bonjour ", "\r", "\n", "日本語", long]
      var plain: [Unicode.Scalar] = []
      var buffer = TextBuffer("")
      for _ in 0..<100 {
        let position = Int.random(in: 0...plain.count, using: &random)
        let most = min(plain.count - position, Int.random(in: 0...30, using: &random))
        let deleted = random.chance(of: 2) ? plain.count - position : most
        let inserted = pieces.randomElement(using: &random) ?? ""
        plain.replaceSubrange(position..<position + deleted, with: inserted.unicodeScalars)

        try buffer.apply([TextEdit(position: position, deleted: deleted, inserted: inserted)])

        #expect(buffer.count == plain.count, "seed \(seed)")
      }
      #expect(buffer.text.unicodeScalars.elementsEqual(plain), "seed \(seed)")
    }
  }
}
