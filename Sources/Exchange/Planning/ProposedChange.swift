import Community
import Merge

/// What an entry changes in one record.
struct ProposedChange {
  private var change: Change
  private var texts: [FieldChange<String>] = []
  private(set) var differences: [ImportPlan.Difference] = []
  private let sheet: Sheet?
  private let reading: Reading

  init(on record: String, of sheet: Sheet?, _ reading: Reading) {
    change = Change(on: record)
    self.sheet = sheet
    self.reading = reading
  }

  /// What is to be recorded.
  var draft: Draft { Draft(change, texts: texts) }

  /// Takes in what is said of one field.
  mutating func take(_ part: Proposal.Part) throws(ImportProblem) {
    let field = part.field
    let old = sheet?.fields[field.name]
    switch part.content {
    case .typed(let text):
      if isExport(text, of: field, old) { return }
      set(try reading.value(text, of: field), field, old)
    case .filling(let text):
      guard old == nil else { return }
      if field.isText {
        write(text, field, old)
      } else {
        set(try reading.value(text, of: field), field, old)
      }
    case .clear: clear(field, old)
    case .set(let words):
      let wanted = try wanted(words, of: field, old)
      put(wanted, instead: true, field, old)
    case .adding(let words): put(try reading.elements(words, of: field), instead: false, field, old)
    case .text(let text): write(text, field, old)
    }
  }

  /// Whether `text` is what an export says of `old`: then it changes nothing, however odd a value
  /// another site has put there.
  private func isExport(_ text: String, of field: Field, _ old: RecordView.Shown?) -> Bool {
    guard let old else { return false }
    return Language.allCases.contains { language in
      let told = FieldText(in: language, roll: reading.roll).text(old, of: field)
      return SetCell.trimmed(told).utf8.elementsEqual(text.utf8)
    }
  }

  /// The elements that `words` mean; those that are there already are not held against anything.
  private func wanted(
    _ words: [String], of field: Field, _ old: RecordView.Shown?
  ) throws(ImportProblem) -> [String] {
    guard case .set(let elements) = old else { return try reading.elements(words, of: field) }
    var wanted: [String] = []
    for word in words {
      if elements.contains(where: { $0.utf8.elementsEqual(word.utf8) }) {
        wanted.append(word)
      } else {
        wanted += try reading.elements([word], of: field)
      }
    }
    return wanted
  }

  private mutating func set(_ value: Value, _ field: Field, _ old: RecordView.Shown?) {
    if case .value(value) = old { return }
    change.set.append(FieldChange(field.name, value))
    differences.append(ImportPlan.Difference(field: field, old: old, new: .value(value)))
  }

  private mutating func clear(_ field: Field, _ old: RecordView.Shown?) {
    guard let old else { return }
    switch field.content {
    case .value: change.set.append(FieldChange(field.name, .null))
    case .set:
      guard case .set(let elements) = old else { return }
      change.remove.append(FieldChange(field.name, elements))
    case .text: texts.append(FieldChange(field.name, ""))
    }
    differences.append(ImportPlan.Difference(field: field, old: old, new: nil))
  }

  private mutating func put(
    _ wanted: [String], instead: Bool, _ field: Field, _ old: RecordView.Shown?
  ) {
    var present: [String] = []
    if case .set(let elements) = old { present = elements }
    func lacks(_ elements: [String], _ element: String) -> Bool {
      !elements.contains { $0.utf8.elementsEqual(element.utf8) }
    }
    let added = wanted.filter { lacks(present, $0) }
    let removed = instead ? present.filter { lacks(wanted, $0) } : []
    guard !added.isEmpty || !removed.isEmpty else { return }
    if !added.isEmpty { change.add.append(FieldChange(field.name, added)) }
    if !removed.isEmpty { change.remove.append(FieldChange(field.name, removed)) }
    let left = (present.filter { lacks(removed, $0) } + added).sorted { $0.precedesByCodePoint($1) }
    differences.append(
      ImportPlan.Difference(field: field, old: old, new: left.isEmpty ? nil : .set(left)))
  }

  private mutating func write(_ text: String, _ field: Field, _ old: RecordView.Shown?) {
    let text = Draft.withLineFeeds(text)
    var present = ""
    if case .text(let old) = old { present = Draft.withLineFeeds(old) }
    guard !present.utf8.elementsEqual(text.utf8) else { return }
    texts.append(FieldChange(field.name, text))
    differences.append(
      ImportPlan.Difference(field: field, old: old, new: text.isEmpty ? nil : .text(text)))
  }
}
