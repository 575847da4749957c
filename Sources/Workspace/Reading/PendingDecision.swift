import Community
import Journal
import Merge

/// Something about a record that waits for a person: what, and what each side wrote.
///
/// The command line and the page show the same ones in the same order.
public struct PendingDecision: Hashable, Sendable {
  /// What is to be decided.
  public enum Matter: String, Sendable {
    /// Several values of one field.
    case conflict
    /// A text that was merged within a paragraph.
    case reread
    /// A record that was deleted and changed at the same time.
    case deleted
  }

  /// What one side wrote.
  public struct Side: Hashable, Sendable {
    /// The site that wrote it.
    public let site: SiteName
    /// When, by the site's clock; `nil` of a text.
    public let at: Timestamp?
    /// What it wrote; of a text, the whole text as the site left it.
    public let value: Value
  }

  /// The record, as `kind/id`.
  public let record: String
  /// What is to be decided.
  public let matter: Matter
  /// The field; `nil` when the whole record is meant.
  public let field: String?
  /// The sides; of a conflict, the one shown first.
  public let sides: [Side]

  /// Everything about `view` that waits for a decision: values, texts, then the record itself.
  public static func all(
    of view: RecordView, in replica: Replica
  ) throws(WorkspaceError) -> [PendingDecision] {
    var decisions: [PendingDecision] = []
    for field in view.conflicts.keys.sorted(by: { $0.precedesByCodePoint($1) }) {
      let sides = try replica.explain(view.conflicts[field] ?? []).map {
        Side(site: $0.site, at: $0.at, value: $0.value)
      }
      decisions.append(
        PendingDecision(record: view.record, matter: .conflict, field: field, sides: sides))
    }
    for field in view.readings.keys.sorted(by: { $0.precedesByCodePoint($1) }) {
      let sides = try replica.explain(view.readings[field] ?? []).map {
        Side(site: $0.site, at: nil, value: Value($0.text))
      }
      decisions.append(
        PendingDecision(record: view.record, matter: .reread, field: field, sides: sides))
    }
    if view.isEditedWhileDeleted {
      decisions.append(
        PendingDecision(record: view.record, matter: .deleted, field: nil, sides: []))
    }
    return decisions
  }
}
