import Community
import Merge

/// Where something stands that is refused: the line of a file, the record, the field.
struct Place {
  var record: String
  var field: String?
  var line: Int?

  var phrase: Phrase {
    let what = ([record].filter { !$0.isEmpty } + [field].compactMap { $0 })
      .map { Visible.excerpt($0, longest: 100) }.joined(separator: ", ")
    guard let line else { return Phrase(fr: what, en: what) }
    guard !what.isEmpty else { return Phrase(fr: "Ligne \(line)", en: "Line \(line)") }
    return Phrase(fr: "Ligne \(line), \(what)", en: "Line \(line), \(what)")
  }
}

extension Complaint {
  /// Says which rule a typed change breaks.
  ///
  /// - Parameter isNew: whether the record was only just named, so that its name says nothing.
  init(_ error: RuleError, line: Int?, isNew: Bool = false) {
    let record = isNew ? "" : error.record
    let place = Place(record: record, field: error.field, line: line).phrase
    let rule = error.phrase
    self.init(
      .badData, fr: "\(place.french) : \(rule.french)", en: "\(place.english): \(rule.english)")
  }
}

extension RuleError {
  /// What is wrong, as the second half of a sentence.
  fileprivate var phrase: Phrase {
    let shown = excerpt ?? ""
    switch rule {
    case .recordName:
      return Phrase(
        fr: "ce n’est pas un nom de fiche, comme practice/4h7k2m9qpx3w.",
        en: "this is no name of a record, such as practice/4h7k2m9qpx3w.")
    case .unknownKind(let nearest):
      let names = Kind.editable.map(\.name).joined(separator: ", ")
      return hint(
        Phrase(
          fr: "il n’y a pas de fiches « \(shown) », mais : \(names)",
          en: "there are no records “\(shown)”, but: \(names)"), nearest)
    case .structuralKind:
      return Phrase(
        fr: "cette fiche fait tenir le réseau ensemble et ne se change pas ainsi.",
        en: "this record holds the network together and is not changed like this.")
    case .unknownField(let nearest):
      return hint(Phrase(fr: "ce champ n’existe pas", en: "there is no such field"), nearest)
    case .wrongGroup(_, let content): return content.groupPhrase
    case .wrongForm(let form): return form.phrase(notBeing: shown)
    case .notADate:
      return Phrase(
        fr: "« \(shown) » n’est pas une date du calendrier, comme 2026-11-24.",
        en: "“\(shown)” is no date of the calendar, such as 2026-11-24.")
    case .notATime:
      return Phrase(
        fr: "« \(shown) » n’est pas une heure, comme 09:30.",
        en: "“\(shown)” is no time of the day, such as 09:30.")
    case .tooMuch(let most, let unit):
      let unit = unit.phrase
      return Phrase(
        fr: "c’est trop : \(most) \(unit.french) au plus.",
        en: "this is too much: at most \(most) \(unit.english).")
    case .controlCharacter(let code):
      let hex = String(code, radix: 16, uppercase: true)
      let name = "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
      return Phrase(
        fr: "un caractère de commande (\(name)) ne peut pas y être : retirez-le.",
        en: "a control character (\(name)) can't be in it: take it out.")
    case .emptyElement:
      return Phrase(
        fr: "un élément vide ne peut pas y être.", en: "an empty element can't be in it.")
    case .deleteAndMore:
      return Phrase(
        fr: "on ne peut pas supprimer et changer d’un seul coup.",
        en: "one can't delete and change at once.")
    case .editAndText:
      return Phrase(
        fr: "donnez soit les étapes (edit), soit le texte entier (text).",
        en: "give either the steps (edit) or the whole text (text).")
    case .salt:
      return Phrase(
        fr: "le sel doit être de 16 octets en base 64.", en: "the salt must be 16 bytes in base 64."
      )
    }
  }

  private func hint(_ phrase: Phrase, _ nearest: String?) -> Phrase {
    guard let nearest else { return Phrase(fr: phrase.french + ".", en: phrase.english + ".") }
    return Phrase(
      fr: "\(phrase.french) ; vouliez-vous dire « \(nearest) » ?",
      en: "\(phrase.english); did you mean “\(nearest)”?")
  }
}

extension RuleError.Unit {
  fileprivate var phrase: Phrase {
    switch self {
    case .scalars: Phrase(fr: "caractères", en: "characters")
    case .bytes: Phrase(fr: "octets", en: "bytes")
    case .elements: Phrase(fr: "éléments", en: "elements")
    case .steps: Phrase(fr: "étapes", en: "steps")
    }
  }
}

extension Field.Content {
  /// How a field of this type is changed.
  fileprivate var groupPhrase: Phrase {
    switch self {
    case .value:
      Phrase(
        fr: "ce champ tient une seule valeur : mettez-la dans « set ».",
        en: "this field holds one value: put it into “set”.")
    case .set:
      Phrase(
        fr: "ce champ est une liste : mettez les éléments dans « add » ou « remove ».",
        en: "this field is a list: put its elements into “add” or “remove”.")
    case .text:
      Phrase(
        fr: "ce champ est un texte : mettez-le dans « text » ou « edit ».",
        en: "this field is a text: put it into “text” or “edit”.")
    }
  }
}

extension Field.Form {
  /// Says what should stand in the place of `shown`.
  fileprivate func phrase(notBeing shown: String) -> Phrase {
    switch self {
    case .truth:
      Phrase(
        fr: "« \(shown) » n’est ni oui ni non.", en: "“\(shown)” is neither yes nor no.")
    case .number:
      Phrase(fr: "« \(shown) » n’est pas un nombre.", en: "“\(shown)” is no number.")
    case .whole(let range):
      Phrase(
        fr: "« \(shown) » n’est pas un nombre entier de \(range.lowerBound) à "
          + "\(range.upperBound).",
        en: "“\(shown)” is no whole number from \(range.lowerBound) to \(range.upperBound).")
    case .reference(let kinds):
      Phrase(
        fr: "« \(shown) » ne désigne pas une fiche comme \(Self.examples(kinds)).",
        en: "“\(shown)” names no record such as \(Self.examples(kinds)).")
    case .choice(let choices):
      Phrase(
        fr: "« \(shown) » n’est pas possible ; au choix : \(Self.words(choices)).",
        en: "“\(shown)” is not possible; choose one of: \(Self.words(choices)).")
    case .attachment:
      Phrase(
        fr: "« \(shown) » ne décrit pas une pièce jointe : « reseau attach » en ajoute une.",
        en: "“\(shown)” describes no attachment: “reseau attach” adds one.")
    case .line, .date, .time:
      Phrase(
        fr: "« \(shown) » n’est pas un texte entre guillemets.", en: "“\(shown)” is no string.")
    }
  }

  private static func examples(_ kinds: [String]) -> String {
    kinds.map { "\($0)/4h7k2m9qpx3w" }.joined(separator: ", ")
  }

  private static func words(_ choices: [Field.Choice]) -> String {
    choices.map(\.name).joined(separator: ", ")
  }
}
