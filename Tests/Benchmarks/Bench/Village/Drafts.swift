import Community
import Fakes
import Merge

/// What the sites of a village do next: random, and always the same.
struct Drafts {
  private let prose: Prose
  private let habits: Habits
  private(set) var records: [String] = []
  /// The records of each kind.
  private var byKind: [String: [String]] = [:]
  /// Records changed lately, by anybody: edits of them are concurrent more often than not.
  private var recent: [String] = []
  private var hotTexts: HotTexts
  /// The text with the longest past.
  var hottest: String { hotTexts.hottest ?? byKind["practice"]?.first ?? "" }

  init(_ habits: Habits, prose: Prose) {
    self.prose = prose
    self.habits = habits
    hotTexts = HotTexts(habits.hotTexts)
  }

  /// The next change; one in twenty is of what somebody else has just changed.
  ///
  /// - Parameter text: the text of a record, as the site sees it.
  mutating func next(
    _ work: Work, _ dice: inout Seeded, text: (String) -> String
  ) -> Draft {
    if records.count < 20 { return creation(&dice) }
    var roll = dice.below(1000)
    switch work {
    case .all: if roll < habits.creating { return creation(&dice) }
    case .values: roll = habits.creating
    case .texts, .hotTexts: roll = 999
    }
    roll -= habits.creating
    var record = recordToChange(&dice)
    while work == .values, record.hasPrefix("comment/") { record = recordToChange(&dice) }
    let kind = Self.kind(of: record)
    if roll < habits.setting, let (field, value) = value(of: kind, &dice) {
      return Draft(Change(on: record, set: [FieldChange(field, Value(value))]))
    }
    roll -= habits.setting
    if 0..<habits.tagging + habits.untagging ~= roll, kind != "comment" {
      let tag = [FieldChange("tags", [dice.pick(Self.tags)])]
      return Draft(
        roll < habits.tagging ? Change(on: record, add: tag) : Change(on: record, remove: tag))
    }
    roll -= habits.tagging + habits.untagging
    if 0..<habits.thanking ~= roll, kind == "practice" {
      let thanks =
        dice.flip() ? ("useful", pick("member", &dice)) : ("adopted", dice.pick(Self.sites))
      return Draft(Change(on: record, add: [FieldChange(thanks.0, [thanks.1])]))
    }
    if work == .hotTexts || dice.chance(of: habits.hotEdits) {
      let practices = byKind["practice"] ?? records
      record = hotTexts.next(of: practices, alike: work == .hotTexts, &dice)
    }
    return edit(record, &dice, text: text)
  }

  private func edit(
    _ record: String, _ dice: inout Seeded, text: (String) -> String
  ) -> Draft {
    let field = Self.textField(of: Self.kind(of: record))
    return Draft(
      Change(on: record), texts: [FieldChange(field, prose.rewriting(text(record), &dice))])
  }

  /// A record to change.
  private mutating func recordToChange(_ dice: inout Seeded) -> String {
    let isConcurrent = dice.below(20) == 0 && !recent.isEmpty
    let record = isConcurrent ? dice.pick(recent) : dice.pick(records)
    recent.append(record)
    if recent.count > 40 { recent.removeFirst() }
    return record
  }

  private mutating func creation(_ dice: inout Seeded) -> Draft {
    let kind = byKind["member"] == nil ? "member" : dice.pick(habits.kinds)
    var change = Change(on: "\(kind)/\(RecordName.freshID(using: &dice))")
    let text: String
    switch kind {
    case "practice":
      change.set = [
        FieldChange("title", Value(title(&dice))),
        FieldChange("theme", Value(dice.pick(Self.themes))),
        FieldChange("status", Value("proposed")),
      ]
      change.add = [FieldChange("tags", [dice.pick(Self.tags), dice.pick(Self.tags) + "s"])]
      text = prose.body(&dice)
    default:
      change.set = values(ofNew: kind, &dice).map { FieldChange($0.0, Value($0.1)) }
      text = prose.sentence(of: 12 + dice.below(20), &dice) + "\n"
    }
    records.append(change.record)
    byKind[kind, default: []].append(change.record)
    return Draft(change, texts: [FieldChange(Self.textField(of: kind), text)])
  }

  static func kind(of record: String) -> String { String(record.prefix { $0 != "/" }) }

  func title(_ dice: inout Seeded) -> String { prose.sentence(of: 4 + dice.below(4), &dice) }

  /// A record of a kind; if there is none, somebody.
  func pick(_ kind: String, _ dice: inout Seeded) -> String {
    dice.pick(byKind[kind] ?? byKind["member"] ?? records)
  }
}

extension Change {
  fileprivate init(
    on record: String, set: [FieldChange<Value>] = [], add: [FieldChange<[String]>] = [],
    remove: [FieldChange<[String]>] = []
  ) {
    self.init(on: record)
    self.set = set
    self.add = add
    self.remove = remove
  }
}
