import Merge

/// A branch of a journal: the first entry by which it differs from another, and the chain hash
/// there.
public struct Branch: Hashable, Sendable {
  /// The number of the entry.
  public let seq: UInt32
  /// The chain hash over the journal up to that entry, in lower-case hex.
  public let chain: String

  /// Makes the branch that has `chain` at entry `seq`.
  public init(seq: UInt32, chain: String) {
    self.seq = seq
    self.chain = chain
  }
}

/// What a home believes of one site's journal.
public struct JournalBounds: Hashable, Sendable {
  /// The last entry that is believed of the journal as it is held; all when it is the greatest
  /// number. Entries beyond it stay where they are, and count for nothing.
  public var through: UInt32
  /// Whether the journal that is held goes along a branch that is not believed, so that another
  /// one may take its place.
  public var isWrongBranch: Bool
  /// Branches that their own site disowned: it writes their entries anew under another id.
  public var disowned: Set<Branch>

  /// Bounds that leave everything in.
  public static let none = JournalBounds(through: .max, isWrongBranch: false, disowned: [])

  /// Makes bounds.
  public init(through: UInt32, isWrongBranch: Bool, disowned: Set<Branch>) {
    self.through = through
    self.isWrongBranch = isWrongBranch
    self.disowned = disowned
  }
}

/// What was erased on purpose: nothing may bring it back, wherever it comes from.
public struct ErasedRecords: Hashable, Sendable {
  /// The records.
  public var records: Set<String>
  /// The sites whose journals have lines of them.
  public var sites: Set<SiteID>

  /// Nothing was erased.
  public static let none = ErasedRecords(records: [], sites: [])

  /// Makes an erasure.
  public init(records: Set<String>, sites: Set<SiteID>) {
    self.records = records
    self.sites = sites
  }

  func covers(_ change: Change) -> Bool { records.contains(change.record) }
}
