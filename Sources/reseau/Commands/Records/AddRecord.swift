import ArgumentParser
import Community
import Merge
import Workspace

/// `add`: makes a record.
struct AddRecord<K: RecordKind>: ParsableCommand {
  static var configuration: CommandConfiguration {
    let title = K.kind.positional.valueName.text
    return CommandConfiguration(
      "add",
      Phrase(
        fr: "Ajouter ; le nom de la fiche est seul sur la dernière ligne.",
        en: "Add; the record's name is alone on the last line."),
      more: FieldHelp.options(of: K.kind, for: .add), examples: [K.example],
      usage: "reseau \(K.kind.name) add [<\(title)>] [--\(Phrase(fr: "champ", en: "field").text) …]"
    )
  }

  @Argument(
    parsing: .allUnrecognized,
    help: help(
      fr: "Le nom ou le titre, puis les champs.", en: "The name or title, then the fields.",
      valueName: Phrase(fr: "champs", en: "fields")),
    completion: .custom { words, _, start in FieldHelp.completions(K.kind, .add, start) })
  var words: [String] = []

  @OptionGroup var author: ByOption
  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let kind = K.kind
    let words = try FieldWords(words, of: kind, for: .add)
    var generator = EdgeRandomness()
    let record = RecordName.fresh(kind, using: &generator).text
    try Replica.writing { replica in
      var fields = FieldDraft(on: record, in: replica)
      if let word = words.others.first, let field = kind.positional.field {
        try words.refuseMore(than: 1)
        try fields.add(word, to: field)
      }
      for given in words.given { try fields.add(given) }
      let by = try author.member(in: replica)
      if kind == .comment, let by, let field = kind.field("by") { try fields.add(by, to: field) }
      if kind == .comment, !fields.says("body"), Terminal.canEdit, let body = kind.field("body") {
        try fields.add(TextEditor.edited("", of: body), to: body)
      }
      try requireFields(fields)
      let applied: [Applied]
      do throws(WorkspaceError) {
        applied = try replica.apply([NumberedDraft(fields.draft)], by: by)
      } catch {
        guard case .rule(let rule, let line) = error else { throw error }
        throw Complaint(rule, line: line, isNew: true)
      }
      try ChangeReport(applied, title: nil).tell(asJSON: output.json)
    }
  }

  /// A record without what people call it, a comment on nothing, or a question that nobody asks
  /// helps nobody.
  private func requireFields(_ fields: FieldDraft) throws {
    let besides = K.kind == .comment ? ["body"] : K.kind == .question ? ["survey"] : []
    let needed = [K.kind.positional.field?.name] + besides
    for name in needed.compactMap({ $0 }) where !fields.says(name) {
      throw Complaint(
        .usage, fr: "Il manque « --\(name) ».", en: "“--\(name)” is missing.")
    }
  }
}

extension Kind {
  /// The field that the first word after `add` gives: the title, or what a comment is about.
  var positional: (field: Field?, valueName: Phrase) {
    let field = field(titleField ?? "about")
    return (field, field.map { $0.label } ?? Phrase(fr: "titre", en: "title"))
  }
}

extension FieldWords {
  /// Refuses words that belong to nothing: mostly a title without quotes around it.
  func refuseMore(than count: Int) throws(Complaint) {
    guard others.count > count else { return }
    let word = Visible.excerpt(others[count])
    throw Complaint(
      .usage,
      fr: "« \(word) » est de trop : mettez des guillemets autour de plusieurs mots.",
      en: "“\(word)” is not expected here: put quotes around several words.")
  }
}
