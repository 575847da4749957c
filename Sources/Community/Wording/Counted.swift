/// A number and what is counted: “1 change”, “2 changes”, « 0 changement ».
public struct Counted: Sendable {
  /// How many there are.
  public let count: Int
  private let fr: (one: String, many: String)
  private let en: (one: String, many: String)

  /// Makes `count` of what is called so, one and many.
  public init(count: Int, fr: (one: String, many: String), en: (one: String, many: String)) {
    self.count = count
    self.fr = fr
    self.en = en
  }

  /// French counts nothing and one alike; English sets only one apart.
  public var phrase: Phrase {
    Phrase(
      fr: "\(Counted.grouped(count, "\u{A0}")) \(count < 2 ? fr.one : fr.many)",
      en: "\(Counted.grouped(count, ",")) \(count == 1 ? en.one : en.many)")
  }

  /// The count in French.
  public var french: String { phrase.french }
  /// The count in English.
  public var english: String { phrase.english }

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

  /// So many changes.
  public static func changes(_ count: Int) -> Counted {
    Counted(count: count, fr: ("changement", "changements"), en: ("change", "changes"))
  }

  /// So many attachments.
  public static func attachments(_ count: Int) -> Counted {
    Counted(
      count: count, fr: ("pièce jointe", "pièces jointes"), en: ("attachment", "attachments"))
  }

  /// « 3 changements attendent d’être envoyés ; rien n’est perdu. »
  public static func waitingPhrase(_ count: Int) -> Phrase {
    let changes = Counted.changes(count)
    let french = count < 2 ? "attend d’être envoyé" : "attendent d’être envoyés"
    return Phrase(
      fr: "\(changes.french) \(french) ; rien n’est perdu.",
      en: "\(changes.english) \(count == 1 ? "waits" : "wait") to be sent; nothing is lost.")
  }

  /// « 3 fiches créées ou modifiées ici attendent que ce site soit admis ; … »
  public static func onHoldPhrase(_ count: Int) -> Phrase {
    let records = Counted.records(count)
    return Phrase(
      fr: "\(records.french) \(count < 2 ? "créée ou modifiée" : "créées ou modifiées") ici "
        + "\(count < 2 ? "attend" : "attendent") que ce site soit admis ; les listes "
        + "\(count < 2 ? "la" : "les") montreront alors.",
      en: "\(records.english) made or changed here \(count == 1 ? "waits" : "wait") until this "
        + "site is let in; lists show \(count == 1 ? "it" : "them") then.")
  }

  /// So many sites.
  public static func sites(_ count: Int) -> Counted {
    Counted(count: count, fr: ("site", "sites"), en: ("site", "sites"))
  }

  /// So many records.
  public static func records(_ count: Int) -> Counted {
    Counted(count: count, fr: ("fiche", "fiches"), en: ("record", "records"))
  }

  /// So many records that were made.
  public static func created(_ count: Int) -> Counted {
    Counted(count: count, fr: ("fiche créée", "fiches créées"), en: ("created", "created"))
  }

  /// So many records that were changed.
  public static func changed(_ count: Int) -> Counted {
    Counted(count: count, fr: ("modifiée", "modifiées"), en: ("changed", "changed"))
  }

  /// So many records that were deleted.
  public static func deleted(_ count: Int) -> Counted {
    Counted(count: count, fr: ("supprimée", "supprimées"), en: ("deleted", "deleted"))
  }

  /// So many records that stayed as they were.
  public static func unchanged(_ count: Int) -> Counted {
    Counted(count: count, fr: ("inchangée", "inchangées"), en: ("unchanged", "unchanged"))
  }

  /// So many entries of a file that were refused.
  public static func refused(_ count: Int) -> Counted {
    Counted(count: count, fr: ("refusée", "refusées"), en: ("refused", "refused"))
  }
}
