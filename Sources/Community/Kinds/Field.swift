import Merge

/// A field of a kind: what it is called and what it may hold.
public struct Field: Hashable, Sendable {
  /// How a field merges, and what it holds.
  public enum Content: Hashable, Sendable {
    /// One value; concurrent ones are a conflict that a person decides.
    case value(Form)
    /// A set of strings: lines of text, or references.
    case set(of: Form)
    /// A text that several people write.
    case text
  }

  /// What a single value, or an element of a set, looks like.
  public enum Form: Hashable, Sendable {
    /// A line of text.
    case line
    /// A day of the calendar, as `YYYY-MM-DD`.
    case date
    /// A time of the day, as `HH:MM`, 00:00 to 23:59.
    case time
    /// `true` or `false`.
    case truth
    /// A number.
    case number
    /// A whole number of a range, written with digits alone.
    case whole(ClosedRange<Int>)
    /// The name of a record of one of these kinds.
    case reference(to: [String])
    /// One of a few words.
    case choice([Choice])
    /// A file: ``Attachment``.
    case attachment
  }

  /// One of the words that a field may hold.
  public struct Choice: Hashable, Sendable {
    /// The word as it stands in journals.
    public let name: String
    /// The word as people read it.
    public let label: Phrase
    /// Whether only leads say it: a change in which anybody else does has no effect
    /// (``Change/isForLeads``).
    public let isForLeads: Bool
  }

  /// The field's name in journals, `apply` and `--json`.
  public let name: String
  /// The field's name as people read it.
  public let label: Phrase
  /// What the field holds.
  public let content: Content

  /// Whether only leads give the field this value.
  public func isForLeads(_ value: Value) -> Bool {
    guard case .value(.choice(let choices)) = content else { return false }
    return choices.contains { $0.isForLeads && $0.name == value.string }
  }

  /// Whether the field holds files.
  public var holdsAttachments: Bool { content == .set(of: .attachment) }

  /// Whether the field is a text.
  public var isText: Bool { content == .text }

  /// The kinds that the field's values or elements name; empty when it holds no references.
  public var referencedKinds: [String] {
    switch content {
    case .value(.reference(let kinds)), .set(of: .reference(let kinds)): kinds
    default: []
    }
  }
}
