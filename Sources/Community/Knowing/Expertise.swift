import Merge

/// Who may know about something: a ranking of members by what they say of themselves and by what
/// they have done.
///
/// It is pure: what was found comes in, and the same findings give the same ranking in whatever
/// order they come.
public enum Expertise {
  /// What somebody has to do with a practice.
  public enum Part: String, Hashable, Sendable, CaseIterable {
    /// Answers for it.
    case owner
    /// Wrote some of it.
    case author
    /// Said something about it.
    case commenter
    /// Finds it useful.
    case user
  }

  /// Why somebody may know.
  public enum Reason: Hashable, Sendable {
    /// A field of the member's record says so: its name, and what it says.
    case field(String, String)
    /// A practice, by name and title, and what the member has to do with it.
    case practice(String, title: String, as: Part)
  }

  /// One thing that was found.
  public struct Finding: Hashable, Sendable {
    /// The member, `member/…`.
    public let member: String
    /// Why the member may know.
    public let reason: Reason
    /// Which of the words that were asked about it holds, by their places.
    public let words: Set<Int>
    /// Whether a title or the like holds them, and not only a long text.
    public let isProminent: Bool

    /// Says that `words` were found for `member`.
    public init(_ member: String, _ reason: Reason, words: Set<Int>, isProminent: Bool = true) {
      self.member = member
      self.reason = reason
      self.words = words
      self.isProminent = isProminent
    }
  }

  /// A member with all that speaks for asking them.
  public struct Ranked: Hashable, Sendable {
    /// The member, `member/…`.
    public let member: String
    /// Why, the strongest reason first, each practice once.
    public let reasons: [Reason]
    /// Which of the words they know something about, by their places.
    public let words: Set<Int>
    /// How much speaks for them, above zero; only comparable within one ranking.
    public let score: Double
  }

  /// The members whom `findings` speak for, the best to ask first.
  ///
  /// Several reasons for one word strengthen each other and never add up to more than certainty
  /// (noisy-or; Pearl, "Probabilistic Reasoning in Intelligent Systems", 1988, §4.3.2), so that
  /// ten small practices about travel don't outrank somebody who knows of travel *and* visas: the
  /// words that are known count in full, and once more in proportion to how many they are.
  public static func ranking(_ findings: [Finding], wordCount: Int) -> [Ranked] {
    Dictionary(grouping: findings.filter { !$0.words.isEmpty }, by: \.member)
      .map { member, findings in ranked(member, findings, wordCount: max(1, wordCount)) }
      .sorted { left, right in
        left.score != right.score
          ? left.score > right.score : left.member.precedesByCodePoint(right.member)
      }
  }

  private static func ranked(_ member: String, _ findings: [Finding], wordCount: Int) -> Ranked {
    let ordered = strongest(findings)
    let words = ordered.reduce(into: Set<Int>()) { $0.formUnion($1.words) }
    let known = words.sorted().reduce(0.0) { sum, word in
      let doubt = ordered.filter { $0.words.contains(word) }.reduce(1) { $0 * (1 - $1.weight) }
      return sum + 1 - doubt
    }
    let share = Double(words.count) / Double(wordCount)
    return Ranked(
      member: member, reasons: ordered.map(\.reason), words: words, score: known * (1 + share))
  }

  /// The findings, the strongest first. Those about one practice are one, by the strongest reason:
  /// who answers for a practice mostly wrote it, too.
  private static func strongest(_ findings: [Finding]) -> [Finding] {
    Dictionary(grouping: findings, by: \.reason.subject).values.compactMap { alike in
      guard let best = alike.min(by: precedes) else { return nil }
      let words = alike.reduce(into: Set<Int>()) { $0.formUnion($1.words) }
      return Finding(best.member, best.reason, words: words, isProminent: best.isProminent)
    }.sorted { left, right in
      left.words.count != right.words.count
        ? left.words.count > right.words.count : precedes(left, right)
    }
  }

  private static func precedes(_ left: Finding, _ right: Finding) -> Bool {
    left.weight != right.weight
      ? left.weight > right.weight : left.reason.text.precedesByCodePoint(right.reason.text)
  }
}

extension Expertise.Finding {
  /// How likely it makes it that the member knows, from 0 to 1.
  fileprivate var weight: Double {
    switch reason {
    case .field(let name, _): Self.weights[name] ?? 0.3
    case .practice(_, _, let part):
      switch part {
      case .owner: isProminent ? 0.7 : 0.4
      case .author: isProminent ? 0.6 : 0.35
      case .commenter: isProminent ? 0.3 : 0.2
      case .user: isProminent ? 0.2 : 0.1
      }
    }
  }

  private static let weights = [
    "skills": 0.9, "roles": 0.7, "title": 0.6, "languages": 0.6, "tags": 0.5, "name": 0.5,
    "unit": 0.4, "notes": 0.4, "assists": 0.3, "site": 0.3,
  ]
}

extension Expertise.Reason {
  /// What the reason is about: of a practice its name, else the field and what it says.
  fileprivate var subject: String {
    switch self {
    case .field(let name, let said): "\(name) \(said)"
    case .practice(let record, _, _): record
    }
  }

  fileprivate var text: String {
    switch self {
    case .field: subject
    case .practice(_, _, let part): "\(subject) \(part.rawValue)"
    }
  }
}
