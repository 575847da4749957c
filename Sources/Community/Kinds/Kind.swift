/// What sort of thing a record is, and everything that follows from it: which fields it has, how
/// it is called, how lists show it. The kinds themselves stand in one table,
/// `Kind+Table.swift`.
public struct Kind: Hashable, Sendable {
  /// The kind's name, the first half of its records' names.
  public let name: String
  /// What people call one of them.
  public let singular: Phrase
  /// What people call several.
  public let plural: Phrase
  /// Whether people change its records with `add`, `edit` and `apply`. The others hold the
  /// network together and change by commands of their own.
  public let isEditable: Bool
  /// Whether only leads change its records: what anybody else writes on them has no effect
  /// (``Change/isForLeads``).
  public let isForLeads: Bool
  /// Whether its records tell about a person, so that each change to one carries a salt and can
  /// be erased without leaving a digest that could be guessed.
  public let holdsPersonalData: Bool
  /// Whether what single records say is nobody's business: no list quotes it and no search finds
  /// it, and people see sums.
  public let isConfidential: Bool
  /// The field that names a record to people; `nil` when the start of its text does.
  public let titleField: String?
  /// The fields that a list shows.
  public let columns: [String]
  /// The fields, in the order in which they are shown.
  public let fields: [Field]

  init(
    name: String, singular: Phrase, plural: Phrase, isEditable: Bool, isForLeads: Bool = false,
    holdsPersonalData: Bool, isConfidential: Bool = false, titleField: String?, columns: [String],
    fields: [Field]
  ) {
    self.name = name
    self.singular = singular
    self.plural = plural
    self.isEditable = isEditable
    self.isForLeads = isForLeads
    self.holdsPersonalData = holdsPersonalData
    self.isConfidential = isConfidential
    self.titleField = titleField
    self.columns = columns
    self.fields = fields
  }

  /// The field called `name`.
  public func field(_ name: String) -> Field? {
    fields.first { $0.name.utf8.elementsEqual(name.utf8) }
  }

  /// The kind called `name`.
  public static func named(_ name: String) -> Kind? {
    all.first { $0.name.utf8.elementsEqual(name.utf8) }
  }

  /// The kind of `record`, a name of the form `kind/id`; `nil` for one that this version does
  /// not know.
  public static func of(record: String) -> Kind? {
    let slash = record.utf8.firstIndex(of: UInt8(ascii: "/")) ?? record.endIndex
    return byName[String(record[..<slash])]
  }

  /// The kinds by their names: each record that is shown asks for its own.
  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  /// The kinds whose records people change.
  public static let editable = all.filter(\.isEditable)

  /// The kinds whose records a search finds.
  public static let searched = editable.filter { !$0.isConfidential }
}
