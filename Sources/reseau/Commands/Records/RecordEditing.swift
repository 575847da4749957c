import Community
import Merge
import Workspace

/// Changes a record as `edit` was told to: by fields, or in the text editor.
struct RecordEditing {
  let kind: Kind
  let author: ByOption
  let output: JSONOption

  /// Changes the record that `find` finds by what `words` say; when they name no field, its first
  /// text opens in the editor.
  func run(_ words: FieldWords, of find: (Replica) throws -> RecordView) throws {
    guard words.given.isEmpty else {
      return try Replica.writing { replica in
        try replica.checkMay(change: kind)
        let view = try find(replica)
        var fields = FieldDraft(on: view.record, in: replica)
        for given in words.given { try fields.add(given) }
        try record(fields.draft, view.title, in: replica)
      }
    }
    guard let field = kind.fields.first(where: \.isText), Terminal.canEdit else {
      throw Complaint(
        .usage,
        fr: "Dites quoi changer : « reseau \(kind.name) edit --help » montre les champs.",
        en: "Say what to change: “reseau \(kind.name) edit --help” shows the fields.")
    }
    try editText(of: field, find)
  }

  /// Opens a text in the editor. The home is not held meanwhile: what others change until then
  /// is merged with what was written.
  private func editText(of field: Field, _ find: (Replica) throws -> RecordView) throws {
    let before = try Replica.reading { replica in
      try replica.checkMay(change: kind)
      return try find(replica)
    }
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
        Draft(Change(on: now.record), texts: [FieldChange(field.name, merged.text)]), now.title,
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

  /// Records a draft, and tells what became of it.
  func record(_ draft: Draft, _ title: String, in replica: Replica) throws {
    let applied = try replica.apply([NumberedDraft(draft)], by: author.member(in: replica))
    try ChangeReport(applied, title: title).tell(asJSON: output.json)
  }
}
