import Community
import Merge
import Workspace

/// Records drafts in bulk, or only tries to.
struct DraftImport {
  private let drafts: [NumberedDraft]
  private let by: String?
  private let isTrial: Bool
  private let takesNews: Bool

  /// Takes `drafts`.
  ///
  /// - Parameters:
  ///   - by: the member who makes the changes, as somebody typed it.
  ///   - isTrial: whether nothing is written.
  ///   - takesNews: whether what a record shows already is left out, so that a file that comes
  ///     again changes nothing.
  init(
    _ drafts: [NumberedDraft], by: String?, isTrial: Bool = false, takesNews: Bool = false
  ) {
    self.drafts = drafts
    self.by = by
    self.isTrial = isTrial
    self.takesNews = takesNews
  }

  /// Records the drafts, and names the line where one is about a record that is not there.
  func run() throws -> [Applied] {
    guard !drafts.isEmpty else { return [] }
    do {
      return try Replica.writing { replica in
        let by = try ByOption.member(by, in: replica)
        let drafts = try takesNews ? replica.news(in: drafts) : drafts
        let applied = try isTrial ? replica.rehearse(drafts) : replica.apply(drafts, by: by)
        try Self.tellLeftOut(applied)
        return applied
      }
    } catch let error as WorkspaceError {
      guard case .noSuchRecord(let record) = error,
        let line = drafts.first(where: { $0.draft.change.record == record })?.line
      else { throw error }
      throw Complaint(
        .missing, fr: "Ligne \(line) : \(record) n’existe pas, ou plus.",
        en: "Line \(line): there is no \(record), or not any more.")
    }
  }
}

extension DraftImport {
  /// Tells what was left out of `applied`, since only leads say it.
  ///
  /// - Throws: ``WorkspaceError/leadsOnly`` when that was all.
  private static func tellLeftOut(_ applied: [Applied]) throws {
    let lines = applied.filter(\.hasLeftOut)
    guard !lines.isEmpty else { return }
    if lines.count == applied.count, lines.allSatisfy({ $0.effect == .unchanged }) {
      throw WorkspaceError.leadsOnly
    }
    let names =
      lines.prefix(3).map(\.record).joined(separator: ", ") + (lines.count > 3 ? ", …" : "")
    Output.message(
      Phrase(
        fr: "Laissé de côté, car seul un site animateur le dit (valider une pratique, ouvrir une "
          + "enquête, changer la charte), dans \(Counted.records(lines.count).french) : \(names).",
        en: "Left out, since only a lead site says it (to validate a practice, to open a survey, "
          + "to change the charter), in \(Counted.records(lines.count).english): \(names)."
      ).text)
  }
}

extension Replica {
  /// The drafts without what their records show already; of a record that comes more than once,
  /// each line builds on the one before, and all stay whole.
  fileprivate func news(in drafts: [NumberedDraft]) throws -> [NumberedDraft] {
    let counts = Dictionary(grouping: drafts, by: \.draft.change.record).mapValues(\.count)
    return try drafts.map { numbered in
      let record = numbered.draft.change.record
      guard counts[record] == 1, let view = try view(of: record) else { return numbered }
      return NumberedDraft(numbered.draft.news(beside: view), line: numbered.line)
    }
  }
}

extension Draft {
  /// The draft without what `view` shows already. A value in conflict stays: it decides.
  fileprivate func news(beside view: RecordView) -> Draft {
    var change = change
    change.set.removeAll { part in
      let shown = view.fields[part.field]
      guard view.conflicts[part.field] == nil else { return false }
      return shown == .value(part.content) || shown == nil && part.content == .null
    }
    func elements(_ field: String) -> Set<Value> {
      guard case .set(let elements) = view.fields[field] else { return [] }
      return Set(elements.map { Value($0) })
    }
    change.add = change.add.compactMap { part in
      let present = elements(part.field)
      let added = part.content.filter { !present.contains(Value($0)) }
      return added.isEmpty ? nil : FieldChange(part.field, added)
    }
    change.remove = change.remove.compactMap { part in
      let present = elements(part.field)
      let removed = part.content.filter { present.contains(Value($0)) }
      return removed.isEmpty ? nil : FieldChange(part.field, removed)
    }
    return Draft(change, texts: texts)
  }
}

/// Tells what became of drafts.
struct DraftReport {
  private let drafts: [NumberedDraft]
  private let applied: [Applied]

  init(_ drafts: [NumberedDraft], _ applied: [Applied]) {
    self.drafts = drafts
    self.applied = applied
  }

  /// Prints it: the counts, or in JSON, and on trial, line by line.
  func tell(asJSON: Bool, isTrial: Bool = false) throws {
    if asJSON { return try printJSON() }
    if isTrial { try printLines() }
    let counts = Dictionary(grouping: applied, by: \.effect).mapValues(\.count)
    let parts = [
      Counted.created(counts[.created] ?? 0), Counted.changed(counts[.changed] ?? 0),
      Counted.deleted(counts[.deleted] ?? 0), Counted.unchanged(counts[.unchanged] ?? 0),
    ]
    let shown = parts.enumerated().filter { $0.offset == 0 || $0.element.count > 0 }
    let trial = isTrial ? ImportReport.nothingWritten : Phrase(same: "")
    try Output.print(
      Phrase(
        fr: shown.map(\.element.french).joined(separator: ", ") + "." + trial.french,
        en: shown.map(\.element.english).joined(separator: ", ") + "." + trial.english
      ).text)
  }

  private func printLines() throws {
    var lines = Output()
    for (draft, outcome) in zip(drafts, applied) {
      let effect = outcome.effect.word
      try lines.line(
        Phrase(
          fr: "Ligne \(draft.line ?? 0) : \(outcome.record), \(effect.french)",
          en: "Line \(draft.line ?? 0): \(outcome.record), \(effect.english)"
        ).text)
    }
    try lines.flush()
  }

  private func printJSON() throws {
    var lines = Output()
    for (draft, outcome) in zip(drafts, applied) {
      try lines.line(
        Value(object: [
          ("effect", Value(outcome.effect.rawValue)), ("line", Value(draft.line ?? 0)),
          ("record", Value(outcome.record)),
        ]).json)
    }
    try lines.flush()
  }
}

extension Applied.Effect {
  /// What happened, in a word.
  fileprivate var word: Phrase {
    switch self {
    case .created: Phrase(fr: "nouvelle fiche", en: "new record")
    case .changed: Phrase(fr: "modifiée", en: "changed")
    case .deleted: Phrase(fr: "supprimée", en: "deleted")
    case .unchanged: Phrase(fr: "inchangée", en: "unchanged")
    }
  }
}
