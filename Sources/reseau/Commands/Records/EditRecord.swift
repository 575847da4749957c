import ArgumentParser
import Community
import Merge
import Workspace

/// `edit`: changes a record.
struct EditRecord<K: RecordKind>: ParsableCommand {
  static var configuration: CommandConfiguration {
    let record = Phrase(fr: "fiche", en: "record").text
    let text = K.kind.fields.first(where: \.isText).map { $0.label }
    return CommandConfiguration(
      "edit",
      Phrase(
        fr: "Modifier ; sans champ, le texte (\(text?.french ?? "")) s’ouvre dans l’éditeur.",
        en: "Change; without a field, the text (\(text?.english ?? "")) opens in the editor."),
      more: FieldHelp.options(of: K.kind, for: .edit),
      examples: ["reseau \(K.kind.name) edit \(K.kind.exampleHandle) \(K.kind.exampleEdit)"],
      usage: "reseau \(K.kind.name) edit <\(record)> [--\(Phrase(fr: "champ", en: "field").text) …]"
    )
  }

  @Argument(
    parsing: .allUnrecognized,
    help: help(
      fr: "La fiche (nom, début, titre), puis les champs.",
      en: "The record (name, start, title), then the fields.",
      valueName: Phrase(fr: "champs", en: "fields")),
    completion: .custom { _, _, start in FieldHelp.completions(K.kind, .edit, start) })
  var words: [String] = []

  @OptionGroup var author: ByOption
  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let words = try FieldWords(words, of: K.kind, for: .edit)
    guard let handle = words.others.first else { throw Complaint.missingRecord }
    try words.refuseMore(than: 1)
    guard words.given.isEmpty else { return try edit(handle, words) }
    guard let field = K.kind.fields.first(where: \.isText), Terminal.canEdit else {
      throw Complaint(
        .usage,
        fr: "Dites quoi changer : « reseau \(K.kind.name) edit --help » montre les champs.",
        en: "Say what to change: “reseau \(K.kind.name) edit --help” shows the fields.")
    }
    try editText(of: field, handle)
  }

  private func edit(_ handle: String, _ words: FieldWords) throws {
    try Replica.writing { replica in
      let view = try replica.standing(for: handle, kind: K.kind)
      var fields = FieldDraft(on: view.record, in: replica)
      for given in words.given { try fields.add(given) }
      try record(fields.draft, view, in: replica)
    }
  }

  /// Opens a text in the editor. The home is not held meanwhile: what others change until then
  /// is merged with what was written.
  private func editText(of field: Field, _ handle: String) throws {
    let before = try Replica.reading { try $0.standing(for: handle, kind: K.kind) }
    let written = try TextEditor.edited(before.text(field.name), of: field)
    try Replica.writing { replica in
      guard let now = try replica.view(of: before.record) else {
        throw WorkspaceError.noSuchRecord(before.record)
      }
      let merged = try ThreeWayText(
        base: before.text(field.name), mine: Draft.withLineFeeds(written),
        theirs: now.text(field.name)
      ).merged()
      try record(
        Draft(Change(on: now.record), texts: [FieldChange(field.name, merged.text)]), now,
        in: replica)
      if merged.isToReread {
        Output.message(
          Phrase(
            fr: "Ce paragraphe a aussi changé pendant que vous écriviez : relisez le texte.",
            en: "This paragraph changed, too, while you were writing: reread the text."
          ).text)
      }
    }
  }

  private func record(_ draft: Draft, _ view: RecordView, in replica: Replica) throws {
    let applied = try replica.apply([NumberedDraft(draft)], by: author.member(in: replica))
    try ChangeReport(applied, title: view.title).tell(asJSON: output.json)
  }
}

extension Replica {
  /// The record that `handle` means; of several that are one person the one that stands for it,
  /// which is the one that people see and so the one that they edit.
  func standing(for handle: String, kind: Kind) throws -> RecordView {
    let view = try record(handle, kind: kind.name)
    guard kind == .member else { return view }
    return try self.view(of: personGroups().representative(of: view.record)) ?? view
  }
}

extension RecordView {
  /// What text field `field` reads; empty when it holds nothing.
  func text(_ field: String) -> String {
    guard case .text(let text) = fields[field] else { return "" }
    return text
  }
}

extension Complaint {
  /// Says that the command names no record.
  static let missingRecord = Complaint(
    .usage,
    fr: "Il manque la fiche : son nom, le début de son nom, ou son titre.",
    en: "The record is missing: its name, the start of its name, or its title.")
}
