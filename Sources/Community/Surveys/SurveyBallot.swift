import Crypto
import Merge

/// One member's answer to one question, on its way to be recorded.
public struct SurveyBallot: Hashable, Sendable {
  /// What is done to the answer's record.
  public let draft: Draft

  /// Reads what `member` typed as the answer to `question`.
  ///
  /// A choice is given by its words, whatever their case, or by its number, from 1; several stand
  /// apart by semicolons. A step of a scale is a whole number.
  ///
  /// - Parameter earlier: the member's answer so far, which the new one replaces.
  /// - Throws: ``BallotError`` when that is no answer to the question.
  public init(
    _ typed: String, to question: SurveyQuestion, by member: String, replacing earlier: RecordView?
  ) throws(BallotError) {
    let typed = typed.trimmed
    guard !typed.isEmpty else { throw BallotError(.empty, question) }
    var change = Change(on: Self.record(of: question.record, by: member))
    var texts: [FieldChange<String>] = []
    var fields: [String: Value] = [:]
    var chosen: [String] = []
    switch question.form {
    case .one(let choices): fields["choice"] = Value(try Self.choice(typed, choices, question))
    case .several(let choices):
      for part in try Self.parts(of: typed, choices) {
        let choice = try Self.choice(part, choices, question)
        if !chosen.contains(choice) { chosen.append(choice) }
      }
      guard !chosen.isEmpty else { throw BallotError(.empty, question) }
    case .scale(let largest):
      guard let step = Value(canonical: typed).whole, 1...largest ~= step else {
        throw BallotError(.notOnScale(typed, largest: largest), question)
      }
      fields["rating"] = Value(step)
    case .text: texts.append(FieldChange("body", typed))
    }
    change.set = [
      FieldChange("question", Value(question.record)), FieldChange("by", Value(member)),
    ]
    // An answer to what the question was before it changed its form does not stay beside.
    for name in ["choice", "rating"] {
      if let value = fields[name] {
        change.set.append(FieldChange(name, value))
      } else if earlier?.fields[name] != nil {
        change.set.append(FieldChange(name, .null))
      }
    }
    let before = earlier?.elements("choices") ?? []
    let dropped = before.filter { !chosen.contains($0) }
    if !chosen.isEmpty { change.add = [FieldChange("choices", chosen)] }
    if !dropped.isEmpty { change.remove = [FieldChange("choices", dropped)] }
    if texts.isEmpty, earlier?.fields["body"] != nil { texts.append(FieldChange("body", "")) }
    draft = Draft(change, texts: texts)
  }

  /// The record in which `member` answers `question`: always the same one, so that a later answer
  /// replaces an earlier one, also when they are given at two sites.
  ///
  /// Its id is the two ids with a dash between them, or, where that is longer than an id may be,
  /// 32 digits of base 32 from their SHA-256.
  public static func record(of question: String, by member: String) -> String {
    func id(_ record: String) -> Substring { record.drop { $0 != "/" }.dropFirst() }
    let whole = "\(id(question))-\(id(member))"
    let name = RecordName(kind: .answer, id: whole).text
    if Change.isRecordName(name) { return name }
    let digest = SHA256.hash(data: Array(whole.utf8)).prefix(20)
    return RecordName(kind: .answer, id: Base32.encode(digest)).text
  }

  private static func parts(of typed: String, _ choices: [String]) throws(BallotError) -> [String] {
    // A choice may hold a semicolon itself.
    if choices.contains(where: { $0.lowercased() == typed.lowercased() }) { return [typed] }
    return typed.split(separator: ";").map(\.trimmed).filter { !$0.isEmpty }
  }

  private static func choice(
    _ typed: String, _ choices: [String], _ question: SurveyQuestion
  ) throws(BallotError) -> String {
    if let choice = choices.first(where: { $0 == typed })
      ?? choices.first(where: { $0.lowercased() == typed.lowercased() })
    {
      return choice
    }
    if let number = Value(canonical: typed).whole, 1...choices.count ~= number {
      return choices[number - 1]
    }
    throw BallotError(.notAChoice(typed, choices), question)
  }
}

/// Why an answer to a survey is refused.
public struct BallotError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// The survey has not been opened yet.
    case draft
    /// The survey has been closed.
    case closed
    /// There is no question of this number; they count from 1 to `count`.
    case noSuchQuestion(String, count: Int)
    /// Nothing was answered.
    case empty
    /// What was typed is none of the choices.
    case notAChoice(String, [String])
    /// What was typed is no step of the scale, which goes from 1 to `largest`.
    case notOnScale(String, largest: Int)
  }

  /// What is wrong.
  public let reason: Reason
  /// The question, or else the survey.
  public let title: String

  init(_ reason: Reason, _ question: SurveyQuestion) {
    self.reason = reason
    title = question.title
  }

  /// Says what is wrong with an answer to `survey` as a whole.
  public init(_ reason: Reason, survey: RecordView) {
    self.reason = reason
    title = survey.title
  }

  /// Makes sure that `survey` takes answers: it is open.
  public static func check(isOpen survey: RecordView) throws(BallotError) {
    switch survey.string("status") {
    case "open": return
    case "closed": throw BallotError(.closed, survey: survey)
    default: throw BallotError(.draft, survey: survey)
    }
  }
}
