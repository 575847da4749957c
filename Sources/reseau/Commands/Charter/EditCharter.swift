import ArgumentParser
import Community
import Merge
import Workspace

/// `charter edit`: changes the charter, and begins it when there is none.
struct EditCharter: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "edit",
      Phrase(
        fr: "Écrire la charte ; sans champ, ses buts s’ouvrent dans l’éditeur. Seul un site "
          + "animateur le peut.",
        en: "Write the charter; without a field, its aims open in the editor. Only a lead site "
          + "may."),
      more: FieldHelp.options(of: .charter, for: .edit), examples: [Charters.example],
      usage: "reseau charter edit [--\(Phrase(fr: "champ", en: "field").text) …]")
  }

  @Argument(
    parsing: .allUnrecognized,
    help: help(
      fr: "Les champs.", en: "The fields.", valueName: Phrase(fr: "champs", en: "fields")),
    completion: .custom { _, _, start in
      FieldWords.options(of: .charter, for: .edit).map(\.name).filter { $0.hasPrefix(start) }
    })
  var words: [String] = []

  @OptionGroup var author: ByOption
  @OptionGroup var output: JSONOption
  @OptionGroup var global: GlobalOptions

  func run() throws {
    let words = try FieldWords(words, of: .charter, for: .edit)
    try words.refuseMore(than: 0)
    let editing = RecordEditing(kind: .charter, author: author, output: output)
    let isThere = try Replica.reading { try $0.view(of: Kind.charterRecord) != nil }
    guard !isThere else {
      return try editing.run(words) { try $0.record(Kind.charterRecord, kind: Kind.charter.name) }
    }
    try begin(words, editing)
  }

  private func begin(_ words: FieldWords, _ editing: RecordEditing) throws {
    let aims = Kind.charter.field("aims")
    var typed: String?
    if words.given.isEmpty, let aims, Terminal.canEdit {
      try Replica.reading { try $0.checkMay(change: .charter) }
      typed = try TextEditor.edited("", of: aims)
    }
    try Replica.writing { replica in
      try replica.checkMay(change: .charter)
      var fields = FieldDraft(on: Kind.charterRecord, in: replica)
      for given in words.given { try fields.add(given) }
      if let typed, let aims { try fields.add(typed, to: aims) }
      guard !fields.isEmpty else {
        throw Complaint(
          .usage,
          fr: "Dites quoi écrire : « reseau charter edit --help » montre les champs.",
          en: "Say what to write: “reseau charter edit --help” shows the fields.")
      }
      if !fields.says("title"), let title = Kind.charter.field("title") {
        try fields.add(Phrase(fr: "Charte du réseau", en: "Charter of the network").text, to: title)
      }
      try editing.record(fields.draft, Kind.charter.singular.text, in: replica)
    }
  }
}
