import Community
import Merge
import Workspace

/// What a person changed in a form, worked out against what the record holds by now.
///
/// DESIGN of every form (and of any editor that stays open): only what the person really changed is
/// written. A text is merged from what it read when the form was made; of a set, what was put in
/// and taken out is; a value that somebody else changed meanwhile is a *clash*, shown to the person
/// before anything is written.
struct FormChange {
  private(set) var change: Change
  private(set) var texts: [FieldChange<String>] = []
  /// The fields whose value somebody else changed meanwhile to something else.
  private(set) var clashes: [String] = []
  /// What was typed, by field.
  private(set) var typed: [String: String] = [:]
  /// Whether something of others was merged in.
  private(set) var isMerged = false
  /// Whether a merged text is to be reread.
  private(set) var isToReread = false

  /// Reads what `form` changes in `view`; a new record when that is `nil`.
  ///
  /// - Throws: ``Workspace/WorkspaceError`` when a reference names nothing or too much.
  init(
    _ form: FormFields, record: String, kind: Kind, _ view: RecordView?, _ text: FieldText
  ) throws {
    change = Change(on: record)
    for field in kind.fields {
      guard let sent = form[field.name] else { continue }
      let mine = Draft.withLineFeeds(sent)
      let was = Draft.withLineFeeds(form["was.\(field.name)"] ?? "")
      typed[field.name] = mine
      guard mine != was else { continue }
      let now = try FormField(field).shown(of: view, text)
      switch field.content {
      case .value(let form): try take(mine, was, now, form, field, text)
      case .set(let form): try take(mine, was, form, field, text)
      case .text: try take(mine, was, now, field)
      }
    }
  }

  /// Whether the person changed anything.
  var isEmpty: Bool { change == Change(on: change.record) && texts.isEmpty }

  var draft: Draft { Draft(change, texts: texts) }

  private mutating func take(
    _ mine: String, _ was: String, _ now: String, _ form: Field.Form, _ field: Field,
    _ text: FieldText
  ) throws {
    guard mine != now else { return }
    if now != was { clashes.append(field.name) }
    let line = mine[...].trimmingWhiteSpace
    guard !line.isEmpty else {
      change.set.append(FieldChange(field.name, .null))
      return
    }
    if case .reference(let kinds) = form {
      change.set.append(FieldChange(field.name, Value(try text.reference(line, kinds))))
    } else {
      change.set.append(FieldChange(field.name, form.value(typed: line)))
    }
  }

  private mutating func take(
    _ mine: String, _ was: String, _ form: Field.Form, _ field: Field, _ text: FieldText
  ) throws {
    let before = FormField.lines(was)
    let after = FormField.lines(mine)
    func elements(_ lines: [String]) throws -> [String] {
      guard case .reference(let kinds) = form else { return lines }
      return try lines.map { try text.reference($0, kinds) }
    }
    let added = try elements(after.filter { !before.contains($0) })
    let removed = try elements(before.filter { !after.contains($0) })
    if !added.isEmpty { change.add.append(FieldChange(field.name, added)) }
    if !removed.isEmpty { change.remove.append(FieldChange(field.name, removed)) }
  }

  private mutating func take(
    _ mine: String, _ was: String, _ now: String, _ field: Field
  ) throws {
    let merged = try ThreeWayText(base: was, mine: mine, theirs: now).merged()
    if now != was { isMerged = true }
    if merged.isToReread { isToReread = true }
    texts.append(FieldChange(field.name, merged.text))
  }
}
