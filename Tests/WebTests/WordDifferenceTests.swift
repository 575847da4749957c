import Fakes
import Testing

@testable import Web

@Suite struct WordDifferenceTests {
  private func old(_ difference: WordDifference) -> String {
    difference.pieces.map { $0.same ?? $0.removed ?? "" }.joined()
  }

  private func new(_ difference: WordDifference) -> String {
    difference.pieces.map { $0.same ?? $0.added ?? "" }.joined()
  }

  @Test func `what went and what came stand between what stayed`() {
    let difference = WordDifference(from: "On trie le lundi.", to: "On trie le mardi.")

    #expect(difference.pieces.contains { $0.removed == "lundi" })
    #expect(difference.pieces.contains { $0.added == "mardi" })
    #expect(old(difference) == "On trie le lundi.")
    #expect(new(difference) == "On trie le mardi.")
  }

  @Test func `texts that are equal do not differ`() {
    #expect(WordDifference(from: "Même.", to: "Même.").isEmpty)
    #expect(WordDifference(from: "", to: "").pieces.isEmpty)
  }

  @Test(arguments: seeds(100))
  func `the pieces of short texts are both texts, letter by letter`(seed: UInt64) {
    var random = Seeded(seed)
    let words = ["un", " ", "deux", "\n", "é", "e\u{301}", "👩‍👧", "."]
    func text() -> String { (0..<random.below(24)).map { _ in random.pick(words) }.joined() }
    let (one, other) = (text(), text())

    let difference = WordDifference(from: one, to: other)

    #expect(old(difference).unicodeScalars.elementsEqual(one.unicodeScalars), "seed \(seed)")
    #expect(new(difference).unicodeScalars.elementsEqual(other.unicodeScalars), "seed \(seed)")
  }

  @Test func `what is far from any difference is left out`() {
    let long = String(repeating: "Une longue phrase qui ne change pas. ", count: 40)
    let difference = WordDifference(from: long + "Lundi." + long, to: long + "Mardi." + long)

    #expect(difference.pieces.filter(\.isGap).count == 2)
    #expect(old(difference).count < 600)
    #expect(difference.pieces.contains { $0.removed?.contains("Lundi") == true })
  }
}
