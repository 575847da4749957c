import Community
import Exchange

extension Phrase {
  /// Where an entry of a file stands.
  static func place(line: Int, file: String?) -> Phrase {
    guard let file else { return Phrase(fr: "Ligne \(line)", en: "Line \(line)") }
    return Phrase(same: Visible.line(file))
  }
}

extension ImportProblem {
  /// Why an entry about a record of `kind` is refused, and what to do: the end of a sentence.
  func phrase(of kind: Kind) -> Phrase {
    switch self {
    case .noSuchReference(let field, let word):
      let (label, word) = (kind.label(of: field), Visible.excerpt(word))
      return Phrase(
        fr: "\(label.french) : aucune fiche ne s’appelle « \(word) » ; vérifiez le nom.",
        en: "\(label.english): no record is called “\(word)”; check the name.")
    case .ambiguousReference(let field, let word, let records):
      let (label, word) = (kind.label(of: field), Visible.excerpt(word))
      return Phrase(
        fr: "\(label.french) : plusieurs fiches s’appellent « \(word) » : \(Self.list(records)) ; "
          + "mettez la bonne à la place du nom.",
        en: "\(label.english): several records are called “\(word)”: \(Self.list(records)); put "
          + "the right one in the place of the name.")
    case .notADay(let field, let word):
      let (label, word) = (kind.label(of: field), Visible.excerpt(word))
      return Phrase(
        fr: "\(label.french) : « \(word) » n’est pas une date comme 24/11/2026 ou 2026-11-24.",
        en: "\(label.english): “\(word)” is no date such as 24/11/2026 or 2026-11-24.")
    case .severalRecords(let records):
      return Phrase(
        fr: "plusieurs fiches pourraient être celle-ci : \(Self.list(records)) ; ajoutez une "
          + "colonne « fiche » avec la bonne.",
        en: "several records may be this one: \(Self.list(records)); add a column “record” with "
          + "the right one.")
    case .otherPerson(let record, let title):
      return Phrase(
        fr: "ce courriel est déjà celui de \(Visible.excerpt(title)) (\(record)) : corrigez l’un "
          + "ou l’autre.",
        en: "this mail address is that of \(Visible.excerpt(title)) (\(record)) already: correct "
          + "one or the other.")
    case .noTitle(let field):
      let label = kind.label(of: field)
      return Phrase(
        fr: "il manque « \(label.french) », et rien ne dit de quelle fiche il s’agit.",
        en: "“\(label.english)” is missing, and nothing says which record this is.")
    case .notARecord(let name, let kind):
      return Phrase(
        fr: "« \(Visible.excerpt(name)) » n’est pas une fiche comme \(kind)/4h7k2m9qpx3w.",
        en: "“\(Visible.excerpt(name))” is no record such as \(kind)/4h7k2m9qpx3w.")
    case .gone(let record):
      return Phrase(
        fr: "\(record) a été supprimée ici ; pour la reprendre, « reseau \(kind.name) restore "
          + "\(record) » d’abord.",
        en: "\(record) was removed here; to take it again, “reseau \(kind.name) restore "
          + "\(record)” first.")
    case .sameAs(let line, let file):
      let place = Phrase.place(line: line, file: file)
      return Phrase(
        fr: "c’est la même fiche que plus haut (\(place.french)), avec autre chose : gardez l’une "
          + "des deux.",
        en: "this is the same record as before (\(place.english)), with something else: keep one "
          + "of them.")
    case .rule(let error): return Complaint(error, line: nil, isNew: true).phrase
    default: return ofForm
    }
  }

  private var ofForm: Phrase {
    switch self {
    case .moreCells:
      Phrase(
        fr: "la ligne a plus de cellules que de titres de colonnes.",
        en: "the row has more cells than there are headings.")
    case .notAPerson:
      Phrase(
        fr: "c’est une liste de personnes, et non une personne.",
        en: "this is a list of people, and no person.")
    case .timeZone(let zone):
      Phrase(
        fr: "le fuseau horaire « \(Visible.excerpt(zone)) » n’est pas connu : mettez l’heure de "
          + "Paris.",
        en: "the time zone “\(Visible.excerpt(zone))” is not known: use the hours of Paris.")
    case .noStart:
      Phrase(
        fr: "le début (DTSTART) manque, ou n’est pas une date.",
        en: "the beginning (DTSTART) is missing, or is no date.")
    case .frontMatter(let line, let problem):
      Phrase(
        fr: "ligne \(line), \(problem.phrase.french)",
        en: "line \(line), \(problem.phrase.english)")
    default: Phrase(same: "")
    }
  }

  private static func list(_ records: [String]) -> String {
    records.prefix(6).joined(separator: ", ") + (records.count > 6 ? ", …" : "")
  }
}

extension Kind {
  /// What people call the field called `name`.
  fileprivate func label(of name: String) -> Phrase {
    field(name)?.label ?? Phrase(same: name)
  }
}
