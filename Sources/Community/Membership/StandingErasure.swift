import Merge

/// An entry in which a lead has a person erased. Who has seen it has been told: so heads show who
/// has confirmed.
public struct StandingErasure: Hashable, Comparable, Sendable {
  /// The record that is to be erased.
  public let record: String
  /// The answers that are to be erased with it.
  public let answers: [String]
  /// The lead's entry.
  public let entry: EntryName

  /// Makes the erasure of `record` and `answers` in `entry`.
  public init(record: String, answers: [String] = [], entry: EntryName) {
    self.record = record
    self.answers = answers
    self.entry = entry
  }

  /// Orders by record and entry.
  public static func < (left: StandingErasure, right: StandingErasure) -> Bool {
    (left.record, left.entry) < (right.record, right.entry)
  }
}
