import Fakes

/// What stands in the fields of records.
extension Drafts {
  /// The field in which a record of a kind has its text.
  static func textField(of kind: String) -> String {
    switch kind {
    case "practice", "comment": "body"
    case "project": "aim"
    case "meeting": "agenda"
    default: "notes"
    }
  }

  /// A field of a kind of records, and what it shall say; `nil` where there is nothing to choose.
  func value(of kind: String, _ dice: inout Seeded) -> (String, String)? {
    switch kind {
    case "member":
      switch dice.below(4) {
      case 0: ("phone", phone(&dice))
      case 1: ("unit", dice.pick(Self.themes))
      case 2: ("assists", name(&dice))
      default: ("title", title(&dice))
      }
    case "practice":
      switch dice.below(4) {
      case 0: ("status", dice.pick(["draft", "proposed", "validated", "archived"]))
      case 1: ("theme", dice.pick(Self.themes))
      case 2: ("review", date(&dice))
      default: ("title", title(&dice))
      }
    case "task":
      switch dice.below(3) {
      case 0: ("who", pick("member", &dice))
      case 1: ("due", date(&dice))
      default: ("title", title(&dice))
      }
    case "project":
      switch dice.below(3) {
      case 0: ("status", dice.pick(["idea", "running", "done", "stopped"]))
      case 1: ("due", date(&dice))
      default: ("title", title(&dice))
      }
    case "meeting":
      dice.flip() ? ("status", dice.pick(["planned", "held"])) : ("date", date(&dice))
    default: nil
    }
  }

  /// The values of a new record.
  func values(ofNew kind: String, _ dice: inout Seeded) -> [(String, String)] {
    switch kind {
    case "member":
      [("name", name(&dice)), ("phone", phone(&dice)), ("site", dice.pick(Self.sites))]
    case "task":
      [
        ("title", title(&dice)), ("project", pick("project", &dice)),
        ("who", pick("member", &dice)), ("due", date(&dice)),
      ]
    case "comment": [("about", pick("practice", &dice)), ("by", pick("member", &dice))]
    case "project":
      [
        ("title", title(&dice)), ("origin", dice.pick(["network", "management"])),
        ("status", "running"), ("lead", pick("member", &dice)), ("starts", date(&dice)),
      ]
    default:
      [("title", title(&dice)), ("date", date(&dice)), ("time", "09:30"), ("status", "planned")]
    }
  }

  private func date(_ dice: inout Seeded) -> String {
    "202\(6 + dice.below(2))-0\(1 + dice.below(9))-1\(dice.below(10))"
  }

  private func name(_ dice: inout Seeded) -> String {
    "\(dice.pick(Self.firstNames)) \(dice.pick(Self.lastNames))"
  }

  private func phone(_ dice: inout Seeded) -> String {
    "+33 5 36 49 \(10 + dice.below(90)) \(10 + dice.below(90))"
  }

  static let tags = [
    "réunion", "salle", "accueil", "voyage", "courrier", "archive", "badge", "planning", "modèle",
    "juridique", "qualité", "visite", "budget", "sécurité", "covoiturage", "messagerie",
  ]
  static let themes = [
    "RH", "SSE", "voyages", "réunions", "courrier", "accueil", "GED", "messagerie",
  ]
  static let sites = ["Toulouse", "Lyon", "Pau", "Dunkerque", "Grenoble", "Le Havre"]
  private static let firstNames = [
    "Claire", "Anne-Sophie", "Léa", "Inès", "Jérôme", "Maïté", "Soizic", "Noémie", "Paul", "Zoé",
  ]
  private static let lastNames = [
    "Dubois", "Lecœur", "Martin", "N’Diaye", "Le Goff", "Fauré", "Garcia", "Petit", "Moreau",
  ]
}
