import Community

/// What the headings of a table mean.
enum Heading: Hashable {
  /// The record's name.
  case record
  /// A field.
  case field(Field)
  /// The first name, which stands apart from the name in many lists.
  case firstName

  /// The heading of the column that names the record.
  static let recordLabel = Phrase(fr: "fiche", en: "record")

  /// What `text` means in a table of `kind`; `nil` for nothing.
  ///
  /// The field's name, its label in either language, or another word that lists have for it; case,
  /// accents, spaces and dashes don't count. `isSplit` says that the first name has a column of
  /// its own.
  static func meant(by text: String, kind: Kind) -> Heading? {
    let folded = squeezed(text)
    guard !folded.isEmpty else { return nil }
    if ["fiche", "record"].contains(folded) { return .record }
    if let field = kind.fields.first(where: { squeezed($0.name) == folded }) {
      return .field(field)
    }
    for label in [\Field.label.french, \Field.label.english] {
      if let field = kind.fields.first(where: { squeezed($0[keyPath: label]) == folded }) {
        return .field(field)
      }
    }
    guard kind == .member else { return nil }
    if ["prenom", "firstname", "givenname"].contains(folded) { return .firstName }
    return synonyms[folded].flatMap { kind.field($0) }.map { .field($0) }
  }

  /// Words that other lists of people have for the fields of a member.
  private static let synonyms = [
    "nomdefamille": "name", "lastname": "name", "nometprenom": "name", "prenometnom": "name",
    "nomprenom": "name", "prenomnom": "name", "fullname": "name", "displayname": "name",
    "poste": "title", "emploi": "title", "position": "title", "role": "roles",
    "etablissement": "site", "lieu": "site", "direction": "unit", "departement": "unit",
    "department": "unit", "equipe": "unit", "email": "email", "adressemail": "email",
    "adresseelectronique": "email", "messagerie": "email", "emailaddress": "email",
    "tel": "phone", "telephonefixe": "phone", "telephoneprofessionnel": "phone",
    "numerodetelephone": "phone", "dateentree": "arrived", "datedarrivee": "arrived",
    "arriveele": "arrived", "langue": "languages", "competence": "skills", "remarques": "notes",
    "commentaire": "notes", "commentaires": "notes", "note": "notes",
  ]

  private static func squeezed(_ text: String) -> String { Folding.words(of: text).joined() }
}
