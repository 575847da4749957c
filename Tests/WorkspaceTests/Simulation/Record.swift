import Community
import Fakes
import Merge

/// A record that everybody edits, and what may be done to it at random.
struct Record {
  /// Few, so that the sites disagree often.
  static let names = ["practice/salle", "member/ana", "project/pont", "practice/train"]

  let name: String

  init(_ name: String) { self.name = name }

  /// A change as a person might make it who sees the record as `view`.
  func draft(over view: RecordView?, _ random: inout Seeded) -> Draft {
    var change = Change(on: name)
    var texts: [FieldChange<String>] = []
    if view != nil, random.chance(of: 8) {
      change.delete = true
      return Draft(change)
    }
    for _ in 0..<random.number(0...3) {
      switch random.number(0...5) {
      case 0, 1:
        let (field, choices) = random.pick(values)
        if !change.set.contains(where: { $0.field == field }) {
          change.set.append(FieldChange(field, random.pick(choices + [.null])))
        }
      case 2:
        let part = FieldChange(random.pick(sets), elements(&random))
        if !change.add.contains(where: { $0.field == part.field }) { change.add.append(part) }
      case 3:
        let part = FieldChange(random.pick(sets), elements(&random))
        if !change.remove.contains(where: { $0.field == part.field }) { change.remove.append(part) }
      default:
        let field = random.pick(self.texts)
        let isTaken =
          change.edit.contains { $0.field == field } || texts.contains { $0.field == field }
        if isTaken { continue }
        let text = Self.text(field, of: view)
        if random.chance(of: 60) {
          texts.append(FieldChange(field, Self.rewritten(text, &random)))
        } else {
          change.edit.append(FieldChange(field, Self.steps(over: text, &random)))
        }
      }
    }
    return Draft(change, texts: texts)
  }

  private static func text(_ field: String, of view: RecordView?) -> String {
    guard case .text(let text) = view?.fields[field] else { return "" }
    return text
  }

  // MARK: Fields

  private var kind: Substring { name.prefix { $0 != "/" } }

  /// Two spellings of *été* that Swift calls equal are different values.
  private static let words = ["Réserver", "été", "e\u{301}te\u{301}", "\"oui\" \\ non 😀", ""]
    .map { Value($0) }

  private var values: [(field: String, choices: [Value])] {
    switch kind {
    case "member":
      [("phone", [Value("1"), Value("2")]), ("visible", [Value(true), Value(false)])]
    case "project": [("title", Self.words), ("hours", [Value(2), Value(canonical: "2.50")])]
    default: [("title", Self.words), ("status", [Value("draft"), Value("validated")])]
    }
  }

  private var sets: [String] { kind == "practice" ? ["tags", "adopted"] : ["tags"] }

  private var texts: [String] {
    switch kind {
    case "member": ["notes"]
    case "project": ["aim", "log"]
    default: ["body"]
    }
  }

  private func elements(_ random: inout Seeded) -> [String] {
    let all = ["RH", "réunion", "voyages", "été", "e\u{301}te\u{301}"]
    return Array(all.shuffled(using: &random).prefix(random.number(1...2)))
  }

  // MARK: Texts

  /// A text as somebody might leave it who worked on `text`.
  static func rewritten(_ text: String, _ random: inout Seeded) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let place = random.number(0...lines.count - 1)
    switch random.number(0...9) {
    case 0: lines = [sentence(&random)]
    case 1, 2: lines.insert(sentence(&random), at: place)
    case 3: lines.append(contentsOf: ["", sentence(&random)])
    case 4: lines.remove(at: place)
    case 5: lines[place] = sentence(&random)
    case 6: break
    default:
      var words = lines[place].split(separator: " ").map(String.init)
      words.insert(word(&random), at: random.number(0...words.count))
      if words.count > 1, random.chance(of: 60) {
        words.remove(at: random.number(0...words.count - 1))
      }
      lines[place] = words.joined(separator: " ")
    }
    while lines.count > 5 { lines.remove(at: random.number(0...lines.count - 1)) }
    return lines.map { String($0.prefix(24)) }.joined(separator: "\n")
  }

  private static func sentence(_ random: inout Seeded) -> String {
    (0..<random.number(1...3)).map { _ in word(&random) }.joined(separator: " ") + "."
  }

  private static func word(_ random: inout Seeded) -> String {
    random.pick(["un", "deux", "salle", "e\u{301}té", "œuf", "👩‍💻", "à", "9 h"])
  }

  /// Steps as a script might make them; none at all settles what is to be reread.
  static func steps(over text: String, _ random: inout Seeded) -> [TextEdit] {
    var count = text.unicodeScalars.count
    return (0..<random.number(0...3)).map { _ in
      let position = random.number(0...count)
      let deleted = random.chance(of: 50) ? 0 : random.number(0...min(count - position, 6))
      let pieces = ["a", "\n", "é", "\u{301}", "👩‍💻", "bc "]
      let inserted = random.chance(of: 30) ? "" : random.pick(pieces)
      count += inserted.unicodeScalars.count - deleted
      return TextEdit(position: position, deleted: deleted, inserted: inserted)
    }
  }
}
