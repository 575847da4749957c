import Merge

/// A lead's word that what is known about a person is to be erased everywhere.
public struct Erasure: Hashable, Sendable {
  /// The person's record, `member/…`.
  public let record: String

  /// Makes the erasure of `record`; `nil` when that names no member.
  public init?(record: String) {
    guard Change.isRecordName(record), Kind.of(record: record) == .member else { return nil }
    self.record = record
  }

  /// Reads an erasure; `nil` when `change` is none.
  public init?(_ change: Change) {
    guard change.id(of: .erasure) != nil, let record = change.string("record") else { return nil }
    self.init(record: record)
  }

  /// The change that a lead writes, on `erasure/` and `id`, an id of
  /// ``RecordName/freshID(using:)``.
  public func change(id: String) -> Change {
    var change = Change(on: RecordName(kind: .erasure, id: id).text)
    change.set = [FieldChange("record", to: record)]
    return change
  }
}
