import Community
import Merge

/// Decides what becomes of the entries of a file, one after the other.
struct Planner {
  let kind: Kind
  private(set) var roll: Roll
  private var before: [String: Proposal] = [:]

  init(kind: Kind, roll: Roll) {
    self.kind = kind
    self.roll = roll
  }

  /// The record that `proposal` is about; `nil` when it is a new one.
  ///
  /// A name decides; else, of a member, the mail address, and then what people call it. Where that
  /// leaves several, none is taken.
  func record(of proposal: Proposal) throws(ImportProblem) -> String? {
    if let problem = proposal.problem { throw problem }
    if let written = proposal.record { return try name(written) }
    let title = kind.titleField.flatMap { proposal.typed($0) } ?? ""
    if kind == .member, let mail = proposal.typed("email"), !mail.isEmpty {
      let found = roll.members(mail: mail)
      guard found.count < 2 else { throw .severalRecords(found) }
      if let record = found.first {
        try checkPerson(record, title)
        return record
      }
    }
    let second = try kind.secondKey.flatMap { kind.field($0) }.map {
      (field) throws(ImportProblem) in
      let word = proposal.typed(field.name)
      return try word.map { (word) throws(ImportProblem) in
        try Reading(roll: roll).value(word, of: field).string ?? word
      }
    }
    let found = roll.records(of: kind, titled: title, second: second ?? nil)
    guard found.count < 2 else { throw .severalRecords(found) }
    return found.first
  }

  private func name(_ written: String) throws(ImportProblem) -> String {
    let whole = written.contains("/") ? written : "\(kind.name)/\(written)"
    guard let name = RecordName(whole), name.kind == kind.name else {
      throw .notARecord(written, kind: kind.name)
    }
    return name.text
  }

  /// A mail address that several people share must not give one the name of the other.
  private func checkPerson(_ record: String, _ title: String) throws(ImportProblem) {
    let words = Set(Folding.words(of: title))
    guard !words.isEmpty, let known = roll.title(of: record) else { return }
    guard words.isDisjoint(with: Folding.words(of: known)) else { return }
    throw .otherPerson(record: record, title: known)
  }

  /// What becomes of `proposal`, which is about `record`.
  mutating func plan(
    _ proposal: Proposal, record: String?, _ known: ImportPlan.Known, fresh: () -> String
  ) -> ImportPlan.Line {
    if let record, let earlier = before[record] {
      guard earlier.parts == proposal.parts else {
        let problem = ImportProblem.sameAs(line: earlier.line, file: earlier.file)
        return refusal(of: proposal, problem, record: record)
      }
      return line(proposal, record, .unchanged)
    }
    do throws(ImportProblem) {
      switch known {
      case .gone: throw .gone(record ?? "")
      case .unknown:
        let name = record ?? fresh()
        let change = try change(proposal, on: name, of: nil)
        try checkTitle(change)
        note(proposal, name, change)
        return line(proposal, name, .created(change.differences), change.draft)
      case .here(let sheet):
        let change = try change(proposal, on: sheet.record, of: sheet)
        before[sheet.record] = proposal
        guard !change.differences.isEmpty else { return line(proposal, sheet.record, .unchanged) }
        return line(proposal, sheet.record, .changed(change.differences), change.draft)
      }
    } catch {
      return refusal(of: proposal, error, record: record)
    }
  }

  private func change(
    _ proposal: Proposal, on record: String, of sheet: Sheet?
  ) throws(ImportProblem) -> ProposedChange {
    var change = ProposedChange(on: record, of: sheet, Reading(roll: roll))
    for part in proposal.parts { try change.take(part) }
    do {
      try Rules.check(change.draft)
    } catch {
      throw .rule(error)
    }
    return change
  }

  /// A new record that nobody can call anything helps nobody.
  private func checkTitle(_ change: ProposedChange) throws(ImportProblem) {
    let title = kind.titleField ?? ""
    guard change.draft.change.set.contains(where: { $0.field == title && $0.content != .null })
    else { throw .noTitle(field: title) }
  }

  /// Remembers a record that is about to be made, so that a later entry about it is noticed.
  private mutating func note(_ proposal: Proposal, _ record: String, _ change: ProposedChange) {
    before[record] = proposal
    func value(_ field: String?) -> String? {
      change.draft.change.set.first { $0.field == field }?.content.string
    }
    roll.add(
      Roll.Entry(
        record: record, title: value(kind.titleField) ?? "",
        mail: kind == .member ? value("email") : nil, second: value(kind.secondKey)))
  }

  /// The line of an entry that can't be taken.
  func refusal(
    of proposal: Proposal, _ problem: ImportProblem, record: String?
  ) -> ImportPlan.Line {
    line(proposal, record, .refused(problem))
  }

  private func line(
    _ proposal: Proposal, _ record: String?, _ outcome: ImportPlan.Outcome, _ draft: Draft? = nil
  ) -> ImportPlan.Line {
    let told = kind.titleField.flatMap { proposal.typed($0) }
    return ImportPlan.Line(
      line: proposal.line, file: proposal.file,
      title: told ?? record.flatMap { roll.title(of: $0) } ?? "", record: record,
      outcome: outcome, draft: draft)
  }
}
