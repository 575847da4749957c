import Merge

/// The rules for the fields of one record.
struct RecordRules {
  let record: String
  let kind: Kind

  func refusal(_ rule: RuleError.Rule, _ field: String? = nil, value: String? = nil) -> RuleError {
    RuleError(rule, record: record, field: field, value: value)
  }

  func checkSet(_ part: FieldChange<Value>) throws(RuleError) {
    let field = try field(part.field)
    guard case .value(let form) = field.content else { throw misplaced(field, .set) }
    if part.content != .null { try check(part.content, form, field) }
  }

  func checkAdd(_ part: FieldChange<[String]>) throws(RuleError) {
    let field = try field(part.field)
    guard case .set(of: let form) = field.content else { throw misplaced(field, .add) }
    try checkCount(part)
    for element in part.content { try check(element, form, field) }
  }

  /// Takes any element: one that breaks a rule can only have come from elsewhere, and people
  /// must be able to take it out.
  func checkRemove(_ part: FieldChange<[String]>) throws(RuleError) {
    let field = try field(part.field)
    guard case .set = field.content else { throw misplaced(field, .remove) }
    try checkCount(part)
  }

  func checkEdit(_ part: FieldChange<[TextEdit]>) throws(RuleError) {
    let field = try field(part.field)
    guard field.isText else { throw misplaced(field, .edit) }
    guard part.content.count <= Rules.mostSteps else {
      throw refusal(.tooMuch(most: Rules.mostSteps, .steps), field.name)
    }
    var inserted = 0
    for step in part.content {
      inserted += step.inserted.utf8.count
      try checkLength(inserted, of: step.inserted, field)
      try checkCharacters(step.inserted, inLine: false, field)
    }
  }

  func checkText(_ part: FieldChange<String>) throws(RuleError) {
    let field = try field(part.field)
    guard field.isText else { throw misplaced(field, .text) }
    try checkLength(part.content.utf8.count, of: part.content, field)
    try checkCharacters(part.content, inLine: false, field)
  }

  private func field(_ name: String) throws(RuleError) -> Field {
    if let field = kind.field(name) { return field }
    let nearest = Spelling.nearest(to: name, in: kind.fields.map { ($0.name, [$0.label]) })
    throw refusal(.unknownField(nearest: nearest), name)
  }

  private func misplaced(_ field: Field, _ group: RuleError.Group) -> RuleError {
    refusal(.wrongGroup(group, content: field.content), field.name)
  }
}

// The rules for one value.
extension RecordRules {
  private func check(_ value: Value, _ form: Field.Form, _ field: Field) throws(RuleError) {
    let isOfForm =
      switch form {
      case .truth: value.bool != nil
      case .number:
        value.isNumber && value.json.utf8.count <= Rules.longestLine
          && Double(value.json)?.isFinite == true
      case .whole(let range): value.whole.map(range.contains) ?? false
      default: value.string != nil
      }
    guard isOfForm else { throw refusal(.wrongForm(form), field.name, value: value.json) }
    guard let string = value.string else { return }
    switch form {
    case .date:
      guard CalendarDate(string) != nil else {
        throw refusal(.notADate, field.name, value: string)
      }
    case .time:
      guard ClockTime(string) != nil else {
        throw refusal(.notATime, field.name, value: string)
      }
    case .choice(let choices):
      guard choices.contains(where: { $0.name.utf8.elementsEqual(string.utf8) }) else {
        throw refusal(.wrongForm(form), field.name, value: string)
      }
    case .reference(let kinds):
      try checkReference(string, to: kinds, field)
    case .attachment: try checkAttachment(string, field)
    case .line, .truth, .number, .whole:
      try checkLine(string, most: Rules.longestLine, field)
    }
  }

  private func check(_ element: String, _ form: Field.Form, _ field: Field) throws(RuleError) {
    guard !element.isEmpty else { throw refusal(.emptyElement, field.name) }
    switch form {
    case .reference(let kinds): try checkReference(element, to: kinds, field)
    case .attachment: try checkAttachment(element, field)
    default: try checkLine(element, most: Rules.longestElement, field)
    }
  }

  private func checkAttachment(_ text: String, _ field: Field) throws(RuleError) {
    guard Attachment(element: text) != nil else {
      throw refusal(.wrongForm(.attachment), field.name, value: text)
    }
  }

  private func checkReference(
    _ text: String, to kinds: [String], _ field: Field
  ) throws(RuleError) {
    guard let name = RecordName(text), kinds.contains(name.kind) else {
      throw refusal(.wrongForm(.reference(to: kinds)), field.name, value: text)
    }
  }

  private func checkLine(_ line: String, most: Int, _ field: Field) throws(RuleError) {
    guard line.unicodeScalars.count <= most else {
      throw refusal(.tooMuch(most: most, .scalars), field.name, value: line)
    }
    try checkCharacters(line, inLine: true, field)
  }

  private func checkCharacters(
    _ text: String, inLine: Bool, _ field: Field
  ) throws(RuleError) {
    if let found = ControlCharacters.first(in: text, inLine: inLine) {
      throw refusal(.controlCharacter(found.value), field.name, value: text)
    }
  }

  private func checkLength(_ length: Int, of text: String, _ field: Field) throws(RuleError) {
    guard length <= Rules.longestText else {
      throw refusal(.tooMuch(most: Rules.longestText, .bytes), field.name, value: text)
    }
  }

  private func checkCount(_ part: FieldChange<[String]>) throws(RuleError) {
    guard part.content.count <= Rules.mostElements else {
      throw refusal(.tooMuch(most: Rules.mostElements, .elements), part.field)
    }
  }
}

extension Value {
  /// The number that this is, when it is written with at most nine digits and nothing else.
  public var whole: Int? {
    guard 1...9 ~= json.utf8.count, json.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    return Int(json)
  }
}
