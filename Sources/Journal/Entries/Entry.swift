import Merge

/// One line of a journal: one atomic change by one site, with the clock it was made under.
/// Its form as bytes: Journal.docc/EntryFormat.md.
///
/// It never changes, and a catch-up hands millions of them on; so they are shared, and not copied.
public final class Entry: Sendable {
  /// What a person did in one go, and may undo as one: an import, say.
  public enum Operation: Hashable, Sendable {
    /// It begins with this entry, under this name, which is for people.
    case begins(String)
    /// It began with the entry of this number, which is less than the entry's own.
    case continues(UInt32)
  }

  /// What an entry says.
  public enum Content: Hashable, Sendable {
    /// A change to a record.
    case change(Change)
    /// A change to a record that was erased on purpose: the lower-case hex SHA-256 of its bytes.
    case redacted(String, digest: String)
  }

  /// The entry's number in its journal, from 1.
  public let seq: UInt32
  /// When it was made, by the clock of its site.
  public let at: Timestamp
  /// The member who made it, as `member/…`, where known.
  public let by: String?
  /// The operation that it belongs to; `nil` when it is one by itself.
  public let operation: Operation?
  /// What its site had newly seen of other sites since its previous entry: the last entry of each
  /// of their journals.
  public let saw: [EntryName]
  /// What it does.
  public let content: Content

  /// Makes an entry.
  public init(
    seq: UInt32, at: Timestamp, by: String?, operation: Operation? = nil, saw: [EntryName],
    content: Content
  ) {
    self.seq = seq
    self.at = at
    self.by = by
    self.operation = operation
    self.saw = saw
    self.content = content
  }

  /// The record that it changes, as `kind/id`.
  public var record: String {
    switch content {
    case .change(let change): change.record
    case .redacted(let record, _): record
    }
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
    left.seq == right.seq && left.at == right.at && left.by == right.by
      && left.operation == right.operation && left.saw == right.saw && left.content == right.content
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
