import Community
import Fakes
import Foundation

/// Writes French as the fixtures do: each word follows one that it follows there. A text of
/// independent words would compress worse than anything people write.
struct Prose {
  private var followers: [String: [String]] = [:]
  private var words: [String] = []
  /// How many bytes a text has that somebody shortens.
  private static let long = 3_000

  init(fixtures: String) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: fixtures).sorted()
    where name.hasSuffix(".jsonl") {
      let text = try String(contentsOfFile: "\(fixtures)/\(name)", encoding: .utf8)
      for line in text.split(separator: "\n") {
        guard let draft = try? Draft(json: line.utf8) else { continue }
        for text in draft.texts { learn(text.content) }
      }
    }
  }

  private mutating func learn(_ text: String) {
    var previous = "."
    for word in text.split(whereSeparator: \.isWhitespace).map(String.init) {
      followers[previous, default: []].append(word)
      words.append(word)
      previous = word
    }
  }

  func sentence(of count: Int, _ dice: inout Seeded) -> String {
    var sentence: [String] = []
    var word = "."
    for _ in 0..<count {
      word = followers[word].map { dice.pick($0) } ?? dice.pick(words)
      sentence.append(word)
    }
    return sentence.joined(separator: " ")
  }

  /// A body of paragraphs, of some 0.5 to 3 kB.
  func body(_ dice: inout Seeded) -> String {
    (0..<(3 + dice.below(9))).map { _ in sentence(of: 20 + dice.below(30), &dice) }
      .joined(separator: "\n\n") + "\n"
  }

  /// `text` with some words of one paragraph written anew. A long text gets shorter: people see to
  /// it that it can be read.
  func rewriting(_ text: String, _ dice: inout Seeded) -> String {
    var paragraphs = text.components(separatedBy: "\n\n")
    let place = dice.below(paragraphs.count)
    var words = paragraphs[place].split(separator: " ").map(String.init)
    let start = dice.below(max(1, words.count - 4))
    let gone = text.utf8.count < Self.long ? dice.below(4) : 3 + dice.below(6)
    words.replaceSubrange(
      start..<min(words.count, start + gone),
      with: [sentence(of: 2 + dice.below(6), &dice)])
    paragraphs[place] = words.joined(separator: " ")
    return paragraphs.joined(separator: "\n\n")
  }
}
