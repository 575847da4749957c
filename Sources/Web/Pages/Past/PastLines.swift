import Community
import Merge
import Workspace

/// What one change did to one field: what went and what came.
struct PastLine: Sendable {
  /// The field; `nil` where the whole record is meant.
  let label: String?
  /// What is said in words.
  let sentence: String?
  /// What went and came.
  let pieces: [WordDifference.Piece]
}

/// What one change did, field by field, between the record as its author found it and left it.
struct PastLines {
  let lines: [PastLine]

  init(
    _ change: Change, from before: RecordView?, to after: RecordView?, _ kind: Kind,
    _ visit: Visit, _ replica: Replica
  ) throws {
    let reading = FieldText(replica: replica, language: visit.language)
    func label(_ name: String) -> String {
      kind.field(name).map { visit.say($0.label) } ?? name
    }
    func shown(_ value: Value, _ name: String) throws -> String {
      value == .null ? "" : try reading.part(value, kind.field(name)?.form).text
    }
    func elements(_ part: FieldChange<[String]>) throws -> String {
      try part.content.map { try shown(Value($0), part.field) }.joined(separator: ", ")
    }
    func sentence(_ phrase: Phrase, _ label: String? = nil) -> PastLine {
      PastLine(label: label, sentence: visit.say(phrase), pieces: [])
    }
    var lines: [PastLine] = []
    if change.delete { lines.append(sentence(Phrase(fr: "Fiche supprimée.", en: "Removed."))) }
    for part in change.set {
      let old = try shown(before?.value(part.field) ?? .null, part.field)
      let new = try shown(part.content, part.field)
      lines.append(
        PastLine(label: label(part.field), sentence: nil, pieces: Self.replaced(old, new)))
    }
    for part in change.add {
      let pieces = [WordDifference.Piece(added: try elements(part))]
      lines.append(PastLine(label: label(part.field), sentence: nil, pieces: pieces))
    }
    for part in change.remove {
      let pieces = [WordDifference.Piece(removed: try elements(part))]
      lines.append(PastLine(label: label(part.field), sentence: nil, pieces: pieces))
    }
    for part in change.edit {
      let (old, new) = (before?.text(part.field) ?? "", after?.text(part.field) ?? "")
      let difference =
        old.isEmpty && !new.isEmpty
        ? WordDifference(new: new) : WordDifference(from: old, to: new)
      lines.append(
        difference.isEmpty
          ? sentence(
            Phrase(fr: "Relu : le texte est bon ainsi.", en: "Reread: the text is right."),
            label(part.field))
          : PastLine(label: label(part.field), sentence: nil, pieces: difference.pieces))
    }
    if lines.isEmpty {
      lines.append(
        sentence(
          before == nil
            ? Phrase(fr: "La fiche est là, ou de retour.", en: "The record is there, or back.")
            : Phrase(fr: "Confirmée.", en: "Confirmed.")))
    }
    self.lines = lines
  }

  /// What went and what came, of something that is replaced as a whole.
  static func replaced(_ old: String, _ new: String) -> [WordDifference.Piece] {
    let gone = old.isEmpty || old == new ? [] : [WordDifference.Piece(removed: old)]
    let come = new.isEmpty ? [] : [WordDifference.Piece(added: new)]
    return gone.isEmpty || come.isEmpty
      ? gone + come : gone + [WordDifference.Piece(same: " ")] + come
  }
}
