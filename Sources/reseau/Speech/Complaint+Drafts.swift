import Community
import Merge

extension Complaint {
  /// Says why a line of a file is no change.
  init(_ error: DraftError, line: Int) {
    let place = Place(record: "", field: error.path.isEmpty ? nil : Self.path(error), line: line)
      .phrase
    let reason = error.reason.phrase(at: error.offset)
    self.init(
      .badData, fr: "\(place.french) : \(reason.french)", en: "\(place.english): \(reason.english)")
  }

  private static func path(_ error: DraftError) -> String { error.path.joined(separator: ".") }
}

extension DraftError.Reason {
  fileprivate func phrase(at offset: Int) -> Phrase {
    switch self {
    case .json(let reason): return reason.phrase(at: offset)
    case .unknownKey(let key):
      let shown = Visible.excerpt(key)
      return Phrase(
        fr: "« \(shown) » n’est pas connu ; une ligne a « on », « set », « add », « remove », "
          + "« text », « edit » ou « delete ».",
        en: "“\(shown)” is not known; a line has “on”, “set”, “add”, “remove”, “text”, “edit” or "
          + "“delete”.")
    case .missingRecord:
      return Phrase(
        fr: "« on », qui nomme la fiche, manque.", en: "“on”, which names the record, is missing.")
    case .wrongType(let expected):
      let expected = expected.phrase
      return Phrase(
        fr: "il faut ici \(expected.french).", en: "\(expected.english) must stand here.")
    }
  }
}

extension DraftError.JSONType {
  fileprivate var phrase: Phrase {
    switch self {
    case .object: Phrase(fr: "un objet {…}", en: "an object {…}")
    case .array: Phrase(fr: "une liste […]", en: "a list […]")
    case .string: Phrase(fr: "un texte entre guillemets", en: "a string")
    case .integer: Phrase(fr: "un nombre entier, sans signe", en: "a whole number without sign")
    case .literalTrue: Phrase(fr: "true", en: "true")
    }
  }
}

extension JSONError.Reason {
  fileprivate func phrase(at offset: Int) -> Phrase {
    switch self {
    case .unexpected:
      Phrase(
        fr: "ce n’est pas du JSON, à partir de l’octet \(offset + 1).",
        en: "this is no JSON, from byte \(offset + 1) on.")
    case .unfinished:
      Phrase(
        fr: "la ligne s’arrête au milieu.", en: "the line ends in the middle.")
    case .notUnicode:
      Phrase(
        fr: "l’octet \(offset + 1) n’est pas de l’UTF-8 : enregistrez le fichier en UTF-8.",
        en: "byte \(offset + 1) is no UTF-8: save the file as UTF-8.")
    case .controlCharacter:
      Phrase(
        fr: "un caractère de commande, octet \(offset + 1), doit s’écrire \\u00XX.",
        en: "a control character, byte \(offset + 1), must be written \\u00XX.")
    case .number:
      Phrase(
        fr: "le nombre à l’octet \(offset + 1) est mal écrit ou trop grand.",
        en: "the number at byte \(offset + 1) is malformed or too large.")
    case .duplicateKey:
      Phrase(
        fr: "une clé vient deux fois, octet \(offset + 1).",
        en: "a key comes twice, byte \(offset + 1).")
    case .tooDeep:
      Phrase(
        fr: "les parenthèses sont trop imbriquées.", en: "brackets are nested too deeply.")
    }
  }
}
