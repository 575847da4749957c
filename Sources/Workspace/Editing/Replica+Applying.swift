import Community
import Journal
import Merge

/// A draft, and the line where it stands when it came in a file.
public struct NumberedDraft: Sendable {
  /// What shall be done.
  public let draft: Draft
  /// The line, from 1.
  public let line: Int?

  /// Makes a draft that stands in `line` of a file, if it came in one.
  public init(_ draft: Draft, line: Int? = nil) {
    self.draft = draft
    self.line = line
  }
}

/// What became of a draft.
public struct Applied: Hashable, Sendable {
  /// What happened.
  public enum Effect: String, Sendable {
    /// The record was not there before.
    case created
    /// The record was changed.
    case changed
    /// The record was deleted.
    case deleted
    /// All was as the draft asks already; nothing was written.
    case unchanged
  }

  /// The record.
  public let record: String
  /// What happened.
  public let effect: Effect
  /// Whether something that the draft asked for was left out, since only leads say it.
  public var hasLeftOut = false
}

extension Replica {
  /// Records drafts: all are checked before the first is written.
  ///
  /// When this returns, the changes are acknowledged.
  ///
  /// - Throws: ``WorkspaceError/rule(_:line:)`` and its like; then nothing was written.
  public func apply(
    _ drafts: [NumberedDraft], by member: String? = nil
  ) throws(WorkspaceError) -> [Applied] {
    try check(drafts)
    var outcomes: [Applied] = []
    do {
      _ = try commit(by: member) { decision in
        for numbered in drafts {
          outcomes.append(try decision.apply(numbered.draft, line: numbered.line))
        }
      }
    } catch {
      throw WorkspaceError(error)
    }
    return outcomes
  }

  /// What ``apply(_:by:)`` would do and throw now. Nothing is written.
  public func rehearse(_ drafts: [NumberedDraft]) throws(WorkspaceError) -> [Applied] {
    try check(drafts)
    var outcomes: [Applied] = []
    do {
      try bringForward()
      _ = try decided(by: nil) { decision in
        for numbered in drafts {
          outcomes.append(try decision.apply(numbered.draft, line: numbered.line))
        }
      }
    } catch {
      throw WorkspaceError(error)
    }
    return outcomes
  }

  private func check(_ drafts: [NumberedDraft]) throws(WorkspaceError) {
    for numbered in drafts {
      do {
        try Rules.check(numbered.draft)
      } catch {
        throw WorkspaceError.rule(error, line: numbered.line)
      }
    }
  }
}

extension Replica {
  /// Brings a deleted record back as it was: a change that has seen the delete restores it.
  ///
  /// - Parameter record: its name, `kind/id`.
  /// - Throws: ``WorkspaceError/noSuchRecord(_:)`` when there never was one.
  public func restore(_ record: String, by member: String? = nil) throws(WorkspaceError) -> Applied
  {
    guard try reading({ try $0.contains(record) }) else { throw .noSuchRecord(record) }
    let applied = try apply([NumberedDraft(Draft(Change(on: record)))], by: member)
    return applied.first ?? Applied(record: record, effect: .unchanged)
  }
}

extension Decision {
  /// Decides what a draft changes, and adds that.
  ///
  /// What only leads say is left out when this site is none: written all the same, the whole change
  /// would have no effect anywhere.
  mutating func apply(_ draft: Draft, line: Int?) throws -> Applied {
    guard draft.change.isForLeads, try !fold.isLed() else { return try applyWhole(draft, line) }
    let record = draft.change.record
    let isThere = try isThere(record)
    guard let rest = draft.withoutLeadsWords(isThere: isThere) else {
      return Applied(record: record, effect: .unchanged, hasLeftOut: true)
    }
    var applied = try applyWhole(rest, line)
    applied.hasLeftOut = true
    return applied
  }

  private func isThere(_ record: String) throws -> Bool {
    try fold.state(of: record).map { !$0.life.isGone } ?? false
  }

  private mutating func applyWhole(_ draft: Draft, _ line: Int?) throws -> Applied {
    let record = draft.change.record
    let state = try fold.state(of: record)
    let isThere = state.map { !$0.life.isGone } ?? false
    if draft.change.delete {
      guard isThere else { throw WorkspaceError.noSuchRecord(record) }
      try add(draft.change)
      return Applied(record: record, effect: .deleted)
    }
    for part in draft.change.edit {
      let text = state?.texts[part.field]?.merged.text ?? ""
      var buffer = TextBuffer(text)
      guard (try? buffer.apply(part.content)) != nil else {
        throw WorkspaceError.outsideText(
          record: record, field: part.field, length: text.unicodeScalars.count, line: line)
      }
    }
    var change = draft.change
    for part in draft.texts {
      let merged = state?.texts[part.field]?.merged
      let steps = textEdits(from: merged?.text ?? "", to: part.content)
      if !steps.isEmpty || merged?.isToReread == true {
        change.edit.append(FieldChange(part.field, steps))
      }
    }
    let isNothing =
      change.set.isEmpty && change.add.isEmpty && change.remove.isEmpty && change.edit.isEmpty
    if isNothing, isThere { return Applied(record: record, effect: .unchanged) }
    try add(change)
    return Applied(record: record, effect: isThere ? .changed : .created)
  }
}

extension Draft {
  /// The draft without what only leads say; `nil` when nothing is left.
  ///
  /// - Parameter isThere: whether the record is there: of a new one, such a value gives way to the
  ///   first that anybody may give it.
  fileprivate func withoutLeadsWords(isThere: Bool) -> Draft? {
    guard let kind = Kind.of(record: change.record), !kind.isForLeads else { return nil }
    var change = change
    change.set = change.set.compactMap { part in
      guard let field = kind.field(part.field), field.isForLeads(part.content) else { return part }
      return isThere ? nil : field.firstForAll.map { FieldChange(part.field, $0) }
    }
    let isNothing =
      change.set.isEmpty && change.add.isEmpty && change.remove.isEmpty && change.edit.isEmpty
      && texts.isEmpty && !change.delete
    return isNothing ? nil : Draft(change, texts: texts)
  }
}
