/// One change that a record's trail names: the change's number in a journal, and what is asked of
/// it without opening the journal.
public struct TrailDot: Hashable, Sendable {
  /// The journal's position in the index's table of journals.
  public var journal: UInt32
  /// The change's number in that journal.
  public var seq: UInt32
  /// When its author says that it was made: milliseconds since 1970-01-01 UTC.
  public var at: Int64
  /// What the caller keeps of what was changed; opaque here.
  public var said: [UInt8]

  /// Creates the name of the `seq`-th change of a journal.
  public init(journal: UInt32, seq: UInt32, at: Int64 = 0, said: [UInt8] = []) {
    self.journal = journal
    self.seq = seq
    self.at = at
    self.said = said
  }
}
