import Merge

/// A question of a survey, as it is asked and counted.
public struct SurveyQuestion: Hashable, Sendable {
  /// How it is answered.
  public enum Form: Hashable, Sendable {
    /// By one of these choices.
    case one([String])
    /// By any of these choices.
    case several([String])
    /// By a step from 1 to this one.
    case scale(Int)
    /// In one's own words.
    case text
  }

  /// The question's record.
  public let record: String
  /// The survey that it belongs to; `nil` when it names none.
  public let survey: String?
  /// The question itself.
  public let title: String
  /// How it is answered.
  public let form: Form

  /// The largest step of a scale that says nothing else.
  public static let usualScale = 5

  /// Reads a question. What says nothing of its form, or offers no choices, is answered freely.
  public init(_ view: RecordView) {
    record = view.record
    survey = view.string("survey")
    title = view.title
    let choices = Self.choices(in: view.text("choices"))
    switch view.string("form") {
    case "one" where !choices.isEmpty: form = .one(choices)
    case "several" where !choices.isEmpty: form = .several(choices)
    case "scale":
      form = .scale(min(10, max(2, view.value("scale")?.whole ?? Self.usualScale)))
    default: form = .text
    }
  }

  /// The questions among `views`, in the order in which they are asked.
  public static func inOrder(_ views: [RecordView]) -> [SurveyQuestion] {
    views.sorted { $0.precedesInOrder($1) }.map { SurveyQuestion($0) }
  }

  /// The choices that a text offers, one a line. What stands twice is offered once.
  static func choices(in text: String) -> [String] {
    var offered: Set<String> = []
    return text.split(whereSeparator: \.isNewline).map(\.trimmed).filter { choice in
      !choice.isEmpty && offered.insert(choice).inserted
    }
  }

  /// The text of the choices that somebody typed: in one line they may stand apart by semicolons.
  public static func choices(typed text: String) -> String {
    guard !text.contains(where: \.isNewline) else { return text }
    let parts = text.split(separator: ";").map(\.trimmed).filter { !$0.isEmpty }
    return parts.joined(separator: "\n")
  }

  /// What counts among the answers to this question: one answer a member, the one that bears the
  /// name of ``SurveyBallot/record(of:by:)`` before any that an importer named, else the last by
  /// name.
  func counted(among answers: [RecordView]) -> [RecordView] {
    var found: [String: RecordView] = [:]
    for answer in answers {
      guard let member = answer.string("by") else {
        found[answer.record] = answer
        continue
      }
      let own = SurveyBallot.record(of: record, by: member)
      if let other = found[member] {
        let isBetter =
          other.record != own
          && (answer.record == own || other.record.precedesByCodePoint(answer.record))
        guard isBetter else { continue }
      }
      found[member] = answer
    }
    return found.sorted { $0.key.precedesByCodePoint($1.key) }.map(\.value)
  }
}

extension StringProtocol {
  /// The text without white space before and after it.
  var trimmed: String {
    let start = drop(while: \.isWhitespace)
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
  }
}
