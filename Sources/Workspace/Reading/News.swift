import Community
import Merge

/// What has come since somebody last looked, by record, the newest first.
public struct News: Sendable {
  /// What is new about one record.
  public struct Item: Sendable {
    /// The record, as `kind/id`.
    public let record: String
    /// What it is called, or was when it was removed.
    public let title: String
    /// Whether the record itself is new.
    public let isNew: Bool
    /// Whether it is gone.
    public let isGone: Bool
    /// The changes that are new, the newest first.
    public let changes: [PastChange]
  }

  /// The records that changed last, and what is new about each.
  public let items: [Item]
  /// How many more changes are new.
  public let more: Int
  /// What this tells of, by site: the number of its last entry. It is what ``Visitor/seen`` holds
  /// once somebody has looked.
  public let marks: [String: UInt32]
  /// The sites whose journals can't be read here just now, so that their news is missing.
  public let unreadable: [SiteName]
}
