import Community
import Merge

/// What an entry of a foreign file (a row, a card, an event, a page) says about one record.
public struct Proposal: Hashable, Sendable {
  /// What is said of a field.
  public enum Content: Hashable, Sendable {
    /// A value, as somebody typed it.
    case typed(String)
    /// A value, or a text, that only fills an empty place.
    case filling(String)
    /// That it is empty.
    case clear
    /// A set: these elements, and no others.
    case set([String])
    /// Elements of a set, beside those that are there.
    case adding([String])
    /// A whole text.
    case text(String)
  }

  /// What is said of one field.
  public struct Part: Hashable, Sendable {
    /// The field.
    public let field: Field
    /// What is said.
    public let content: Content
  }

  /// Where it stands: the row, or the first line, from 1.
  public let line: Int
  /// The file, where there are several.
  public var file: String?
  /// The record that is named, as it is written.
  public var record: String?
  /// What is said of its fields.
  public var parts: [Part] = []
  /// Why the entry can't be taken, whatever else it says.
  public var problem: ImportProblem?

  init(line: Int, file: String? = nil) {
    self.line = line
    self.file = file
  }

  /// Says `content` of the field called `name`, if the kind has it.
  mutating func say(_ content: Content, of name: String, _ kind: Kind) {
    guard let field = kind.field(name) else { return }
    parts.append(Part(field: field, content: content))
  }

  /// The value that is said of the field called `name`.
  func typed(_ name: String) -> String? {
    for part in parts where part.field.name == name {
      switch part.content {
      case .typed(let text), .filling(let text): return text
      default: continue
      }
    }
    return nil
  }
}

/// What a file proposes, and what in it means nothing here.
public struct Proposals: Hashable, Sendable {
  /// What it proposes, in order.
  public var all: [Proposal] = []
  /// The headings, or the keys, that are left out since no field goes by them.
  public var leftOut: [String] = []

  /// Makes proposals.
  public init(_ all: [Proposal] = [], leftOut: [String] = []) {
    self.all = all
    self.leftOut = leftOut
  }
}

/// Why one entry of a file is refused.
public enum ImportProblem: Error, Hashable, Sendable {
  /// No record goes by this word.
  case noSuchReference(field: String, word: String)
  /// Several records go by this word.
  case ambiguousReference(field: String, word: String, [String])
  /// The word is no day.
  case notADay(field: String, word: String)
  /// Several records may be meant.
  case severalRecords([String])
  /// The mail address belongs to somebody of another name.
  case otherPerson(record: String, title: String)
  /// Nothing says what a new record is called.
  case noTitle(field: String)
  /// This is no name of a record of the kind.
  case notARecord(String, kind: String)
  /// The record was removed, or erased.
  case gone(String)
  /// An entry before it is about the same record, and says something else.
  case sameAs(line: Int, file: String?)
  /// A rule is broken.
  case rule(RuleError)
  /// A row goes on behind the last heading.
  case moreCells
  /// It is a list of people, and nobody.
  case notAPerson
  /// The time zone is not known.
  case timeZone(String)
  /// An event without a beginning.
  case noStart
  /// A page whose heading is written in a way that is not read here; the line.
  case frontMatter(line: Int, FrontMatterProblem)
}
