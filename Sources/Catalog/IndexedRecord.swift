/// A record as the index holds it: what lists, filters and searches need, and its state.
public struct IndexedRecord: Equatable, Sendable {
  /// The record's name, `kind/id`: unique in the index.
  public var name: String

  /// What the record is called on a screen.
  public let title: String

  /// What the title is sorted by. It is made with the record, which happens on any core, and not
  /// by the writer, for which all others wait.
  let sortKey: String

  /// False once the record is gone; it is kept, since its state still decides merges, but no
  /// list or search shows it.
  public var isLive: Bool

  /// True while the record holds something that a person has to decide.
  public var needsDecision: Bool

  /// A JSON object, field → value, or field → array of strings for a set: what filters look at
  /// and lists show.
  public var summary: String

  /// The record's merge state; opaque here.
  public var state: [UInt8]

  /// The name of another record, of which this one says that it is the same thing; nil for none.
  /// It is kept when the record is gone, too.
  public var link: String?

  /// The day by which somebody has something to do about the record, as `YYYY-MM-DD`; nil for none.
  public var due: String?

  /// The records that it names in fields by which it is asked for.
  public var mentions: [Mention]

  /// Words that find the record and are not in its title or body: tags, names, a theme.
  public var keywords: String

  /// The record's long texts, as people wrote them.
  public var body: String

  /// Creates a record; all but its name may be left out.
  public init(
    name: String, title: String = "", isLive: Bool = true, needsDecision: Bool = false,
    summary: String = "{}", state: [UInt8] = [], link: String? = nil, due: String? = nil,
    mentions: [Mention] = [], keywords: String = "", body: String = ""
  ) {
    self.name = name
    self.title = title
    sortKey = Catalog.sortKey(title)
    self.isLive = isLive
    self.needsDecision = needsDecision
    self.summary = summary
    self.state = state
    self.link = link
    self.due = due
    self.mentions = mentions
    self.keywords = keywords
    self.body = body
  }

  /// The part of the name before the first slash.
  public var kind: String { kindPart(of: name) }
}

/// Returns the part of a record's name before its first slash.
func kindPart(of name: String) -> String {
  guard let slash = name.utf8.firstIndex(of: UInt8(ascii: "/")) else { return name }
  return String(name[..<slash])
}

/// A row of a list.
public struct ListItem: Equatable, Sendable {
  /// The record's name, `kind/id`.
  public var name: String
  /// What the record is called on a screen.
  public var title: String
  /// The record's value and set fields, a JSON object.
  public var summary: String
  /// True while the record holds something that a person has to decide.
  public var needsDecision: Bool
  /// False when the record is gone.
  public var isLive: Bool
  /// The name of another record, of which this one says that it is the same thing; nil for none.
  public var link: String?

  /// The part of the name before the first slash.
  public var kind: String { kindPart(of: name) }
}

/// A condition on a record's summary; case, accents and ligatures are ignored.
public enum ListFilter: Equatable, Sendable {
  /// The field's value is this text, number or boolean.
  case value(_ field: String, equals: String)
  /// The field's set holds this element.
  case set(_ field: String, contains: String)
  /// The field's value is a text from `first` to `last`, both included, in the order of bytes: a
  /// stretch of days, written as `YYYY-MM-DD`.
  case range(_ field: String, from: String, through: String)
  /// A person has to decide something about the record.
  case needsDecision
}

/// A record that a search found.
public struct SearchHit: Equatable, Sendable {
  /// The record's name, `kind/id`.
  public var name: String
  /// What the record is called on a screen.
  public var title: String
  /// How well the record fits; greater is better, and only comparable within one search.
  public var score: Double

  /// The part of the name before the first slash.
  public var kind: String { kindPart(of: name) }
}
