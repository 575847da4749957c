import Merge

/// How the network lives: which sites give, which only read, which are silent, and what waits.
public struct Balance: Sendable {
  /// What a site does.
  public enum Standing: String, Hashable, Sendable {
    /// It changes records.
    case contributes
    /// It gave a sign of life, and changed nothing.
    case reads
    /// It gave no sign.
    case silent
  }

  /// A site as people see it: all homes by which it went on.
  public struct Site: Hashable, Sendable {
    /// The site.
    public let site: SiteName
    /// Whether it is this one.
    public let isOwn: Bool
    /// How many changes to records it made in the period.
    public let changes: Int
    /// How many of the practices that there are it wrote down first.
    public let practices: Int
    /// When it last gave a sign, by its clock; `nil` when it never did.
    public let lastSign: Timestamp?
    /// What it does.
    public let standing: Standing
  }

  /// Why something waits.
  public enum Reason: String, CaseIterable, Hashable, Sendable {
    /// A practice was proposed and nobody has decided.
    case proposed
    /// A validated practice is due for review.
    case review
    /// A task is not done and its day has passed.
    case task
    /// A survey is still open and its last day has passed.
    case survey
  }

  /// Something that waits too long.
  public struct Waiting: Hashable, Sendable {
    /// Why.
    public let reason: Reason
    /// The record, as `kind/id`.
    public let record: String
    /// What it is called.
    public let title: String
    /// The site that it is up to, as far as that is known.
    public let site: String?
    /// Since when it waits.
    public let since: CalendarDate
    /// For how many days.
    public let days: Int
  }

  /// The first day of the period.
  public let since: CalendarDate
  /// The sites: first those that are silent, then by name.
  public let sites: [Site]
  /// What waits, by reason, the longest first.
  public let waiting: [Waiting]
}
