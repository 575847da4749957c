import Community
import Journal
import Merge
import Workspace

/// Turns the options of `add` and `edit` into a draft.
struct FieldDraft {
  private(set) var change: Change
  private(set) var texts: [FieldChange<String>] = []
  private let replica: Replica

  /// Starts a draft on `record`.
  init(on record: String, in replica: Replica) {
    change = Change(on: record)
    self.replica = replica
  }

  /// Whether nothing was asked for.
  var isEmpty: Bool { change == Change(on: change.record) && texts.isEmpty }

  /// Whether it says something about `field`.
  func says(_ field: String) -> Bool {
    change.set.contains { $0.field == field } || texts.contains { $0.field == field }
  }

  /// The draft.
  var draft: Draft { Draft(change, texts: texts) }

  /// Takes in an option.
  mutating func add(_ given: FieldWords.Given) throws {
    try add(given.word, to: given.option.field, given.option.role)
  }

  /// Takes in what was typed for a field.
  mutating func add(
    _ word: String, to field: Field, _ role: FieldWords.Role = .give
  ) throws {
    switch field.content {
    case .value(let form):
      try refuseTwice(field)
      let value = try word.isEmpty ? .null : value(form, typed: word)
      try replica.checkMay(give: value, to: field)
      change.set.append(FieldChange(field.name, value))
    case .set(let form):
      let element = try value(form, typed: word).string ?? word
      if role == .remove {
        Self.append(element, field, to: &change.remove)
      } else {
        Self.append(element, field, to: &change.add)
      }
    case .text:
      try refuseTwice(field)
      var text = try role == .file ? TextFile.read(word) : word
      if field == Kind.question.field("choices") { text = SurveyQuestion.choices(typed: text) }
      texts.append(FieldChange(field.name, text))
    }
  }

  private func refuseTwice(_ field: Field) throws(Complaint) {
    guard says(field.name) else { return }
    throw Complaint(
      .usage, fr: "« \(field.name) » est donné deux fois.", en: "“\(field.name)” is given twice.")
  }

  private static func append(
    _ element: String, _ field: Field, to groups: inout [FieldChange<[String]>]
  ) {
    if let place = groups.firstIndex(where: { $0.field == field.name }) {
      groups[place] = FieldChange(field.name, groups[place].content + [element])
    } else {
      groups.append(FieldChange(field.name, [element]))
    }
  }

  private func value(_ form: Field.Form, typed word: String) throws -> Value {
    guard case .reference(let kinds) = form else { return form.value(typed: word) }
    return Value(try replica.reference(word, to: kinds))
  }
}

extension Replica {
  /// The record that `word` means, of one of these kinds.
  ///
  /// A whole name, `kind/id`, is taken as it is: the record may come later.
  func reference(_ word: String, to kinds: [String]) throws -> String {
    if let name = RecordName(word), kinds.contains(name.kind) { return name.text }
    var found: [String] = []
    for kind in kinds {
      do {
        found.append(try record(word, kind: kind).record)
      } catch WorkspaceError.noSuchRecord {
        continue
      }
    }
    guard let first = found.first else { throw WorkspaceError.noSuchRecord(word) }
    guard found.count == 1 else {
      let names = found.joined(separator: ", ")
      throw Complaint(
        .badData, fr: "Plusieurs fiches répondent à « \(word) » : \(names).",
        en: "Several records go by “\(word)”: \(names).")
    }
    return first
  }
}

extension Replica {
  /// Makes sure that who works here may give `field` this value.
  ///
  /// - Throws: ``Complaint`` when that is for leads, and this site is none.
  func checkMay(give value: Value, to field: Field) throws {
    guard field.isForLeads(value), try !isLead() else { return }
    let word = value.string ?? ""
    guard field.hasChoice("proposed") else {
      throw Complaint(
        .notPermitted,
        fr: "Seul un site animateur peut donner « \(word) » à \(field.name) : demandez-le-lui.",
        en: "Only a lead site may give “\(word)” to \(field.name): ask one.")
    }
    throw Complaint(
      .notPermitted,
      fr: "Seul un site animateur peut donner « \(word) » à \(field.name) : proposez-la, avec "
        + "« --status proposed ».",
      en: "Only a lead site may give “\(word)” to \(field.name): propose it, with “--status "
        + "proposed”.")
  }

  /// Makes sure that who works here may change records of `kind`.
  ///
  /// - Throws: ``Complaint`` when that is for leads, and this site is none.
  func checkMay(change kind: Kind) throws {
    guard kind.isForLeads, try !isLead() else { return }
    throw Complaint(
      .notPermitted,
      fr: "Seul un site animateur peut changer la \(kind.singular.french) : demandez-le-lui.",
      en: "Only a lead site may change the \(kind.singular.english): ask one.")
  }
}

extension Field {
  /// Whether one of the words that the field may hold is `name`.
  fileprivate func hasChoice(_ name: String) -> Bool {
    guard case .value(.choice(let choices)) = content else { return false }
    return choices.contains { $0.name == name }
  }
}
