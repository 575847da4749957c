import Merge

/// One line of a journal: one atomic change by one site, with the clock it was made under.
/// Its form as bytes: Journal.docc/EntryFormat.md.
public struct Entry: Hashable, Sendable {
  /// A component of a clock: the highest entry seen of a site.
  public struct Seen: Hashable, Sendable {
    /// The site.
    public let site: SiteID
    /// The number of its last entry that was seen.
    public let seq: UInt32

    /// Says that everything up to entry `seq` of `site` has been seen.
    public init(site: SiteID, seq: UInt32) {
      self.site = site
      self.seq = seq
    }
  }

  /// What an entry says.
  public enum Content: Hashable, Sendable {
    /// A change to a record.
    case change(Change)
    /// A change that was erased on purpose: the lower-case hex SHA-256 of its bytes.
    case redacted(String)
  }

  /// The entry's number in its journal, from 1.
  public let seq: UInt32
  /// When it was made, by the clock of its site.
  public let at: Timestamp
  /// The member who made it, as `member/…`, where known.
  public let by: String?
  /// What its site had newly seen of other sites since its previous entry.
  public let saw: [Seen]
  /// What it does.
  public let content: Content

  /// Makes an entry.
  public init(seq: UInt32, at: Timestamp, by: String?, saw: [Seen], content: Content) {
    self.seq = seq
    self.at = at
    self.by = by
    self.saw = saw
    self.content = content
  }

  /// The change, unless it was redacted.
  public var change: Change? {
    guard case .change(let change) = content else { return nil }
    return change
  }
}

/// Why a line is no entry.
public enum LineError: Error, Hashable, Sendable {
  /// Not the form of an entry, or no JSON, from this byte of the line on.
  case malformed(offset: Int)
  /// Longer than ``Line/maximumLength``.
  case tooLong
}
