/// A journal, and how far it is in the index.
public struct IndexedJournal: Equatable, Sendable {
  /// The number by which trails, checkpoints and points name the journal.
  public var position: UInt32
  /// The journal's own, unique name.
  public var id: String
  /// The number of the last change of this journal that the index holds.
  public var applied: UInt32
  /// The vector clock after that change; opaque here.
  public var clock: [UInt8]
  /// The chain's hash after that change: 32 bytes.
  public var chain: [UInt8]
  /// The position of the journal whose first changes are also the first of this one; `nil` when it
  /// shares none.
  public var parent: UInt32?
  /// The last change that it shares with its parent; 0 without one.
  public var fork: UInt32
  /// The start of the chain's hash of the parent at the change behind that; 0 without one.
  public var parentHash: UInt64
  /// Where the dates of the changes go back; opaque here.
  public var times: [UInt8]

  /// Creates a row of the table of journals.
  public init(
    position: UInt32, id: String, applied: UInt32, clock: [UInt8], chain: [UInt8],
    parent: UInt32? = nil, fork: UInt32 = 0, parentHash: UInt64 = 0,
    times: [UInt8] = []
  ) {
    self.position = position
    self.id = id
    self.applied = applied
    self.clock = clock
    self.chain = chain
    self.parent = parent
    self.fork = fork
    self.parentHash = parentHash
    self.times = times
  }
}

/// A vector clock, or what was new in one, on the way through a journal.
public struct Checkpoint: Equatable, Sendable {
  /// The position of the journal.
  public var journal: UInt32
  /// The change after which the clock stood like this, or that brought the news.
  public var seq: UInt32
  /// The vector clock; opaque here.
  public var clock: [UInt8]

  /// Creates a checkpoint of a journal.
  public init(journal: UInt32, seq: UInt32, clock: [UInt8]) {
    self.journal = journal
    self.seq = seq
    self.clock = clock
  }
}
