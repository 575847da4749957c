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
    let editing = RecordEditing(kind: K.kind, author: author, output: output)
    try editing.run(words) { try $0.standing(for: handle, kind: K.kind) }
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

extension Complaint {
  /// Says that the command names no record.
  static let missingRecord = Complaint(
    .usage,
    fr: "Il manque la fiche : son nom, le début de son nom, ou son titre.",
    en: "The record is missing: its name, the start of its name, or its title.")
}
