import Community
import Exchange
import Merge
import Workspace

/// Writes records of one kind for another program.
struct RecordExport {
  let kind: Kind
  let format: FileKind
  let file: ExportFile
  let encoding: TextEncoding
  /// Whether members who don't wish to be visible are written, too.
  let isWhole: Bool

  /// Writes the records that pass `filters`, and tells how many.
  func run(_ filters: FieldWords) throws {
    try Replica.reading { replica in
      let found = try replica.sheets(
        of: kind, where: try filters.given.map { try $0.filter(in: replica) })
      var sheets = isWhole ? found : found.filter(\.isVisible)
      var notes: [Phrase] = []
      let hidden = found.count - sheets.count
      if hidden > 0 { notes.append(Self.hiddenPhrase(hidden)) }
      if format == .ics {
        let count = sheets.count
        sheets = sheets.filter { CalendarWriter.canWrite($0) }
        if sheets.count < count { notes.append(Self.dayless(count - sheets.count)) }
      }
      if format == .markdown {
        notes.insert(try writePages(of: sheets), at: 0)
      } else {
        try file.write(bytes(of: sheets, in: replica))
      }
      try tell(sheets.count, notes)
    }
  }

  private func bytes(of sheets: [Sheet], in replica: Replica) throws -> [UInt8] {
    switch format {
    case .csv:
      return try table(of: sheets, replica.roll(for: kind))
    case .vcard: return CardWriter.bytes(of: sheets, at: Edge.now)
    case .ics:
      return CalendarWriter.bytes(of: sheets, network: replica.settings.network, at: Edge.now)
    case .json, .markdown:
      return sheets.flatMap { Array(($0.draftJSON(of: kind) + "\n").utf8) }
    }
  }

  private func table(of sheets: [Sheet], _ roll: Roll) throws(Complaint) -> [UInt8] {
    do {
      return try CSVExport.bytes(
        of: sheets, kind: kind, in: .current, roll: roll, encoding: encoding)
    } catch {
      let record = error.line.flatMap { $0 > 1 ? sheets[$0 - 2].record : nil } ?? ""
      let sign = Visible.line(error.character)
      throw Complaint(
        .badData,
        fr: "Ligne \(error.line ?? 1) (\(record)) : « \(sign) » ne s’écrit pas en "
          + "\(encoding.rawValue) ; rien n’a été écrit, prenez --encoding utf-8.",
        en: "Line \(error.line ?? 1) (\(record)): “\(sign)” can't be written in "
          + "\(encoding.rawValue); nothing was written, use --encoding utf-8.")
    }
  }

  private func writePages(of sheets: [Sheet]) throws -> Phrase {
    guard let folder = file.name else {
      throw Complaint(
        .usage,
        fr: "Dites dans quel dossier écrire les pages, avec --output.",
        en: "Say which folder to write the pages into, with --output.")
    }
    let pages = sheets.map { sheet in
      (
        record: sheet.record, title: kind.titleField.flatMap { sheet.string($0) } ?? "",
        text: PageWriter.page(of: sheet, kind: kind)
      )
    }
    let written = try ExportFile.write(pages: pages, into: folder)
    return Counted(
      count: written, fr: ("fichier écrit", "fichiers écrits"),
      en: ("file written", "files written")
    ).phrase
  }

  /// Tells what was written: beside the records themselves, on the error output.
  private func tell(_ count: Int, _ notes: [Phrase]) throws {
    let counted = Counted(
      count: count, fr: (kind.singular.french, kind.plural.french),
      en: (kind.singular.english, kind.plural.english))
    guard let name = file.name else {
      for note in notes { Output.message(note.text) }
      return
    }
    let start = Phrase(
      fr: "\(counted.french) dans « \(Visible.line(name)) »",
      en: "\(counted.english) in “\(Visible.line(name))”")
    let parts = [start] + notes
    let separator = Phrase(fr: " ; ", en: "; ").text
    try Output.print(parts.map(\.text).joined(separator: separator) + ".")
  }

  private static func hiddenPhrase(_ count: Int) -> Phrase {
    Counted(
      count: count,
      fr: (
        "membre qui ne souhaite pas être visible n’y est pas (--all l’ajoute)",
        "membres qui ne souhaitent pas être visibles n’y sont pas (--all les ajoute)"
      ),
      en: (
        "member who does not wish to be visible is not in it (--all adds them)",
        "members who don't wish to be visible are not in it (--all adds them)"
      )
    ).phrase
  }

  private static func dayless(_ count: Int) -> Phrase {
    let counted = Counted(
      count: count, fr: ("sans date n’y est pas", "sans date n’y sont pas"),
      en: ("without a date is not in it", "without a date are not in it"))
    return counted.phrase
  }
}

extension EncodingOption {
  /// The encoding that is asked for; `nil` when none is.
  func checked(for format: FileKind) throws(Complaint) -> TextEncoding? {
    guard let encoding else { return nil }
    guard let known = TextEncoding(rawValue: encoding.lowercased()) else {
      let names = TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
      throw Complaint(
        .usage,
        fr: "L’encodage « \(Visible.excerpt(encoding)) » n’est pas connu ; au choix : \(names).",
        en: "The encoding “\(Visible.excerpt(encoding))” is not known; choose one of: \(names).")
    }
    guard format == .csv || known == .utf8 else {
      throw Complaint(
        .usage,
        fr: "--encoding vaut pour le CSV : \(format.phrase.french) s’écrit en UTF-8.",
        en: "--encoding is for CSV: \(format.phrase.english) is written in UTF-8.")
    }
    return known
  }
}
