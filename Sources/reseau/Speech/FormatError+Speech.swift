import Community
import Exchange

extension Complaint {
  /// Says why the file called `name` can't be read.
  init(_ error: FormatError, file name: String) {
    let name = Visible.line(name)
    let place = error.line.map { Phrase(fr: ", ligne \($0)", en: ", line \($0)") }
    let reason = error.reason.phrase
    self.init(
      .badData,
      fr: "« \(name) »\(place?.french ?? "") : \(reason.french)",
      en: "“\(name)”\(place?.english ?? ""): \(reason.english)")
  }
}

extension FormatError.Reason {
  fileprivate var phrase: Phrase {
    switch self {
    case .workbook:
      Phrase(
        fr: "c’est un classeur Excel ; enregistrez-le d’abord sous « CSV UTF-8 ».",
        en: "this is an Excel workbook; save it as “CSV UTF-8” first.")
    case .notText:
      Phrase(
        fr: "ce n’est pas du texte dans cet encodage ; vérifiez le fichier.",
        en: "this is no text in that encoding; check the file.")
    case .empty:
      Phrase(fr: "il n’y a rien à reprendre dedans.", en: "there is nothing to take in it.")
    case .tooMuch(let most, let unit):
      Phrase(
        fr: "c’est trop : \(most) \(unit.phrase.french) au plus ; partagez-le en plusieurs.",
        en: "this is too much: at most \(most) \(unit.phrase.english); divide it.")
    case .unclosedQuote:
      Phrase(
        fr: "un guillemet s’ouvre ici et ne se referme pas.",
        en: "a quotation mark opens here and is never closed.")
    case .noKnownColumn(let cells):
      Phrase(
        fr: "aucune colonne ne porte le nom d’un champ, mais : \(Self.list(cells)).",
        en: "no column has the name of a field, but: \(Self.list(cells)).")
    case .columnTwice(let cell):
      Phrase(
        fr: "deux colonnes disent la même chose : « \(Visible.excerpt(cell)) » ; gardez-en une.",
        en: "two columns mean the same: “\(Visible.excerpt(cell))”; keep one of them.")
    case .unclosed(let name):
      Phrase(
        fr: "il manque la fin (END:\(name)) : le fichier est-il complet ?",
        en: "the end (END:\(name)) is missing: is the file complete?")
    }
  }

  private static func list(_ cells: [String]) -> String {
    let shown = cells.prefix(8).map { Visible.excerpt($0, longest: 30) }
    return shown.isEmpty ? "–" : shown.joined(separator: ", ") + (cells.count > 8 ? ", …" : "")
  }
}

extension FormatError.Unit {
  fileprivate var phrase: Phrase {
    switch self {
    case .bytes: Phrase(fr: "octets", en: "bytes")
    case .rows: Phrase(fr: "lignes", en: "rows")
    case .cells: Phrase(fr: "colonnes", en: "columns")
    case .entries: Phrase(fr: "entrées", en: "entries")
    }
  }
}

extension FrontMatterProblem {
  /// What is wrong: the end of a sentence.
  var phrase: Phrase {
    switch self {
    case .notText:
      Phrase(
        fr: "ce n’est pas du texte ; enregistrez le fichier en UTF-8.",
        en: "this is no text; save the file as UTF-8.")
    case .tooLong:
      Phrase(
        fr: "la page dépasse 1 Mio, ou son en-tête 200 champs ou 1 000 éléments.",
        en: "the page is longer than 1 MiB, or its heading than 200 keys or 1,000 elements.")
    case .unclosed:
      Phrase(
        fr: "l’en-tête s’ouvre par « --- » et ne se referme pas.",
        en: "the heading opens with “---” and is never closed.")
    case .notAKey(let line):
      Phrase(
        fr: "« \(Visible.excerpt(line)) » n’est pas de la forme « champ: valeur ».",
        en: "“\(Visible.excerpt(line))” is not of the form “field: value”.")
    case .keyTwice(let key):
      Phrase(
        fr: "« \(Visible.excerpt(key)) » y est deux fois.",
        en: "“\(Visible.excerpt(key))” stands there twice.")
    case .unsupported(let sign):
      Phrase(
        fr: "« \(Visible.excerpt(sign)) » ne peut pas être là sans guillemets autour de la valeur.",
        en: "“\(Visible.excerpt(sign))” can't stand there without quotation marks around the value."
      )
    case .quotes:
      Phrase(
        fr: "les guillemets ne sont pas refermés, ou quelque chose les suit.",
        en: "the quotation marks are not closed, or something follows them.")
    case .list:
      Phrase(
        fr: "la liste n’est pas refermée, ou il n’en faut pas ici.",
        en: "the list is not closed, or none may stand here.")
    }
  }
}
