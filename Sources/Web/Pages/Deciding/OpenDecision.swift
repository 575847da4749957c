import Community
import Merge
import Workspace

/// A decision as a page shows it, and the mark by which a form says what was shown.
struct OpenDecision {
  let decision: PendingDecision
  let view: RecordView

  /// What can be decided about `view` now.
  ///
  /// Whether a record that was deleted elsewhere stays comes before all else: any other decision
  /// about it is a change to it, and would keep it unasked.
  static func all(of view: RecordView, in replica: Replica) throws -> [OpenDecision] {
    let all = try PendingDecision.all(of: view, in: replica)
    let first = all.filter { $0.matter == .deleted }
    return (first.isEmpty ? all : first).map { OpenDecision(decision: $0, view: view) }
  }

  /// The field as a form carries it; empty when the whole record is meant.
  var fieldName: String { decision.field ?? "" }

  /// A digest of all that the page shows of the decision: while it is the same, who decides has
  /// seen what they decide.
  var mark: String {
    var parts = [decision.matter.rawValue, fieldName]
    for side in decision.sides {
      parts += [side.site.id, side.at?.text ?? "", side.value.json]
    }
    switch decision.matter {
    case .conflict: break
    case .reread: parts.append(view.text(fieldName))
    case .deleted: parts.append(view.json)
    }
    return Fingerprint(parts).text
  }
}
