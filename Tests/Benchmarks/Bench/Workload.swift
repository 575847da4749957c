import Community
import Fakes
import Foundation
import Merge

/// Writes French as the fixtures do: each word follows one that it follows there. A text of
/// independent words would compress worse than anything people write.
struct Prose {
  private var followers: [String: [String]] = [:]
  private var words: [String] = []

  init(fixtures: String) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: fixtures).sorted()
    where name.hasSuffix(".jsonl") {
      let text = try String(contentsOfFile: "\(fixtures)/\(name)", encoding: .utf8)
      for line in text.split(separator: "\n") {
        guard let draft = try? Draft(json: line.utf8) else { continue }
        for text in draft.texts { learn(text.content) }
      }
    }
  }

  private mutating func learn(_ text: String) {
    var previous = "."
    for word in text.split(whereSeparator: \.isWhitespace).map(String.init) {
      followers[previous, default: []].append(word)
      words.append(word)
      previous = word
    }
  }

  func sentence(of count: Int, _ dice: inout Seeded) -> String {
    var sentence: [String] = []
    var word = "."
    for _ in 0..<count {
      word = followers[word].map { dice.pick($0) } ?? dice.pick(words)
      sentence.append(word)
    }
    return sentence.joined(separator: " ")
  }

  /// A body of paragraphs, of some 0.5 to 3 kB.
  func body(_ dice: inout Seeded) -> String {
    (0..<(3 + dice.below(9))).map { _ in sentence(of: 20 + dice.below(30), &dice) }
      .joined(separator: "\n\n") + "\n"
  }
}

/// What one site does next, as people use the program: mostly small edits, now and then a new
/// practice, tags, a paragraph rewritten; one in twenty on what somebody else has just changed.
struct Habits {
  let prose: Prose
  private(set) var records: [String] = []
  private var members: [String] = []
  /// Records changed lately, by anybody: edits of them are concurrent more often than not.
  private var recent: [String] = []

  init(prose: Prose) { self.prose = prose }

  /// - Parameter text: the text of a record's body, as the site sees it.
  mutating func draft(
    _ number: Int, _ dice: inout Seeded, text: (String) throws -> String
  ) rethrows -> Draft {
    let roll = dice.below(1000)
    if records.count < 20 || roll < 38 { return creation(number, &dice) }
    let isHot = dice.below(20) == 0 && !recent.isEmpty
    let record = isHot ? dice.pick(recent) : records[dice.below(records.count)]
    recent.append(record)
    if recent.count > 40 { recent.removeFirst() }
    var change = Change(on: record)
    let isMember = record.hasPrefix("member/")
    switch roll {
    case ..<460:
      let (field, value) = isMember ? memberField(&dice) : practiceField(&dice)
      change.set = [FieldChange(field, Value(value))]
    case ..<600:
      change.add = [FieldChange("tags", [dice.pick(Self.tags)])]
    case ..<660:
      change.remove = [FieldChange("tags", [dice.pick(Self.tags)])]
    case ..<720 where !isMember:
      change.add = [FieldChange("useful", [dice.pick(members)])]
    default:
      let field = isMember ? "notes" : "body"
      var paragraphs = try text(record).components(separatedBy: "\n\n")
      let place = dice.below(paragraphs.count)
      var words = paragraphs[place].split(separator: " ").map(String.init)
      let start = dice.below(max(1, words.count - 4))
      words.replaceSubrange(
        start..<min(words.count, start + dice.below(4)),
        with: [prose.sentence(of: 2 + dice.below(6), &dice)])
      paragraphs[place] = words.joined(separator: " ")
      return Draft(change, texts: [FieldChange(field, paragraphs.joined(separator: "\n\n"))])
    }
    return Draft(change)
  }

  private mutating func creation(_ number: Int, _ dice: inout Seeded) -> Draft {
    let isMember = dice.below(4) == 0 || members.isEmpty
    let id = RecordName.freshID(using: &dice)
    var change = Change(on: (isMember ? "member/" : "practice/") + id)
    records.append(change.record)
    if isMember {
      members.append(change.record)
      change.set = [
        FieldChange("name", Value("\(dice.pick(Self.firstNames)) \(dice.pick(Self.lastNames))")),
        FieldChange("phone", Value(phone(&dice))),
        FieldChange("site", Value(dice.pick(Self.sites))),
      ]
      return Draft(change, texts: [FieldChange("notes", prose.sentence(of: 12, &dice))])
    }
    change.set = [
      FieldChange("title", Value(prose.sentence(of: 4 + dice.below(4), &dice))),
      FieldChange("theme", Value(dice.pick(Self.themes))),
      FieldChange("status", Value("proposed")),
    ]
    change.add = [FieldChange("tags", [dice.pick(Self.tags), dice.pick(Self.tags) + "s"])]
    return Draft(change, texts: [FieldChange("body", prose.body(&dice))])
  }

  private func memberField(_ dice: inout Seeded) -> (String, String) {
    switch dice.below(4) {
    case 0: ("phone", phone(&dice))
    case 1: ("unit", dice.pick(Self.themes))
    case 2: ("assists", "\(dice.pick(Self.firstNames)) \(dice.pick(Self.lastNames))")
    default: ("title", prose.sentence(of: 3, &dice))
    }
  }

  private func practiceField(_ dice: inout Seeded) -> (String, String) {
    switch dice.below(4) {
    case 0: ("status", dice.pick(["draft", "proposed", "validated", "archived"]))
    case 1: ("theme", dice.pick(Self.themes))
    case 2: ("review", "2027-0\(1 + dice.below(9))-1\(dice.below(10))")
    default: ("title", prose.sentence(of: 4 + dice.below(4), &dice))
    }
  }

  private func phone(_ dice: inout Seeded) -> String {
    "+33 5 36 49 \(10 + dice.below(90)) \(10 + dice.below(90))"
  }

  private static let tags = [
    "réunion", "salle", "accueil", "voyage", "courrier", "archive", "badge", "planning", "modèle",
    "juridique", "qualité", "visite", "budget", "sécurité", "covoiturage", "messagerie",
  ]
  private static let themes = [
    "RH", "SSE", "voyages", "réunions", "courrier", "accueil", "GED", "messagerie",
  ]
  private static let sites = ["Toulouse", "Lyon", "Pau", "Dunkerque", "Grenoble", "Le Havre"]
  private static let firstNames = [
    "Claire", "Anne-Sophie", "Léa", "Inès", "Jérôme", "Maïté", "Soizic", "Noémie", "Paul", "Zoé",
  ]
  private static let lastNames = [
    "Dubois", "Lecœur", "Martin", "N’Diaye", "Le Goff", "Fauré", "Garcia", "Petit", "Moreau",
  ]
}
