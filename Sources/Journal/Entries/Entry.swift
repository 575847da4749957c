import Merge

/// One line of a journal: one atomic change by one site, with the clock it was made under.
/// Its form as bytes: Journal.docc/EntryFormat.md.
///
/// It never changes, and a catch-up hands millions of them on; so they are shared, and not copied.
public final class Entry: Sendable {
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

extension Entry: Hashable {
  /// Whether both say the same.
  public static func == (left: Entry, right: Entry) -> Bool {
    left.seq == right.seq && left.at == right.at && left.by == right.by && left.saw == right.saw
      && left.content == right.content
  }

  /// Hashes what the entry says.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(seq)
    hasher.combine(content)
  }
}

/// Why a line is no entry.
public enum LineError: Error, Hashable, Sendable {
  /// Not the form of an entry, or no JSON, from this byte of the line on.
  case malformed(offset: Int)
  /// Longer than ``Line/maximumLength``.
  case tooLong
}
