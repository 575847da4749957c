/// Why a change that somebody typed is refused.
///
/// It holds facts and no prose: the command line and the web page say them in the reader's
/// language.
public struct RuleError: Error, Hashable, Sendable {
  /// A part of a change that concerns fields.
  public enum Group: String, Hashable, Sendable {
    /// New values.
    case set
    /// Elements put into sets.
    case add
    /// Elements taken out of sets.
    case remove
    /// Steps of an edit of a text.
    case edit
    /// Whole new texts, which only `apply` knows.
    case text
  }

  /// What a limit counts.
  public enum Unit: Hashable, Sendable {
    /// Unicode scalars.
    case scalars
    /// Bytes of UTF-8.
    case bytes
    /// Elements of a set.
    case elements
    /// Steps of an edit.
    case steps
  }

  /// The rule that is broken.
  public enum Rule: Hashable, Sendable {
    /// The record's name is not `kind/id`.
    case recordName
    /// This version knows no such kind; `nearest` is one that looks like it.
    case unknownKind(nearest: String?)
    /// The kind's records change by commands of their own only.
    case structuralKind
    /// The kind has no such field; `nearest` is one that looks like it.
    case unknownField(nearest: String?)
    /// The field's content is not changed in this way.
    case wrongGroup(Group, content: Field.Content)
    /// The value is not of this form. For `choice` and `reference` the form tells what is
    /// allowed.
    case wrongForm(Field.Form)
    /// The string is not `YYYY-MM-DD`, or the calendar has no such day.
    case notADate
    /// The string is no time of the day, as `HH:MM`.
    case notATime
    /// There is more than `most` of something.
    case tooMuch(most: Int, Unit)
    /// A control character stands where none may.
    case controlCharacter(UInt32)
    /// An element of a set is empty.
    case emptyElement
    /// A change that deletes does something else too.
    case deleteAndMore
    /// A change both edits a text and gives it anew.
    case editAndText
    /// The salt is not 16 bytes in base64.
    case salt
  }

  /// The rule that is broken.
  public let rule: Rule
  /// The record of the change, as it was given.
  public let record: String
  /// The field at fault; `nil` when it is none.
  public let field: String?
  /// The start of the value at fault, without control characters; `nil` when it is none.
  public let excerpt: String?

  init(_ rule: Rule, record: String, field: String? = nil, value: String? = nil) {
    self.rule = rule
    self.record = record
    self.field = field
    excerpt = value.map(Self.excerpt)
  }

  private static let longestExcerpt = 60

  private static func excerpt(of value: String) -> String {
    var excerpt = ""
    let scalars = value.unicodeScalars
    for scalar in scalars.prefix(longestExcerpt) {
      let isBanned = ControlCharacters.isBanned(scalar, inLine: true)
      excerpt.unicodeScalars.append(isBanned ? "\u{FFFD}" : scalar)
    }
    return scalars.count > longestExcerpt ? excerpt + "…" : excerpt
  }
}
