import Community
import Testing

@Suite struct ExpertiseTests {
  private typealias Finding = Expertise.Finding

  private func order(_ findings: [Finding], words: Int = 1) -> [String] {
    Expertise.ranking(findings, wordCount: words).map(\.member)
  }

  private func practice(
    _ member: String, _ part: Expertise.Part, on id: String = "p", words: Set<Int> = [0],
    isProminent: Bool = true
  ) -> Finding {
    Finding(
      member, .practice("practice/\(id)", title: id, as: part), words: words,
      isProminent: isProminent)
  }

  @Test func `a skill says more than a practice, to answer for one more than to find it useful`() {
    let findings = [
      practice("user", .user), practice("commenter", .commenter), practice("author", .author),
      practice("owner", .owner), Finding("skilled", .field("skills", "GED"), words: [0]),
      practice("passing", .owner, isProminent: false),
    ]
    #expect(
      order(findings) == ["skilled", "owner", "author", "passing", "commenter", "user"])
  }

  @Test func `who knows of both words comes before who knows much of one`() {
    let much = (0..<10).map { practice("much", .owner, on: "p\($0)") }
    let both = [
      Finding("both", .field("skills", "visas"), words: [0]),
      Finding("both", .field("languages", "chinois"), words: [1]),
    ]
    #expect(order(much + both, words: 2) == ["both", "much"])
  }

  @Test func `of one practice the strongest reason is told`() {
    let ranked = Expertise.ranking(
      [practice("a", .user), practice("a", .author), practice("a", .owner)], wordCount: 1)
    #expect(ranked.map(\.reasons) == [[.practice("practice/p", title: "p", as: .owner)]])
  }

  @Test func `what holds none of the words speaks for nobody`() {
    #expect(order([practice("a", .owner, words: [])]).isEmpty)
  }

  @Test(arguments: UInt64(1)...30)
  func `the same findings rank alike in whatever order they come`(seed: UInt64) {
    var generator = Seeded(seed)
    let findings = (0..<40).map { _ in
      practice(
        "m\(Int.random(in: 0..<6, using: &generator))",
        Expertise.Part.allCases.randomElement(using: &generator) ?? .user,
        on: "p\(Int.random(in: 0..<5, using: &generator))",
        words: [Int.random(in: 0..<3, using: &generator)],
        isProminent: Bool.random(using: &generator))
    }
    let expected = Expertise.ranking(findings, wordCount: 3)
    let shuffled = Expertise.ranking(findings.shuffled(using: &generator), wordCount: 3)
    #expect(shuffled == expected, "seed \(seed)")
  }

  @Test func `words that say nothing are folded already`() {
    for word in StopWords.all {
      #expect(word.utf8.allSatisfy { 97...122 ~= $0 }, "\(word)")
    }
  }
}
