/// A number and what is counted: “1 change”, “2 changes”, « 0 changement ».
struct Counted {
  let count: Int
  let fr: (one: String, many: String)
  let en: (one: String, many: String)

  /// French counts nothing and one alike; English sets only one apart.
  var phrase: Phrase {
    Phrase(
      fr: "\(Counted.grouped(count, "\u{A0}")) \(count < 2 ? fr.one : fr.many)",
      en: "\(Counted.grouped(count, ",")) \(count == 1 ? en.one : en.many)")
  }

  /// The count in French.
  var french: String { phrase.french }
  /// The count in English.
  var english: String { phrase.english }

  /// Digits in groups of three.
  private static func grouped(_ count: Int, _ separator: String) -> String {
    let digits = Array(String(count))
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place).isMultiple(of: 3) { text += separator }
      text.append(digit)
    }
    return text
  }

  static func changes(_ count: Int) -> Counted {
    Counted(count: count, fr: ("changement", "changements"), en: ("change", "changes"))
  }

  static func sites(_ count: Int) -> Counted {
    Counted(count: count, fr: ("site", "sites"), en: ("site", "sites"))
  }

  static func records(_ count: Int) -> Counted {
    Counted(count: count, fr: ("fiche", "fiches"), en: ("record", "records"))
  }

  static func created(_ count: Int) -> Counted {
    Counted(count: count, fr: ("fiche créée", "fiches créées"), en: ("created", "created"))
  }

  static func changed(_ count: Int) -> Counted {
    Counted(count: count, fr: ("modifiée", "modifiées"), en: ("changed", "changed"))
  }

  static func deleted(_ count: Int) -> Counted {
    Counted(count: count, fr: ("supprimée", "supprimées"), en: ("deleted", "deleted"))
  }

  static func unchanged(_ count: Int) -> Counted {
    Counted(count: count, fr: ("inchangée", "inchangées"), en: ("unchanged", "unchanged"))
  }
}
