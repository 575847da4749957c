import Merge

/// A lead's word that what is known about a person is to be erased everywhere: the person's record,
/// and the records in which the person answered surveys.
public struct Erasure: Hashable, Sendable {
  /// The person's record, `member/…`.
  public let record: String
  /// The person's answers, `answer/…`, sorted by code point.
  public let answers: [String]

  /// The most answers that one erasure names; those of more are named by several.
  public static let mostAnswers = 10_000

  /// Makes the erasure of `record` and `answers`; `nil` when the one names no member, or one of
  /// the others no answer.
  public init?(record: String, answers: [String] = []) {
    guard Change.isRecordName(record), Kind.of(record: record) == .member,
      answers.count <= Self.mostAnswers,
      answers.allSatisfy({ Change.isRecordName($0) && Kind.of(record: $0) == .answer })
    else { return nil }
    self.record = record
    self.answers = Set(answers).sorted { $0.precedesByCodePoint($1) }
  }

  /// Reads an erasure; `nil` when `change` is none. Answers that are not listed as they should be
  /// are left out: the person is to be erased all the same.
  public init?(_ change: Change) {
    guard change.id(of: .erasure) != nil, let record = change.string("record") else { return nil }
    let named = change.strings("answers", most: Self.mostAnswers) ?? []
    let answers = named.filter { Change.isRecordName($0) && Kind.of(record: $0) == .answer }
    self.init(record: record, answers: answers)
  }

  /// The change that a lead writes, on `erasure/` and `id`, an id of
  /// ``RecordName/freshID(using:)``.
  public func change(id: String) -> Change {
    var fields = ["record": Value(record)]
    if !answers.isEmpty { fields["answers"] = Value(array: answers.map { Value($0) }) }
    return Change(on: RecordName(kind: .erasure, id: id), set: fields)
  }

  /// All the records that are to be erased.
  public var records: [String] { [record] + answers }
}
