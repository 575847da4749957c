import Merge

/// An entry in which a lead has a person erased. Who has seen it has been told: so heads show who
/// has confirmed.
public struct StandingErasure: Hashable, Comparable, Sendable {
  /// The record that is to be erased.
  public let record: String
  /// The answers that are to be erased with it.
  public let answers: [String]
  /// The lead.
  public let author: SiteID
  /// The entry's number.
  public let seq: UInt32

  /// Makes the erasure of `record` and `answers` in entry `seq` of `author`.
  public init(record: String, answers: [String] = [], author: SiteID, seq: UInt32) {
    self.record = record
    self.answers = answers
    self.author = author
    self.seq = seq
  }

  /// Orders by record, author and number.
  public static func < (left: StandingErasure, right: StandingErasure) -> Bool {
    (left.record, left.author, left.seq) < (right.record, right.author, right.seq)
  }
}
