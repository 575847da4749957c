import Community
import Journal
import Merge

/// How a person settles what disagrees.
public enum Resolution: Hashable, Sendable {
  /// What this site wrote: its id, the start of it, or its name.
  case take(String)
  /// This value, or for a text this whole text.
  case value(Value)
  /// What is shown.
  case asIs
}

extension Replica {
  /// Settles a conflict, a text that is to be reread, or, without a field, all that waits for a
  /// decision in the record.
  ///
  /// - Throws: ``WorkspaceError/nothingToDecide(record:field:)``,
  ///   ``WorkspaceError/notInConflict(site:field:)``.
  public func resolve(
    _ view: RecordView, field: String?, by resolution: Resolution, member: String? = nil
  ) throws(WorkspaceError) {
    var change = Change(on: view.record)
    var texts: [FieldChange<String>] = []
    let open = (Array(view.conflicts.keys) + view.readings.keys).sorted {
      $0.precedesByCodePoint($1)
    }
    let fields = field.map { [$0] } ?? open
    if fields.isEmpty, !view.isEditedWhileDeleted {
      throw .nothingToDecide(record: view.record, field: "")
    }
    for field in fields {
      if let live = view.conflicts[field] {
        change.set.append(FieldChange(field, try value(resolution, of: live, field)))
      } else if let readings = view.readings[field] {
        guard let text = try text(resolution, of: readings, field) else {
          change.edit.append(FieldChange(field, []))
          continue
        }
        texts.append(FieldChange(field, text))
      } else {
        throw .nothingToDecide(record: view.record, field: field)
      }
    }
    let draft = Draft(change, texts: texts)
    do {
      try Rules.check(draft)
      _ = try commit(by: member) { decision in
        // A bare change settles a delete: it has seen both sides.
        let isBare = fields.isEmpty
        if isBare { try decision.add(change) } else { _ = try decision.apply(draft, line: nil) }
      }
    } catch {
      throw WorkspaceError(error)
    }
  }

  private func value(
    _ resolution: Resolution, of live: [LiveValue], _ field: String
  ) throws(WorkspaceError) -> Value {
    switch resolution {
    case .value(let value): return value
    case .asIs: return live.first?.value ?? .null
    case .take(let site):
      let authors = try authors(named: site, among: live.map(\.dot.site))
      guard let taken = live.first(where: { authors.contains($0.dot.site) }) else {
        throw .notInConflict(site: site, field: field)
      }
      return taken.value
    }
  }

  private func text(
    _ resolution: Resolution, of readings: [MergedText.Reading], _ field: String
  ) throws(WorkspaceError) -> String? {
    switch resolution {
    case .value(let value): return value.string ?? ""
    case .asIs: return nil
    case .take(let site):
      let authors = try authors(named: site, among: readings.map(\.dot.site))
      guard let taken = readings.first(where: { authors.contains($0.dot.site) }) else {
        throw .notInConflict(site: site, field: field)
      }
      return taken.text
    }
  }
}
